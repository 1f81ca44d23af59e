import { Exact } from './exact.js';

/** Decimals that roots are worked out to. */
const ROOT_DECIMALS = 12;
const SCALE = 10n ** BigInt(ROOT_DECIMALS);

/**
 * The square root of what is not negative, rounded up to twelve decimals: half a width made of it is never too narrow. In whole numbers.
 *
 * @example squareRootUp(exact('2')).toText() // '1.414213562374'
 */
export function squareRootUp(of: Exact): Exact {
  if (of.isNegative()) throw new RangeError(`${of.toText()} has no square root`);
  const [numerator, denominator] = of.terms;
  // The least whole number whose square is at least of · scale².
  const squared = (numerator * SCALE * SCALE + denominator - 1n) / denominator;
  const floor = wholeRoot(squared);
  return Exact.fromScaledInteger(floor * floor === squared ? floor : floor + 1n, ROOT_DECIMALS);
}

/** The greatest whole number whose square is at most this: Newton's method from above. */
function wholeRoot(of: bigint): bigint {
  if (of < 2n) return of;
  let root = 1n << BigInt((of.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (root + of / root) >> 1n;
    if (next >= root) return root;
    root = next;
  }
}
