/** Months that are decided, and what a publication would change in them. */
import type { EntityManager } from 'typeorm';

import type { Finding } from '../engine/finding.js';
import { parsePeriod } from '../engine/period.js';
import { isClosed, type PeriodState } from '../months/period-states.js';
import { STATES } from '../months/refusals.js';
import { PeriodStep } from '../months/months.entities.js';
import { standingOf } from '../months/standing.js';
import { hashesInForce } from './rule-versions.js';
import { listOf, phrase, worded } from '../engine/phrase.js';

/** Periods that a message lists. */
const SHOWN = 6;

export interface ClosedPeriod {
  readonly period: string;
  readonly state: PeriodState;
}

/** The approved and locked periods in which other documents are in force at one publication than at another, in order. */
export async function closedPeriodsChanged(
  manager: EntityManager,
  before: number,
  after: number,
): Promise<readonly ClosedPeriod[]> {
  const steps = await manager.find(PeriodStep, { select: { id: true, period: true } });
  const changed: ClosedPeriod[] = [];
  for (const code of [...new Set(steps.map(({ period }) => period))].sort()) {
    const period = parsePeriod(code);
    if (!period) continue;
    const { state } = await standingOf(manager, period);
    if (!isClosed(state)) continue;
    const [then, now] = [await hashesInForce(manager, period, before), await hashesInForce(manager, period, after)];
    if (then.join() !== now.join()) changed.push({ period: code, state });
  }
  return changed;
}

/** Says that a publication would change what months were paid by. */
export function closedPeriodsProblem(changed: readonly ClosedPeriod[]): Finding {
  const shown = changed.slice(0, SHOWN).map(({ period, state }) => phrase`${{ period }} (${{ state: STATES[state] }})`);
  const more = changed.length - shown.length;
  const listed = more > 0 ? phrase`${{ list: listOf(shown) }} and ${{ more }} more` : listOf(shown);
  return {
    severity: 'error',
    code: 'changes-closed-period',
    ...worded(
      phrase`this would change what is in force in ${{ listed }}`,
      phrase`let it be effective from an open period; or, where those months were paid by a mistaken plan, ask for the correction and say why: --correct-locked --reason "…"`,
    ),
  };
}
