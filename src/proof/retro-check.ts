import type { EntityManager } from 'typeorm';

import { Retro, RetroAdjustment } from '../adjustments/adjustments.entities.js';
import { PeriodStep } from '../months/months.entities.js';
import type { PayoutsService } from '../runs/payouts.service.js';
import { Run } from '../runs/runs.entities.js';
import { NO_ADJUSTMENTS, retroDifferences } from '../retro/retro-differences.js';
import { recordedDifference } from '../retro/recorded-difference.js';
import { firstDifference, type DifferenceList } from './difference.js';

/**
 * Computes every retro of a period, or of all, again: what was known then against what was paid and adjusted before, and compares the
 * adjustments that come out.
 */
export async function checkRetroDifferences(
  manager: EntityManager,
  payouts: PayoutsService,
  period: string | undefined,
  differences: DifferenceList,
): Promise<void> {
  const where = period === undefined ? {} : { period };
  for (const retro of await manager.find(Retro, { where, order: { id: 'ASC' } })) {
    const name = `retro:${retro.id}`;
    try {
      const problem = await problemOf(manager, payouts, retro);
      if (problem !== undefined) differences.add(name, problem);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      differences.add(name, `it cannot be computed again: ${reason}`);
    }
  }
}

async function problemOf(manager: EntityManager, payouts: PayoutsService, retro: Retro): Promise<string | undefined> {
  const run = await manager.findOne(Run, { where: { id: retro.run } });
  const { period } = retro;
  const locked = await manager.count(PeriodStep, { where: { period, action: 'lock', run: retro.run } });
  if (run?.period !== period || locked === 0) return `run ${retro.run} is not the locked run of ${period}`;
  const adjustments = await manager.find(RetroAdjustment, { where: { period }, order: { id: 'ASC' } });
  const own = adjustments.filter((adjustment) => adjustment.retro === retro.id);
  const first = own[0]?.id ?? 0;
  const { loadId, publication, observationSeq, engine } = retro;
  const now = { id: run.id, period, loadId, publication, observationSeq, engine, ...NO_ADJUSTMENTS };
  const earlier = adjustments.filter(({ id }) => id < first);
  const found = await retroDifferences(manager, payouts, { run, now, earlier });
  if (!found.ok) return found.findings.map(({ message }) => message).join('; ');
  const difference = firstDifference(own.map(recordedDifference), found.value.differences.map(recordedDifference));
  return difference === undefined ? undefined : `its adjustments come out otherwise (${difference})`;
}
