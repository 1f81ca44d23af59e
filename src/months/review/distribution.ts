import { shownAmount } from './shown-amount.js';
import type { Paid } from './paid.js';

/** How many people are paid from `from` on and less than `to`. Amounts in decimal text. */
export interface PaidRange {
  readonly currency: string;
  readonly from: string;
  readonly to: string;
  readonly people: number;
}

/** Ranges are as wide as it takes for about so many. */
const RANGES = 12n;

/** How what is paid is spread: of each currency ranges of one width, from the least to the most, empty ones too. */
export function distribution(paid: Iterable<Paid>): PaidRange[] {
  const amounts = new Map<string, bigint[]>();
  for (const { currency, paidMinor } of paid) {
    const own = amounts.get(currency);
    if (own) own.push(paidMinor);
    else amounts.set(currency, [paidMinor]);
  }
  return [...amounts].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([currency, own]) => ranges(currency, own));
}

function ranges(currency: string, amounts: readonly bigint[]): PaidRange[] {
  const [first = 0n] = amounts;
  let [least, most] = [first, first];
  for (const amount of amounts) {
    if (amount < least) least = amount;
    if (amount > most) most = amount;
  }
  const width = roundWidth((most - least) / RANGES + 1n);
  const start = floorTo(least, width);
  const counts = new Array<number>(Number((most - start) / width) + 1).fill(0);
  for (const amount of amounts) {
    const at = Number((amount - start) / width);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  return counts.map((people, i) => {
    const from = start + BigInt(i) * width;
    return { currency, from: shownAmount(from, currency), to: shownAmount(from + width, currency), people };
  });
}

/** The next of 1, 2, 5, 10, 20, 50 … that is no less. */
function roundWidth(atLeast: bigint): bigint {
  for (let power = 1n; ; power *= 10n)
    for (const step of [1n, 2n, 5n]) if (step * power >= atLeast) return step * power;
}

const floorTo = (amount: bigint, width: bigint): bigint => {
  const rest = ((amount % width) + width) % width;
  return amount - rest;
};
