/** What the product computed, for the peers: rows of a plain result table, and facts as plain doubles. */
import type { Database } from '../src/database/database.js';
import { exact } from '../src/engine/exact.js';
import type { ComponentExplanation, Explanation, ScorecardExplanation } from '../src/engine/explanation.js';
import { computePayout } from '../src/engine/payout.js';
import { dayBefore, monthsOfService, parsePeriod } from '../src/engine/period.js';
import { rulesInForce } from '../src/plans/rule-versions.js';
import { FrozenInputs } from '../src/runs/frozen-inputs.js';
import { Run } from '../src/runs/runs.entities.js';
import { worked } from './product.js';

/** The columns of the plain result table: ids, value, attainment, weight, points, amount. */
export const RESULT_COLUMNS = ['period', 'employee', 'component', 'value', 'attainment', 'weight', 'points', 'amount'];

/** Facts by name, as somebody would hand them to json-rules-engine by itself. */
export type PlainFacts = Readonly<Record<string, number | string | readonly string[]>>;

/** One employee's payout, as the peers need it. */
export interface PlainResult {
  /** Lines of the result table: the payout's, then one a component. */
  readonly lines: readonly string[];
  readonly facts: PlainFacts;
  /** What a plan starts from, in doubles: measured values and samples, the employee, the target for the days of service. */
  readonly inputs: PlainFacts;
  /** What was paid, in the currency. */
  readonly amount: number;
  /** Names of the rules that fired, sorted. */
  readonly fired: readonly string[];
}

/** All payouts of the latest run in order of employee code, a page at a time, made again from what it knew. */
export async function* plainResults({ reader }: Database): AsyncGenerator<readonly PlainResult[]> {
  const [run] = await reader.find(Run, { order: { id: 'DESC' }, take: 1 });
  const period = run && parsePeriod(run.period);
  if (!period) throw new Error('nothing has been run');
  const { ruleSet } = worked(await rulesInForce(reader, period, run.publication));
  for await (const page of new FrozenInputs(reader, period, run, ruleSet).pages())
    yield Array.from(page.inputs, (inputs) => plainResult(computePayout({ ...inputs, period, ruleSet }).explanation));
}

function plainResult(explanation: Explanation): PlainResult {
  const [line] = explanation.lines;
  const scorecard = line?.scorecard;
  if (!scorecard) throw new Error(`${explanation.employee.code} has no scorecard`);
  const ids = `${explanation.period.code},${explanation.employee.code}`;
  const employee = employeeFacts(explanation, line.assignment.department);
  const measured = measuredFacts(scorecard);
  const { days, of } = line.proration;
  return {
    lines: [
      `${ids},,,,,${scorecard.score ?? ''},${explanation.amount}`,
      ...scorecard.components.map((component) => `${ids},${componentCells(component)}`),
    ],
    facts: { ...employee, ...measured, ...resultFacts(scorecard) },
    inputs: { ...employee, ...measured, prorated: Number(scorecard.target.prorated), 'share-of-days': days / of },
    amount: Number(explanation.amount),
    fired: scorecard.rules.flatMap(({ name, fired }) => (fired ? [name] : [])).sort(),
  };
}

function componentCells({ id, measured, attainment, effectiveWeight, worth }: ComponentExplanation): string {
  const points = attainment && effectiveWeight ? exact(attainment).times(exact(effectiveWeight)).toText() : '';
  return [id, measured?.value ?? '', attainment ?? '', effectiveWeight ?? '', points, worth ?? ''].join(',');
}

function employeeFacts({ employee, period }: Explanation, team: string): PlainFacts {
  return {
    ...employee.attributes,
    employee: employee.code,
    department: team,
    departments: [team, team.replace(/-[0-9]+$/, ''), 'company'],
    'tenure-months': monthsOfService(employee.hired, dayBefore(period.to)),
    period: period.code,
    month: Number(period.code.slice(5)),
  };
}

/** The params of a fact become part of its name (see `plainRules`). */
export const plainName = (fact: string, param: string | undefined): string =>
  param === undefined ? fact : `${fact}:${param}`;

function measuredFacts({ components }: ScorecardExplanation): PlainFacts {
  const facts: Record<string, number> = {};
  for (const { indicator, measured, status } of components) {
    if (indicator === null || !measured) continue;
    if (measured.value !== null && status.kind === 'counted')
      facts[plainName('value', indicator)] = Number(measured.value);
    const sample = measured.sample ?? measured.denominator;
    if (sample !== null) facts[plainName('sample', indicator)] = Number(sample);
  }
  return facts;
}

function resultFacts({ score, components }: ScorecardExplanation): PlainFacts {
  const facts: Record<string, number> = score === null ? {} : { score: Number(score) };
  for (const { id, attainment } of components)
    if (attainment !== null) facts[plainName('attainment', id)] = Number(attainment);
  return facts;
}
