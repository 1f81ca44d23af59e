import type { Indicator } from './documents.js';
import { exact, type Exact } from './exact.js';
import { baselinePeriod } from './baseline.js';
import type { BaselineFigure, FoundFigure, LineFigures } from './found-figure.js';
import { hasAcceptedSource, indicatorNeeds, readFigure, type FigureNeeds, type ObservedFigure } from './figure.js';
import type { AssignmentFacts, Observations, PayoutInput } from './payout-input.js';

/**
 * Looks figures up among observations: the employee's own, or those of the nearest department, from their own up, that has data
 * from a source that counts.
 */
export function lineFigures(
  { employee, observations, period, ruleSet }: Pick<PayoutInput, 'employee' | 'observations' | 'period' | 'ruleSet'>,
  assignment: AssignmentFacts,
): LineFigures {
  const find = (indicator: Indicator, needs: FigureNeeds): FoundFigure =>
    findFigure(observations, employee.code, assignment.departments, indicator, needs);
  return {
    find,
    baseline: (indicator, needs, found, over) => {
      if (over === 'reported') return reportedBaseline(found);
      if (typeof over === 'object' && 'indicator' in over) {
        const other = ruleSet.indicators.get(over.indicator);
        const value = other && figureValue(find(other, indicatorNeeds(other)));
        return value && { value, of: `indicator:${over.indicator}` };
      }
      const earlier = baselinePeriod(over, period.code);
      const [kind, code] = subjectOf(found);
      if (earlier === undefined || kind === undefined) return undefined;
      const figures = observations(kind, code, indicator.code, earlier);
      const value = figureValue({ subject: found.subject, needs, reading: readFigure(indicator, figures, needs) });
      return value && { value, of: earlier };
    },
  };
}

function findFigure(
  observations: Observations,
  employee: string,
  departments: readonly string[],
  indicator: Indicator,
  needs: FigureNeeds,
): FoundFigure {
  const own = observations('employee', employee, indicator.code);
  if (own.length > 0 && hasAcceptedSource(own, needs)) return foundAs(`employee:${employee}`, indicator, own, needs);
  let reported = own.length > 0 ? { subject: `employee:${employee}`, figures: own } : undefined;
  for (const code of departments) {
    const figures = observations('department', code, indicator.code);
    if (figures.length === 0) continue;
    if (hasAcceptedSource(figures, needs)) return foundAs(`department:${code}`, indicator, figures, needs);
    reported ??= { subject: `department:${code}`, figures };
  }
  return foundAs(reported?.subject, indicator, reported?.figures ?? [], needs);
}

const foundAs = (
  subject: string | undefined,
  indicator: Indicator,
  figures: readonly ObservedFigure[],
  needs: FigureNeeds,
): FoundFigure => ({ subject, needs, reading: readFigure(indicator, figures, needs) });

/** The value of a figure that counts. */
export function figureValue({ reading }: FoundFigure): Exact | undefined {
  return reading.outcome.kind === 'figure' ? reading.outcome.figure.value : undefined;
}

function subjectOf({ subject }: FoundFigure): readonly ['employee' | 'department', string] | readonly [undefined] {
  if (subject === undefined) return [undefined];
  const at = subject.indexOf(':');
  return [subject.slice(0, at) as 'employee' | 'department', subject.slice(at + 1)];
}

/** The baseline that was reported beside the figures: the same beside all of them, else none can be told. */
function reportedBaseline({ reading }: FoundFigure): BaselineFigure | undefined {
  const reported = new Set(reading.used.map(({ baseline }) => baseline ?? undefined));
  const [only] = reported;
  return reported.size === 1 && only !== undefined ? { value: exact(only), of: 'reported' } : undefined;
}
