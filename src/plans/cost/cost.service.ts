import { Injectable } from '@nestjs/common';

import { Database } from '../../database/database.js';
import { Exact } from '../../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../../engine/finding.js';
import { assignedDays, type PayoutInput } from '../../engine/payout-input.js';
import type { Period } from '../../engine/period.js';
import { choosePlan, employeeFacts, planProblem } from '../../engine/plan-choice.js';
import type { CompiledPlan, PlanVariant } from '../../engine/plan.js';
import { compileRuleSet, type RuleSet } from '../../engine/rule-set.js';
import { knownNow } from '../../runs/frozen-inputs.js';
import { checkRules } from '../check-rules.js';
import { checkRuleFiles } from '../check/check-rule-files.js';
import { newBudget } from '../lint/condition-search.js';
import type { FactWords } from '../lint/fact-domains.js';
import type { RuleFile } from '../rule-files.js';
import { rulesInForce } from '../rule-versions.js';
import { FavourableRules } from './favourable-rules.js';
import { lineCost, type CostedVariant } from './line-cost.js';
import { PlanCostSum, type PlanCost } from './plan-cost.js';
import { planMost } from './plan-most.js';
import { staff } from './staff.js';

export interface CostReport {
  readonly period: string;
  /** The load up to which the staff is known. */
  readonly load: number;
  readonly employees: number;
  /** In order of their id, those that nobody is on as well. */
  readonly plans: readonly PlanCost[];
  /** Employees of whom an assignment is in no sum, by why (the codes of holds: `no-plan`, `wrong-currency` …). */
  readonly leftOut: readonly { readonly code: string; readonly employees: number }[];
}

/** Says what plans can cost for today's staff: the sum of targets, the payout at target, and the most that can be paid. Reads only. */
@Injectable()
export class CostService {
  constructor(private readonly database: Database) {}

  /** Of the plans in force in a period. */
  async costInForce(period: Period): Promise<Outcome<CostReport>> {
    const rules = await rulesInForce(this.database.reader, period);
    if (!rules.ok) return rules;
    const { documents, ruleSet } = rules.value;
    return this.cost(period, ruleSet, documents);
  }

  /** Of the plans in a rules folder that would hold in a period, published or not. Refused where the check finds an error. */
  async costOf(files: readonly RuleFile[], period: Period): Promise<Outcome<CostReport>> {
    const { findings } = checkRules(files);
    const errors = findings.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return refused(...errors);
    const documents = checkRuleFiles(files).documents.filter(
      ({ content: { effectiveFrom, effectiveTo } }) =>
        effectiveFrom <= period.code && (effectiveTo === undefined || effectiveTo > period.code),
    );
    if (!documents.some(({ kind }) => kind === 'plan')) return refused(nothingHolds(period));
    const compiled = compileRuleSet(documents);
    return compiled.ok ? this.cost(period, compiled.value, documents) : compiled;
  }

  private async cost(period: Period, ruleSet: RuleSet, documents: Documents): Promise<Outcome<CostReport>> {
    const manager = this.database.reader;
    const known = await knownNow(manager);
    if (!known.ok) return known;
    const { loadId } = known.value;
    const sums = new CostSums(period, ruleSet, wordsOf(ruleSet, documents));
    let employees = 0;
    for await (const inputs of staff(manager, loadId, period, ruleSet)) {
      sums.add(inputs);
      employees += 1;
    }
    return done({ period: period.code, load: loadId, employees, ...sums.result() });
  }
}

type Documents = readonly { readonly kind: string; readonly content: object }[];

const nothingHolds = (period: Period): Finding => ({
  severity: 'error',
  code: 'no-rules-in-force',
  message: `no plan in this folder holds in ${period.code}`,
  advice: 'name another --period, or let the plans begin earlier',
});

function wordsOf(ruleSet: RuleSet, documents: Documents): FactWords {
  const attributes = new Map(ruleSet.attributes.map(({ name, type }) => [name, type]));
  const conditions = documents.flatMap(({ kind, content }) =>
    kind === 'adjustments' ? Object.entries((content as { conditions?: object }).conditions ?? {}) : [],
  );
  return {
    named: new Map(conditions) as FactWords['named'],
    indicators: ruleSet.indicators,
    attributeType: (name) => attributes.get(name),
    budget: newBudget(),
  };
}

/** Adds up what each line can cost. */
class CostSums {
  private readonly plans: ReadonlyMap<CompiledPlan, PlanCostSum>;
  private readonly variants = new Map<PlanVariant, CostedVariant>();
  private readonly leftOut = new Map<string, Set<string>>();

  constructor(
    private readonly period: Period,
    private readonly ruleSet: RuleSet,
    private readonly words: FactWords,
  ) {
    this.plans = new Map([...ruleSet.plans.values()].map((plan) => [plan, new PlanCostSum(plan)]));
  }

  add(input: PayoutInput): void {
    let lines = 0;
    for (const assignment of input.assignments) {
      const days = assignedDays(this.period, input.employee, assignment);
      if (!days) continue;
      lines += 1;
      this.addLine(input, assignment, Exact.of(days.days, this.period.days));
    }
    if (lines === 0) this.leaveOut('no-assignment', input);
  }

  private addLine(input: PayoutInput, assignment: PayoutInput['assignments'][number], days: Exact): void {
    const { employee } = input;
    const facts = employeeFacts(input, assignment);
    const choice = choosePlan(this.ruleSet, this.ruleSet.eligibility.compiled.fires(facts));
    const problem = 'plan' in choice ? planProblem(choice.plan, employee) : choice.hold;
    if (!('plan' in choice) || problem) {
      this.leaveOut(problem?.code ?? 'no-plan', input);
      return;
    }
    const variant = choice.plan.variantFor(this.period.code, { ...assignment, attributes: employee.attributes });
    const cost = lineCost(this.costed(variant), { employee, assignment, days }, facts);
    if ('code' in cost) this.leaveOut(cost.code, input);
    else this.plans.get(choice.plan)?.add(employee, assignment.department, variant, cost);
  }

  result(): Pick<CostReport, 'plans' | 'leftOut'> {
    const plans = [...this.plans.values()].map((sum) => sum.result(this.ruleSet.indicators));
    const leftOut = [...this.leftOut].map(([code, people]) => ({ code, employees: people.size }));
    return {
      plans: plans.sort((a, b) => (a.plan < b.plan ? -1 : 1)),
      leftOut: leftOut.sort((a, b) => (a.code < b.code ? -1 : 1)),
    };
  }

  private leaveOut(code: string, { employee }: PayoutInput): void {
    const people = this.leftOut.get(code) ?? new Set<string>();
    this.leftOut.set(code, people.add(employee.code));
  }

  private costed(variant: PlanVariant): CostedVariant {
    let costed = this.variants.get(variant);
    if (!costed) {
      const most = planMost(variant, this.ruleSet.indicators);
      costed = { variant, most, rules: new FavourableRules(variant, this.words) };
      this.variants.set(variant, costed);
    }
    return costed;
  }
}
