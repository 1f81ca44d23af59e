/** What has come in about months that are locked: it is in no payout until somebody has them computed again. */
import type { EntityManager } from 'typeorm';

import { Retro } from '../adjustments/adjustments.entities.js';
import { PeriodStep } from '../months/months.entities.js';
import { monthAfter, parsePeriod, type Period } from '../engine/period.js';
import { hashesInForce, latestPublication } from '../plans/rule-versions.js';
import { Run } from '../runs/runs.entities.js';
import type { FindingList } from './finding-list.js';
import { phrase, worded, type Wording } from '../engine/phrase.js';

/** Months back that are looked at. */
const MONTHS = 12;

/** Names the locked months, of the twelve before, of which figures or rules have come in since they were computed last. */
export async function addLockedPeriodFindings(
  list: FindingList,
  manager: EntityManager,
  period: Period,
): Promise<void> {
  const publication = await latestPublication(manager);
  for (let back = 1; back <= MONTHS; back += 1) {
    const code = monthAfter(period.code, -back);
    const locked = await lockedMarks(manager, code);
    if (!locked) continue;
    if (await hasLateFigures(manager, code, locked.observationSeq))
      list.add(late('late-figures', phrase`figures of locked months have come in since`), code);
    const before = parsePeriod(code);
    if (!before || publication === undefined || publication <= locked.publication) continue;
    const [then, now] = [
      await hashesInForce(manager, before, locked.publication),
      await hashesInForce(manager, before, publication),
    ];
    if (then.join() !== now.join())
      list.add(late('corrected-rules', phrase`rules of locked months were corrected since`), code);
  }
}

/** What was known of a locked month when it was computed last: by its run, or by a retro; `undefined` where it is not locked. */
async function lockedMarks(
  manager: EntityManager,
  period: string,
): Promise<{ readonly observationSeq: number; readonly publication: number } | undefined> {
  const step = await manager.findOne(PeriodStep, { where: { period, action: 'lock' } });
  const run = step && (await manager.findOne(Run, { where: { id: step.run } }));
  if (!run) return undefined;
  const [retro] = await manager.find(Retro, { where: { period }, order: { id: 'DESC' }, take: 1 });
  return retro ?? run;
}

async function hasLateFigures(manager: EntityManager, period: string, since: number): Promise<boolean> {
  const rows = await manager.query<unknown[]>('SELECT seq FROM observation WHERE period = $1 AND seq > $2 LIMIT 1', [
    period,
    since,
  ]);
  return rows.length > 0;
}

const late = (code: string, message: Wording) => ({
  severity: 'warning' as const,
  code,
  ...worded(message, phrase`see what they come to now: cxpay retro PERIOD; and carry it with --carry`),
});
