import type { OrganisationDepartment } from '../../organisation/organisation.js';
import { departmentPath } from '../../organisation/organisation.js';

/** Amounts by department and currency, each with all that is below it; the empty department is the whole company. */
export class DepartmentSums {
  private readonly sums = new Map<string, bigint>();
  private readonly paths = new Map<string, readonly string[]>();

  constructor(private readonly departments: ReadonlyMap<string, OrganisationDepartment>) {}

  /** Adds a line's amount to its department, to all above it and to the company. */
  add(department: string, currency: string, minor: bigint): void {
    let path = this.paths.get(department);
    if (!path) this.paths.set(department, (path = ['', ...departmentPath(this.departments, department)]));
    for (const each of path) {
      const key = `${each} ${currency}`;
      this.sums.set(key, (this.sums.get(key) ?? 0n) + minor);
    }
  }

  of(department: string, currency: string): bigint | undefined {
    return this.sums.get(`${department} ${currency}`);
  }

  /** Every department and currency that there is a sum of. */
  *keys(): Generator<readonly [department: string, currency: string]> {
    for (const key of this.sums.keys()) {
      const [department = '', currency = ''] = key.split(' ');
      yield [department, currency];
    }
  }
}
