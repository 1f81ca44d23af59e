/** The Pareto of complaints: what most of them are about, in exact shares. */
import { trendOf, type Trend } from './count-change.js';
import { Exact } from './exact.js';

/** Complaints of one key: how many, and what they come to by the measure (their number, their severity, their loss). */
export interface Tally {
  readonly count: number;
  readonly measured: Exact;
}

/** A month of complaints by key, and its length. */
export interface TallyOfMonth {
  readonly days: number;
  readonly byKey: ReadonlyMap<string, Tally>;
  /** How many complaints there were: one that bears on several keys counts in each of them, and once here. */
  readonly total: number;
}

/** Where the vital few end: after so many rows, or once they come to this share. */
export interface VitalFew {
  readonly share: Exact;
  readonly most: number;
}

/** What became of a key since an earlier month. */
export interface Change {
  readonly count: number;
  readonly measured: Exact;
  /** This month's count less that one's. */
  readonly change: number;
  readonly trend: Trend;
}

export interface ParetoRow {
  readonly rank: number;
  readonly key: string;
  readonly count: number;
  readonly measured: Exact;
  /** Of everything that was measured. */
  readonly share: Exact;
  /** Of this row and all above it. */
  readonly cumulative: Exact;
  /** Is it one of the few that most of it is about? */
  readonly vital: boolean;
  /** Nothing of it the month before, of which complaints are known. */
  readonly isNew: boolean;
  /** `undefined` where nothing at all is known of that month. */
  readonly previous: Change | undefined;
  readonly lastYear: Change | undefined;
}

export interface Pareto {
  readonly total: number;
  readonly measured: Exact;
  readonly rows: readonly ParetoRow[];
  /** What there was the month before, and is no more; the most frequent first. */
  readonly vanished: readonly { readonly key: string; readonly count: number; readonly measured: Exact }[];
}

/** The months that a Pareto is made of. */
export interface ParetoMonths {
  readonly now: TallyOfMonth;
  readonly previous: TallyOfMonth;
  readonly lastYear: TallyOfMonth;
}

/**
 * Orders keys by what they come to, the greatest first, equal ones by name, and says of each its share, the cumulative share, whether
 * it is among the vital few, and what became of it. The vital few are the rows from the first on until `share` is reached, that which
 * reaches it included, and at most `most` of them.
 */
export function paretoOf(months: ParetoMonths, vital: VitalFew): Pareto {
  const { now, previous } = months;
  const measured = Exact.sum([...now.byKey.values()].map((tally) => tally.measured));
  let sum = Exact.ZERO;
  const rows = inOrder(now.byKey).map(([key, tally], i): ParetoRow => {
    const isBeforeEnd = shareOf(sum, measured).isLessThan(vital.share);
    sum = sum.plus(tally.measured);
    const changed = (month: TallyOfMonth) => changeOf(key, tally, now, month);
    return {
      rank: i + 1,
      key,
      ...tally,
      share: shareOf(tally.measured, measured),
      cumulative: shareOf(sum, measured),
      vital: i < vital.most && isBeforeEnd && !tally.measured.isZero(),
      isNew: previous.total > 0 && !previous.byKey.has(key),
      previous: changed(previous),
      lastYear: changed(months.lastYear),
    };
  });
  const gone = inOrder(previous.byKey).filter(([key]) => !now.byKey.has(key));
  return { total: now.total, measured, rows, vanished: gone.map(([key, tally]) => ({ key, ...tally })) };
}

/** The greatest first; equal ones by name. */
export function inOrder(byKey: ReadonlyMap<string, Tally>): [string, Tally][] {
  return [...byKey].sort(([a, x], [b, y]) => y.measured.compare(x.measured) || (a < b ? -1 : a > b ? 1 : 0));
}

const shareOf = (part: Exact, whole: Exact): Exact => (whole.isZero() ? Exact.ZERO : part.dividedBy(whole));

function changeOf(key: string, tally: Tally, now: TallyOfMonth, month: TallyOfMonth): Change | undefined {
  if (month.total === 0) return undefined;
  const { count, measured } = month.byKey.get(key) ?? { count: 0, measured: Exact.ZERO };
  const trend = trendOf({ count, days: month.days }, { count: tally.count, days: now.days });
  return { count, measured, change: tally.count - count, trend };
}
