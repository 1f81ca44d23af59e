/** Who is above whom by a plan's score, how that has changed since last month, and what moved it: exact, and adding up. */
import { Exact } from '../exact.js';

/** What one component adds to a score: weight × attainment. */
export interface RankedPart {
  readonly component: string;
  /** Its share of the score as it counted, the plan's scale included. */
  readonly weight: Exact;
  readonly attainment: Exact;
}

/** Somebody with a score; those who have none are in no ranking. */
export interface Contender {
  readonly employee: string;
  readonly score: Exact;
  /** What counted; together they are the score. */
  readonly parts: readonly RankedPart[];
}

/** 1 is the best: one more than the number of those who are better, so that equals share the best of their places. */
export interface Place extends Contender {
  readonly rank: number;
}

/** Everybody by score, the best first; equal ones by code, and of one rank. */
export function ranked(contenders: readonly Contender[]): readonly Place[] {
  const sorted = [...contenders].sort((a, b) => b.score.compare(a.score) || (a.employee < b.employee ? -1 : 1));
  let rank = 1;
  return sorted.map((contender, i) => {
    if (i > 0 && !sorted[i - 1]?.score.equals(contender.score)) rank = i + 1;
    return { ...contender, rank };
  });
}

/** What moved a score: a component as it was measured, or (`null`) what all of them weigh, also because something is missing. */
export interface ScoreEffect {
  readonly component: string | null;
  readonly by: Exact;
}

/**
 * From last month's place to this one's: up is above 0. `passed + leftAbove − passedBy − newAbove` is `up`: whom one has passed and who
 * has gone, against whom one was passed by and who has come.
 */
export interface Movement {
  readonly before: Place;
  readonly up: number;
  readonly passed: number;
  readonly passedBy: number;
  /** Were above, and are ranked no more. */
  readonly leftAbove: number;
  /** Are above, and were not ranked. */
  readonly newAbove: number;
  /** What the score has changed by; they add up to it. The greatest first, equal ones by name. */
  readonly effects: readonly ScoreEffect[];
}

/** Two months' rankings, held against each other. */
export class RankingMovements {
  private readonly movements: ReadonlyMap<string, Movement>;

  constructor(before: readonly Place[], after: readonly Place[]) {
    const earlier = new Map(before.map((place) => [place.employee, place]));
    const pairs = after.flatMap((is): readonly Pair[] => {
      const was = earlier.get(is.employee);
      return was ? [{ was, is }] : [];
    });
    this.movements = new Map(movementsOf(pairs, after.length));
  }

  /** How somebody has moved; `undefined` for whom one of the two months does not rank. */
  of(employee: string): Movement | undefined {
    return this.movements.get(employee);
  }
}

/** Somebody's places in both months. */
interface Pair {
  readonly was: Place;
  readonly is: Place;
}

/**
 * In the order of last month's ranks: who has been counted by then was above. How many were above is a rank less one, so of those whom both
 * months rank it is enough to know who was above, who is, and who was and is.
 */
function* movementsOf(pairs: readonly Pair[], places: number): Generator<readonly [string, Movement]> {
  const aboveNow = new RankCounts(places);
  for (const { is } of pairs) aboveNow.add(is.rank);
  const aboveThroughout = new RankCounts(places);
  const byEarlierRank = [...pairs].sort((a, b) => a.was.rank - b.was.rank);
  let counted = 0;
  for (const [i, { was, is }] of byEarlierRank.entries()) {
    // Equals are not above each other: they are counted together, once the last rank is over.
    if (was.rank !== byEarlierRank[i - 1]?.was.rank)
      for (; counted < i; counted++) aboveThroughout.add(byEarlierRank[counted]?.is.rank ?? 0);
    const [here, stayed] = [aboveNow.below(is.rank), aboveThroughout.below(is.rank)];
    const movement = {
      before: was,
      up: was.rank - is.rank,
      passed: counted - stayed,
      passedBy: here - stayed,
      leftAbove: was.rank - 1 - counted,
      newAbove: is.rank - 1 - here,
      effects: effectsBetween(was, is),
    };
    yield [is.employee, movement];
  }
}

/** How many ranks were added below another, in a time that grows with the logarithm of their number (a Fenwick tree). */
class RankCounts {
  private readonly sums: Uint32Array;

  constructor(ranks: number) {
    this.sums = new Uint32Array(ranks + 1);
  }

  add(rank: number): void {
    for (let at = rank; at < this.sums.length; at += at & -at) this.sums[at] = (this.sums[at] ?? 0) + 1;
  }

  below(rank: number): number {
    let count = 0;
    for (let at = rank - 1; at > 0; at -= at & -at) count += this.sums[at] ?? 0;
    return count;
  }
}

/**
 * As the bridge of pay does it: what a change does is averaged over both orders in which it could be made. Of two factors that is the
 * change of the one × the mean of the other. A component that counted in one month only has not been measured otherwise, but weighs otherwise.
 */
function effectsBetween(before: Contender, after: Contender): readonly ScoreEffect[] {
  const [earlier, later] = [before, after].map(({ parts }) => new Map(parts.map((part) => [part.component, part])));
  const effects: ScoreEffect[] = [];
  let ofWeights = Exact.ZERO;
  for (const component of new Set([...(later?.keys() ?? []), ...(earlier?.keys() ?? [])])) {
    const [was, is] = [earlier?.get(component), later?.get(component)];
    const attained = [was?.attainment ?? is?.attainment ?? Exact.ZERO, is?.attainment ?? was?.attainment ?? Exact.ZERO];
    const weighed = [was?.weight ?? Exact.ZERO, is?.weight ?? Exact.ZERO];
    effects.push({ component, by: changeOf(attained).times(meanOf(weighed)) });
    ofWeights = ofWeights.plus(changeOf(weighed).times(meanOf(attained)));
  }
  effects.push({ component: null, by: ofWeights });
  return effects
    .filter(({ by }) => !by.isZero())
    .map(({ component, by }) => ({ component, by: by.inLowestTerms() }))
    .sort((a, b) => b.by.absolute().compare(a.by.absolute()) || byName(a.component, b.component));
}

const HALF = Exact.of(1, 2);
const changeOf = ([was = Exact.ZERO, is = Exact.ZERO]: readonly Exact[]): Exact => is.minus(was);
const meanOf = ([was = Exact.ZERO, is = Exact.ZERO]: readonly Exact[]): Exact => was.plus(is).times(HALF);

/** What is of no component stands last. */
function byName(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null) return 1;
  return b === null || a < b ? -1 : 1;
}
