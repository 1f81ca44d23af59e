/** The two states that a bridge leads between, as their runs knew them. */
import type { EntityManager } from 'typeorm';

import type { StateRules } from '../engine/bridge/hybrid-rules.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { ENGINE_VERSION } from '../engine/payout.js';
import type { PayoutInput } from '../engine/payout-input.js';
import { parsePeriod } from '../engine/period.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { FrozenInputs, type KnownAt } from '../runs/frozen-inputs.js';
import { gatherPopulation } from '../runs/gather-population.js';
import type { Run } from '../runs/runs.entities.js';
import { phrase, worded } from '../engine/phrase.js';

/** A period with the marks of what was known. */
export type KnownRun = Pick<Run, 'id' | 'period' | 'engine' | 'publication'> & KnownAt;

/** The rules of both. Refused where one was computed by another engine, or its rules cannot be had. */
export async function sidesOf(
  manager: EntityManager,
  from: KnownRun,
  to: KnownRun,
): Promise<Outcome<readonly [StateRules, StateRules]>> {
  const sides: StateRules[] = [];
  for (const run of [from, to]) {
    if (run.engine !== ENGINE_VERSION) return refused(otherEngine(run));
    const period = parsePeriod(run.period);
    const rules = period && (await rulesInForce(manager, period, run.publication));
    if (!rules?.ok) return rules ?? refused(noRun(run.id));
    sides.push({ period: run.period, ruleSet: rules.value.ruleSet, documents: rules.value.documents });
  }
  return done(sides as unknown as readonly [StateRules, StateRules]);
}

/** Everybody's inputs in a period, by employee code. */
export async function everybody(
  manager: EntityManager,
  run: KnownRun,
  { ruleSet }: StateRules,
): Promise<ReadonlyMap<string, PayoutInput>> {
  const period = parsePeriod(run.period);
  const found = new Map<string, PayoutInput>();
  if (!period) return found;
  const frozen = new FrozenInputs(manager, period, run, ruleSet);
  const population = await gatherPopulation(() => frozen.again().pages(), period, ruleSet);
  for await (const page of frozen.pages())
    for (const inputs of page.inputs) found.set(inputs.employee.code, { ...inputs, period, ruleSet, population });
  return found;
}

/** No run has this number. */
export const noRun = (id: number): Finding => ({
  severity: 'error',
  code: 'no-run',
  ...worded(phrase`there is no run ${{ id }}`, phrase`name the number of a run, as cxpay payouts shows it`),
});

const otherEngine = (run: KnownRun): Finding => ({
  severity: 'error',
  code: 'other-engine',
  ...worded(
    phrase`run ${{ id: run.id }} was computed by ${{ engine: run.engine }}, and this version computes ${{ engineVersion: ENGINE_VERSION }}`,
    phrase`run the period again: cxpay run ${{ period: run.period }}`,
  ),
});
