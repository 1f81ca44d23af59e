/** The reefs: what complaints are about most, month after month; which stay, which go under, and what shows instead. */
import { trendOf, type Trend } from './count-change.js';
import { Exact } from './exact.js';
import { inOrder, type Tally, type TallyOfMonth } from './pareto.js';

/** A month that complaints are known of. */
export interface ReefMonth extends TallyOfMonth {
  readonly period: string;
}

/** One of the highest now. */
export interface Reef {
  readonly rank: number;
  readonly key: string;
  readonly count: number;
  readonly share: Exact;
  /** The first of the months that it has been among the highest without a break. */
  readonly since: string;
  /** How many known months that are, this one included. */
  readonly months: number;
  /** Did it stand there in the first month looked at already, so that it may have longer? */
  readonly isFromTheFirst: boolean;
  /** Against the known month before; `undefined` in the first. */
  readonly change: { readonly count: number; readonly trend: Trend } | undefined;
}

/** One that was among the highest and is so no longer. */
export interface SunkReef {
  readonly key: string;
  /** The first month in which it was not. */
  readonly left: string;
  /** How long it had been there. */
  readonly since: string;
  readonly months: number;
  readonly isFromTheFirst: boolean;
  /** Its place then; `undefined` where there was nothing of it. */
  readonly rank: number | undefined;
  readonly before: number;
  readonly count: number;
  /** What rose among the highest in that month, in order of rank. */
  readonly rose: readonly {
    readonly key: string;
    readonly rank: number;
    readonly before: number;
    readonly count: number;
  }[];
}

export interface Reefs {
  /** Complaints of the last month. */
  readonly total: number;
  readonly highest: readonly Reef[];
  /** The latest first. */
  readonly sunk: readonly SunkReef[];
}

interface Ranked {
  readonly month: ReefMonth;
  /** Everything, the greatest first; equal ones by name. */
  readonly order: readonly [string, Tally][];
  readonly top: ReadonlySet<string>;
}

interface Stay {
  readonly since: string;
  readonly months: number;
  readonly isFromTheFirst: boolean;
}

const NOTHING: Tally = { count: 0, measured: Exact.ZERO };

/**
 * Follows what is among the `most` highest through months in their order, the last being now. A month of which nothing is known is
 * left out by whoever asks: it neither ends a stay nor adds to one.
 */
export function reefsOf(months: readonly ReefMonth[], most: number): Reefs {
  const sunk: SunkReef[] = [];
  let stays = new Map<string, Stay>();
  let before: Ranked | undefined;
  for (const month of months) {
    const now = ranked(month, most);
    if (before) sunk.push(...sunkBetween(before, now, stays));
    stays = stayedOn(stays, now, before === undefined);
    before = now;
  }
  const previous = months.at(-2);
  return {
    total: before?.month.total ?? 0,
    highest: before ? highestOf(before, stays, previous) : [],
    sunk: sunk.reverse(),
  };
}

function ranked(month: ReefMonth, most: number): Ranked {
  const order = inOrder(month.byKey).filter(([, { measured }]) => !measured.isZero());
  return { month, order, top: new Set(order.slice(0, most).map(([key]) => key)) };
}

function stayedOn(stays: ReadonlyMap<string, Stay>, { month, top }: Ranked, isFirst: boolean): Map<string, Stay> {
  const now = new Map<string, Stay>();
  for (const key of top) {
    const stay = stays.get(key);
    now.set(
      key,
      stay ? { ...stay, months: stay.months + 1 } : { since: month.period, months: 1, isFromTheFirst: isFirst },
    );
  }
  return now;
}

function sunkBetween(before: Ranked, now: Ranked, stays: ReadonlyMap<string, Stay>): SunkReef[] {
  const rose = now.order.flatMap(([key, { count }], i) =>
    now.top.has(key) && !before.top.has(key) ? [{ key, rank: i + 1, before: countOf(before.month, key), count }] : [],
  );
  const gone = before.order.filter(([key]) => before.top.has(key) && !now.top.has(key));
  // The highest of them last, so that it comes first once all are turned round.
  return gone.reverse().flatMap(([key, { count }]): SunkReef[] => {
    const stay = stays.get(key);
    if (!stay) return [];
    const place = now.order.findIndex(([each]) => each === key);
    return [
      {
        key,
        left: now.month.period,
        ...stay,
        rank: place < 0 ? undefined : place + 1,
        before: count,
        count: countOf(now.month, key),
        rose,
      },
    ];
  });
}

function highestOf(now: Ranked, stays: ReadonlyMap<string, Stay>, previous: ReefMonth | undefined): Reef[] {
  const { month } = now;
  const whole = Exact.sum(now.order.map(([, { measured }]) => measured));
  return now.order.flatMap(([key, { count, measured }], i): Reef[] => {
    const stay = now.top.has(key) ? stays.get(key) : undefined;
    if (!stay) return [];
    const change = previous && {
      count: count - countOf(previous, key),
      trend: trendSince(previous, month, key, count),
    };
    return [{ rank: i + 1, key, count, share: measured.dividedBy(whole), ...stay, change }];
  });
}

const countOf = ({ byKey }: ReefMonth, key: string): number => (byKey.get(key) ?? NOTHING).count;

const trendSince = (before: ReefMonth, { days }: ReefMonth, key: string, count: number): Trend =>
  trendOf({ count: countOf(before, key), days: before.days }, { count, days });
