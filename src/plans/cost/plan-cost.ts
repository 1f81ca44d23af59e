/** What each plan can cost for the people on it, added up. */
import { currencyDecimals } from '../../engine/currency.js';
import { exact, Exact } from '../../engine/exact.js';
import { valueRange } from '../../engine/figure.js';
import type { Indicator } from '../../engine/documents.js';
import type { CompiledPlan, PlanVariant } from '../../engine/plan.js';
import { poolKey } from '../../engine/pools.js';
import type { LineCost } from './line-cost.js';

/** Sums in one currency, as text with its decimals. */
export interface CostInCurrency {
  readonly currency: string;
  readonly people: number;
  readonly target: string;
  /** Everything with an attainment of 1, no rule firing; `null` where a pool's fund goes by a figure. */
  readonly atTarget: string | null;
  /** `null` where nothing bounds it. */
  readonly worst: string | null;
}

export interface PlanCost {
  readonly plan: string;
  readonly name: string;
  /** Employees, each once. */
  readonly people: number;
  readonly amounts: readonly CostInCurrency[];
}

interface Sums {
  readonly people: Set<string>;
  target: Exact;
  atTarget: Exact | undefined;
  worst: Exact | undefined;
  /** Targets by pool, where the plan has one: each fund is paid out in full. */
  readonly pools: Map<string, { readonly variant: PlanVariant; target: Exact }>;
}

/** Adds up lines of one plan. */
export class PlanCostSum {
  private readonly sums = new Map<string, Sums>();

  constructor(private readonly plan: CompiledPlan) {}

  add(
    employee: { readonly code: string; readonly currency: string },
    department: string,
    variant: PlanVariant,
    line: LineCost,
  ): void {
    const sums = this.sumsIn(employee.currency);
    sums.people.add(employee.code);
    sums.target = sums.target.plus(line.target);
    const { pool } = variant.document.payout;
    if (pool) {
      const key = poolKey(this.plan.id, pool, department, employee.currency);
      const held = sums.pools.get(key) ?? { variant, target: Exact.ZERO };
      sums.pools.set(key, { variant: held.variant, target: held.target.plus(line.target) });
      return;
    }
    sums.atTarget = sums.atTarget?.plus(line.atTarget);
    sums.worst = line.worst && sums.worst?.plus(line.worst);
  }

  /** What it comes to, in order of currency. */
  result(indicators: ReadonlyMap<string, Indicator>): PlanCost {
    const currencies = [...this.sums].sort(([a], [b]) => (a < b ? -1 : 1));
    const people = new Set(currencies.flatMap(([, sums]) => [...sums.people]));
    const { id, document } = this.plan;
    return {
      plan: id,
      name: document.name.en,
      people: people.size,
      amounts: currencies.map(([currency, sums]) => inCurrency(currency, sums, indicators)),
    };
  }

  private sumsIn(currency: string): Sums {
    let sums = this.sums.get(currency);
    if (!sums) {
      const none = { target: Exact.ZERO, atTarget: Exact.ZERO, worst: Exact.ZERO };
      this.sums.set(currency, (sums = { ...none, people: new Set(), pools: new Map() }));
    }
    return sums;
  }
}

function inCurrency(currency: string, sums: Sums, indicators: ReadonlyMap<string, Indicator>): CostInCurrency {
  const decimals = currencyDecimals(currency);
  let { atTarget, worst } = sums;
  for (const { variant, target } of sums.pools.values()) {
    const fund = fundOf(variant, target, indicators);
    atTarget = fund.atTarget && atTarget?.plus(fund.atTarget);
    worst = fund.worst && worst?.plus(fund.worst);
  }
  const text = (amount: Exact | undefined): string | null => amount?.toFixedText(decimals) ?? null;
  return {
    currency,
    people: sums.people.size,
    target: sums.target.toFixedText(decimals),
    atTarget: text(atTarget),
    worst: text(worst),
  };
}

/** A fund is paid out in full as soon as anybody has earned anything. */
function fundOf(
  { document }: PlanVariant,
  target: Exact,
  indicators: ReadonlyMap<string, Indicator>,
): { readonly atTarget: Exact | undefined; readonly worst: Exact | undefined } {
  const { pool, round } = document.payout;
  const rounded = (amount: Exact): Exact => amount.greater(Exact.ZERO).roundedTo(exact(round.to), round.mode);
  if (!pool) return { atTarget: Exact.ZERO, worst: Exact.ZERO };
  const { fund } = pool;
  if ('rate' in fund) {
    const indicator = indicators.get(fund.indicator);
    const most = indicator && valueRange(indicator).max;
    return { atTarget: undefined, worst: most && rounded(most.times(exact(fund.rate))) };
  }
  const amount = rounded('amount' in fund ? exact(fund.amount) : target.times(exact(fund.share)));
  return { atTarget: amount, worst: amount };
}
