import type { EntityManager } from 'typeorm';

import { latestLoad, readOrganisation } from '../organisation/organisation-reader.js';
import { departmentPath } from '../organisation/organisation.js';

/**
 * Which of these departments an employee heads on a day. Their account says which ones are theirs to head; the roster says whether
 * they still do: on that day they are in service and assigned to that department, to one above it or to one below. Who has moved
 * elsewhere or has left heads nothing, whatever the account says.
 */
export async function headedDepartments(
  manager: EntityManager,
  employee: string,
  departments: readonly string[],
  day: string,
): Promise<string[]> {
  if (departments.length === 0) return [];
  const loadId = await latestLoad(manager);
  const assigned = await manager.query<{ department: string }[]>(ASSIGNED, [employee, loadId, day, day, day, day]);
  const tree = (await readOrganisation(manager, loadId)).departments;
  const related = (a: string, b: string) => departmentPath(tree, a).includes(b) || departmentPath(tree, b).includes(a);
  return departments.filter((headed) => assigned.some(({ department }) => related(department, headed)));
}

// Parameters stand in the order of their numbers, which is how SQLite counts them.
const ASSIGNED = `
  SELECT a.department FROM employee AS e JOIN assignment AS a ON a.employee = e.code AND a.load_id = e.load_id
  WHERE e.code = $1 AND e.load_id = (SELECT MAX(v.load_id) FROM employee AS v WHERE v.code = e.code AND v.load_id <= $2)
    AND e.hired <= $3 AND (e.left_on IS NULL OR e.left_on > $4)
    AND a.from_day <= $5 AND (a.to_day IS NULL OR a.to_day > $6)`;
