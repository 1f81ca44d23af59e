import type { INestApplicationContext } from '@nestjs/common';

import type { Actor } from '../src/audit/audit.service.js';
import { done, type Outcome } from '../src/engine/finding.js';
import type { Period } from '../src/engine/period.js';
import { HoldsService } from '../src/months/holds.service.js';
import { MonthsService, type TakenStep } from '../src/months/months.service.js';

/** Who runs the demo's months, and who decides them. */
export const HR: Actor = 'cli:hr';
export const APPROVER: Actor = 'cli:approver';

/**
 * Decides a month as its two people in HR would: submitted by the one, approved by the other once every hold is decided. What was
 * computed in part is paid so; where nothing could be computed, nothing is paid.
 */
export async function decideMonth(app: INestApplicationContext, period: Period): Promise<Outcome<TakenStep>> {
  const [months, holds] = [app.get(MonthsService), app.get(HoldsService)];
  const submitted = await months.submit(period, { by: HR });
  if (!submitted.ok) return submitted;
  const held = await holds.list(period);
  if (!held.ok) return held;
  for (const { employee, amount } of held.value) {
    const isNothing = /^-|^0(\.0*)?$/.test(amount);
    const answer = isNothing
      ? ({ decision: 'refuse', reason: 'nothing to pay by: to be settled with their head next month' } as const)
      : ({ decision: 'release', reason: 'checked with their head: what was measured is right' } as const);
    const decided = await holds.decide(period, employee, { ...answer, by: APPROVER });
    if (!decided.ok) return decided;
  }
  const approved = await months.approve(period, { by: APPROVER });
  return approved.ok ? done(approved.value) : approved;
}
