/** Writing fractions of safe numbers with twelve decimals, which is how figures are shown. */

/** Up to here a remainder times a million is a safe number. */
export const SMALL_DENOMINATOR = 9_000_000_000;
const MILLION = 1_000_000;

/** A fraction of safe numbers with twelve decimals, half-up: long division by six decimals at a time. */
export function twelveDecimals(numerator: number, denominator: number): string {
  const dividend = Math.abs(numerator);
  const rest = dividend % denominator;
  let whole = (dividend - rest) / denominator;
  const afterSix = (rest * MILLION) % denominator;
  let six = (rest * MILLION - afterSix) / denominator;
  const afterTwelve = (afterSix * MILLION) % denominator;
  let twelve = (afterSix * MILLION - afterTwelve) / denominator;
  if (2 * afterTwelve >= denominator) twelve += 1;
  if (twelve === MILLION) [six, twelve] = [six + 1, 0];
  if (six === MILLION) [whole, six] = [whole + 1, 0];
  return `${numerator < 0 ? '-' : ''}${whole}.${sixDigits(six)}${sixDigits(twelve)}`;
}

/** With leading zeros. */
const sixDigits = (below: number): string => String(MILLION + below).slice(1);
