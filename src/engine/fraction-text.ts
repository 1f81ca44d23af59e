import { Exact } from './exact.js';

const FRACTION = /^(-?[0-9]{1,4000})\/([1-9][0-9]{0,3999})$/;
/** Digits after the point that a decimal can be read back with. */
const MOST_DECIMALS = 30;

/** An exact number in full: as a decimal where that ends (`4.125`), else as a fraction in lowest terms (`1/3`). */
export function fractionText(value: Exact): string {
  const decimal = value.toText(MOST_DECIMALS);
  if (Exact.parse(decimal)?.equals(value)) return decimal;
  const [numerator, denominator] = value.terms;
  return `${numerator}/${denominator}`;
}

/** Reads what {@link fractionText} wrote; `undefined` for anything else. */
export function parseFraction(text: string): Exact | undefined {
  const match = FRACTION.exec(text);
  return match ? Exact.of(BigInt(match[1] ?? ''), BigInt(match[2] ?? '')) : Exact.parse(text);
}
