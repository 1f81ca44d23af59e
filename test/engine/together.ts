/** People paid together, as a run pays them: everybody's figures are gathered first, then the pools, then each is paid. */
import type { ComponentExplanation, ScorecardExplanation } from '../../src/engine/explanation.js';
import type { ObservedFigure } from '../../src/engine/figure.js';
import type { AssignmentFacts, EmployeeFacts, PayoutInput } from '../../src/engine/payout-input.js';
import { payoutEvidence } from '../../src/engine/payout-evidence.js';
import type { PayoutResult } from '../../src/engine/payout.js';
import { PopulationBuilder } from '../../src/engine/population-builder.js';
import {
  assignmentOf,
  computedTwice,
  employeeOf,
  observed,
  periodOf,
  ruleSetOf,
  type Reported,
  type RuleSetParts,
} from './world.js';

export interface Person {
  readonly employee?: Partial<EmployeeFacts>;
  readonly assignments?: readonly Partial<AssignmentFacts>[];
  /** Their own values, by indicator. */
  readonly values?: Reported[string];
}

export interface Together extends RuleSetParts {
  readonly period?: string;
  /** By employee code. */
  readonly people: Readonly<Record<string, Person>>;
  /** What else was reported, by `department:CODE` or `employee:CODE`, with `@2026-09` behind it where of another period. */
  readonly reported?: Reported;
}

/** Everybody's inputs with the population that they make. */
export function inputsOf(parts: Together): readonly PayoutInput[] {
  const ruleSet = ruleSetOf(parts);
  const period = periodOf(parts.period ?? '2026-10');
  const observations = observationsOf(parts, period.code);
  const inputs = Object.entries(parts.people).map(([code, { employee, assignments }]) => ({
    period,
    ruleSet,
    employee: employeeOf({ code, ...employee }),
    assignments: (assignments ?? [{}]).map(assignmentOf),
    observations,
  }));
  const builder = new PopulationBuilder();
  for (const input of inputs) builder.addFigures(input);
  if (ruleSet.hasPools) for (const input of inputs) builder.addPoolMembers(input);
  const population = ruleSet.needsPopulation ? builder.population({ period, ruleSet }) : undefined;
  return inputs.map((input) => ({ ...input, population }));
}

/** Each one's payout, computed by compiled rules and by json-rules-engine. */
export async function paidTogether(parts: Together): Promise<ReadonlyMap<string, PayoutResult>> {
  const payouts = new Map<string, PayoutResult>();
  for (const input of inputsOf(parts)) {
    const payout = await computedTwice(input);
    // Whatever a test is about: what is stored of it can be written and read.
    JSON.parse(payoutEvidence(payout));
    payouts.set(input.employee.code, payout);
  }
  return payouts;
}

/** Each one's amount, by code. */
export async function amountsOf(parts: Together): Promise<Readonly<Record<string, string>>> {
  const payouts = await paidTogether(parts);
  return Object.fromEntries([...payouts].map(([code, { explanation }]) => [code, explanation.amount]));
}

export function scorecardOf(payout: PayoutResult | undefined, line = 0): ScorecardExplanation {
  const scorecard = payout?.explanation.lines[line]?.scorecard;
  if (!scorecard) throw new Error('nothing was scored');
  return scorecard;
}

export function componentIn(payout: PayoutResult | undefined, id: string, line = 0): ComponentExplanation {
  const component = scorecardOf(payout, line).components.find((each) => each.id === id);
  if (!component) throw new Error(`no component ${id}`);
  return component;
}

/** Each one's attainment in a component, by code. */
export async function attainmentsOf(parts: Together, id: string): Promise<Readonly<Record<string, string | null>>> {
  const payouts = await paidTogether(parts);
  return Object.fromEntries([...payouts].map(([code, payout]) => [code, componentIn(payout, id).attainment]));
}

function observationsOf({ people, reported = {} }: Together, now: string): PayoutInput['observations'] {
  const own = Object.entries(people).map(([code, { values = {} }]) => [`employee:${code}`, values] as const);
  const figures = new Map<string, readonly ObservedFigure[]>();
  for (const [subject, indicators] of [...own, ...Object.entries(reported)])
    for (const [code, given] of Object.entries(indicators)) {
      const [who, of = now] = subject.split('@');
      figures.set(`${who ?? ''}@${of}/${code}`, typeof given === 'string' ? [observed({ value: given })] : given);
    }
  return (kind, code, indicator, period = now) => figures.get(`${kind}:${code}@${period}/${indicator}`) ?? [];
}
