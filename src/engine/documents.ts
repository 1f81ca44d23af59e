/**
 * The documents under `rules/`, as types: what the company pays for, in JSON that people edit. `docs/plan-language.md` explains
 * each word; `rules/schema/` checks the same shapes while one types. A decimal is text ("0.95", "95%"), exact to the last digit.
 */
import type { TopLevelCondition } from 'json-rules-engine';

import type { Curve, DecimalText, PeerGroup, Rounding } from './curve-documents.js';
import type { DocumentHead } from './document-head.js';
import type { EventsDocument } from './event-documents.js';
import type { LocalText } from './text.js';

export * from './curve-documents.js';
export type { DocumentHead } from './document-head.js';

export const DOCUMENT_KINDS = [
  'indicators',
  'parameters',
  'plan',
  'eligibility',
  'adjustments',
  'attributes',
  'incidents',
  'recovery',
  'causes',
  'stages',
  'events',
  'form',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

export const UNITS = ['percent', 'rating', 'points', 'hours', 'seconds', 'ratio', 'money', 'count', 'rate'] as const;
export type Unit = (typeof UNITS)[number];
export const DIRECTIONS = ['higher', 'lower', 'within'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const AGGREGATES = ['ratio', 'mean', 'sum', 'last'] as const;
export type Aggregate = (typeof AGGREGATES)[number];
export const MISSING_POLICIES = ['reweight', 'zero', 'neutral', 'hold'] as const;
export type MissingPolicy = (typeof MISSING_POLICIES)[number];

/** How answers to a question become a figure: their mean; the share of the two best marks; promoters less detractors; the share of yes; points. */
export const ANSWERS_AS = ['mean', 'top-two', 'net-promoter', 'yes', 'points'] as const;
export type AnswersAs = (typeof ANSWERS_AS)[number];

/** What becomes of a figure of too few cases: as if it were missing, or drawn towards the mean of the peers. */
export type SmallSamplePolicy = MissingPolicy | { readonly shrink: PeerGroup };

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
  /** How answers of customers and mystery shoppers are made into it, where forms ask for it. */
  readonly answers?: AnswersAs;
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
  /** What becomes of a figure below the minimum sample; as `whenMissing` where nothing is said. */
  readonly whenFew?: SmallSamplePolicy;
  /** Sources whose figures count, the most trusted first; any single source where nothing is said. */
  readonly sources?: readonly string[];
  /** Must it be measured by somebody other than the measured? Then only third-party and mystery-shop figures count. */
  readonly independent?: boolean;
  /** Sources that count only with this factor on the attainment, where no better one has reported: `{ "internal": "80%" }`. */
  readonly discount?: Readonly<Record<string, DecimalText>>;
}

export interface IndicatorsDocument extends DocumentHead {
  readonly indicators: readonly Indicator[];
}

export interface Component {
  readonly id: string;
  readonly name?: LocalText;
  /** What it scores; may be left out where every curve of it names its own input. */
  readonly indicator?: string;
  /** Its share within its group, or within the plan where there are no groups; the same for all where none of them has one. */
  readonly weight?: DecimalText;
  /** Overrides what the indicator asks for. */
  readonly needs?: { readonly source?: string | readonly string[]; readonly sample?: number };
  readonly whenMissing?: MissingPolicy;
  readonly whenFew?: SmallSamplePolicy;
  readonly discount?: Readonly<Record<string, DecimalText>>;
  readonly attainment: Curve;
}

/** What an amount of money is taken from: the assignment's target bonus, a column of `employees.csv`, a share of salary, or itself. */
export type MoneyBase =
  'target-bonus' | { readonly attribute: string } | { readonly salary: DecimalText } | { readonly amount: DecimalText };

export interface ComponentGroup {
  readonly id: string;
  readonly name: LocalText;
  /** Its share of the plan; left out where groups multiply, or where it has a target bonus of its own. */
  readonly weight?: DecimalText;
  /** A target bonus of its own. Then every group has one, and the plan's is their sum. */
  readonly of?: MoneyBase;
  /** With fewer components that count, none of it counts; 1 where nothing is said. */
  readonly minimumComponents?: number;
  /** What becomes of it then: its weight goes to the other groups, it counts as 0, or the payout is held. `reweight` where nothing is said. */
  readonly whenFewer?: 'reweight' | 'zero' | 'hold';
  readonly components: readonly Component[];
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
    /** Several figures of one indicator, instead of its value: for curves that read each by itself. */
    readonly figures?: Readonly<Record<string, readonly DecimalText[]>>;
    /** What the values are compared with, by indicator, whatever baseline the plan asks for. */
    readonly baselines?: Readonly<Record<string, DecimalText>>;
    /** Values of the others in the peer group, by indicator; their sample is as large as asked for. */
    readonly peers?: Readonly<Record<string, readonly DecimalText[]>>;
    /** Where the figures come from, by indicator; the most trusted source where nothing is said. */
    readonly sources?: Readonly<Record<string, string>>;
    /** What the pool's other members would have been paid before the pool was shared out. */
    readonly others?: readonly DecimalText[];
    /** Loss of incidents charged to this person before the plan's ceiling. */
    readonly incidentLoss?: DecimalText;
    /** Samples by indicator; large enough where nothing is said. */
    readonly samples?: Readonly<Record<string, number>>;
    readonly facts?: Readonly<Record<string, string>>;
    /** 1000 where nothing is said. */
    readonly targetBonus?: DecimalText;
    /** Of a period; 0 where nothing is said. */
    readonly salary?: DecimalText;
  };
  readonly expect: {
    readonly score?: DecimalText;
    readonly payout?: DecimalText;
    /** Attainment by component, score by group; `null` for what does not count. */
    readonly components?: Readonly<Record<string, DecimalText | null>>;
    readonly groups?: Readonly<Record<string, DecimalText | null>>;
    /** Amounts by part of a split payout. */
    readonly parts?: Readonly<Record<string, DecimalText>>;
    /** Names of the rules that fire, in any order. */
    readonly fired?: readonly string[];
    readonly held?: boolean;
  };
}

/** A fund that is paid out in full: everybody's amount times one slope, the remainder of rounding by largest remainder. */
export interface Pool {
  /**
   * What there is to pay: an amount a period; a share of what all members' targets come to; or a rate of an indicator of the
   * company's or department's.
   */
  readonly fund:
    | { readonly amount: DecimalText }
    | { readonly share: DecimalText }
    | { readonly rate: DecimalText; readonly indicator: string };
  /** One fund for all on the plan, or one for each department. `company` where nothing is said. */
  readonly within?: 'company' | 'department';
}

export interface PayoutFormula {
  /** What a score of 1 (or of `per`) pays. */
  readonly of: MoneyBase;
  /** The score that pays the whole of it; 1 where nothing is said. */
  readonly per?: DecimalText;
  /** `false` where the figures themselves are of the days served (a commission): then no day is taken off the target. */
  readonly prorate?: boolean;
  /** Shares of the prorated target bonus. */
  readonly cap?: DecimalText;
  readonly floor?: DecimalText;
  readonly currency?: string;
  readonly round: Rounding;
  readonly pool?: Pool;
  /** Parts by share, which add up to 100 %; the parts are rounded like the whole and add up to it. */
  readonly split?: readonly { readonly id: string; readonly name: LocalText; readonly share: DecimalText }[];
  /** What incidents may cost: at most this share of the prorated target bonus. Without it incidents cost nothing. */
  readonly incidents?: { readonly ceiling: DecimalText };
}

export interface PlanDocument extends DocumentHead {
  readonly name: LocalText;
  readonly description?: LocalText;
  /** Are its people ranked by its score? Then what customers experience outweighs everything else in it: see `ranking/experience`. */
  readonly ranking?: 'power';
  /** Files beside a plan that is tried by itself: indicators and parameters, by relative path. No part of the published plan. */
  readonly uses?: readonly string[];
  /** Either components, or groups of them. */
  readonly components?: readonly Component[];
  readonly groups?: readonly ComponentGroup[];
  /** How groups make a score: their weighted mean, or their product (company × team × person). `mean` where nothing is said. */
  readonly combine?: 'mean' | 'product';
  /** Scores of groups and of the plan are shown times this: `"10"` makes points up to 100 of attainments up to 10. */
  readonly scale?: DecimalText;
  /** With fewer groups that count there is no score; 1 where nothing is said. */
  readonly minimumGroups?: number;
  readonly rules?: readonly RuleEntry[];
  readonly payout: PayoutFormula;
  readonly examples?: readonly PlanExample[];
}

export const PARAMETER_UNITS = [...UNITS, 'share', 'days'] as const;

/** A value from a period on. */
export interface DatedValue {
  /** First period; the document's own `effectiveFrom` where nothing is said. */
  readonly from?: string;
  readonly is: DecimalText;
  /** Where it is written: a contract, a resolution, a regulation. */
  readonly reference?: string;
}

/** A named figure that plans refer to: a target, threshold, rate. */
export interface Parameter {
  readonly name: string;
  readonly unit: (typeof PARAMETER_UNITS)[number];
  readonly label?: LocalText;
  /** Where the values come from. */
  readonly source?: string;
  readonly values: readonly DatedValue[];
  /** Other values for some: the most specific that holds counts. */
  readonly overrides?: readonly ParameterOverride[];
}

export interface ParameterOverride {
  /** Fact (`role`, `department`, which holds for those below it too, or a text attribute) by what it must be. */
  readonly when: Readonly<Record<string, string>>;
  readonly values: readonly DatedValue[];
}

export interface ParametersDocument extends DocumentHead {
  readonly parameters: readonly Parameter[];
}

/** Who bears a share of an incident's loss: an employee, those in a role, those whose plan measures a stage, or a department's. */
export type IncidentBearer =
  | { readonly employee: string }
  | { readonly role: string }
  | { readonly stage: string }
  | { readonly department: string }
  /** Somebody who is not paid by cxpay: a supplier, the company. */
  | { readonly outside: LocalText };

/** Something that went wrong, what it cost, and who bears which share of it. */
export interface Incident {
  readonly id: string;
  readonly name: LocalText;
  readonly date: string;
  readonly loss: DecimalText;
  readonly currency: string;
  /** The share of the loss that was made good: it is not charged. */
  readonly remediated?: DecimalText;
  /** Shares add up to 100 %. Several people under one entry bear it in equal parts, by days in service. */
  readonly attribution: readonly (IncidentBearer & { readonly share: DecimalText; readonly reason?: LocalText })[];
  /** Employees who could not have prevented it: they bear nothing, and nobody else bears it for them. */
  readonly excluded?: readonly { readonly employee: string; readonly reason: LocalText }[];
}

/** Each incident is charged in the period that its date lies in. */
export interface IncidentsDocument extends DocumentHead {
  readonly incidents: readonly Incident[];
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

/** At least one of the two stands there. */
export interface AdjustmentsDocument extends DocumentHead {
  /** Conditions that rules refer to as `{ "condition": name }`. */
  readonly conditions?: Readonly<Record<string, TopLevelCondition>>;
  readonly rules?: readonly AdjustmentRule[];
}

/** Which columns of `employees.csv` rules may use as facts, by name. */
export interface AttributesDocument extends DocumentHead {
  readonly attributes: readonly {
    readonly name: string;
    readonly type: 'text' | 'number';
    readonly label?: LocalText;
  }[];
}

/** How much of what a period pays may be recovered in it at most, where an earlier one was paid too much. */
export interface RecoveryDocument extends DocumentHead {
  /** A share, as `20%`. All of it where no document says otherwise; never more. */
  readonly atMost: DecimalText;
}

/** What customers complain about. What a cause says neither of stages nor of indicators, the cause above it says. */
export interface Cause {
  readonly code: string;
  readonly name: LocalText;
  /** Other words for it in the files that come in. */
  readonly aliases?: readonly string[];
  /** Shares add up to 100 %; one alone has all of it. */
  readonly stages?: readonly { readonly stage: string; readonly share?: DecimalText }[];
  /** Each has an equal part. */
  readonly indicators?: readonly string[];
  readonly causes?: readonly Cause[];
}

export interface CausesDocument extends DocumentHead {
  readonly causes: readonly Cause[];
}

/** The stages of an order, one after another, and which part of the promise each has. Names of moments are columns of a file. */
export interface StagesDocument extends DocumentHead {
  /** The column with the order's number. */
  readonly order: string;
  /** A day is kept until it ends. */
  readonly promise: { readonly column: string; readonly is: 'day' | 'moment' };
  /** Shares add up to 100 %. */
  readonly stages: readonly {
    readonly stage: string;
    readonly from: string;
    readonly to: string;
    readonly share: DecimalText;
  }[];
}

export const RESPONSE_KINDS = ['mystery-shop', 'follow-up', 'survey'] as const;
export type ResponseKind = (typeof RESPONSE_KINDS)[number];

/** What an answer may be: a whole number in bounds, yes or no, or points up to those of the question. */
export type AnswerScale = { readonly from: number; readonly to: number } | 'yes-no' | 'points';

export interface Question {
  /** The column of a file of responses. */
  readonly code: string;
  readonly name: LocalText;
  readonly scale: AnswerScale;
  /** What the best answer is worth of the form's points. */
  readonly points?: DecimalText;
  /** The indicator that its answers feed, as that indicator says of answers. */
  readonly indicator?: string;
}

/** What is asked of a customer, or looked at by a mystery shopper, and which indicators it feeds. */
export interface FormDocument extends DocumentHead {
  readonly name: LocalText;
  /** What a response is, where it does not say so itself. */
  readonly kind: ResponseKind;
  /** Is it scored by somebody other than the measured, where a response does not say so itself? `false` where nothing is said. */
  readonly independent?: boolean;
  /** Whose figures responses make: the employee's who is named, the department's, or both, as where nothing is said. */
  readonly subjects?: readonly ('employee' | 'department')[];
  readonly questions: readonly Question[];
  /** The indicator that the points of the whole form feed. */
  readonly indicator?: string;
}

/** Kinds of documents that say what complaints, events and responses mean, and that nobody is paid by: no run reads them. */
export const UNPAID_KINDS = ['causes', 'stages', 'events', 'form'] as const satisfies readonly DocumentKind[];

export type RuleDocument =
  | { readonly kind: 'causes'; readonly content: CausesDocument }
  | { readonly kind: 'stages'; readonly content: StagesDocument }
  | { readonly kind: 'events'; readonly content: EventsDocument }
  | { readonly kind: 'form'; readonly content: FormDocument }
  | { readonly kind: 'parameters'; readonly content: ParametersDocument }
  | { readonly kind: 'incidents'; readonly content: IncidentsDocument }
  | { readonly kind: 'indicators'; readonly content: IndicatorsDocument }
  | { readonly kind: 'plan'; readonly content: PlanDocument }
  | { readonly kind: 'eligibility'; readonly content: EligibilityDocument }
  | { readonly kind: 'adjustments'; readonly content: AdjustmentsDocument }
  | { readonly kind: 'attributes'; readonly content: AttributesDocument }
  | { readonly kind: 'recovery'; readonly content: RecoveryDocument };
