import { currencyDecimals } from '../../engine/currency.js';
import { Exact } from '../../engine/exact.js';

/** An amount in decimal text, with the decimals of its currency. */
export function shownAmount(minor: bigint, currency: string): string {
  const decimals = currencyDecimals(currency);
  return Exact.fromScaledInteger(minor, decimals).toFixedText(decimals);
}
