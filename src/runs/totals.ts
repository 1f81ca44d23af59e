import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import type { PayoutRecord } from './payout-record.js';
import type { PayoutStatus } from './payout-status.js';

/** What a department, or a whole run, pays in one currency. Amounts in decimal text with the currency's decimals. */
export interface Total {
  readonly currency: string;
  readonly payouts: number;
  readonly payable: string;
  /** Waiting for somebody to decide. */
  readonly heldPayouts: number;
  readonly held: string;
  /** Not paid: a person has decided so. */
  readonly refusedPayouts: number;
  readonly refused: string;
}

export type DepartmentTotal = Total & { readonly department: string };

interface Sums {
  payouts: number;
  payableMinor: bigint;
  heldPayouts: number;
  heldMinor: bigint;
  refusedPayouts: number;
  refusedMinor: bigint;
}

/** Adds up payouts as they come, by currency and by department and currency: never one currency to another. */
export class Totals {
  private readonly all = new Map<string, Sums>();
  private readonly byDepartment = new Map<string, Sums>();

  add({ payout, lines, adjustments }: PayoutRecord, status: PayoutStatus = payout.status): void {
    count(this.all, payout.currency, payout.amountMinor, status);
    const departments = new Map<string, bigint>();
    for (const { department, amountMinor } of adjustments.length === 0 ? lines : [...lines, ...adjustments])
      departments.set(department, (departments.get(department) ?? 0n) + amountMinor);
    for (const [department, minor] of departments)
      count(this.byDepartment, `${department}\n${payout.currency}`, minor, status);
  }

  overall(): Total[] {
    return [...this.all].sort(byText).map(([currency, sums]) => shown(currency, sums));
  }

  departments(): DepartmentTotal[] {
    return [...this.byDepartment].sort(byText).map(([at, sums]) => {
      const [department = '', currency = ''] = at.split('\n');
      return { department, ...shown(currency, sums) };
    });
  }
}

const byText = ([a]: readonly [string, Sums], [b]: readonly [string, Sums]): number => (a < b ? -1 : 1);

function count(sums: Map<string, Sums>, at: string, minor: bigint, status: PayoutStatus): void {
  const found = sums.get(at) ?? { ...NOTHING };
  found.payouts += 1;
  if (status === 'held') {
    found.heldPayouts += 1;
    found.heldMinor += minor;
  } else if (status === 'refused') {
    found.refusedPayouts += 1;
    found.refusedMinor += minor;
  } else found.payableMinor += minor;
  sums.set(at, found);
}

const NOTHING: Sums = {
  payouts: 0,
  payableMinor: 0n,
  heldPayouts: 0,
  heldMinor: 0n,
  refusedPayouts: 0,
  refusedMinor: 0n,
};

function shown(currency: string, sums: Sums): Total {
  const decimals = currencyDecimals(currency);
  const text = (minor: bigint) => Exact.fromScaledInteger(minor, decimals).toFixedText(decimals);
  return {
    currency,
    payouts: sums.payouts,
    payable: text(sums.payableMinor),
    heldPayouts: sums.heldPayouts,
    held: text(sums.heldMinor),
    refusedPayouts: sums.refusedPayouts,
    refused: text(sums.refusedMinor),
  };
}
