/** What a load changes in what is stored. */
import type { CheckedOrganisation } from './check-organisation.js';
import {
  employeeText,
  frameText,
  organisationDigest,
  type OrganisationAssignment,
  type OrganisationDepartment,
  type OrganisationEmployee,
  type OrganisationRole,
  type WholeOrganisation,
} from './organisation.js';

/** How many of a load were new, how many otherwise than before and how many the same. */
export interface LoadCounts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
}

/** Assignments are told apart by employee and first day; `removed` ones were there and are not in the load. */
export interface AssignmentCounts extends LoadCounts {
  readonly removed: number;
}

export interface OrganisationCounts {
  readonly departments: LoadCounts;
  readonly roles: LoadCounts;
  /** Assignments not considered. */
  readonly employees: LoadCounts;
  readonly assignments: AssignmentCounts;
}

export interface OrganisationChange {
  /** Those that are new or changed; an employee also where only an assignment is. */
  readonly departments: readonly OrganisationDepartment[];
  readonly roles: readonly OrganisationRole[];
  readonly employees: readonly OrganisationEmployee[];
  readonly counts: OrganisationCounts;
  /** Of the whole organisation as it stands afterwards. */
  readonly digest: string;
}

/** Compares what a load asks for with what is stored. */
export function organisationChange(stored: WholeOrganisation, load: CheckedOrganisation): OrganisationChange {
  const departments = compared(stored.departments, load.departments, frameText);
  const roles = compared(stored.roles, load.roles, frameText);
  const own = compared(stored.employees, load.employees, (employee) => employeeText({ ...employee, assignments: [] }));
  const units = compared(stored.employees, load.employees, employeeText);
  const digest = organisationDigest({
    departments: merged(stored.departments, departments.different),
    roles: merged(stored.roles, roles.different),
    employees: merged(stored.employees, units.different),
  });
  const counts = {
    departments: departments.counts,
    roles: roles.counts,
    employees: own.counts,
    assignments: assignmentCounts(stored, load),
  };
  return { departments: departments.different, roles: roles.different, employees: units.different, counts, digest };
}

interface Coded {
  readonly code: string;
}

function compared<T extends Coded>(
  stored: ReadonlyMap<string, T>,
  given: readonly T[],
  text: (of: T) => string,
): { readonly different: readonly T[]; readonly counts: LoadCounts } {
  const different: T[] = [];
  let added = 0;
  for (const each of given) {
    const before = stored.get(each.code);
    if (before && text(before) === text(each)) continue;
    if (!before) added++;
    different.push(each);
  }
  const changed = different.length - added;
  return { different, counts: { added, changed, unchanged: given.length - different.length } };
}

function assignmentCounts(stored: WholeOrganisation, { employees }: CheckedOrganisation): AssignmentCounts {
  const counts = { added: 0, changed: 0, unchanged: 0, removed: 0 };
  for (const { code, assignments } of employees) {
    const before = new Map(stored.employees.get(code)?.assignments.map((each) => [each.from, each]));
    for (const assignment of assignments) {
      const earlier = before.get(assignment.from);
      before.delete(assignment.from);
      if (!earlier) counts.added++;
      else if (isSame(earlier, assignment)) counts.unchanged++;
      else counts.changed++;
    }
    counts.removed += before.size;
  }
  return counts;
}

const isSame = (a: OrganisationAssignment, b: OrganisationAssignment): boolean =>
  a.role === b.role && a.department === b.department && a.to === b.to && a.targetBonus === b.targetBonus;

function merged<T extends Coded>(stored: ReadonlyMap<string, T>, different: readonly T[]): ReadonlyMap<string, T> {
  const all = new Map(stored);
  for (const each of different) all.set(each.code, each);
  return all;
}
