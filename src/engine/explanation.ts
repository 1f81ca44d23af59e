import type { AdjustmentEvent, MissingPolicy } from './documents.js';
import type { CurveTrace } from './curve/curve-trace.js';
import type { EarlierFigure, Figure, MissingReason, UnusableReason } from './figure.js';
import type { SettledText } from './retro-adjustments.js';
import type { ConditionTrace } from './rule.js';

/**
 * The complete trace of one payout, as data. Prose is rendered from it; nothing in it is prose. Decimals are text: figures whose
 * expansion does not end are shown to 12 decimals, half-up, while computing carries them as fractions; amounts are exact.
 * Words for people (names of indicators, reasons of rules) stay in the plan version that `hash` names.
 */
export interface Explanation {
  readonly format: 'cxpay-explanation/2';
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
  /** What the period itself pays; only where earlier periods are settled with it. */
  readonly earned?: string;
  /** What of earlier periods is paid or recovered with it. They and the lines add up to the amount. */
  readonly adjustments?: readonly AdjustmentExplanation[];
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
  | { readonly code: 'no-target'; readonly attribute: string }
  | { readonly code: 'no-fund' }
  | { readonly code: 'incident-currency'; readonly incident: string }
  | { readonly code: 'group'; readonly group: string; readonly have: string; readonly need: string }
  | { readonly code: 'too-few-groups'; readonly have: string; readonly need: string }
  | { readonly code: 'component'; readonly component: string; readonly reason: MissingReason | UnusableReason }
  | { readonly code: 'negative-amount' }
  | { readonly code: 'amount-too-large'; readonly amount: string }
  | { readonly code: 'rule'; readonly rule: string }
  | { readonly code: 'indicator'; readonly indicator: string; readonly reason: MissingReason | UnusableReason }
);

/** A retro adjustment or clawback of a locked period, and how much of it this payout settles. */
export type AdjustmentExplanation = SettledText & {
  /** What is still open after this payout. */
  readonly left: string;
};

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
  /** Parameters that the plan refers to, as they held for this line. */
  readonly parameters: readonly ParameterExplanation[];
  /** For the whole period, and for the days of this line. */
  readonly target: { readonly whole: string; readonly prorated: string };
  readonly components: readonly ComponentExplanation[];
  /** Empty for a plan without groups. */
  readonly groups: readonly GroupExplanation[];
  readonly score: string | null;
  readonly rules: readonly RuleExplanation[];
  /** From target × score through rules, cap and floor to the rounded amount. */
  readonly steps: readonly PayoutStep[];
  /** How the amount was split; empty where the plan splits nothing. They add up to the line's amount. */
  readonly parts: readonly { readonly id: string; readonly share: string; readonly amount: string }[];
  readonly pool: PoolExplanation | null;
  readonly incidents: readonly IncidentExplanation[];
}

/** A parameter as it held: since when, and for whom where it is an override. */
export interface ParameterExplanation {
  readonly name: string;
  readonly value: string;
  readonly from: string;
  readonly override: Readonly<Record<string, string>> | null;
}

export interface GroupExplanation {
  readonly id: string;
  /** As the plan writes it; `null` where groups multiply or have target bonuses of their own. */
  readonly weight: string | null;
  /** Share of the plan after re-weighting; `null` where it does not count, or groups multiply. */
  readonly effectiveWeight: string | null;
  /** Weighted mean of its components, times the plan's scale. */
  readonly score: string | null;
  /** Its own target bonus for the days of this line, where it has one. */
  readonly target: string | null;
  readonly status:
    | { readonly kind: 'counted' }
    | { readonly kind: 'left-out' | 'zero' | 'held'; readonly have: number; readonly need: number };
}

/** A fund shared out in full: this line's part is what it would have been × fund ÷ the total of all members. */
export interface PoolExplanation {
  readonly within: string;
  readonly fund: string;
  readonly members: number;
  /** What all members together would have been paid. */
  readonly total: string;
  /** Fund ÷ total. */
  readonly slope: string;
  readonly share: string;
  readonly amount: string;
}

/** An incident of which this person bears a share. */
export interface IncidentExplanation {
  readonly id: string;
  readonly loss: string;
  readonly remediated: string;
  /** As attributed: to whom, and which share of the loss. */
  readonly to: string;
  readonly share: string;
  /** Of how many people bearing it together, by days. */
  readonly among: number;
  readonly charged: string;
  readonly excluded: boolean;
}

export interface ComponentExplanation {
  readonly id: string;
  readonly group: string | null;
  /** `null` where the component scores other things than one indicator. */
  readonly indicator: string | null;
  readonly weight: string;
  readonly measured: FigureExplanation | null;
  readonly status: ComponentStatus;
  /** What went into the curve and where on it that lies; `null` where nothing was scored. */
  readonly curve: CurveTrace | null;
  /** The factor on the attainment because the figure comes from a source that counts only in part. */
  readonly discount: string | null;
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
  /** A figure of too few cases, drawn towards the mean of the peers: `weight` on the own figure, the rest on the mean. */
  readonly shrunk?: {
    readonly own: string | null;
    readonly mean: string;
    readonly peers: number;
    readonly weight: string;
  };
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
  /** What was reported beside it to compare with. */
  readonly baseline?: string;
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
  readonly step: 'score' | 'rule' | 'cap' | 'floor' | 'incidents' | 'pool' | 'round';
  readonly rule?: string;
  readonly effect?: AdjustmentEvent['type'];
  /** The share, factor, amount or rounding applied, as the plan writes it. */
  readonly by?: string;
  readonly mode?: string;
  readonly before: string;
  readonly after: string;
}
