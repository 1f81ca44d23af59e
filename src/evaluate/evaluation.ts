/** Tries a plan on subjects, one a line: no database, the same engine that pays. */
import type { PlanDocument } from '../engine/documents.js';
import type { Explanation } from '../engine/explanation.js';
import { indicatorNeeds } from '../engine/figure.js';
import type { PayoutInput } from '../engine/payout-input.js';
import { computePayout, type PayoutResult } from '../engine/payout.js';
import { componentsOf } from '../engine/plan-reading.js';
import { PopulationBuilder } from '../engine/population-builder.js';
import { Trial } from '../engine/trial.js';
import { LineProblem } from './line-problem.js';
import type { LoadedPlan } from './loaded-plan.js';
import { funded, type FundedSubject } from './money-bases.js';
import { readLines, type FileLine } from './read-lines.js';
import { readSubject, type Subject, type SubjectRules } from './read-subject.js';
import { resultLine, type ResultLine } from './result-line.js';

/** What is written for a line that cannot be read. */
export interface BadLine {
  readonly line: number;
  readonly error: string;
}

/** Opens the input anew for each pass over it. */
export type OpenInput = () => AsyncIterable<Uint8Array>;

const TRUSTED_BY_DEFAULT = 'internal';

interface TriedSubject {
  readonly subject: Subject;
  readonly money: FundedSubject;
  readonly input: PayoutInput;
}

/** A plan with what lines are read against; it tries any number of them. */
export class Evaluation {
  private readonly trial: Trial;
  private readonly rules: SubjectRules;
  private readonly document: PlanDocument;
  /** Others count only with those of their own period. */
  private readonly populations = new Map<string, PopulationBuilder>();

  constructor(private readonly loaded: LoadedPlan) {
    this.document = loaded.plan.document;
    this.trial = new Trial(loaded.plan, loaded.ruleSet);
    this.rules = rulesOf(loaded, this.trial);
  }

  /** Must all subjects be known before the first can be paid? Then the input is read more than once. */
  get needsAll(): boolean {
    return this.loaded.ruleSet.needsPopulation;
  }

  /** A result for each line, in order, in constant memory unless subjects are compared. */
  async *results(open: OpenInput, explain: boolean): AsyncGenerator<ResultLine | BadLine> {
    if (this.needsAll) await this.gather(open);
    for await (const tried of this.tried(open)) yield 'error' in tried ? tried : this.result(tried, explain);
  }

  private async gather(open: OpenInput): Promise<void> {
    for await (const tried of this.tried(open))
      if ('input' in tried) this.builderOf(tried.input).addFigures(tried.input);
    if (!this.document.payout.pool) return;
    for await (const tried of this.tried(open))
      if ('input' in tried) this.builderOf(tried.input).addPoolMembers(tried.input);
  }

  private builderOf({ period: { code } }: PayoutInput): PopulationBuilder {
    const known = this.populations.get(code) ?? new PopulationBuilder();
    this.populations.set(code, known);
    return known;
  }

  private async *tried(open: OpenInput): AsyncGenerator<TriedSubject | BadLine> {
    const seen = new Map<string, number>();
    for await (const fileLine of readLines(open())) {
      const read = this.read(fileLine);
      const problem = read instanceof LineProblem ? read : this.seenBefore(read, fileLine.line, seen);
      if (problem) yield { line: fileLine.line, error: problem.text };
      else yield this.prepared(read as Subject);
    }
  }

  private read(fileLine: FileLine): Subject | LineProblem {
    return 'problem' in fileLine ? new LineProblem('', fileLine.problem) : readSubject(fileLine.text, this.rules);
  }

  /** Whoever is compared with others stands among them once a period. */
  private seenBefore({ code, facts }: Subject, line: number, seen: Map<string, number>): LineProblem | undefined {
    if (!this.needsAll) return undefined;
    const key = `${this.trial.periodOf(facts).code} ${code}`;
    const before = seen.get(key);
    if (before !== undefined)
      return new LineProblem('/subject', `stands in line ${before} already, and subjects are compared here`);
    seen.set(key, line);
    return undefined;
  }

  private prepared(subject: Subject): TriedSubject {
    const money = funded(subject, this.document);
    const { code, targetBonus, figures } = subject;
    const { facts, salary } = money;
    const of = (indicator: string) => figures.get(indicator) ?? [];
    return { subject, money, input: this.trial.inputFor({ code, facts, targetBonus, salary, figures: of }) };
  }

  private result({ subject, money, input }: TriedSubject, explain: boolean): ResultLine {
    const builder = this.needsAll ? this.builderOf(input) : undefined;
    const result = computePayout(builder ? { ...input, population: builder.population(input) } : input);
    const line = resultLine(subject.code, result, money.unpaid);
    return explain ? { ...line, explanation: explanationOf(result, money) } : line;
  }
}

/** What was only put there to be multiplied by is nobody's attribute. */
function explanationOf({ explanation }: PayoutResult, { invented }: FundedSubject): Explanation {
  const { employee } = explanation;
  const known = Object.entries(employee.attributes).filter(([name]) => !invented.includes(name));
  return { ...explanation, employee: { ...employee, attributes: Object.fromEntries(known) } };
}

function rulesOf({ plan, ruleSet, indicators, holds }: LoadedPlan, trial: Trial): SubjectRules {
  const components = componentsOf(plan.document);
  return {
    indicators,
    numbers: new Set(ruleSet.attributes.filter(({ type }) => type === 'number').map(({ name }) => name)),
    holds,
    periodOf: (facts) => trial.periodOf(facts),
    sourceOf: (code) => {
      const indicator = indicators.get(code);
      const component = components.find((each) => each.indicator === code);
      return (indicator && indicatorNeeds(indicator, component).sources?.[0]) ?? TRUSTED_BY_DEFAULT;
    },
  };
}
