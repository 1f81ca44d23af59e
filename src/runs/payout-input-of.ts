import type { EntityManager } from 'typeorm';

import type { PayoutInput } from '../engine/payout-input.js';
import { parsePeriod } from '../engine/period.js';
import type { RuleSet } from '../engine/rule-set.js';
import { FrozenInputs, type KnownAt } from './frozen-inputs.js';
import { gatherPopulation } from './gather-population.js';

/**
 * One employee's input in a period as it was known then, with what it takes of the others'; `undefined` where they were not in
 * service in the period, or there is no such period.
 */
export async function payoutInputOf(
  manager: EntityManager,
  of: KnownAt & { readonly period: string },
  ruleSet: RuleSet,
  code: string,
): Promise<PayoutInput | undefined> {
  const period = parsePeriod(of.period);
  if (!period) return undefined;
  const inputs = new FrozenInputs(manager, period, of, ruleSet);
  const employee = await inputs.employee(code);
  if (!employee) return undefined;
  const population = await gatherPopulation(() => inputs.again().pages(), period, ruleSet);
  return { ...employee, period, ruleSet, population };
}
