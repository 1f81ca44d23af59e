import { Exact } from '../exact.js';

/**
 * What each of `players` changes adds, averaged over every order in which they could be made (the Shapley value): exact, for whatever
 * `value` answers for a set of them (bit i says whether change i is made), and adding up to the value of all less that of none. Each
 * set is asked for once, so `players` changes take 2^players answers instead of one for each of their orders.
 */
export function shapley(players: number, value: (made: number) => Exact): readonly Exact[] {
  const sets = 2 ** players;
  const values = Array.from({ length: sets }, (_, made) => value(made));
  const weights = weightsBySize(players);
  return Array.from({ length: players }, (_, player) => {
    const bit = 2 ** player;
    let sum = Exact.ZERO;
    for (let made = 0; made < sets; made += 1) {
      if (made & bit) continue;
      const added = (values[made | bit] ?? Exact.ZERO).minus(values[made] ?? Exact.ZERO);
      if (!added.isZero()) sum = sum.plus(added.times(weights[bitsIn(made)] ?? Exact.ZERO));
    }
    return sum.inLowestTerms();
  });
}

/** The share of the orders in which exactly these come before: size! · (players − size − 1)! ÷ players!. */
function weightsBySize(players: number): readonly Exact[] {
  const factorial = (n: number): bigint => (n < 2 ? 1n : BigInt(n) * factorial(n - 1));
  return Array.from({ length: players }, (_, size) =>
    Exact.of(factorial(size) * factorial(players - size - 1), factorial(players)).inLowestTerms(),
  );
}

function bitsIn(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest = Math.floor(rest / 2)) count += rest % 2;
  return count;
}

/**
 * Parts, which may be negative, in whole steps that add up to the same whole number of steps: each is first rounded down, and the steps left over
 * go to the largest remainders, ties to the earlier part.
 */
export function inWholeSteps(parts: readonly Exact[], step: Exact): readonly Exact[] {
  const rounded = parts.map((part, index) => {
    const whole = part.roundedTo(step, 'floor');
    return { index, whole, remainder: part.minus(whole) };
  });
  const missing = Exact.sum(parts).minus(Exact.sum(rounded.map(({ whole }) => whole)));
  const left = Number(missing.dividedBy(step).toText());
  const raised = new Set(
    [...rounded]
      .sort((a, b) => b.remainder.compare(a.remainder) || a.index - b.index)
      .slice(0, left)
      .map(({ index }) => index),
  );
  return rounded.map(({ index, whole }) => (raised.has(index) ? whole.plus(step) : whole));
}
