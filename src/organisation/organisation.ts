/** The organisation as values: what loads are checked against, runs are computed from and digests are made of. */
import { createHash } from 'node:crypto';

import { canonicalJson } from '../engine/canonical.js';
import type { AssignmentFacts, EmployeeFacts } from '../engine/payout-input.js';

export interface OrganisationDepartment {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
}

export interface OrganisationRole {
  readonly code: string;
  readonly name: string;
  readonly nameZh: string | null;
}

/** Who holds which role in which department, from a day until the day before another (`null`: until further notice). */
export type OrganisationAssignment = Omit<AssignmentFacts, 'departments'>;

/** An employee and their assignments, in order of `from`: one unit, versioned together. */
export interface OrganisationEmployee extends EmployeeFacts {
  readonly assignments: readonly OrganisationAssignment[];
}

/** Departments and roles by code, in order of code. */
export interface OrganisationFrame {
  readonly departments: ReadonlyMap<string, OrganisationDepartment>;
  readonly roles: ReadonlyMap<string, OrganisationRole>;
}

/** The organisation as known at a load. Employees are read page by page, with `readEmployees`. */
export interface Organisation extends OrganisationFrame {
  /** 0 where nothing was loaded yet. */
  readonly loadId: number;
}

/** All of it at once. */
export interface WholeOrganisation extends OrganisationFrame {
  readonly employees: ReadonlyMap<string, OrganisationEmployee>;
}

/**
 * The department and all above it: its own code first, the root's last. Empty for a code that is not there.
 *
 * @example departmentPath(organisation.departments, 'SHOP-7') // ['SHOP-7', 'SHOPS', 'COMPANY']
 */
export function departmentPath(
  departments: ReadonlyMap<string, Pick<OrganisationDepartment, 'parent'>>,
  code: string,
): string[] {
  const path = new Set<string>();
  let next: string | null = code;
  while (next !== null && !path.has(next)) {
    const department = departments.get(next);
    if (!department) break;
    path.add(next);
    next = department.parent;
  }
  return [...path];
}

/** Canonical JSON of an employee with their assignments. */
export function employeeText(employee: OrganisationEmployee): string {
  const { code, name, hired, left, currency, attributes } = employee;
  const salary = employee.salary?.toText(60) ?? null;
  const assignments = employee.assignments.map(({ role, department, from, to, targetBonus }) => ({
    role,
    department,
    from,
    to,
    targetBonus,
  }));
  return canonicalJson({ code, name, hired, left, currency, salary, attributes, assignments });
}

/** Canonical JSON of a department or a role. */
export const frameText = (of: OrganisationDepartment | OrganisationRole): string => canonicalJson({ ...of });

/** Order of codes, the same in memory as byte by byte in both databases. */
export const byCode = (a: { readonly code: string }, b: { readonly code: string }): number =>
  a.code < b.code ? -1 : a.code > b.code ? 1 : 0;

/** Hashes an organisation employee by employee, in order of code. */
export class OrganisationDigest {
  private readonly hash = createHash('sha256');

  constructor({ departments, roles }: OrganisationFrame) {
    for (const department of [...departments.values()].sort(byCode)) this.add(`department ${frameText(department)}`);
    for (const role of [...roles.values()].sort(byCode)) this.add(`role ${frameText(role)}`);
  }

  addEmployee(employee: OrganisationEmployee): void {
    this.addEmployeeText(employeeText(employee));
  }

  /** As {@link addEmployee}, where the text is at hand. */
  addEmployeeText(text: string): void {
    this.add(`employee ${text}`);
  }

  /** SHA-256 in hexadecimal; ends the digest. */
  value(): string {
    return this.hash.digest('hex');
  }

  private add(line: string): void {
    this.hash.update(line).update('\n');
  }
}

/** SHA-256 of a whole organisation: a line of canonical JSON for each department, role and employee, each kind in order of code. */
export function organisationDigest(organisation: WholeOrganisation): string {
  const digest = new OrganisationDigest(organisation);
  for (const employee of [...organisation.employees.values()].sort(byCode)) digest.addEmployee(employee);
  return digest.value();
}
