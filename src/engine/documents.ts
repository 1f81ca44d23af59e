/**
 * The documents under `rules/`, as types: what the company pays for, in JSON that people edit. `docs/plan-language.md` explains
 * each word; `rules/schema/` checks the same shapes while one types. A decimal is text ("0.95", "95%"), exact to the last digit.
 */
import type { TopLevelCondition } from 'json-rules-engine';

import type { RoundingMode } from './exact.js';
import type { LocalText } from './text.js';

/** A decimal as people write it: `"0.95"`, `"95%"`, `"-3"`. */
export type DecimalText = string;

export const DOCUMENT_KINDS = ['indicators', 'plan', 'eligibility', 'adjustments', 'attributes'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** What every document carries: which it is, and for which periods it holds. */
export interface DocumentHead {
  readonly $schema?: string;
  readonly id: string;
  /** First period (`YYYY-MM`) that this version holds for. */
  readonly effectiveFrom: string;
  /** First period that it no longer holds for. */
  readonly effectiveTo?: string;
}

export const UNITS = ['percent', 'rating', 'points', 'hours', 'seconds', 'ratio', 'money', 'count', 'rate'] as const;
export type Unit = (typeof UNITS)[number];
export const DIRECTIONS = ['higher', 'lower', 'within'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const AGGREGATES = ['ratio', 'mean', 'sum', 'last'] as const;
export type Aggregate = (typeof AGGREGATES)[number];
export const MISSING_POLICIES = ['reweight', 'zero', 'neutral', 'hold'] as const;
export type MissingPolicy = (typeof MISSING_POLICIES)[number];

/** Something measured. */
export interface Indicator {
  readonly code: string;
  readonly name: LocalText;
  readonly unit: Unit;
  /** Which way is better; `within` where the best lies in between. */
  readonly better: Direction;
  /** How several figures of one period become one. */
  readonly aggregate: Aggregate;
  /** A ratio is reported per this many: complaints per `"1000"` orders. */
  readonly per?: DecimalText;
  /** Possible values, both ends included; percent is 0 to 1 where nothing is said. */
  readonly range?: { readonly min?: DecimalText; readonly max?: DecimalText };
  /** Words for the two counts of a ratio, for people: "delivered on time" of "delivered". */
  readonly counts?: { readonly numerator: LocalText; readonly denominator: LocalText };
  /** The link of the chain: order, payment, picking, sorting, delivery, after-sale … */
  readonly stage?: string;
  /** Does it measure the customer's experience? `true` where nothing is said; `false` for sales and the like. */
  readonly cx?: boolean;
  readonly minimumSample?: number;
  readonly whenMissing: MissingPolicy;
  /** Sources whose figures count, the most trusted first; any single source where nothing is said. */
  readonly sources?: readonly string[];
  /** Must it be measured by somebody other than the measured? Then only third-party and mystery-shop figures count. */
  readonly independent?: boolean;
}

export interface IndicatorsDocument extends DocumentHead {
  readonly indicators: readonly Indicator[];
}

/** Pieces of straight line through points; flat beyond the ends unless a jump is named there. */
export interface LinearCurve {
  readonly linear: readonly (readonly [DecimalText, DecimalText])[];
  /** Attainment for values strictly below the first point. */
  readonly below?: DecimalText;
  /** Attainment for values strictly above the last point. */
  readonly above?: DecimalText;
}

/** A band holds from `from` (included) to the next band's start, to `to` (excluded) or through `through` (included). */
export interface Band {
  readonly from?: DecimalText;
  readonly to?: DecimalText;
  readonly through?: DecimalText;
  readonly is: DecimalText;
}

export interface BandsCurve {
  readonly bands: readonly Band[];
}

export type Curve = LinearCurve | BandsCurve;

export interface Component {
  readonly id: string;
  readonly name?: LocalText;
  readonly indicator: string;
  /** Its share within its group, or within the plan where there are no groups. */
  readonly weight: DecimalText;
  /** Overrides what the indicator asks for. */
  readonly needs?: { readonly source?: string | readonly string[]; readonly sample?: number };
  readonly whenMissing?: MissingPolicy;
  readonly attainment: Curve;
}

export interface ComponentGroup {
  readonly id: string;
  readonly name: LocalText;
  readonly weight: DecimalText;
  readonly components: readonly Component[];
}

export interface Rounding {
  readonly to: DecimalText;
  readonly mode: RoundingMode;
}

/** A json-rules-engine rule whose event changes the payout. */
export interface AdjustmentRule {
  readonly name: string;
  /** Higher goes first; 1 where nothing is said (json-rules-engine's own default). */
  readonly priority?: number;
  readonly conditions: TopLevelCondition;
  readonly event: AdjustmentEvent;
}

export type AdjustmentEvent =
  | { readonly type: 'gate'; readonly params: { readonly reason: LocalText } }
  | { readonly type: 'multiply'; readonly params: { readonly by: DecimalText; readonly reason: LocalText } }
  | {
      readonly type: 'add' | 'cap' | 'floor';
      /** Either a share of the target bonus, or an amount in the plan's currency. */
      readonly params: { readonly share?: DecimalText; readonly amount?: DecimalText; readonly reason: LocalText };
    }
  | { readonly type: 'hold'; readonly params: { readonly reason: LocalText } };

/** In a plan: a rule of its own, or a shared one by name. */
export type RuleEntry = AdjustmentRule | { readonly use: string };

export interface PlanExample {
  readonly name: string;
  readonly given: {
    /** Values by indicator; one that is not named is missing data. */
    readonly values?: Readonly<Record<string, DecimalText>>;
    /** Samples by indicator; large enough where nothing is said. */
    readonly samples?: Readonly<Record<string, number>>;
    readonly facts?: Readonly<Record<string, string>>;
    /** 1000 where nothing is said. */
    readonly targetBonus?: DecimalText;
  };
  readonly expect: {
    readonly score?: DecimalText;
    readonly payout?: DecimalText;
    /** Names of the rules that fire, in any order. */
    readonly fired?: readonly string[];
    readonly held?: boolean;
  };
}

export interface PlanDocument extends DocumentHead {
  readonly name: LocalText;
  readonly description?: LocalText;
  /** Either components, or groups of them. */
  readonly components?: readonly Component[];
  readonly groups?: readonly ComponentGroup[];
  readonly rules?: readonly RuleEntry[];
  readonly payout: {
    readonly of: 'target-bonus';
    /** Shares of the prorated target bonus. */
    readonly cap?: DecimalText;
    readonly floor?: DecimalText;
    readonly currency?: string;
    readonly round: Rounding;
  };
  readonly examples?: readonly PlanExample[];
}

/** A json-rules-engine rule that puts an employee on a plan. */
export interface EligibilityRule {
  readonly name: string;
  readonly priority?: number;
  readonly conditions: TopLevelCondition;
  readonly event: { readonly type: 'plan'; readonly params: { readonly id: string } };
}

export interface EligibilityDocument extends DocumentHead {
  readonly rules: readonly EligibilityRule[];
}

export interface AdjustmentsDocument extends DocumentHead {
  readonly rules: readonly AdjustmentRule[];
}

/** Which columns of `employees.csv` rules may use as facts, by name. */
export interface AttributesDocument extends DocumentHead {
  readonly attributes: readonly {
    readonly name: string;
    readonly type: 'text' | 'number';
    readonly label?: LocalText;
  }[];
}

export type RuleDocument =
  | { readonly kind: 'indicators'; readonly content: IndicatorsDocument }
  | { readonly kind: 'plan'; readonly content: PlanDocument }
  | { readonly kind: 'eligibility'; readonly content: EligibilityDocument }
  | { readonly kind: 'adjustments'; readonly content: AdjustmentsDocument }
  | { readonly kind: 'attributes'; readonly content: AttributesDocument };
