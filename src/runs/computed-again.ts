import type { EntityManager } from 'typeorm';

import type { RuleDocument } from '../engine/documents.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import { computePayout, ENGINE_VERSION, type PayoutResult } from '../engine/payout.js';
import { parsePeriod } from '../engine/period.js';
import type { RuleSet } from '../engine/rule-set.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { otherEngine } from './derive-payout.js';
import { FrozenInputs } from './frozen-inputs.js';
import { gatherPopulation } from './gather-population.js';
import type { Run } from './runs.entities.js';

/** A run computed once more, page by page in order of employee code, with the rules that held for it. */
export interface ComputedAgain {
  readonly ruleSet: RuleSet;
  readonly documents: readonly RuleDocument[];
  pages(): AsyncGenerator<readonly PayoutResult[]>;
}

/**
 * All payouts of a run with everything that they were made of, from the documents and inputs as they were known to it. Takes as
 * long as the run did. Refused where another version of the engine computed it.
 */
export async function computedAgain(manager: EntityManager, run: Run): Promise<Outcome<ComputedAgain>> {
  const period = parsePeriod(run.period);
  if (run.engine !== ENGINE_VERSION || !period) return refused(otherEngine(run));
  const rules = await rulesInForce(manager, period, run.publication);
  if (!rules.ok) return rules;
  const { ruleSet, documents } = rules.value;
  async function* pages(): AsyncGenerator<readonly PayoutResult[]> {
    if (!period) return;
    const inputs = new FrozenInputs(manager, period, run, ruleSet);
    const population = await gatherPopulation(() => inputs.again().pages(), period, ruleSet);
    for await (const page of inputs.pages())
      yield [...page.inputs].map((employee) => computePayout({ ...employee, period, ruleSet, population }));
  }
  return done({ ruleSet, documents, pages });
}
