import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import type { PayoutRecord } from './payout-record.js';

/** What a department, or a whole run, pays in one currency. Amounts in decimal text with the currency's decimals. */
export interface Total {
  readonly currency: string;
  readonly payouts: number;
  readonly payable: string;
  readonly heldPayouts: number;
  readonly held: string;
}

export type DepartmentTotal = Total & { readonly department: string };

interface Sums {
  payouts: number;
  payableMinor: bigint;
  heldPayouts: number;
  heldMinor: bigint;
}

/** Adds up payouts as they come, by currency and by department and currency: never one currency to another. */
export class Totals {
  private readonly all = new Map<string, Sums>();
  private readonly byDepartment = new Map<string, Sums>();

  add({ payout, lines }: PayoutRecord): void {
    const isHeld = payout.status === 'held';
    count(this.all, payout.currency, payout.amountMinor, isHeld);
    const departments = new Map<string, bigint>();
    for (const line of lines)
      departments.set(line.department, (departments.get(line.department) ?? 0n) + line.amountMinor);
    for (const [department, minor] of departments)
      count(this.byDepartment, `${department}\n${payout.currency}`, minor, isHeld);
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

function count(sums: Map<string, Sums>, at: string, minor: bigint, isHeld: boolean): void {
  const held = sums.get(at) ?? { payouts: 0, payableMinor: 0n, heldPayouts: 0, heldMinor: 0n };
  held.payouts += 1;
  if (isHeld) {
    held.heldPayouts += 1;
    held.heldMinor += minor;
  } else held.payableMinor += minor;
  sums.set(at, held);
}

function shown(currency: string, { payouts, payableMinor, heldPayouts, heldMinor }: Sums): Total {
  const decimals = currencyDecimals(currency);
  const text = (minor: bigint) => Exact.fromScaledInteger(minor, decimals).toFixedText(decimals);
  return { currency, payouts, payable: text(payableMinor), heldPayouts, held: text(heldMinor) };
}
