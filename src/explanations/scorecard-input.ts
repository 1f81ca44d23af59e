import type { Counterfactuals } from '../engine/counterfactual.js';
import type { AdjustmentRule, RuleDocument } from '../engine/documents.js';
import type { Explanation } from '../engine/explanation.js';
import type { InquiryOutcome, InquiryState } from '../inquiries/inquiry-states.js';
import type { Decision } from '../months/hold-decisions.js';
import type { RuleSet } from '../engine/rule-set.js';
import type { RunStatus } from './words/words.js';

/** What an employee has asked about the payout; `line` counts from 1, and what is `null` is not named. */
export interface AskedInquiry {
  readonly id: number;
  readonly line: number | null;
  readonly component: string | null;
  readonly rule: string | null;
  readonly state: InquiryState;
  readonly outcome: InquiryOutcome | null;
  /** The last day for an answer, while one is awaited. */
  readonly due: string | null;
  /** What was answered last; empty where nothing was. */
  readonly text: string;
}

/** All that a scorecard is written from. */
export interface ScorecardInput {
  readonly explanation: Explanation;
  /** What other figures would have paid. */
  readonly counterfactuals?: Counterfactuals;
  readonly status: RunStatus;
  /** Left out of statements: what was asked later changes no statement. */
  readonly inquiries?: readonly AskedInquiry[];
  /** What a person has decided about it, where it was held. */
  readonly decision?: Decision | null;
  /** The one that the explanation names by its hash: it has the words for its indicators and plans. */
  readonly ruleSet: RuleSet;
  /** Rules under `rules/shared/` in force then, by name ({@link sharedRules}): they have the reasons. */
  readonly sharedRules: ReadonlyMap<string, AdjustmentRule>;
  readonly names: {
    department(code: string): string;
    role(code: string, language: string): string;
  };
  readonly lastMonth?: { readonly amount: string; readonly currency: string; readonly period: string } | undefined;
  /** Which file each batch of observations was. */
  readonly batches?: ReadonlyMap<number, { readonly file: string }>;
  /** Adds every report behind every figure, and the hashes. */
  readonly detail?: boolean;
}

/** The adjustment rules that several plans use, by name, among the documents that a rule set was compiled from. */
export function sharedRules(documents: readonly RuleDocument[]): ReadonlyMap<string, AdjustmentRule> {
  const rules = documents.flatMap((document) =>
    document.kind === 'adjustments' ? (document.content.rules ?? []) : [],
  );
  return new Map(rules.map((rule) => [rule.name, rule]));
}
