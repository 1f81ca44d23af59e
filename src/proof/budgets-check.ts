import type { EntityManager } from 'typeorm';

import { budgetDigest } from '../budgets/budget-digest.js';
import { Budget, BudgetLoad } from '../budgets/budgets.entities.js';
import type { RecordedDeeds } from './audit-check.js';
import { firstDifference, type DifferenceList } from './difference.js';

/** Every load of budgets against its digest and its audit entry. */
export async function checkBudgets(
  manager: EntityManager,
  deeds: RecordedDeeds,
  differences: DifferenceList,
): Promise<void> {
  const gone = new Set(deeds.subjects('budget'));
  const of = new Map<number, Budget[]>();
  for (const budget of await manager.find(Budget)) of.set(budget.load, [...(of.get(budget.load) ?? []), budget]);
  for (const { id, at, digest } of await manager.find(BudgetLoad)) {
    const name = `budget-load:${id}`;
    gone.delete(name);
    const budgets = of.get(id) ?? [];
    of.delete(id);
    const [details] = deeds.of('budget', name);
    if (budgetDigest(budgets) !== digest) differences.add(name, 'its budgets are not those that were loaded');
    const said = (details ?? {}) as Record<string, unknown>;
    const stored = { at, digest, budgets: budgets.length };
    const difference = firstDifference(stored, { at: said['at'], digest: said['digest'], budgets: said['budgets'] });
    if (details === undefined) differences.add(name, 'no audit entry tells of it');
    else if (difference) differences.add(name, `it is not as its audit entry says (${difference})`);
  }
  for (const subject of gone) differences.add(subject, 'it was loaded and is gone');
  for (const load of of.keys()) differences.add(`budget load:${load}`, 'it is of a load that is not there');
}
