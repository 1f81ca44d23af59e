import type { AdjustmentEvent, MissingPolicy } from './documents.js';
import type { CurvePiece } from './curve.js';
import type { EarlierFigure, Figure, MissingReason, UnusableReason } from './figure.js';
import type { ConditionTrace } from './rule-evaluator.js';

/**
 * The complete trace of one payout, as data. Prose is rendered from it; nothing in it is prose. Decimals are text: figures whose
 * expansion does not end are shown to 12 decimals, half-up, while computing carries them as fractions; amounts are exact.
 * Words for people (names of indicators, reasons of rules) stay in the plan version that `hash` names.
 */
export interface Explanation {
  readonly format: 'cxpay-explanation/1';
  readonly engine: string;
  readonly period: { readonly code: string; readonly from: string; readonly to: string; readonly days: number };
  /** Hash over all rule documents in force. */
  readonly ruleSet: string;
  readonly employee: {
    readonly code: string;
    readonly name: string;
    readonly hired: string;
    readonly left: string | null;
    readonly salary: string | null;
    readonly attributes: Readonly<Record<string, string>>;
  };
  readonly currency: string;
  readonly lines: readonly LineExplanation[];
  readonly amount: string;
  readonly status: 'payable' | 'held';
  readonly holds: readonly Hold[];
}

/** Why a payout waits for somebody to decide. `line` counts from 1; absent where it is about the whole payout. */
export type Hold = { readonly line?: number } & (
  | { readonly code: 'no-assignment' | 'no-plan' | 'nothing-measured' }
  | { readonly code: 'two-plans'; readonly plans: readonly string[] }
  | { readonly code: 'unknown-plan'; readonly plan: string }
  | { readonly code: 'wrong-currency'; readonly have: string; readonly need: string }
  | { readonly code: 'rounding-finer-than-currency'; readonly step: string; readonly currency: string }
  | { readonly code: 'no-salary' }
  | { readonly code: 'negative-amount' }
  | { readonly code: 'amount-too-large'; readonly amount: string }
  | { readonly code: 'rule'; readonly rule: string }
  | { readonly code: 'indicator'; readonly indicator: string; readonly reason: MissingReason | UnusableReason }
);

/** One assignment's part of a payout. */
export interface LineExplanation {
  readonly assignment: {
    readonly role: string;
    readonly department: string;
    readonly from: string;
    readonly to: string | null;
    readonly targetBonus: string;
  };
  /** Days of the assignment, within employment, in the period. */
  readonly proration: { readonly from: string; readonly to: string; readonly days: number; readonly of: number };
  readonly eligibility: {
    readonly plan: string | null;
    readonly fired: readonly {
      readonly name: string;
      readonly priority: number;
      readonly conditions: ConditionTrace;
    }[];
    readonly notFired: readonly string[];
    /** Where no rule put them on a plan: how each came out, so that it can be seen why. */
    readonly whyNot?: readonly { readonly name: string; readonly conditions: ConditionTrace }[];
  };
  /** `null` where no plan could be computed; the holds say why. */
  readonly scorecard: ScorecardExplanation | null;
  readonly amount: string;
}

export interface ScorecardExplanation {
  readonly plan: { readonly id: string; readonly hash: string };
  /** For the whole period, and for the days of this line. */
  readonly target: { readonly whole: string; readonly prorated: string };
  readonly components: readonly ComponentExplanation[];
  readonly score: string | null;
  readonly rules: readonly RuleExplanation[];
  /** From target × score through rules, cap and floor to the rounded amount. */
  readonly steps: readonly PayoutStep[];
  readonly mostToGain: MostToGain | null;
}

export interface ComponentExplanation {
  readonly id: string;
  readonly group: string | null;
  readonly indicator: string;
  readonly weight: string;
  readonly measured: FigureExplanation;
  readonly status: ComponentStatus;
  /** The piece of the curve that the value fell on; `null` where no value was scored. */
  readonly piece: CurvePiece | null;
  readonly attainment: string | null;
  /** Share of the plan after re-weighting; `null` where left out. */
  readonly effectiveWeight: string | null;
  /** Prorated target × effective weight × attainment. */
  readonly worth: string | null;
  /** The same at the highest attainment of the curve. */
  readonly couldBe: string | null;
  /** The least demanding value that attains 1; `open` where that value itself is just outside. */
  readonly target: { readonly value: string; readonly open: boolean } | null;
}

export type ComponentStatus =
  | { readonly kind: 'counted' }
  | {
      readonly kind: 'left-out' | 'zero' | 'neutral' | 'held';
      readonly policy: MissingPolicy | null;
      readonly reason: MissingReason | UnusableReason;
    };

/** A figure with where it came from, down to the row of the file. */
export interface FigureExplanation {
  /** `employee:CODE` or `department:CODE`; `null` where nobody had data. */
  readonly subject: string | null;
  readonly value: string | null;
  readonly by: Figure['by'] | null;
  readonly source: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly sample: string | null;
  readonly needs: { readonly sample: number | null; readonly sources: readonly string[] | null };
  readonly observations: readonly ObservationReference[];
  readonly notCounted: readonly ObservationReference[];
}

export interface ObservationReference {
  readonly batch: number;
  readonly row: number;
  readonly day: string | null;
  readonly source: string;
  readonly value: string | null;
  readonly numerator: string | null;
  readonly denominator: string | null;
  readonly sample: string | null;
  readonly reference: string | null;
  /** Where it is a correction: what had been reported before. */
  readonly corrects?: EarlierFigure;
}

/** Every rule that was considered, fired or not. */
export interface RuleExplanation {
  readonly name: string;
  readonly priority: number;
  readonly event: AdjustmentEvent['type'];
  readonly fired: boolean;
  readonly conditions: ConditionTrace;
  /** Figures of indicators that the conditions look at and that are no component. */
  readonly figures: readonly ({ readonly indicator: string } & FigureExplanation)[];
}

export interface PayoutStep {
  readonly step: 'score' | 'rule' | 'cap' | 'floor' | 'round';
  readonly rule?: string;
  readonly effect?: AdjustmentEvent['type'];
  /** The share, factor, amount or rounding applied, as the plan writes it. */
  readonly by?: string;
  readonly mode?: string;
  readonly before: string;
  readonly after: string;
}

/** The one component whose next step up would have paid the most, with all rules as they came out. */
export interface MostToGain {
  readonly component: string;
  readonly from: string;
  readonly to: string;
  /** Is `to` itself just outside? */
  readonly open: boolean;
  readonly gain: string;
}
