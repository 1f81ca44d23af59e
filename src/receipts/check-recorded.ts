import { entryHash } from '../audit/audit-chain.js';
import { firstDifference } from '../proof/difference.js';
import type { PayoutStatus } from '../runs/payout-status.js';
import type { Receipt } from './receipt.js';
import { detailsOf, type RecordedEntry } from './recorded.js';

/** Where the entries are not what their hashes say, or tell of something else than this receipt; `undefined` where they agree. */
export function recordedProblem(receipt: Receipt): string | undefined {
  const { state, status, run, approval, lock, decision } = receipt.recorded;
  for (const [name, entry] of Object.entries({ run, approval, lock, decision })) {
    if (!entry) continue;
    if (entryHash(entry) !== entry.hash)
      return `/recorded/${name}/hash: entry ${entry.seq} does not match it (it is ${entryHash(entry)})`;
    const where = toldOtherwise(receipt, name as EntryName, entry);
    if (where !== undefined) return `/recorded/${name}: the entry tells of something else: ${where}`;
  }
  const followed = lock ? 'locked' : approval ? 'approved' : 'not-approved';
  if (lock && !approval) return '/recorded/approval: it is missing, and the period is locked';
  if (state !== followed) return `/recorded/state: it says ${state}, and the entries lead to ${followed}`;
  const decided = statusAfter(receipt);
  return status === decided ? undefined : `/recorded/status: it says ${status}, and the entries lead to ${decided}`;
}

type EntryName = 'run' | 'approval' | 'lock' | 'decision';

/** The first thing that an entry has otherwise than the receipt. */
function toldOtherwise(
  { run, engine, leaf, inputs }: Receipt,
  name: EntryName,
  entry: RecordedEntry,
): string | undefined {
  const { id, period, payouts, root } = run;
  const step = (action: string) => ({
    action,
    subject: `period:${period}`,
    details: { action, period, run: id, root },
  });
  const expected = {
    run: { action: 'run', subject: `run:${id}`, details: { id, period, payouts, root, engine } },
    approval: step('approve'),
    lock: step('lock'),
    decision: {
      action: 'hold-decision',
      subject: `payout:${period}:${inputs.employee.code}`,
      details: { period, leafHash: leaf.hash },
    },
  }[name];
  const told = { ...entry, details: detailsOf(entry) };
  return firstDifference(pick(told, expected), expected);
}

/** Of a value as much as another one has. */
function pick(from: unknown, like: unknown): unknown {
  if (typeof like !== 'object' || like === null || typeof from !== 'object' || from === null) return from;
  return Object.fromEntries(
    Object.entries(like).map(([key, value]) => [key, pick((from as Record<string, unknown>)[key], value)]),
  );
}

function statusAfter({ recorded, explanation }: Receipt): PayoutStatus {
  const decided = recorded.decision && detailsOf(recorded.decision).decision;
  if (explanation.status === 'payable' || !decided) return explanation.status;
  return decided === 'release' ? 'released' : 'refused';
}
