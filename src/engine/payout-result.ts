import { currencyDecimals } from './currency.js';
import { Exact } from './exact.js';
import type { Explanation, Hold } from './explanation.js';
import type { LineSetting, ScoredLine } from './line.js';
import type { PayoutInput } from './payout-input.js';
import type { CompiledPlan } from './plan.js';

/** One assignment's part of a payout, as it was computed. */
export interface PayoutLineResult {
  readonly setting: LineSetting;
  readonly role: string;
  readonly department: string;
  /** A flag for each eligibility rule, in their order. */
  readonly eligible: readonly boolean[];
  readonly plan: CompiledPlan | undefined;
  /** `undefined` where no plan could be computed; the holds say why. */
  readonly scored: ScoredLine | undefined;
  readonly score: Exact | undefined;
  readonly amount: Exact;
  readonly holds: readonly Hold[];
}

/** One employee's payout of a period. */
export class PayoutResult {
  readonly currency: string;
  readonly amount: Exact;
  readonly status: 'payable' | 'held';
  readonly holds: readonly Hold[];
  private explained: Explanation | undefined;

  constructor(
    readonly input: PayoutInput,
    readonly lines: readonly PayoutLineResult[],
    private readonly explain: (payout: PayoutResult) => Explanation,
  ) {
    this.currency = input.employee.currency;
    this.amount = Exact.sum(lines.map(({ amount }) => amount));
    const holds = lines.flatMap((line, i) => line.holds.map((hold): Hold => ({ line: i + 1, ...hold })));
    this.holds = lines.length === 0 ? [{ code: 'no-assignment' }] : holds;
    this.status = this.holds.length > 0 ? 'held' : 'payable';
  }

  /** The amount in whole minor units of the currency. */
  get amountMinor(): bigint {
    return this.amount.toScaledInteger(currencyDecimals(this.currency));
  }

  /** The complete trace, made when it is first asked for. */
  get explanation(): Explanation {
    return (this.explained ??= this.explain(this));
  }
}
