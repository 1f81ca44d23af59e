import type { Direction, PeerGroup, TieRule } from './documents.js';
import { Exact } from './exact.js';
import type { FigureNeeds } from './figure.js';

/** One person's figure among those of their peers. */
export interface PeerFigure {
  readonly value: Exact;
  /** Cases behind it, where they were reported. */
  readonly sample: Exact | undefined;
}

/** Where somebody's value stands among the others: how many are better, how many equal, and how many there are with it. */
export interface Standing {
  readonly better: number;
  readonly equal: number;
  readonly peers: number;
}

/** What is compared: figures of one indicator, from the sources that count for it. */
export interface Compared {
  readonly indicator: string;
  readonly needs: Pick<FigureNeeds, 'sources' | 'discounted'>;
}

/** What tells peer groups apart: what is compared, what they share, and which. */
export function peerKey(
  { indicator, needs: { sources, discounted } }: Compared,
  group: PeerGroup,
  shared: (word: string) => string,
): string {
  const words = peerWords(group).map((word) => [word, shared(word)]);
  return JSON.stringify([indicator, sources ?? null, discounted, ...words]);
}

/** The words that a peer group shares, in order, so that two ways of writing one group are one. */
export function peerWords({ within }: PeerGroup): readonly string[] {
  const words = typeof within === 'string' ? [within] : [...within];
  return words.filter((word) => word !== 'company').sort();
}

interface GroupTotal {
  readonly isWeighted: boolean;
  readonly weight: Exact;
  readonly sum: Exact;
}

const weightOf = ({ sample }: PeerFigure, isWeighted: boolean): Exact => (isWeighted && sample ? sample : Exact.ONE);

/** Everybody's figures, by peer group: gathered in a pass over all employees before anybody is scored. */
export class Peers {
  private readonly groups = new Map<string, Map<string, PeerFigure>>();
  private readonly sorted = new Map<string, readonly Exact[]>();
  private readonly totals = new Map<string, GroupTotal>();

  /** Adds an employee's figure to a peer group, once: with two assignments in it, the first counts. */
  add(key: string, employee: string, figure: PeerFigure): void {
    const held = this.groups.get(key);
    if (!held) this.groups.set(key, new Map([[employee, figure]]));
    else if (!held.has(employee)) held.set(employee, figure);
  }

  /**
   * Where a value of an employee's stands among the others of the group; `undefined` where there is nobody else. Somebody on two
   * assignments may have another value there than the one that was added: nobody is compared with themselves.
   */
  standing(key: string, employee: string, value: Exact, better: Direction): Standing | undefined {
    const values = this.values(key);
    const own = this.groups.get(key)?.get(employee)?.value;
    const others = values.length - (own ? 1 : 0);
    if (others < 1) return undefined;
    const side = own?.compare(value);
    const below = firstNotBelow(values, value) - (side === -1 ? 1 : 0);
    const above = values.length - firstAbove(values, value) - (side === 1 ? 1 : 0);
    return { better: better === 'lower' ? below : above, equal: others - below - above, peers: others + 1 };
  }

  /**
   * The mean of the others in a group, weighted by sample where every figure has one; `undefined` where there is nobody besides the
   * employee.
   */
  mean(key: string, besides: string): { readonly mean: Exact; readonly peers: number } | undefined {
    const figures = this.groups.get(key);
    if (!figures) return undefined;
    const { sum, weight, isWeighted } = this.total(key, figures);
    const own = figures.get(besides);
    const ownWeight = own ? weightOf(own, isWeighted) : Exact.ZERO;
    const others = weight.minus(ownWeight);
    if (others.isZero()) return undefined;
    const sumOfOthers = own ? sum.minus(own.value.times(ownWeight)) : sum;
    return { mean: sumOfOthers.dividedBy(others), peers: figures.size - (own ? 1 : 0) };
  }

  private total(key: string, figures: ReadonlyMap<string, PeerFigure>): GroupTotal {
    const known = this.totals.get(key);
    if (known) return known;
    const all = [...figures.values()];
    const isWeighted = all.every(({ sample }) => sample !== undefined && !sample.isZero());
    const total = {
      isWeighted,
      weight: Exact.sum(all.map((figure) => weightOf(figure, isWeighted))),
      sum: Exact.sum(all.map((figure) => figure.value.times(weightOf(figure, isWeighted)))),
    };
    this.totals.set(key, total);
    return total;
  }

  private values(key: string): readonly Exact[] {
    const known = this.sorted.get(key);
    if (known) return known;
    const values = [...(this.groups.get(key)?.values() ?? [])].map(({ value }) => value).sort((a, b) => a.compare(b));
    this.sorted.set(key, values);
    return values;
  }
}

/** The place by a tie rule: 1 is the best. Two who share the places 2 and 3 are both 2, both 3 or both 2.5. */
export function rankOf({ better, equal }: Standing, ties: TieRule): Exact {
  const best = better + 1;
  switch (ties) {
    case 'best':
      return Exact.of(best);
    case 'worst':
      return Exact.of(best + equal);
    case 'mean':
      return Exact.of(2 * best + equal, 2);
  }
}

/** (worse + equal ÷ 2) ÷ others. */
export function percentileOf({ better, equal, peers }: Standing): Exact {
  const worse = peers - 1 - better - equal;
  return Exact.of(2 * worse + equal, 2 * (peers - 1));
}

function firstNotBelow(sorted: readonly Exact[], value: Exact): number {
  return partition(sorted, (other) => other.isLessThan(value));
}

function firstAbove(sorted: readonly Exact[], value: Exact): number {
  return partition(sorted, (other) => !other.isGreaterThan(value));
}

/** How many at the beginning of a sorted list hold. */
function partition(sorted: readonly Exact[], holds: (value: Exact) => boolean): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] as Exact)) low = middle + 1;
    else high = middle;
  }
  return low;
}
