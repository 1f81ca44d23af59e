import type { LimitReached } from '../../engine/limits-reached.js';
import { Exact } from '../../engine/exact.js';
import type { Paid } from './paid.js';

/** Months before that somebody's own payouts are compared with. */
export const MONTHS_BEFORE = 3;

/** Why somebody looks at a payout: it changed much, a limit decided it, or nothing is paid. */
export type OutlierKind = 'change' | LimitReached | 'zero';

export interface Outlier {
  readonly employee: string;
  readonly kinds: readonly OutlierKind[];
  /** Mean of their own payouts in the months before; `undefined` where there are none in this currency. */
  readonly before: Exact | undefined;
  /** How far it is from that, as a share of it; `undefined` where nothing was paid before. */
  readonly change: Exact | undefined;
}

/**
 * The rule: a payout stands out if it is further from the mean of the person's own payouts in up to three months before than this
 * share of that mean, if a cap, a floor or a gate decided it, or if nothing is paid though nothing is held.
 */
export function outlierOf(
  employee: string,
  paid: Paid,
  earlier: readonly Paid[],
  limits: ReadonlySet<LimitReached>,
  threshold: Exact,
): Outlier | undefined {
  const same = earlier.filter(({ currency }) => currency === paid.currency).map(({ paidMinor }) => paidMinor);
  const before = same.length === 0 ? undefined : Exact.of(sum(same), BigInt(same.length));
  const now = Exact.of(paid.amountMinor);
  const change = before && !before.isZero() ? now.minus(before).dividedBy(before.absolute()) : undefined;
  const far = change ? change.absolute().isGreaterThan(threshold) : before !== undefined && !now.isZero();
  const kinds: OutlierKind[] = [
    ...(far ? (['change'] as const) : []),
    ...limits,
    ...(paid.amountMinor === 0n && paid.status === 'payable' ? (['zero'] as const) : []),
  ];
  return kinds.length === 0 ? undefined : { employee, kinds, before, change };
}

const sum = (all: readonly bigint[]): bigint => all.reduce((total, each) => total + each, 0n);
