/** The bench's employees as the engine is given them, held in memory: no database is asked. */
import type { ObservedFigure } from '../src/engine/figure.js';
import type { PayoutInput } from '../src/engine/payout-input.js';
import { monthAfter, parsePeriod } from '../src/engine/period.js';
import type { RuleSet } from '../src/engine/rule-set.js';
import { INDICATORS, PERIOD } from './company/documents.js';
import { person, reported, type Person } from './company/people.js';

/** What so many employees are paid by in the bench's month and those before it, the latest month first. */
export function inMemoryInputs(ruleSet: RuleSet, employees: number, months = 1): PayoutInput[] {
  const people = Array.from({ length: employees }, (_, index) => person(index));
  return Array.from({ length: months }, (_, back) => {
    const month = monthAfter(PERIOD, -back);
    const period = parsePeriod(month);
    if (!period) throw new RangeError(month);
    return people.map((each) => inputOf(each, period, ruleSet, back === 0 ? undefined : month));
  }).flat();
}

function inputOf(of: Person, period: PayoutInput['period'], ruleSet: RuleSet, otherMonth?: string): PayoutInput {
  const { code, hired, grade, region, team, division, target } = of;
  const figures = new Map(INDICATORS.map((indicator) => [indicator.code, [figure(code, indicator.code, otherMonth)]]));
  return {
    period,
    ruleSet,
    employee: { code, name: code, hired, left: null, currency: 'CNY', salary: null, attributes: { grade, region } },
    assignments: [
      {
        role: 'clerk',
        department: team,
        departments: [team, division, 'company'],
        from: hired,
        to: null,
        targetBonus: String(target),
      },
    ],
    observations: (kind, _code, indicator) => (kind === 'employee' ? (figures.get(indicator) ?? []) : []),
  };
}

function figure(code: string, indicator: string, otherMonth: string | undefined): ObservedFigure {
  const { value, numerator, denominator, sample, source } = reported(code, indicator, otherMonth);
  const text = (number: number | undefined) => (number === undefined ? null : String(number));
  return {
    batch: 1,
    row: 1,
    day: '',
    source,
    value: value ?? null,
    numerator: text(numerator),
    denominator: text(denominator),
    sample: text(sample),
    reference: null,
  };
}
