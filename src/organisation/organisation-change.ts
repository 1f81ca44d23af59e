/** What a load changes in what is stored. */
import type { CheckedOrganisation } from './check-organisation.js';
import {
  employeeText,
  frameText,
  OrganisationDigest,
  type OrganisationAssignment,
  type OrganisationDepartment,
  type OrganisationEmployee,
  type OrganisationFrame,
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
  const departments = compared(textsOf(stored.departments.values(), frameText), load.departments, frameText);
  const roles = compared(textsOf(stored.roles.values(), frameText), load.roles, frameText);
  const employees = compared(textsOf(stored.employees.values(), employeeText), load.employees, employeeText);
  const frame = {
    departments: merged(stored.departments, departments.different),
    roles: merged(stored.roles, roles.different),
  };
  const counts = {
    departments: departments.counts,
    roles: roles.counts,
    employees: employeeCounts(stored, employees.different, load.employees.length),
    assignments: assignmentCounts(stored, load),
  };
  return {
    departments: departments.different,
    roles: roles.different,
    employees: employees.different,
    counts,
    digest: digestOf(frame, employees.texts),
  };
}

function digestOf(frame: OrganisationFrame, employees: ReadonlyMap<string, string>): string {
  const digest = new OrganisationDigest(frame);
  for (const code of [...employees.keys()].sort()) digest.addEmployeeText(employees.get(code) ?? '');
  return digest.value();
}

interface Coded {
  readonly code: string;
}

const textsOf = <T extends Coded>(all: Iterable<T>, text: (of: T) => string): Map<string, string> =>
  new Map([...all].map((each) => [each.code, text(each)]));

/** What differs from the texts before; `texts` become those of what is stored afterwards. */
function compared<T extends Coded>(
  texts: Map<string, string>,
  given: readonly T[],
  textOf: (of: T) => string,
): { readonly different: readonly T[]; readonly counts: LoadCounts; readonly texts: ReadonlyMap<string, string> } {
  const different: T[] = [];
  let added = 0;
  for (const each of given) {
    const text = textOf(each);
    const before = texts.get(each.code);
    if (before === text) continue;
    if (before === undefined) added++;
    different.push(each);
    texts.set(each.code, text);
  }
  const changed = different.length - added;
  return { different, counts: { added, changed, unchanged: given.length - different.length }, texts };
}

/** An employee of whom only the assignments differ is unchanged. */
function employeeCounts(
  stored: WholeOrganisation,
  different: readonly OrganisationEmployee[],
  given: number,
): LoadCounts {
  const own = (employee: OrganisationEmployee): string => employeeText({ ...employee, assignments: [] });
  let [added, changed] = [0, 0];
  for (const employee of different) {
    const before = stored.employees.get(employee.code);
    if (!before) added++;
    else if (own(before) !== own(employee)) changed++;
  }
  return { added, changed, unchanged: given - added - changed };
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
