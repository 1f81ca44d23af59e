import type { EntityManager } from 'typeorm';

import { done, refused, type Outcome } from '../engine/finding.js';
import { nearestName } from '../files/nearest-name.js';
import { latestLoad, readOrganisation } from '../organisation/organisation-reader.js';
import { departmentPath } from '../organisation/organisation.js';
import { phrase, worded } from '../engine/phrase.js';

/** The codes of a department and all below it; `undefined`, which is everything, where none is named. Refused where there is none. */
export async function departmentsBelow(
  manager: EntityManager,
  department: string | undefined,
): Promise<Outcome<readonly string[] | undefined>> {
  if (department === undefined) return done(undefined);
  const { departments } = await readOrganisation(manager, await latestLoad(manager));
  const codes = [...departments.keys()];
  if (departments.has(department))
    return done(codes.filter((code) => departmentPath(departments, code).includes(department)));
  const meant = nearestName(department, codes);
  return refused({
    severity: 'error',
    code: 'no-such-department',
    ...worded(
      phrase`there is no department "${{ department }}"`,
      meant === undefined ? phrase`write its code` : phrase`did you mean ${{ meant }}?`,
    ),
  });
}
