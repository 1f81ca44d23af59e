import Fraction from 'fraction.js';

import type { Exact } from '../../src/engine/exact.js';

/** Decimals by which two numbers are told apart: any two fractions with denominators below 10^30 differ within them. */
const PLACES = 60;

/** The same number as fraction.js has it, to sixty decimals. */
export function fraction(value: Exact | undefined): Fraction {
  if (!value) throw new Error('there is no value');
  return new Fraction(BigInt(value.toFixedText(PLACES).replace('.', '')), 10n ** BigInt(PLACES));
}

/** Equal to the last of these decimals. */
export const isClose = (a: Fraction, b: Fraction): boolean =>
  a
    .sub(b)
    .abs()
    .compare(new Fraction(1n, 10n ** BigInt(PLACES - 1))) <= 0;

export const sumOf = (all: readonly Fraction[]): Fraction => all.reduce((a, b) => a.add(b), new Fraction(0));
