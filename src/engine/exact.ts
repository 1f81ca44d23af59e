/**
 * Exact numbers: every value, weight, score and amount in cxpay is a fraction of two big integers, so that nothing is
 * rounded except where a plan names a rounding. 1/3 stays 1/3 until then; a tie stays a tie.
 */

/** How a named rounding breaks: `half-up` and `half-down` go away from and towards zero on a tie; `up` and `down` likewise always. */
export const ROUNDING_MODES = ['half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling', 'floor'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** Decimals that a figure is *shown* with where its expansion does not end. Showing never feeds back into computing. */
export const SHOWN_DECIMALS = 12;

const DECIMAL = /^([+-]?)([0-9]{1,30})(?:\.([0-9]{1,30}))?(%?)$/;
const JSON_NUMBER = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-][0-9]{1,3}))?$/;
/** Beyond this many bits a fraction is brought to lowest terms, so that long sums stay small. */
const REDUCE_ABOVE = 1n << 256n;

const powersOfTen: bigint[] = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));
const powerOfTen = (exponent: number): bigint => powersOfTen[exponent] ?? 10n ** BigInt(exponent);

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

/** An immutable exact fraction. Build with {@link Exact.parse}, {@link Exact.of} or {@link exact}. */
export class Exact {
  static readonly ZERO = new Exact(0n, 1n);
  static readonly ONE = new Exact(1n, 1n);

  private constructor(
    private readonly numerator: bigint,
    private readonly denominator: bigint,
  ) {}

  /**
   * Reads a decimal as people write it: `0.95`, `-3`, `95%`. ASCII digits only, at most 30 before and after the point; no
   * thousands separators, exponents, `NaN` or `Infinity`. Answers `undefined` for anything else.
   */
  static parse(text: string): Exact | undefined {
    const match = DECIMAL.exec(text);
    if (!match) return undefined;
    const [, sign, whole, fraction = '', percent] = match;
    const digits = BigInt(`${whole}${fraction}`);
    return new Exact(sign === '-' ? -digits : digits, powerOfTen(fraction.length + (percent ? 2 : 0)));
  }

  /** A JSON number by its shortest decimal text, so that `0.005` is exactly 5/1000. `undefined` beyond 10^±60. */
  static fromJsonNumber(value: number): Exact | undefined {
    const match = JSON_NUMBER.exec(String(value));
    if (!match) return undefined;
    const [, sign, whole, fraction = '', exponentText = '0'] = match;
    const exponent = Number(exponentText) - fraction.length;
    if (Math.abs(exponent) > 60) return undefined;
    const digits = BigInt(`${sign}${whole}${fraction}`);
    return exponent >= 0 ? new Exact(digits * powerOfTen(exponent), 1n) : new Exact(digits, powerOfTen(-exponent));
  }

  /** The fraction `numerator / denominator`, in whole numbers. Throws on a denominator of zero: the caller has checked. */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Exact {
    return Exact.fraction(BigInt(numerator), BigInt(denominator));
  }

  private static fraction(numerator: bigint, denominator: bigint): Exact {
    if (denominator === 0n) throw new RangeError('an exact number was divided by zero');
    const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
    if (d < REDUCE_ABOVE) return new Exact(n, d);
    const divisor = greatestCommonDivisor(n, d);
    return new Exact(n / divisor, d / divisor);
  }

  static sum(values: Iterable<Exact>): Exact {
    let total = Exact.ZERO;
    for (const value of values) total = total.plus(value);
    return total;
  }

  plus(other: Exact): Exact {
    if (this.denominator === other.denominator) return new Exact(this.numerator + other.numerator, this.denominator);
    return Exact.fraction(
      this.numerator * other.denominator + other.numerator * this.denominator,
      this.denominator * other.denominator,
    );
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    return Exact.fraction(this.numerator * other.numerator, this.denominator * other.denominator);
  }

  /** Throws on division by zero: callers check {@link isZero} first, because what a zero means is theirs to say. */
  dividedBy(other: Exact): Exact {
    return Exact.fraction(this.numerator * other.denominator, this.denominator * other.numerator);
  }

  negated(): Exact {
    return new Exact(-this.numerator, this.denominator);
  }

  absolute(): Exact {
    return this.numerator < 0n ? this.negated() : this;
  }

  /** -1, 0 or 1: less than, equal to or greater than the other. */
  compare(other: Exact): -1 | 0 | 1 {
    const left = this.numerator * other.denominator;
    const right = other.numerator * this.denominator;
    if (left === right) return 0;
    return left < right ? -1 : 1;
  }

  equals(other: Exact): boolean {
    return this.compare(other) === 0;
  }
  isLessThan(other: Exact): boolean {
    return this.compare(other) < 0;
  }
  isGreaterThan(other: Exact): boolean {
    return this.compare(other) > 0;
  }
  isZero(): boolean {
    return this.numerator === 0n;
  }
  isNegative(): boolean {
    return this.numerator < 0n;
  }
  lesser(other: Exact): Exact {
    return this.compare(other) <= 0 ? this : other;
  }
  greater(other: Exact): Exact {
    return this.compare(other) >= 0 ? this : other;
  }

  /** Rounds to a multiple of `step` (0.01, 0.5, 5 …), which must be positive. */
  roundedTo(step: Exact, mode: RoundingMode): Exact {
    const steps = this.dividedBy(step);
    return step.times(new Exact(roundedQuotient(steps.numerator, steps.denominator, mode), 1n));
  }

  /** Is it a whole multiple of `step`? */
  isMultipleOf(step: Exact): boolean {
    const steps = this.dividedBy(step);
    return steps.numerator % steps.denominator === 0n;
  }

  /** The whole number `this × 10^decimals`; throws when that is not whole: the caller has rounded before. */
  toScaledInteger(decimals: number): bigint {
    const scaled = this.numerator * powerOfTen(decimals);
    if (scaled % this.denominator !== 0n) throw new RangeError(`${this.toText()} has more than ${decimals} decimals`);
    return scaled / this.denominator;
  }

  static fromScaledInteger(scaled: bigint, decimals: number): Exact {
    return new Exact(scaled, powerOfTen(decimals));
  }

  /**
   * Canonical decimal text: no exponent, no trailing zeros, no `-0`. An expansion longer than `decimals` is shown rounded
   * half-up to that many.
   */
  toText(decimals: number = SHOWN_DECIMALS): string {
    const digits = this.scaledDigits(decimals);
    if (decimals === 0) return digits;
    let end = digits.length;
    while (digits.endsWith('0', end)) end -= 1;
    if (digits.endsWith('.', end)) end -= 1;
    const text = digits.slice(0, end);
    return text === '-0' ? '0' : text;
  }

  /** Decimal text with exactly `decimals` places, shown half-up: `2612.40`. */
  toFixedText(decimals: number): string {
    return this.scaledDigits(decimals);
  }

  private scaledDigits(decimals: number): string {
    const scaled = roundedQuotient(this.numerator * powerOfTen(decimals), this.denominator, 'half-up');
    const sign = scaled < 0n ? '-' : '';
    const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, '0');
    if (decimals === 0) return `${sign}${digits}`;
    return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  }

  toString(): string {
    return this.toText();
  }
  toJSON(): string {
    return this.toText();
  }
}

function roundedQuotient(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const towardsZero = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return towardsZero;
  const awayFromZero = towardsZero + (numerator < 0n ? -1n : 1n);
  return goesAway(numerator, denominator, remainder, towardsZero, mode) ? awayFromZero : towardsZero;
}

function goesAway(
  numerator: bigint,
  denominator: bigint,
  remainder: bigint,
  towardsZero: bigint,
  mode: RoundingMode,
): boolean {
  const twice = remainder < 0n ? -2n * remainder : 2n * remainder;
  switch (mode) {
    case 'half-up':
      return twice >= denominator;
    case 'half-down':
      return twice > denominator;
    case 'half-even':
      return twice > denominator || (twice === denominator && towardsZero % 2n !== 0n);
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return numerator > 0n;
    case 'floor':
      return numerator < 0n;
  }
}

/** What {@link Exact.toText} makes of a percentage of 30 decimals has two more than people may write; it is read again. */
const LONG_CANONICAL = /^-?[0-9]{1,30}\.[0-9]{31,32}$/;

function parseLong(text: string): Exact | undefined {
  if (!LONG_CANONICAL.test(text)) return undefined;
  return Exact.fromScaledInteger(BigInt(text.replace('.', '')), text.length - text.indexOf('.') - 1);
}

/** An exact number from text that is known to be one (a constant, or a figure already validated); throws otherwise. */
export function exact(text: string): Exact {
  const value = Exact.parse(text) ?? parseLong(text);
  if (!value) throw new RangeError(`"${text}" is not a decimal`);
  return value;
}
