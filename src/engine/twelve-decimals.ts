/** Writing fractions of safe numbers with twelve decimals, which is how figures are shown. */
import { writeWhole } from './write-whole.js';

/** Up to here a remainder times a million is a safe number. */
export const SMALL_DENOMINATOR = 9_000_000_000;
const MILLION = 1_000_000;
const TRILLION = 1_000_000_000_000;
const DECIMALS = 12;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** What stands after the point of a fraction that is not negative, in trillionths, half-up: a whole trillion where that rounds up to one. */
function trillionths(dividend: number, denominator: number): number {
  const rest = dividend % denominator;
  // Long division by six decimals at a time.
  const afterSix = (rest * MILLION) % denominator;
  const six = (rest * MILLION - afterSix) / denominator;
  const afterTwelve = (afterSix * MILLION) % denominator;
  const twelve = (afterSix * MILLION - afterTwelve) / denominator;
  return six * MILLION + twelve + (2 * afterTwelve >= denominator ? 1 : 0);
}

const wholePart = (dividend: number, denominator: number): number =>
  (dividend - (dividend % denominator)) / denominator;

/** A fraction of safe numbers with twelve decimals, half-up. */
export function twelveDecimals(numerator: number, denominator: number): string {
  const dividend = Math.abs(numerator);
  const after = trillionths(dividend, denominator);
  const carried = after === TRILLION;
  const whole = wholePart(dividend, denominator) + (carried ? 1 : 0);
  return `${numerator < 0 ? '-' : ''}${whole}.${carried ? '000000000000' : String(TRILLION + after).slice(1)}`;
}

/** The same without zeros at its end, as ASCII; answers where it ends. */
export function writeTwelveDecimals(numerator: number, denominator: number, bytes: Uint8Array, start: number): number {
  const dividend = Math.abs(numerator);
  const after = denominator === 1 ? 0 : trillionths(dividend, denominator);
  const carried = after === TRILLION;
  const whole = wholePart(dividend, denominator) + (carried ? 1 : 0);
  let at = start;
  if (numerator < 0 && (whole > 0 || after > 0)) bytes[at++] = MINUS;
  at = writeWhole(whole, bytes, at);
  return after === 0 || carried ? at : writeFraction(after, bytes, at);
}

function writeFraction(trillionthsAfter: number, bytes: Uint8Array, start: number): number {
  let [digits, left] = [DECIMALS, trillionthsAfter];
  while (left % 10 === 0) [digits, left] = [digits - 1, left / 10];
  bytes[start] = POINT;
  for (let i = start + digits; i > start; i -= 1) {
    const rest = left % 10;
    bytes[i] = ZERO + rest;
    left = (left - rest) / 10;
  }
  return start + digits + 1;
}
