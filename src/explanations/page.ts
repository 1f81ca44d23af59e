import { compileCurve, type CompiledCurve } from '../engine/curve/compile-curve.js';
import type { AdjustmentRule, ComponentGroup, Indicator, PlanDocument } from '../engine/documents.js';
import type { LineExplanation, ScorecardExplanation } from '../engine/explanation.js';
import { dayBefore } from '../engine/period.js';
import { resolveReferences } from '../engine/parameters.js';
import type { CompiledPlan, PlanComponent } from '../engine/plan.js';
import { localText, type LocalText } from '../engine/text.js';
import { Numbers } from './numbers.js';
import type { ScorecardInput } from './scorecard-input.js';
import { WORDS, type Language } from './languages.js';
import type { Day, Words } from './words/words.js';

/** A component of a plan, and the group that it is in. */
export interface PlacedComponent {
  readonly component: PlanComponent;
  readonly group: ComponentGroup | undefined;
}

/** A scorecard being written: what it is about, with the names that a reader of this language knows things by. */
export class Page {
  readonly words: Words;
  readonly numbers: Numbers;

  constructor(
    readonly input: ScorecardInput,
    readonly language: Language,
  ) {
    const { explanation, ruleSet } = input;
    if (ruleSet.hash !== explanation.ruleSet)
      throw new RangeError(
        `the explanation is of rule set ${explanation.ruleSet}, and the words are of ${ruleSet.hash}`,
      );
    this.words = WORDS[language];
    this.numbers = new Numbers(this.words.locale, explanation.currency);
  }

  text(text: LocalText): string {
    return localText(text, this.language);
  }

  plan(id: string): CompiledPlan {
    return known(this.input.ruleSet.plans.get(id), `plan "${id}"`);
  }

  /** A plan's name; its id where no such plan holds. */
  planName(id: string): string {
    const plan = this.input.ruleSet.plans.get(id);
    return plan ? this.text(plan.document.name) : id;
  }

  indicator(code: string): Indicator {
    return known(this.input.ruleSet.indicators.get(code), `indicator "${code}"`);
  }

  component({ plan }: ScorecardExplanation, id: string): PlacedComponent {
    const { components, document } = this.plan(plan.id);
    const component = known(
      components.find((candidate) => candidate.document.id === id),
      `component "${id}" in plan "${plan.id}"`,
    );
    const group = document.groups?.find((candidate) => candidate.components.some((member) => member.id === id));
    return { component, group };
  }

  /** The plan with its parameters as they held for this line. */
  document(scorecard: ScorecardExplanation): PlanDocument {
    return withParameters(scorecard, this.plan(scorecard.plan.id).document);
  }

  curve(scorecard: ScorecardExplanation, { document }: PlanComponent): CompiledCurve {
    return compileCurve(withParameters(scorecard, document.attainment));
  }

  rule(scorecard: ScorecardExplanation, name: string): AdjustmentRule {
    const own = this.plan(scorecard.plan.id).document.rules?.find((entry) => 'name' in entry && entry.name === name);
    const rule = known(own && 'name' in own ? own : this.input.sharedRules.get(name), `rule "${name}"`);
    return withParameters(scorecard, rule);
  }

  reason(scorecard: ScorecardExplanation, rule: string): string {
    return this.text(this.rule(scorecard, rule).event.params.reason);
  }

  post({ assignment }: LineExplanation): string {
    const { role, department } = assignment;
    const { names } = this.input;
    return this.words.header.post(names.role(role, this.language), names.department(department));
  }

  /** A period in words: its month and year, or its code where it is no month. */
  period(code: string): string {
    const month = /^([0-9]{4})-([0-9]{2})$/.exec(code);
    return month ? this.words.month(this.words.monthName(Number(month[2])), month[1] ?? '') : code;
  }

  /** Half-open days in words, by the first and the last of them: "1–14 October". */
  days(from: string, to: string): string {
    return this.words.days(this.day(from), this.day(dayBefore(to)));
  }

  private day(day: string): Day {
    return { day: Number(day.slice(8)), month: this.words.monthName(Number(day.slice(5, 7))) };
  }
}

function withParameters<T>({ parameters }: ScorecardExplanation, written: T): T {
  if (parameters.length === 0) return written;
  return resolveReferences(written, (name) => parameters.find((parameter) => parameter.name === name)?.value);
}

function known<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new RangeError(`the rule set has no ${what}, which the explanation speaks of`);
  return value;
}
