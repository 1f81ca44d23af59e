import type { EntityManager } from 'typeorm';

import { done, refused, type Outcome } from '../engine/finding.js';
import { payoutEvidence } from '../engine/payout-evidence.js';
import { computePayout, ENGINE_VERSION, type PayoutResult } from '../engine/payout.js';
import { parsePeriod } from '../engine/period.js';
import { phrase, worded } from '../engine/phrase.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { payoutInputOf } from './payout-input-of.js';
import type { Payout, Run } from './runs.entities.js';

/**
 * Computes a payout again, so that it can be explained, from the documents and inputs as they were known to its run. Refused where it does not come
 * to the evidence that was stored and hashed then: somebody changed something since, or another version of the engine computed it.
 */
export async function derivePayout(
  manager: EntityManager,
  run: Run,
  payout: { readonly employee: string; readonly evidence: string },
): Promise<Outcome<PayoutResult>> {
  if (run.engine !== ENGINE_VERSION) return refused(otherEngine(run));
  const period = parsePeriod(run.period);
  if (!period) return refused(doesNotComeOut(run, payout));
  const rules = await rulesInForce(manager, period, run.publication);
  if (!rules.ok) return rules;
  const input = await payoutInputOf(manager, run, rules.value.ruleSet, payout.employee);
  if (!input) return refused(doesNotComeOut(run, payout));
  const computed = computePayout(input);
  if (payoutEvidence(computed) !== payout.evidence) return refused(doesNotComeOut(run, payout));
  return done(computed);
}

export const otherEngine = (run: Run) =>
  ({
    severity: 'error',
    code: 'other-engine',
    ...worded(
      phrase`run ${{ run: run.id }} was computed by ${{ engine: run.engine }}, and this version explains what ${{ version: ENGINE_VERSION }} computes`,
      phrase`explain it with the version that computed it, or run the period again: cxpay run ${{ period: run.period }}`,
    ),
  }) as const;

const doesNotComeOut = (run: Run, { employee }: Pick<Payout, 'employee'>) =>
  ({
    severity: 'error',
    code: 'does-not-come-out',
    ...worded(
      phrase`the payout of ${{ employee }} in run ${{ run: run.id }} does not come out again as it is stored: records were changed since`,
      phrase`find what was changed: cxpay verify`,
    ),
  }) as const;
