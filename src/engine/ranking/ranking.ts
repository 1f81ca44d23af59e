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
  private readonly earlier: ReadonlyMap<string, Place>;
  private readonly later: ReadonlyMap<string, Place>;

  constructor(
    private readonly before: readonly Place[],
    private readonly after: readonly Place[],
  ) {
    this.earlier = byEmployee(before);
    this.later = byEmployee(after);
  }

  /** How somebody has moved; `undefined` for whom one of the two months does not rank. */
  of(employee: string): Movement | undefined {
    const [before, after] = [this.earlier.get(employee), this.later.get(employee)];
    if (!before || !after) return undefined;
    const above = { before: namesAbove(this.before, before), after: namesAbove(this.after, after) };
    const gone = [...above.before].filter((each) => !above.after.has(each));
    const come = [...above.after].filter((each) => !above.before.has(each));
    const leftAbove = gone.filter((each) => !this.later.has(each)).length;
    const newAbove = come.filter((each) => !this.earlier.has(each)).length;
    return {
      before,
      up: before.rank - after.rank,
      passed: gone.length - leftAbove,
      passedBy: come.length - newAbove,
      leftAbove,
      newAbove,
      effects: effectsBetween(before, after),
    };
  }
}

const byEmployee = (places: readonly Place[]): ReadonlyMap<string, Place> =>
  new Map(places.map((place) => [place.employee, place]));

const namesAbove = (places: readonly Place[], { rank }: Place): ReadonlySet<string> =>
  new Set(places.filter((each) => each.rank < rank).map(({ employee }) => employee));

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
