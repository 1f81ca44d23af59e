import type { EntityManager } from 'typeorm';

import { adjustmentDetails, adjustmentsDigest, retroDetails } from '../adjustments/adjustment-details.js';
import { Retro, RetroAdjustment } from '../adjustments/adjustments.entities.js';
import { settledElsewhere, withdrawnAmong } from '../adjustments/open-adjustments.js';
import type { RecordedDeeds } from './audit-check.js';
import { firstDifference, type DifferenceList } from './difference.js';

/**
 * Retro computations and clawbacks against their audit entries, adjustments against the digest of their computation, that approved
 * runs have settled no more of any than there was, and nothing of what was taken back. Answers how many adjustments there are.
 */
export async function checkAdjustments(
  manager: EntityManager,
  deeds: RecordedDeeds,
  differences: DifferenceList,
): Promise<number> {
  const adjustments = await manager.find(RetroAdjustment, { order: { id: 'ASC' } });
  await checkRetros(manager, adjustments, deeds, differences);
  checkClawbacks(adjustments, deeds, differences);
  await checkSettled(manager, adjustments, differences);
  checkWithdrawals(adjustments, differences);
  return adjustments.length;
}

async function checkRetros(
  manager: EntityManager,
  adjustments: readonly RetroAdjustment[],
  deeds: RecordedDeeds,
  differences: DifferenceList,
): Promise<void> {
  const gone = new Set(deeds.subjects('retro'));
  const retros = await manager.find(Retro);
  for (const retro of retros) {
    const name = `retro:${retro.id}`;
    gone.delete(name);
    const [details] = deeds.of('retro', name);
    const difference = firstDifference(retroDetails(retro), details);
    if (details === undefined) differences.add(name, 'no audit entry tells of it');
    else if (difference) differences.add(name, `it is not as its audit entry says (${difference})`);
    const own = adjustments.filter((adjustment) => adjustment.retro === retro.id);
    if (own.length !== retro.adjustments || adjustmentsDigest(own) !== retro.digest)
      differences.add(name, 'its adjustments are not those that were recorded');
  }
  for (const subject of gone) differences.add(subject, 'it was computed and is gone');
  const known = new Set(retros.map(({ id }) => id));
  for (const { id, kind, retro } of adjustments)
    if (kind !== 'clawback' && (retro === null || !known.has(retro)))
      differences.add(`retro-adjustment:${id}`, 'it is of no computation');
}

function checkClawbacks(
  adjustments: readonly RetroAdjustment[],
  deeds: RecordedDeeds,
  differences: DifferenceList,
): void {
  const gone = new Set(deeds.subjects('clawback'));
  for (const adjustment of adjustments) {
    const name = `retro-adjustment:${adjustment.id}`;
    const [details] = deeds.of('clawback', name);
    gone.delete(name);
    if (adjustment.kind !== 'clawback' && details === undefined) continue;
    const difference = firstDifference(adjustmentDetails(adjustment), details);
    if (details === undefined) differences.add(name, 'no audit entry tells of it');
    else if (difference) differences.add(name, `it is not as its audit entry says (${difference})`);
  }
  for (const subject of gone) differences.add(subject, 'it was recorded and is gone');
}

async function checkSettled(
  manager: EntityManager,
  adjustments: readonly RetroAdjustment[],
  differences: DifferenceList,
): Promise<void> {
  const settled = await settledElsewhere(manager, '', Number.MAX_SAFE_INTEGER);
  const size = (minor: bigint): bigint => (minor < 0n ? -minor : minor);
  const withdrawn = withdrawnAmong(adjustments);
  for (const { id, amountMinor, withdraws } of adjustments) {
    const sum = settled.get(id) ?? 0n;
    if (sum !== 0n && (withdraws !== null || withdrawn.has(id)))
      differences.add(`retro-adjustment:${id}`, 'it was withdrawn, and approved runs have settled it');
    if (size(sum) > size(amountMinor) || (sum !== 0n && sum < 0n !== amountMinor < 0n))
      differences.add(`retro-adjustment:${id}`, 'approved runs have settled more of it than there was');
  }
}

/** Each withdrawal opposes one clawback that was there before it, and takes back all of it. */
function checkWithdrawals(adjustments: readonly RetroAdjustment[], differences: DifferenceList): void {
  const known = new Map(adjustments.map((adjustment) => [adjustment.id, adjustment]));
  const taken = new Set<number>();
  for (const { id, kind, withdraws, period, employee, currency, amountMinor } of adjustments) {
    if (withdraws === null) continue;
    const of = known.get(withdraws);
    const opposes =
      kind === 'clawback' &&
      of?.kind === 'clawback' &&
      of.withdraws === null &&
      of.id < id &&
      of.period === period &&
      of.employee === employee &&
      of.currency === currency &&
      of.amountMinor === -amountMinor;
    if (!opposes || taken.has(withdraws))
      differences.add(`retro-adjustment:${id}`, `it does not take back clawback ${withdraws}`);
    taken.add(withdraws);
  }
}
