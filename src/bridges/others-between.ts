/** What others did between two states of one period: which of figures, rules and roster are otherwise, of anybody. */
import { Between, In, type EntityManager } from 'typeorm';

import { isSameRoster } from '../engine/bridge/bridge.js';
import type { HybridRules, StateRules } from '../engine/bridge/hybrid-rules.js';
import { Others, type Everybody, type OthersCause } from '../engine/bridge/others.js';
import { Observation } from '../metrics/metrics.entities.js';
import { everybody, type KnownRun } from './bridge-sides.js';

export interface TwoStates {
  readonly runs: readonly [KnownRun, KnownRun];
  readonly states: readonly [StateRules, StateRules];
  readonly rules: HybridRules;
}

/** Of two months `undefined`: everything of them differs. So too where no plan looks at others. */
export async function othersBetween(
  manager: EntityManager,
  two: TwoStates,
  inputs?: readonly [Everybody, Everybody],
): Promise<Others | undefined> {
  const [[from, to], [before, after]] = [two.runs, two.states];
  if (from.period !== to.period) return undefined;
  if (!before.ruleSet.needsPopulation && !after.ruleSet.needsPopulation) return undefined;
  const [earlier, later] = inputs ?? [await everybody(manager, from, before), await everybody(manager, to, after)];
  const changed: OthersCause[] = [];
  if (await areFiguresOtherwise(manager, two)) changed.push('metric');
  if (two.rules.changed.length > 0) changed.push('rule');
  if (isRosterOtherwise(earlier, later)) changed.push('roster');
  return new Others(earlier, later, changed);
}

/** Has anything been reported of the period, or of one that it is compared with, that only one of both knows? */
async function areFiguresOtherwise(manager: EntityManager, { runs, states }: TwoStates): Promise<boolean> {
  const [{ period, observationSeq: one }, { observationSeq: other }] = runs;
  const periods = [period, ...states.flatMap(({ ruleSet }) => ruleSet.earlierPeriods(period))];
  const seq = Between(Math.min(one, other) + 1, Math.max(one, other));
  return manager.existsBy(Observation, { seq, period: In([...new Set(periods)]) });
}

const isRosterOtherwise = (before: Everybody, after: Everybody): boolean =>
  before.size !== after.size ||
  [...before].some(([code, input]) => {
    const later = after.get(code);
    return later === undefined || !isSameRoster(input, later);
  });
