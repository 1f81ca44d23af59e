import type { AdjustmentEvent, MissingPolicy } from '../../engine/documents.js';
import type { Figure } from '../../engine/figure.js';
import type { OperatorName } from '../../engine/facts.js';
import type { RoundingMode } from '../../engine/exact.js';
import type { HowMany } from '../told-operator.js';

import type { Count, Say } from './say.js';
import type { AdjustmentWords } from './adjustment-words.js';
import type { InquiryWords } from './inquiry-words.js';
import type { OtherwiseWords } from './otherwise-words.js';
import type { ScoringWords } from './scoring-words.js';

export type { Count } from './say.js';

/** A day of the calendar as it is written out: its month by name. */
export interface Day {
  readonly day: number;
  readonly month: string;
}

export type RunStatus = 'calculated' | 'approved' | 'locked';
export type Verdict = 'applied' | 'noEffect' | 'held' | 'passed' | 'notMet' | 'noData';
/** How far a fact was from where a rule applies. */
export type Margin = 'toSpare' | 'short' | 'beyond';

/** The words of a scorecard in one language. A language is one file that fills this in, and a line in `languages.ts`. */
export interface Words {
  /** For the digits and grouping of `Intl`. */
  readonly locale: string;
  readonly quoted: Say<[text: string]>;
  readonly listed: Say<[items: readonly string[]]>;
  readonly either: Say<[items: readonly string[]]>;
  readonly inBrackets: Say<[text: string, bracketed: string]>;
  readonly labelled: Say<[label: string, text: string]>;
  readonly monthName: Say<[month: number]>;
  readonly month: Say<[month: string, year: string]>;
  readonly days: Say<[first: Day, last: Day]>;
  readonly units: {
    readonly percent: Say<[n: string]>;
    readonly percentagePoints: Say<[n: string]>;
    readonly hours: Say<[n: string]>;
    readonly seconds: Say<[n: string]>;
    readonly points: Say<[n: string]>;
    readonly rate: Say<[n: string, per: string]>;
    readonly rating: Say<[n: string, most: string]>;
  };
  readonly header: {
    readonly person: Say<[name: string, posts: readonly string[]]>;
    readonly post: Say<[role: string, department: string]>;
    readonly status: Readonly<Record<RunStatus, string>>;
    readonly payout: Say<[amount: string]>;
    readonly onTarget: Say<[amount: string, beforeRules: boolean]>;
    readonly earlier: Say<[period: string, amount: string, change: string | undefined]>;
    readonly changes: Readonly<Record<'more' | 'less' | 'same', Say<[amount: string]>>>;
    readonly madeTheDifference: string;
    readonly capStep: string;
    readonly floorStep: string;
  };
  readonly held: {
    readonly status: string;
    readonly releasedStatus: string;
    readonly refusedStatus: string;
    /** A person has decided: it is paid. */
    readonly released: Say<[by: string, reason: string]>;
    /** A person has decided: it is not paid. */
    readonly refused: Say<[by: string, reason: string]>;
    readonly title: string;
    readonly soFar: Say<[amount: string]>;
    readonly nothingYet: string;
    readonly noAssignment: string;
    readonly noPlan: string;
    readonly nothingMeasured: string;
    readonly twoPlans: Say<[plans: string]>;
    readonly unknownPlan: Say<[plan: string]>;
    readonly wrongCurrency: Say<[have: string, need: string]>;
    readonly finerThanCurrency: Say<[step: string, currency: string]>;
    readonly noSalary: string;
    readonly negativeAmount: string;
    readonly amountTooLarge: Say<[amount: string]>;
  };
  readonly line: {
    readonly daysOf: Say<[range: string, days: Count, of: Count]>;
    readonly notCalculated: string;
  };
  readonly measured: {
    readonly title: string;
    readonly columns: readonly [string, string, string, string, string, string];
    readonly together: string;
    readonly share: Say<[part: string, partName: string, whole: string, wholeName: string]>;
    readonly ratio: Say<[top: string, topName: string, bottom: string, bottomName: string]>;
    readonly bareShare: Say<[part: string, whole: string]>;
    readonly cases: Say<[n: Count, noun: string | undefined]>;
    /** Of the sources that have a name of their own; another is shown as it was reported. */
    readonly sources: Readonly<Record<string, string>>;
    readonly wholeDepartment: Say<[name: string]>;
    readonly fromReports: Say<[n: string]>;
    readonly latestOf: Say<[n: string]>;
    readonly corrected: Say<[was: string]>;
    readonly correctedReports: Say<[n: string]>;
    readonly notCountedReports: Say<[n: Count]>;
    readonly planWeight: Say<[weight: string]>;
    readonly notCounted: Say<[reason: string, consequence: string]>;
    readonly consequence: Readonly<Record<'left-out' | 'zero' | 'neutral' | 'held', Say<[weight: string]>>>;
  };
  readonly reasons: {
    readonly noData: string;
    readonly wrongSource: Say<[reported: string, needed: string]>;
    readonly belowSample: Say<[have: Count, need: Count]>;
    readonly sampleNotReported: Say<[need: Count]>;
    readonly nothingCounted: string;
    readonly twoSources: Say<[reported: string]>;
    readonly countsNeeded: string;
    readonly outOfRange: Say<[value: string, min: string | null, max: string | null]>;
  };
  readonly rules: {
    readonly title: string;
    readonly verdicts: Readonly<Record<Verdict, string>>;
    /** A rule that did not apply: what it would have done, if. */
    readonly ifSo: Say<[reason: string, effect: string]>;
    /** What an event does; `of` the factor, share or amount. */
    readonly effects: Readonly<Record<AdjustmentEvent['type'], Say<[of: string]>>>;
    readonly ofTarget: Say<[share: string]>;
    readonly applies: Readonly<Record<OperatorName, Say<[limit: string]>>>;
    /** Of a fact that is a list: where some or every item of it must be so. */
    readonly ofItems: Readonly<Record<HowMany, Say<[applies: string]>>>;
    /** One item of a fact that is a list, counted from 1. */
    readonly item: Say<[subject: string, n: string]>;
    readonly fact: Say<[subject: string, was: string, applies: string]>;
    readonly margins: Readonly<Record<Margin, Say<[distance: string]>>>;
    readonly atTheLimit: string;
    readonly attained: Say<[component: string]>;
    readonly samples: Say<[indicator: string]>;
    readonly score: string;
    readonly facts: Readonly<
      Record<'employee' | 'role' | 'department' | 'departments' | 'tenure-months' | 'period' | 'month', string>
    >;
  };
  readonly steps: {
    readonly title: string;
    readonly target: string;
    readonly targetOfSalary: Say<[share: string, salary: string]>;
    readonly days: Say<[days: Count, of: Count]>;
    readonly score: Say<[score: string]>;
    readonly because: Say<[effect: string, reason: string]>;
    readonly cap: Say<[share: string]>;
    readonly floor: Say<[share: string]>;
    readonly notReached: Say<[limit: string]>;
    readonly round: Say<[to: string, mode: string]>;
    readonly modes: Readonly<Record<RoundingMode, string>>;
    readonly rounding: string;
    /** What a drawing of the way begins and ends with. */
    readonly ends: readonly [start: string, end: string];
    readonly together: string;
  };
  readonly scoring: ScoringWords;
  readonly otherwise: OtherwiseWords;
  readonly adjustments: AdjustmentWords;
  readonly inquiries: InquiryWords;
  readonly gain: {
    readonly more: Say<[difference: string]>;
    readonly less: Say<[difference: string]>;
    readonly fewer: Say<[difference: string]>;
    readonly cases: Readonly<Record<'more' | 'fewer', Say<[n: Count, of: string]>>>;
    readonly below: Say<[value: string]>;
    readonly most: Say<
      [name: string, change: string, to: string, from: string, cases: string | undefined, gain: string]
    >;
    readonly beforeGate: Say<[reason: string, amount: string, facts: string]>;
  };
  readonly detail: {
    readonly title: string;
    readonly employee: string;
    readonly plan: string;
    readonly byRule: Say<[rule: string]>;
    readonly ruleSet: string;
    readonly engine: string;
    readonly weight: string;
    readonly policies: Readonly<Record<MissingPolicy, string>>;
    readonly aggregates: Readonly<Record<Figure['by'], string>>;
    readonly noObservations: string;
    readonly row: Say<[file: string, row: string]>;
    readonly batch: Say<[batch: string]>;
    readonly source: string;
    readonly value: string;
    readonly sample: string;
    readonly reference: string;
    readonly unused: string;
    readonly lookedAtByRules: string;
  };
}
