import type { RetroAdjustment } from '../adjustments/adjustments.entities.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import type { CauseAmount, RetroDifference } from './retro-differences.js';

/** What is recorded of a difference, whether it has been recorded or has just been found: to hold one against the other. */
export interface RecordedDifference {
  readonly employee: string;
  readonly name: string;
  readonly department: string;
  readonly currency: string;
  readonly amount: string;
  readonly causes: readonly CauseAmount[];
}

export function recordedDifference(of: RetroAdjustment | RetroDifference): RecordedDifference {
  const { employee, name, department, currency } = of;
  const who = { employee, name, department, currency };
  if ('difference' in of) return { ...who, amount: of.difference, causes: of.causes };
  const decimals = currencyDecimals(currency);
  const amount = Exact.fromScaledInteger(of.amountMinor, decimals).toFixedText(decimals);
  return { ...who, amount, causes: JSON.parse(of.causes) as CauseAmount[] };
}
