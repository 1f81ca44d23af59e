import { earlierDay, laterDay, type Period } from '../period.js';
import type { LineFigures } from '../found-figure.js';
import { lineFigures } from '../line-figures.js';
import { assignedDays, type AssignmentFacts, type PayoutInput } from '../payout-input.js';
import type { Population } from '../population.js';
import type { RuleSet } from '../rule-set.js';

/** Which side each part of an input is taken from; `true` is the later one. */
export interface Sides {
  /** By code of the indicator. */
  readonly metric: (indicator: string) => boolean;
  /** Peers, pools and incidents: what others did. */
  readonly population: Population | undefined;
  readonly proration: boolean;
  readonly roster: boolean;
  /** The calendar: which month rules and dated values see. */
  readonly calendar: boolean;
}

/** Two inputs of one person, and their assignments that have days. */
export interface Pair {
  readonly before: PayoutInput;
  readonly after: PayoutInput;
}

/** The assignments that have days in the period, in their order. */
export const assignmentsServed = ({ period, employee, assignments }: PayoutInput): readonly AssignmentFacts[] =>
  assignments.filter((assignment) => assignedDays(period, employee, assignment) !== undefined);

/** An input that is partly the one and partly the other. */
export function hybridInput({ before, after }: Pair, sides: Sides, ruleSet: RuleSet): PayoutInput {
  const of = (isLater: boolean) => (isLater ? after : before);
  const roster = of(sides.roster);
  const days = of(sides.proration);
  const period: Period = { ...days.period, code: of(sides.calendar).period.code };
  const assignments = sides.roster === sides.proration ? roster.assignments : onDaysOf(roster, days);
  const { hired, left } = days.employee;
  return {
    period,
    ruleSet,
    employee: { ...roster.employee, hired, left },
    assignments,
    observations: () => [],
    figures: (assignment) => mixedFigures({ before, after }, sides, ruleSet, assignment),
    population: sides.population,
  };
}

/** The assignments of one side on the days of the other's, one by one. */
function onDaysOf(roster: PayoutInput, days: PayoutInput): readonly AssignmentFacts[] {
  const served = assignmentsServed(days);
  return assignmentsServed(roster).map((assignment, index) => {
    const other = served[index];
    if (!other) return assignment;
    return {
      ...assignment,
      from: laterDay(other.from, '1900-01-01'),
      to: other.to && earlierDay(other.to, '9999-12-31'),
    };
  });
}

function mixedFigures(
  { before, after }: Pair,
  sides: Sides,
  ruleSet: RuleSet,
  assignment: AssignmentFacts,
): LineFigures {
  const looking = (input: PayoutInput): LineFigures => {
    const { observations, period, employee } = input;
    return lineFigures({ observations, period, employee, ruleSet }, assignment);
  };
  const [earlier, later] = [looking(before), looking(after)];
  const of = (code: string) => (sides.metric(code) ? later : earlier);
  return {
    find: (indicator, needs) => of(indicator.code).find(indicator, needs),
    baseline: (indicator, needs, found, over) => of(indicator.code).baseline(indicator, needs, found, over),
  };
}
