import { computePayout, type PayoutResult } from '../engine/payout.js';
import type { PayoutInput } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import type { RuleSet } from '../engine/rule-set.js';
import type { FrozenInputs } from './frozen-inputs.js';
import { gatherPopulation } from './gather-population.js';
import { payoutRecord, type PayoutRecord } from './payout-record.js';

/** Computes one payout: by compiled rules, or by the reference where somebody checks. */
export type ComputePayout = (input: PayoutInput) => PayoutResult | Promise<PayoutResult>;

/** A period's payouts as records, page by page in order of employee code. */
export async function* computedPages(
  inputs: FrozenInputs,
  period: Period,
  ruleSet: RuleSet,
  run: number,
  compute: ComputePayout = computePayout,
): AsyncGenerator<readonly PayoutRecord[]> {
  const population = await gatherPopulation(() => inputs.again().pages(), period, ruleSet);
  let leaf = 0;
  for await (const page of inputs.pages()) {
    const records: PayoutRecord[] = [];
    for (const { employee, assignments, observations } of page.inputs) {
      const computed = compute({ period, ruleSet, employee, assignments, observations, population });
      // What is there already is not waited for: that alone would take as long as scoring a component.
      const result = computed instanceof Promise ? await computed : computed;
      records.push(payoutRecord(run, leaf, employee.code, result));
      leaf += 1;
    }
    yield records;
  }
}
