/** One month that has been run, held in memory to be asked what a draft would have paid in it. */
import type { EntityManager } from 'typeorm';

import { budgetsOf } from '../../budgets/budgets.service.js';
import { currencyDecimals } from '../../engine/currency.js';
import { done, refused, type Outcome } from '../../engine/finding.js';
import { parameterNames } from '../../engine/parameters.js';
import type { PlanDocument } from '../../engine/documents.js';
import { assignedDays, type AssignmentFacts, type PayoutInput } from '../../engine/payout-input.js';
import { computePayout, ENGINE_VERSION } from '../../engine/payout.js';
import { parsePeriod, type Period } from '../../engine/period.js';
import { planFor } from '../../engine/plan-choice.js';
import { earlierPeriods, needsPopulation } from '../../engine/plan-reading.js';
import type { HashedDocument, RuleSet } from '../../engine/rule-set.js';
import { WhatIf } from '../../engine/what-if.js';
import { departmentPath, type OrganisationDepartment } from '../../organisation/organisation.js';
import { readOrganisation } from '../../organisation/organisation-reader.js';
import { rulesInForce } from '../../plans/rule-versions.js';
import { otherEngine } from '../../runs/derive-payout.js';
import { FrozenInputs, type EmployeeInputs } from '../../runs/frozen-inputs.js';
import { gatherPopulation } from '../../runs/gather-population.js';
import { isPaid } from '../../runs/payout-status.js';
import type { Run } from '../../runs/runs.entities.js';
import { DepartmentSums } from '../../months/review/department-sums.js';
import { linesOf, paidBy } from '../../months/review/paid.js';
import type { DraftContent } from '../draft-content.js';

/** Somebody whom a draft can concern, as they were paid. */
export interface HeldPerson {
  readonly code: string;
  readonly name: string;
  readonly currency: string;
  readonly paidMinor: bigint;
}

/** One of their lines that a draft can concern. */
export interface HeldLine {
  /** Place among the people. */
  readonly person: number;
  readonly department: string;
  readonly beforeMinor: bigint;
}

export interface HeldBudget {
  readonly department: string;
  readonly currency: string;
  readonly budgetMinor: bigint;
  /** What the department was paid in all, with those below it. */
  readonly paidMinor: bigint;
}

export interface HeldMonth {
  readonly period: Period;
  readonly run: number;
  readonly documents: readonly HashedDocument[];
  readonly departments: ReadonlyMap<string, OrganisationDepartment>;
  readonly people: readonly HeldPerson[];
  readonly lines: readonly HeldLine[];
  /** What the lines would come to under other rules, in their order, in minor units. */
  readonly amounts: (ruleSet: RuleSet) => Promise<readonly bigint[]>;
  readonly budgets: readonly HeldBudget[];
  /** Held and not released, or refused: nothing was paid, and nothing is reckoned. */
  readonly unpaid: number;
}

/**
 * A run's month with everybody whom a draft of this plan can concern, and the figures that it reads. Refused where its payouts cannot be
 * computed again.
 */
export async function holdMonth(
  manager: EntityManager,
  run: Run,
  base: DraftContent,
  draft: DraftContent,
): Promise<Outcome<HeldMonth>> {
  const period = parsePeriod(run.period);
  if (run.engine !== ENGINE_VERSION || !period) return refused(otherEngine(run));
  const rules = await rulesInForce(manager, period, run.publication);
  if (!rules.ok) return rules;
  const { ruleSet, documents } = rules.value;
  const concerned = concernedPlans(base.plan, draft.plan, period, ruleSet);
  const together =
    [...concerned].some((id) => needsEverybody(id, ruleSet)) ||
    [base, draft].some(({ plan }) => needsPopulation(plan, ruleSet.indicators));
  const paid = await paidBy(manager, run);
  const held = new Holding(period, ruleSet, concerned);
  const reads = {
    earlierPeriods: (code: string) => [
      ...new Set([...ruleSet.earlierPeriods(code), ...earlierPeriods([draft.plan], code)]),
    ],
  };
  const pages = new FrozenInputs(manager, period, run, reads).pages();
  const everybody: EmployeeInputs[] = [];
  for await (const page of pages)
    for (const inputs of page.inputs) {
      if (together) everybody.push(inputs);
      const of = paid.get(inputs.employee.code);
      if (of) held.add(inputs, of);
    }
  const amounts = together ? held.together(everybody) : held.alone();
  const { departments } = await readOrganisation(manager, run.loadId);
  const budgets = await budgetsOfMonth(manager, run, departments);
  const { people, unpaid } = held;
  return done({
    period,
    run: run.id,
    documents,
    departments,
    people,
    lines: await held.lines(amounts, ruleSet),
    amounts,
    budgets,
    unpaid,
  });
}

/** The plan itself, and every plan that takes a value from a parameter that a draft of it can change. */
function concernedPlans(
  plan: PlanDocument,
  draft: PlanDocument,
  period: Period,
  ruleSet: RuleSet,
): ReadonlySet<string> {
  const shared = new Set([...parameterNames(plan), ...parameterNames(draft)]);
  const concerned = new Set([plan.id]);
  if (shared.size === 0) return concerned;
  for (const [id, other] of ruleSet.plans)
    if (other.variantFor(period.code, NOBODY).parameters.some(({ name }) => shared.has(name))) concerned.add(id);
  return concerned;
}

const NOBODY = { role: '', departments: [], attributes: {} };

function needsEverybody(id: string, { plans, indicators }: RuleSet): boolean {
  const before = plans.get(id)?.document;
  return before !== undefined && needsPopulation(before, indicators);
}

type Amounts = HeldMonth['amounts'];

/** Collects who is concerned, by which of their lines. */
class Holding {
  readonly people: HeldPerson[] = [];
  unpaid = 0;
  private readonly inputs: PayoutInput[] = [];
  private readonly places: { readonly person: number; readonly ordinal: number; readonly department: string }[] = [];

  constructor(
    private readonly period: Period,
    private readonly ruleSet: RuleSet,
    private readonly concerned: ReadonlySet<string>,
  ) {}

  add(
    inputs: EmployeeInputs,
    paid: { readonly paidMinor: bigint; readonly status: Parameters<typeof isPaid>[0] },
  ): void {
    const { employee } = inputs;
    const whole = { ...inputs, period: this.period, ruleSet: this.ruleSet };
    const held = inputs.assignments.filter((assignment) => assignedDays(this.period, employee, assignment));
    const lines = held.flatMap((assignment, ordinal) =>
      this.concerns(whole, assignment) ? [{ assignment, ordinal }] : [],
    );
    if (lines.length === 0) return;
    if (!isPaid(paid.status)) {
      this.unpaid += 1;
      return;
    }
    const person = this.people.length;
    this.people.push({
      code: employee.code,
      name: employee.name,
      currency: employee.currency,
      paidMinor: paid.paidMinor,
    });
    for (const { assignment, ordinal } of lines) {
      this.inputs.push({ ...whole, ruleSet: alone(this.ruleSet), assignments: [assignment] });
      this.places.push({ person, ordinal, department: assignment.department });
    }
  }

  /** Each line by itself: figures are held, and only what comes after them is computed again. */
  alone(): Amounts {
    const whatIf = new WhatIf(this.inputs);
    return (ruleSet) => {
      const amounts: bigint[] = [];
      for (const amount of whatIf.amounts(alone(ruleSet))) amounts.push(this.minor(amounts.length, amount));
      return Promise.resolve(amounts);
    };
  }

  /** Where people depend on each other, everybody has to be gone through again. */
  together(everybody: readonly EmployeeInputs[]): Amounts {
    const { period, people, places } = this;
    const byCode = new Map(everybody.map((inputs) => [inputs.employee.code, inputs]));
    const page = { size: everybody.length, codes: { from: '', through: '' }, inputs: everybody };
    return async (ruleSet) => {
      const population = await gatherPopulation(() => pagesOf([page]), period, ruleSet);
      const payouts = people.map(({ code }) => {
        const inputs = byCode.get(code);
        return inputs && computePayout({ ...inputs, period, ruleSet, population }).lines;
      });
      return places.map(({ person, ordinal }, place) => {
        const line = payouts[person]?.[ordinal];
        return line ? this.minor(place, line.amount) : 0n;
      });
    };
  }

  async lines(amounts: Amounts, ruleSet: RuleSet): Promise<readonly HeldLine[]> {
    const before = await amounts(ruleSet);
    return this.places.map(({ person, department }, i) => ({ person, department, beforeMinor: before[i] ?? 0n }));
  }

  private concerns(input: PayoutInput, assignment: AssignmentFacts): boolean {
    const plan = planFor(input, assignment);
    return plan !== undefined && this.concerned.has(plan.id);
  }

  private minor(place: number, amount: { toScaledInteger(decimals: number): bigint }): bigint {
    const person = this.people[this.places[place]?.person ?? 0];
    return amount.toScaledInteger(currencyDecimals(person?.currency ?? ''));
  }
}

async function* pagesOf<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* await Promise.resolve(items);
}

/** Other plans may need everybody; those whose lines these are do not. */
const alone = (ruleSet: RuleSet): RuleSet =>
  ruleSet.needsPopulation ? { ...ruleSet, needsPopulation: false } : ruleSet;

async function budgetsOfMonth(
  manager: EntityManager,
  run: Run,
  departments: ReadonlyMap<string, OrganisationDepartment>,
): Promise<HeldBudget[]> {
  const budgets = await budgetsOf(manager, run.period);
  if (budgets.length === 0) return [];
  const paid = await paidBy(manager, run);
  const sums = new DepartmentSums(departments);
  for (const { employee, department, amountMinor } of await linesOf(manager, run)) {
    const of = paid.get(employee);
    if (of && isPaid(of.status)) sums.add(department, of.currency, amountMinor);
  }
  return budgets.map(({ department, currency, amountMinor }) => ({
    department,
    currency,
    budgetMinor: amountMinor,
    paidMinor: sums.of(department, currency) ?? 0n,
  }));
}

/** The department and all above it. */
export const pathOf = ({ departments }: HeldMonth, department: string): readonly string[] =>
  departmentPath(departments, department);
