import { currencyDecimals } from './currency.js';
import { Exact } from './exact.js';
import type { Explanation, Hold } from './explanation.js';
import type { LineSetting, ScoredLine } from './line.js';
import { isEmployedIn, type PayoutInput } from './payout-input.js';
import type { CompiledPlan } from './plan.js';
import { settleAdjustments, type SettledAdjustment } from './retro-adjustments.js';

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

const NOTHING_TO_SETTLE: readonly SettledAdjustment[] = [];

/** One employee's payout of a period. */
export class PayoutResult {
  readonly currency: string;
  /** What the period itself pays: the sum of its lines. */
  readonly earned: Exact;
  /** What is paid or recovered of earlier periods. */
  readonly adjustments: readonly SettledAdjustment[];
  /** All of it. */
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
    this.earned = Exact.sum(lines.map(({ amount }) => amount));
    const holds = lines.flatMap((line, i) => line.holds.map((hold): Hold => ({ line: i + 1, ...hold })));
    this.holds = lines.length === 0 && isEmployedIn(input.period, input.employee) ? [{ code: 'no-assignment' }] : holds;
    this.status = this.holds.length > 0 ? 'held' : 'payable';
    this.adjustments = input.adjustments ? this.settle(input.adjustments) : NOTHING_TO_SETTLE;
    this.amount =
      this.adjustments.length === 0
        ? this.earned
        : this.earned.plus(Exact.sum(this.adjustments.map(({ settled }) => settled)));
  }

  private settle(open: NonNullable<PayoutInput['adjustments']>): readonly SettledAdjustment[] {
    const { currency, earned } = this;
    const atMost = this.input.ruleSet.recoverAtMost;
    return settleAdjustments(open, { currency, earned, isHeld: this.status === 'held', atMost });
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
