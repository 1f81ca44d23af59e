import type { PlanExample } from './documents.js';
import { Exact, exact } from './exact.js';
import type { Finding } from './finding.js';
import { indicatorNeeds, type ObservedFigure } from './figure.js';
import { monthAfter, parsePeriod } from './period.js';
import { computePayout } from './payout.js';
import type { PayoutInput } from './payout-input.js';
import { compileRules } from './rule-evaluator.js';
import type { CompiledPlan, RuleSet } from './rule-set.js';

const PLENTY = 1_000_000;
const DEFAULT_TARGET = '1000';

/** Runs a plan's own worked examples through the same engine that pays; answers a finding for each that comes out otherwise. */
export async function runExamples(plan: CompiledPlan, ruleSet: RuleSet, file?: string): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const [i, example] of (plan.document.examples ?? []).entries())
    for (const message of await differences(plan, ruleSet, example))
      findings.push({
        severity: 'error',
        code: 'example-not-reproduced',
        ...(file !== undefined && { file }),
        pointer: `/examples/${i}`,
        message: `example "${example.name}": ${message}`,
        advice: 'work the example out again by hand, then correct it or the plan',
      });
  return findings;
}

async function differences(plan: CompiledPlan, ruleSet: RuleSet, example: PlanExample): Promise<string[]> {
  const impossible = impossibleFact(example.given.facts ?? {});
  if (impossible !== undefined) return [impossible];
  const result = await computePayout(exampleInput(plan, ruleSet, example));
  const [line] = result.lines;
  const { expect } = example;
  const found: string[] = [];
  const holds = result.explanation.holds.map(({ code }) => code).join(', ');
  const score = line?.score?.toText() ?? `none (${holds})`;
  // One that does not end can only be written as it is shown.
  if (expect.score !== undefined && !line?.score?.equals(exact(expect.score)) && score !== expect.score)
    found.push(`the score is ${score}, not ${expect.score}`);
  if (expect.payout !== undefined && !result.amount.equals(exact(expect.payout)))
    found.push(`the payout is ${result.amount.toText()}, not ${expect.payout}`);
  const fired = [...(line?.firedRules ?? [])].sort().join(', ');
  if (expect.fired && fired !== [...expect.fired].sort().join(', '))
    found.push(`the rules that fire are [${fired}], not [${[...expect.fired].sort().join(', ')}]`);
  if (expect.held !== undefined && expect.held !== (result.status === 'held'))
    found.push(`the payout is ${result.status}, which was not expected`);
  return found;
}

const MAX_TENURE = 600;

/** What is wrong with facts that nobody can have. */
function impossibleFact(facts: Readonly<Record<string, string>>): string | undefined {
  const { period, month, departments, 'tenure-months': tenure } = facts;
  if (period !== undefined && !parsePeriod(period)) return `there is no period "${period}"`;
  if (month !== undefined && !/^(0?[1-9]|1[0-2])$/.test(month)) return `there is no month "${month}"`;
  if (tenure !== undefined && !(/^[0-9]{1,3}$/.test(tenure) && Number(tenure) <= MAX_TENURE))
    return `"${tenure}" is not a whole number of months from 0 to ${MAX_TENURE}`;
  if (departments !== undefined) return 'name the department as "department": those above it are not known here';
  return undefined;
}

/** A full period of one made-up employee on this plan, measured as the example says. */
function exampleInput(plan: CompiledPlan, ruleSet: RuleSet, { given }: PlanExample): PayoutInput {
  const period = parsePeriod(examplePeriod(given.facts ?? {}, plan.document.effectiveFrom));
  if (!period) throw new RangeError('a period was not checked at the door');
  const facts = given.facts ?? {};
  const tenure = Number(facts['tenure-months'] ?? '24');
  return {
    period,
    ruleSet: { ...ruleSet, eligibility: everybodyOn(plan.id) },
    employee: {
      code: facts['employee'] ?? 'example',
      name: 'Example',
      hired: hiredBefore(period.to, tenure),
      left: null,
      currency: plan.document.payout.currency ?? 'CNY',
      salary: Exact.ZERO,
      attributes: facts,
    },
    assignments: [
      {
        role: facts['role'] ?? 'example',
        department: facts['department'] ?? 'example',
        departments: [facts['department'] ?? 'example'],
        from: '1900-01-01',
        to: null,
        targetBonus: given.targetBonus ?? DEFAULT_TARGET,
      },
    ],
    observations: (kind, _code, indicator) =>
      kind === 'employee' ? exampleFigures(plan, ruleSet, given, indicator) : [],
  };
}

/** The period that the example's facts name: by itself, by its month (the first such from the plan's start), else the plan's first. */
function examplePeriod(facts: Readonly<Record<string, string>>, planStart: string): string {
  if (facts['period'] !== undefined) return facts['period'];
  if (facts['month'] === undefined) return planStart;
  const monthsAhead = (Number(facts['month']) - Number(planStart.slice(5, 7)) + 12) % 12;
  return monthAfter(planStart, monthsAhead);
}

/** The first day of the month that makes exactly so many whole months of service by the end of a period. */
function hiredBefore(periodEnd: string, months: number): string {
  const index = Number(periodEnd.slice(0, 4)) * 12 + Number(periodEnd.slice(5, 7)) - 2 - months;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}-01`;
}

const everybodyOn = (id: string) =>
  compileRules([
    {
      name: 'example',
      conditions: { all: [{ fact: 'employee', operator: 'notEqual', value: '' }] },
      event: { type: 'plan' as const, params: { id } },
    },
  ]);

const named = <T>(all: Readonly<Record<string, T>> | undefined, code: string): T | undefined =>
  all && Object.hasOwn(all, code) ? all[code] : undefined;

function exampleFigures(
  plan: CompiledPlan,
  ruleSet: RuleSet,
  given: PlanExample['given'],
  code: string,
): readonly ObservedFigure[] {
  const value = named(given.values, code);
  const indicator = ruleSet.indicators.get(code);
  if (value === undefined || !indicator) return [];
  const component = plan.groups.flatMap((group) => group.components).find((c) => c.indicator.code === code);
  const source = indicatorNeeds(indicator, component?.document).sources?.[0] ?? 'example';
  return [
    {
      batch: 0,
      row: 0,
      day: '',
      source,
      value: exact(value).toText(60),
      numerator: null,
      denominator: null,
      sample: String(named(given.samples, code) ?? PLENTY),
      reference: null,
    },
  ];
}
