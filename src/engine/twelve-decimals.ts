/** Writing fractions of safe numbers with twelve decimals, which is how figures are shown. */
import { remainderOf } from './remainder.js';
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
  const rest = remainderOf(dividend, denominator);
  // Long division by six decimals at a time.
  const afterSix = remainderOf(rest * MILLION, denominator);
  const six = (rest * MILLION - afterSix) / denominator;
  const afterTwelve = remainderOf(afterSix * MILLION, denominator);
  const twelve = (afterSix * MILLION - afterTwelve) / denominator;
  return six * MILLION + twelve + (2 * afterTwelve >= denominator ? 1 : 0);
}

const wholePart = (dividend: number, denominator: number): number => Math.floor(dividend / denominator);

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

/** In two halves: whole numbers of six digits are divided several times as fast as those of twelve. */
function writeFraction(trillionthsAfter: number, bytes: Uint8Array, start: number): number {
  const low = remainderOf(trillionthsAfter, MILLION);
  const high = (trillionthsAfter - low) / MILLION;
  bytes[start] = POINT;
  writeSix(high, bytes, start + 1);
  if (low > 0) writeSix(low, bytes, start + 7);
  let end = start + (low > 0 ? DECIMALS : DECIMALS / 2);
  while (bytes[end] === ZERO) end -= 1;
  return end + 1;
}

function writeSix(digits: number, bytes: Uint8Array, start: number): void {
  let left = digits | 0;
  for (let i = start + 5; i >= start; i -= 1) {
    const tenth = (left / 10) | 0;
    bytes[i] = ZERO + left - tenth * 10;
    left = tenth;
  }
}
