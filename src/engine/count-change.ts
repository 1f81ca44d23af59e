/** Has a count changed, or is it chance? An exact test of two counts, in whole numbers throughout. */

/** How a count moved against an earlier one: `steady` where chance alone would do as much often enough. */
export type Trend = 'more' | 'fewer' | 'steady';

/** A count of events in so many days. */
export interface CountInDays {
  readonly count: number;
  readonly days: number;
}

/** Up to so many events in both months together every possible split is added up; beyond that a normal curve does. */
const EXACT_UP_TO = 1_000;
/** 1 %: of a hundred causes that have not changed, one at most is marked. As one part in so many. */
const ONE_IN = 100n;
/** The square of 2.5758293, beyond which (on both sides) lies 1 % of a normal curve; times ten million. */
const SQUARE_OF_Z = 66_348_966n;
const TEN_MILLION = 10_000_000n;

/**
 * Compares two counts by the days that they were counted in. If nothing changed, each of the n events of both falls into the later
 * days with the chance p = days later ÷ all days, so that the later count is binomial(n, p) (the exact conditional test of two Poisson
 * rates). It is a trend where twice the smaller tail, from the later count on outwards, is at most 1 %.
 *
 * @example trendOf({ count: 3, days: 30 }, { count: 6, days: 31 }) // 'steady': a chance of 53 % is no trend
 */
export function trendOf(before: CountInDays, now: CountInDays): Trend {
  const all = before.count + now.count;
  const days = before.days + now.days;
  // The later count against its expectation, all · days now ÷ days.
  const excess = now.count * days - all * now.days;
  if (all === 0 || excess === 0) return 'steady';
  const isRare = all <= EXACT_UP_TO ? isRareSplit(before, now) : isFarOut(all, before.days, now.days, excess);
  if (!isRare) return 'steady';
  return excess > 0 ? 'more' : 'fewer';
}

/** Is twice the tail at most 1 %? The tail is the one in which the count lies: from it to none, or from it to all. */
function isRareSplit(before: CountInDays, now: CountInDays): boolean {
  const all = before.count + now.count;
  const isMore = now.count * (before.days + now.days) > all * now.days;
  // Counted from the end of the tail inwards: so many events on the side that has few.
  const [few, fewDays, manyDays] = isMore
    ? [before.count, BigInt(before.days), BigInt(now.days)]
    : [now.count, BigInt(now.days), BigInt(before.days)];
  const total = (fewDays + manyDays) ** BigInt(all);
  let term = manyDays ** BigInt(all);
  let tail = term;
  for (let i = 1; i <= few; i += 1) {
    // C(all, i) · few^i · many^(all − i) from the one before; the division leaves no rest.
    term = (term * BigInt(all - i + 1) * fewDays) / (BigInt(i) * manyDays);
    tail += term;
  }
  return 2n * tail * ONE_IN <= total;
}

/** The same by a normal curve with the correction for whole numbers: (|excess| − ½)² ≥ z² · variance, cleared of fractions. */
function isFarOut(all: number, daysBefore: number, daysNow: number, excess: number): boolean {
  const days = BigInt(daysBefore + daysNow);
  const distance = 2n * BigInt(Math.abs(excess)) - days;
  if (distance <= 0n) return false;
  const variance = BigInt(all) * BigInt(daysBefore) * BigInt(daysNow);
  return distance * distance * TEN_MILLION >= 4n * SQUARE_OF_Z * variance;
}
