import { computePayout, type PayoutResult } from '../engine/payout.js';
import type { PayoutInput } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import type { RuleSet } from '../engine/rule-set.js';
import { EvidencePage } from './evidence-page.js';
import type { FrozenInputs } from './frozen-inputs.js';
import { gatherPopulation } from './gather-population.js';
import { payoutRecord, type PayoutRecord } from './payout-record.js';

/** Computes one payout: by compiled rules, or by the reference where somebody checks. */
export type ComputePayout = (input: PayoutInput) => PayoutResult | Promise<PayoutResult>;

/** Payouts that follow each other in order of employee code, with their evidence. */
export interface ComputedPage {
  readonly records: readonly PayoutRecord[];
  /** A line of canonical JSON for each of them, in UTF-8. */
  readonly evidence: Buffer;
}

/** A period's payouts as records, page by page in order of employee code. */
export async function* computedPages(
  inputs: FrozenInputs,
  period: Period,
  ruleSet: RuleSet,
  run: number,
  compute: ComputePayout = computePayout,
): AsyncGenerator<ComputedPage> {
  const population = await gatherPopulation(() => inputs.again().pages(), period, ruleSet);
  const evidence = new EvidencePage();
  let leaf = 0;
  for await (const page of inputs.pages()) {
    evidence.clear();
    const records: PayoutRecord[] = [];
    for (const { employee, assignments, observations, adjustments } of page.inputs) {
      const computed = compute({ period, ruleSet, employee, assignments, observations, population, adjustments });
      // What is there already is not waited for: that alone would take as long as scoring a component.
      const result = computed instanceof Promise ? await computed : computed;
      records.push(payoutRecord({ run, leaf, leafHash: evidence.add(result) }, result));
      leaf += 1;
    }
    yield { records, evidence: evidence.lines() };
  }
}
