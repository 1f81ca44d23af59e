/** What the product stored, read back for the peers: rows of a plain result table, and facts as plain doubles. */
import { MoreThan } from 'typeorm';

import type { Database } from '../src/database/database.js';
import { exact } from '../src/engine/exact.js';
import type { ComponentExplanation, Explanation, ScorecardExplanation } from '../src/engine/explanation.js';
import { dayBefore, monthsOfService } from '../src/engine/period.js';
import { Payout } from '../src/runs/runs.entities.js';

const PAGE = 1_000;

/** The columns of the plain result table: ids, value, attainment, weight, points, amount. */
export const RESULT_COLUMNS = ['period', 'employee', 'component', 'value', 'attainment', 'weight', 'points', 'amount'];

/** Facts by name, as somebody would hand them to json-rules-engine by itself. */
export type PlainFacts = Readonly<Record<string, number | string | readonly string[]>>;

/** One employee's payout, as the peers need it. */
export interface PlainResult {
  /** Lines of the result table: the payout's, then one a component. */
  readonly lines: readonly string[];
  readonly facts: PlainFacts;
  /** Names of the rules that fired, sorted. */
  readonly fired: readonly string[];
}

/** All stored payouts in order of employee code, a page at a time. The bench's company has one run. */
export async function* plainResults(database: Database): AsyncGenerator<readonly PlainResult[]> {
  let after = '';
  for (;;) {
    const page = await database.reader.find(Payout, {
      where: { employee: MoreThan(after) },
      order: { employee: 'ASC' },
      take: PAGE,
    });
    const last = page.at(-1);
    if (!last) return;
    after = last.employee;
    yield page.map(({ explanation }) => plainResult(JSON.parse(explanation) as Explanation));
  }
}

function plainResult(explanation: Explanation): PlainResult {
  const [line] = explanation.lines;
  const scorecard = line?.scorecard;
  if (!scorecard) throw new Error(`${explanation.employee.code} has no scorecard`);
  const ids = `${explanation.period.code},${explanation.employee.code}`;
  return {
    lines: [
      `${ids},,,,,${scorecard.score ?? ''},${explanation.amount}`,
      ...scorecard.components.map((component) => `${ids},${componentCells(component)}`),
    ],
    facts: { ...employeeFacts(explanation, line.assignment.department), ...resultFacts(scorecard) },
    fired: scorecard.rules.flatMap(({ name, fired }) => (fired ? [name] : [])).sort(),
  };
}

function componentCells({ id, measured, attainment, effectiveWeight, worth }: ComponentExplanation): string {
  const points = attainment && effectiveWeight ? exact(attainment).times(exact(effectiveWeight)).toText() : '';
  return [id, measured.value ?? '', attainment ?? '', effectiveWeight ?? '', points, worth ?? ''].join(',');
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

function resultFacts({ score, components }: ScorecardExplanation): PlainFacts {
  const facts: Record<string, number> = score === null ? {} : { score: Number(score) };
  for (const { id, indicator, measured, attainment, status } of components) {
    if (measured.value !== null && status.kind === 'counted')
      facts[plainName('value', indicator)] = Number(measured.value);
    const sample = measured.sample ?? measured.denominator;
    if (sample !== null) facts[plainName('sample', indicator)] = Number(sample);
    if (attainment !== null) facts[plainName('attainment', id)] = Number(attainment);
  }
  return facts;
}
