/**
 * Exact numbers: every value, weight, score and amount in cxpay is a fraction of two whole numbers of any size, so that nothing
 * is rounded except where a plan names a rounding. 1/3 stays 1/3 until then; a tie stays a tie.
 *
 * Whole numbers up to 2⁵³ − 1 are held as `number`, which computes with them exactly and several times as fast as `bigint`. A
 * sum or product beyond that is at least 2⁵³ however it is rounded, so that it cannot be taken for a smaller one: it is worked out
 * again in `bigint`.
 */

import { remainderOf } from './remainder.js';
import { SMALL_DENOMINATOR, twelveDecimals, writeTwelveDecimals } from './twelve-decimals.js';

/** How a named rounding breaks: `half-up` and `half-down` go away from and towards zero on a tie; `up` and `down` likewise always. */
export const ROUNDING_MODES = ['half-up', 'half-even', 'half-down', 'up', 'down', 'ceiling', 'floor'] as const;
export type RoundingMode = (typeof ROUNDING_MODES)[number];

/** Decimals that a figure is *shown* with where its expansion does not end. Showing never feeds back into computing. */
export const SHOWN_DECIMALS = 12;

const DECIMAL = /^([+-]?)([0-9]{1,30})(?:\.([0-9]{1,30}))?(%?)$/;
const JSON_NUMBER = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:e([+-][0-9]{1,3}))?$/;
/** Beyond this many bits a fraction is brought to lowest terms, so that long sums stay small. */
const REDUCE_ABOVE = 1n << 256n;

/** The largest number up to which every whole number is exact. */
const SAFE = Number.MAX_SAFE_INTEGER;
const BIG_SAFE = BigInt(SAFE);
/** Digits that always make a safe number, and the largest safe power of ten. */
const SAFE_DIGITS = 15;

const powersOfTen: bigint[] = Array.from({ length: 64 }, (_, exponent) => 10n ** BigInt(exponent));
const powerOfTen = (exponent: number): bigint => powersOfTen[exponent] ?? 10n ** BigInt(exponent);
const SMALL_POWERS: readonly number[] = Array.from({ length: SAFE_DIGITS + 1 }, (_, exponent) => 10 ** exponent);
const ZERO_CODE = '0'.charCodeAt(0);
const POINT_CODE = '.'.charCodeAt(0);
const isSafe = (whole: number): boolean => whole <= SAFE && whole >= -SAFE;

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

function smallCommonDivisor(a: number, b: number): number {
  let x = Math.abs(a);
  let y = b;
  while (y !== 0) {
    const rest = remainderOf(x, y);
    x = y;
    y = rest;
  }
  return x;
}

/** Numbers as whole multiples of one unit. */
export interface CommonUnit {
  readonly unit: Exact;
  readonly parts: readonly (Exact | undefined)[];
}

/** An immutable exact fraction. Build with {@link Exact.parse}, {@link Exact.of} or {@link exact}. */
export class Exact {
  static readonly ZERO = new Exact(0, 1);
  static readonly ONE = new Exact(1, 1);

  /** Both are `number` where both are safe, else both are `bigint`. The denominator is positive. */
  private constructor(
    private readonly numerator: number | bigint,
    private readonly denominator: number | bigint,
  ) {}

  /**
   * Reads a decimal as people write it: `0.95`, `-3`, `95%`. ASCII digits only, at most 30 before and after the point; no
   * thousands separators, exponents, `NaN` or `Infinity`. Answers `undefined` for anything else.
   */
  static parse(text: string): Exact | undefined {
    return Exact.parseSmall(text) ?? Exact.parseAny(text);
  }

  /** The same, of plain decimals with few digits, which nearly all are: without a pattern. */
  private static parseSmall(text: string): Exact | undefined {
    const { length } = text;
    if (length > SAFE_DIGITS) return undefined;
    let digits = 0;
    let point = -1;
    for (let i = 0; i < length; i += 1) {
      const code = text.charCodeAt(i);
      if (code >= ZERO_CODE && code <= ZERO_CODE + 9) digits = digits * 10 + code - ZERO_CODE;
      else if (code === POINT_CODE && point < 0 && i > 0) point = i;
      else return undefined;
    }
    if (length === 0 || point === length - 1) return undefined;
    return new Exact(digits, point < 0 ? 1 : (SMALL_POWERS[length - point - 1] ?? 1));
  }

  private static parseAny(text: string): Exact | undefined {
    const match = DECIMAL.exec(text);
    if (!match) return undefined;
    const [, sign, whole = '', fraction = '', percent] = match;
    const decimals = fraction.length + (percent ? 2 : 0);
    if (whole.length + decimals <= SAFE_DIGITS) {
      const small = Number(whole + fraction);
      return new Exact(sign === '-' ? 0 - small : small, SMALL_POWERS[decimals] ?? 1);
    }
    const digits = BigInt(whole + fraction);
    return Exact.big(sign === '-' ? -digits : digits, powerOfTen(decimals));
  }

  /** A JSON number by its shortest decimal text, so that `0.005` is exactly 5/1000. `undefined` beyond 10^±60. */
  static fromJsonNumber(value: number): Exact | undefined {
    const match = JSON_NUMBER.exec(String(value));
    if (!match) return undefined;
    const [, sign, whole, fraction = '', exponentText = '0'] = match;
    const exponent = Number(exponentText) - fraction.length;
    if (Math.abs(exponent) > 60) return undefined;
    const digits = BigInt(`${sign}${whole}${fraction}`);
    return exponent >= 0 ? Exact.big(digits * powerOfTen(exponent), 1n) : Exact.big(digits, powerOfTen(-exponent));
  }

  /** The fraction `numerator / denominator`, in whole numbers. Throws on a denominator of zero: the caller has checked. */
  static of(numerator: bigint | number, denominator: bigint | number = 1n): Exact {
    const isSmall = Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator);
    if (isSmall && denominator > 0) return new Exact(Number(numerator) + 0, Number(denominator));
    return Exact.fraction(BigInt(numerator), BigInt(denominator));
  }

  private static fraction(numerator: bigint, denominator: bigint): Exact {
    if (denominator === 0n) throw new RangeError('an exact number was divided by zero');
    const [n, d] = denominator < 0n ? [-numerator, -denominator] : [numerator, denominator];
    if (d < REDUCE_ABOVE) return Exact.big(n, d);
    const divisor = greatestCommonDivisor(n, d);
    return Exact.big(n / divisor, d / divisor);
  }

  /** Of whole numbers that may be small all the same. */
  private static big(numerator: bigint, denominator: bigint): Exact {
    if (numerator === 0n) return Exact.ZERO;
    const isSmall = denominator <= BIG_SAFE && numerator <= BIG_SAFE && numerator >= -BIG_SAFE;
    return isSmall ? new Exact(Number(numerator), Number(denominator)) : new Exact(numerator, denominator);
  }

  static sum(values: Iterable<Exact>): Exact {
    let total = Exact.ZERO;
    for (const value of values) total = total.plus(value);
    return total;
  }

  /**
   * The same numbers as whole multiples of one `unit`, so that adding up products with them needs no common denominator each time:
   * Σ valueᵢ · xᵢ = unit · Σ partᵢ · xᵢ.
   */
  static inCommonUnit(values: readonly (Exact | undefined)[]): CommonUnit {
    let least = 1n;
    for (const value of values) {
      const denominator = BigInt(value?.inLowestTerms().denominator ?? 1);
      least = (least / greatestCommonDivisor(least, denominator)) * denominator;
    }
    const whole = Exact.big(least, 1n);
    return { unit: Exact.big(1n, least), parts: values.map((value) => value?.times(whole).inLowestTerms()) };
  }

  /**
   * Σ valueᵢ · weightᵢ over those that have both: {@link times} and {@link plus} one after the other, without a number in between
   * that somebody would have to hold.
   */
  static weightedSum(values: readonly (Exact | undefined)[], weights: readonly (Exact | undefined)[]): Exact {
    let sum = 0;
    let over = 1;
    for (let i = 0; i < weights.length; i += 1) {
      const [value, weight] = [values[i], weights[i]];
      if (!value || !weight) continue;
      const { numerator: a, denominator: b } = value;
      const { numerator: c, denominator: d } = weight;
      if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number')
        return Exact.longWeightedSum(values, weights);
      const points = a * c;
      const below = b * d;
      if (below > SAFE) return Exact.longWeightedSum(values, weights);
      // Of the least common denominator only what is not in the other yet.
      const missing = below === over ? 1 : below / smallCommonDivisor(over, below);
      const common = over * missing;
      const before = sum * missing;
      const more = points * (common / below);
      sum = before + more;
      const isSmall = common <= SAFE && isSafe(points) && isSafe(before) && isSafe(more) && isSafe(sum);
      if (!isSmall) return Exact.longWeightedSum(values, weights);
      over = common;
    }
    return new Exact(sum + 0, over);
  }

  private static longWeightedSum(
    values: readonly (Exact | undefined)[],
    weights: readonly (Exact | undefined)[],
  ): Exact {
    let sum = Exact.ZERO;
    for (const [i, weight] of weights.entries()) {
      const value = values[i];
      if (value && weight) sum = sum.plus(value.times(weight));
    }
    return sum;
  }

  plus(other: Exact): Exact {
    const { numerator: a, denominator: b } = this;
    const { numerator: c, denominator: d } = other;
    if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && typeof d === 'number') {
      if (b === d) {
        const sum = a + c;
        if (isSafe(sum)) return new Exact(sum, b);
      } else {
        const left = a * d;
        const right = c * b;
        const denominator = b * d;
        const sum = left + right;
        if (denominator <= SAFE && isSafe(left) && isSafe(right) && isSafe(sum)) return new Exact(sum, denominator);
        const small = Exact.sumOverLeastDenominator(a, b, c, d);
        if (small) return small;
      }
    }
    return Exact.bigSum(BigInt(a), BigInt(b), BigInt(c), BigInt(d));
  }

  /** The sum over the least common denominator, which may be safe where the product of the two is not. */
  private static sumOverLeastDenominator(a: number, b: number, c: number, d: number): Exact | undefined {
    const divisor = smallCommonDivisor(b, d);
    const left = a * (d / divisor);
    const right = c * (b / divisor);
    const denominator = b * (d / divisor);
    const isSmall = denominator <= SAFE && isSafe(left) && isSafe(right) && isSafe(left + right);
    return isSmall ? new Exact(left + right, denominator) : undefined;
  }

  private static bigSum(a: bigint, b: bigint, c: bigint, d: bigint): Exact {
    return b === d ? Exact.fraction(a + c, b) : Exact.fraction(a * d + c * b, b * d);
  }

  minus(other: Exact): Exact {
    return this.plus(other.negated());
  }

  times(other: Exact): Exact {
    const { numerator: a, denominator: b } = this;
    const { numerator: c, denominator: d } = other;
    if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && typeof d === 'number') {
      const numerator = a * c;
      const denominator = b * d;
      // Plus 0: there is no −0 here.
      if (denominator <= SAFE && isSafe(numerator)) return new Exact(numerator + 0, denominator);
      const small = Exact.productInLowestTerms(a, b, c, d);
      if (small) return small;
    }
    return Exact.fraction(BigInt(a) * BigInt(c), BigInt(b) * BigInt(d));
  }

  /** The product with what numerators and denominators share taken out, which may be safe where the plain one is not. */
  private static productInLowestTerms(a: number, b: number, c: number, d: number): Exact | undefined {
    const [left, right] = [smallCommonDivisor(a, d), smallCommonDivisor(c, b)];
    const numerator = (a / left) * (c / right);
    const denominator = (b / right) * (d / left);
    return denominator <= SAFE && isSafe(numerator) ? new Exact(numerator + 0, denominator) : undefined;
  }

  /** Throws on division by zero: callers check {@link isZero} first, because what a zero means is theirs to say. */
  dividedBy(other: Exact): Exact {
    const { numerator, denominator } = other;
    if (typeof numerator !== 'number') return this.times(Exact.fraction(BigInt(denominator), numerator));
    if (numerator === 0) throw new RangeError('an exact number was divided by zero');
    return this.times(numerator < 0 ? new Exact(-denominator, -numerator) : new Exact(denominator, numerator));
  }

  /** The same number with the smallest numerator and denominator: for constants that are computed with again and again. */
  inLowestTerms(): Exact {
    const { numerator: n, denominator: d } = this;
    if (typeof n === 'number' && typeof d === 'number') {
      const divisor = smallCommonDivisor(n, d);
      return divisor === 1 ? this : new Exact(n / divisor, d / divisor);
    }
    const divisor = greatestCommonDivisor(BigInt(n), BigInt(d));
    return divisor === 1n ? this : Exact.big(BigInt(n) / divisor, BigInt(d) / divisor);
  }

  /** Numerator and denominator in lowest terms: for writing the number down in full. */
  get terms(): readonly [numerator: bigint, denominator: bigint] {
    const { numerator, denominator } = this.inLowestTerms();
    return [BigInt(numerator), BigInt(denominator)];
  }

  negated(): Exact {
    const { numerator: n, denominator } = this;
    return new Exact(typeof n === 'number' ? 0 - n : -n, denominator);
  }

  absolute(): Exact {
    return this.isNegative() ? this.negated() : this;
  }

  /** -1, 0 or 1: less than, equal to or greater than the other. */
  compare(other: Exact): -1 | 0 | 1 {
    const { numerator: a, denominator: b } = this;
    const { numerator: c, denominator: d } = other;
    if (typeof a === 'number' && typeof b === 'number' && typeof c === 'number' && typeof d === 'number') {
      const left = a * d;
      const right = c * b;
      if (isSafe(left) && isSafe(right)) return left === right ? 0 : left < right ? -1 : 1;
    }
    const [left, right] = [BigInt(a) * BigInt(d), BigInt(c) * BigInt(b)];
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
    return this.numerator === 0;
  }
  isNegative(): boolean {
    return this.numerator < 0;
  }
  lesser(other: Exact): Exact {
    return this.compare(other) <= 0 ? this : other;
  }
  greater(other: Exact): Exact {
    return this.compare(other) >= 0 ? this : other;
  }

  /** Rounds to a multiple of `step` (0.01, 0.5, 5 …), which must be positive. */
  roundedTo(step: Exact, mode: RoundingMode): Exact {
    const { numerator: n, denominator: d } = this.dividedBy(step);
    const whole =
      typeof n === 'number' && typeof d === 'number'
        ? new Exact(smallQuotient(n, d, mode), 1)
        : Exact.big(roundedQuotient(BigInt(n), BigInt(d), mode), 1n);
    return step.times(whole);
  }

  /** Is it a whole multiple of `step`? */
  isMultipleOf(step: Exact): boolean {
    const { numerator: n, denominator: d } = this.dividedBy(step);
    return typeof n === 'number' && typeof d === 'number'
      ? remainderOf(Math.abs(n), d) === 0
      : BigInt(n) % BigInt(d) === 0n;
  }

  /** The whole number `this × 10^decimals`; throws when that is not whole: the caller has rounded before. */
  toScaledInteger(decimals: number): bigint {
    const { numerator: n, denominator: d } = this;
    // An amount that was rounded to so many decimals mostly has just that denominator.
    if (d === SMALL_POWERS[decimals]) return BigInt(n);
    const scaled = BigInt(n) * powerOfTen(decimals);
    const denominator = BigInt(d);
    if (scaled % denominator !== 0n) throw new RangeError(`${this.toText()} has more than ${decimals} decimals`);
    return scaled / denominator;
  }

  static fromScaledInteger(scaled: bigint, decimals: number): Exact {
    return Exact.big(scaled, powerOfTen(decimals));
  }

  /**
   * Canonical decimal text: no exponent, no trailing zeros, no `-0`. An expansion longer than `decimals` is shown rounded
   * half-up to that many.
   */
  toText(decimals: number = SHOWN_DECIMALS): string {
    const digits = this.scaledDigits(decimals);
    if (decimals === 0) return digits;
    let end = digits.length;
    while (digits.charCodeAt(end - 1) === ZERO_CODE) end -= 1;
    if (digits.charCodeAt(end - 1) === POINT_CODE) end -= 1;
    const text = digits.slice(0, end);
    return text === '-0' ? '0' : text;
  }

  /**
   * Writes what {@link toText} gives as ASCII, and answers where it ends; `undefined`, with nothing written, of a fraction of long
   * numbers, whose text has to be asked for. There must be room for 40 bytes.
   */
  writeText(bytes: Uint8Array, start: number): number | undefined {
    const { numerator: n, denominator: d } = this;
    if (typeof n !== 'number' || typeof d !== 'number' || d > SMALL_DENOMINATOR) return undefined;
    return writeTwelveDecimals(n, d, bytes, start);
  }

  /** Decimal text with exactly `decimals` places, shown half-up: `2612.40`. */
  toFixedText(decimals: number): string {
    return this.scaledDigits(decimals);
  }

  private scaledDigits(decimals: number): string {
    const { numerator: n, denominator: d } = this;
    if (decimals === SHOWN_DECIMALS && typeof n === 'number' && typeof d === 'number' && d <= SMALL_DENOMINATOR)
      return twelveDecimals(n, d);
    if (typeof n === 'number' && d === SMALL_POWERS[decimals])
      return withPoint(n < 0 ? '-' : '', Math.abs(n).toString(), decimals);
    const scaled = roundedQuotient(BigInt(this.numerator) * powerOfTen(decimals), BigInt(this.denominator), 'half-up');
    return withPoint(scaled < 0n ? '-' : '', (scaled < 0n ? -scaled : scaled).toString(), decimals);
  }

  toString(): string {
    return this.toText();
  }
  toJSON(): string {
    return this.toText();
  }
}

function withPoint(sign: '-' | '', whole: string, decimals: number): string {
  const digits = whole.padStart(decimals + 1, '0');
  if (decimals === 0) return `${sign}${digits}`;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

function roundedQuotient(numerator: bigint, denominator: bigint, mode: RoundingMode): bigint {
  const towardsZero = numerator / denominator;
  const remainder = numerator % denominator;
  if (remainder === 0n) return towardsZero;
  const twice = remainder < 0n ? -2n * remainder : 2n * remainder;
  const half = twice === denominator ? 0 : twice < denominator ? -1 : 1;
  const goes = goesAway(half, numerator < 0n, towardsZero % 2n !== 0n, mode);
  return goes ? towardsZero + (numerator < 0n ? -1n : 1n) : towardsZero;
}

/** The same for safe numbers: the remainder is exact, and so is the quotient of what is left without it. */
function smallQuotient(numerator: number, denominator: number, mode: RoundingMode): number {
  const size = Math.abs(numerator);
  const remainder = remainderOf(size, denominator);
  const quotient = (size - remainder) / denominator;
  // Plus 0: there is no −0 here.
  const towardsZero = numerator < 0 ? 0 - quotient : quotient;
  if (remainder === 0) return towardsZero;
  const twice = 2 * remainder;
  const half = twice === denominator ? 0 : twice < denominator ? -1 : 1;
  const goes = goesAway(half, numerator < 0, towardsZero % 2 !== 0, mode);
  return goes ? towardsZero + (numerator < 0 ? -1 : 1) : towardsZero;
}

/** Is a number rounded away from zero? `half`: how what lies beyond the nearer whole compares with a half. */
function goesAway(half: -1 | 0 | 1, isNegative: boolean, isOdd: boolean, mode: RoundingMode): boolean {
  switch (mode) {
    case 'half-up':
      return half >= 0;
    case 'half-down':
      return half > 0;
    case 'half-even':
      return half > 0 || (half === 0 && isOdd);
    case 'up':
      return true;
    case 'down':
      return false;
    case 'ceiling':
      return !isNegative;
    case 'floor':
      return isNegative;
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

const constants = new Map<string, Exact>();
const CONSTANTS_REMEMBERED = 10_000;

/** {@link exact} for what rule documents write, which is read for every employee again: the number is remembered. */
export function constant(text: string): Exact {
  const known = constants.get(text);
  if (known) return known;
  const value = exact(text);
  if (constants.size < CONSTANTS_REMEMBERED) constants.set(text, value);
  return value;
}
