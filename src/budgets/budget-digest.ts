import { canonicalHash } from '../engine/canonical.js';
import { budgetKey } from './check-budgets.js';
import type { Budget } from './budgets.entities.js';

/** SHA-256 over budgets, in whatever order they come. */
export function budgetDigest(budgets: readonly Omit<Budget, 'load'>[]): string {
  const rows = budgets.map(({ department, period, currency, amountMinor }) => ({
    department,
    period,
    currency,
    amountMinor: amountMinor?.toString() ?? null,
  }));
  return canonicalHash(rows.sort((a, b) => (budgetKey(a) < budgetKey(b) ? -1 : 1)));
}
