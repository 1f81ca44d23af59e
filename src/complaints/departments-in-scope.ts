import type { EntityManager } from 'typeorm';

import { seesDepartment, type Scope } from '../access/scope.js';
import { shownCell } from '../files/cell-text.js';
import { Problem } from '../http/problem.js';
import { departmentsBelow } from './subtree.js';
import { phrase } from '../engine/phrase.js';

/**
 * The departments that a question is about: those of somebody's scope, or one of them and those below it; `undefined` for all there
 * are. Throws a not-found problem for one that is not in scope, as for one that there is not.
 */
export async function departmentsInScope(
  manager: EntityManager,
  scope: Scope,
  department: string | undefined,
): Promise<readonly string[] | undefined> {
  if (department === undefined) return scope.everybody ? undefined : [...scope.departments];
  const below = await departmentsBelow(manager, department);
  if (!below.ok || !seesDepartment(scope, department))
    throw new Problem('not-found', phrase`Nothing is known of ${{ department: shownCell(department) }}.`);
  return below.value;
}
