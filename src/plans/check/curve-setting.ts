import type { Direction } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import type { Path } from './json-source.js';
import { isWithin, type Range } from './range.js';
import type { Report } from './report.js';
import { figure, percent } from './words.js';

/** What a curve is judged by: the values its indicator can have, and which way is better. */
export interface CurveSetting {
  readonly range: Range;
  /** Is the range known? Where the indicator is not, nobody can say whether bands reach its ends. */
  readonly rangeKnown: boolean;
  readonly better: Direction;
  /** A value as this indicator's figures are read. */
  readonly show: (value: Exact) => string;
}

/** Warns of a value that the indicator can never have: usually a forgotten per cent sign. */
export function checkReachable(value: Exact, setting: CurveSetting, path: Path, report: Report): void {
  if (isWithin(value, setting.range)) return;
  const hundredth = value.dividedBy(Exact.of(100));
  const advice =
    setting.show === percent && isWithin(hundredth, setting.range)
      ? `Did you mean "${figure(value)}%"?`
      : 'Check it against the range of the indicator.';
  const message = `${setting.show(value)} is outside the values that the indicator can have.`;
  report.warning('value-outside-range', path, message, advice);
}

/** One declared attainment, in rising order of value. */
export interface Step {
  readonly label: string;
  readonly attainment: Exact;
  readonly path: Path;
}

/** Reports each step at which attainment gets worse though the indicator gets better. */
export function checkDirection(steps: readonly Step[], better: Direction, report: Report): void {
  if (better === 'within') return;
  for (const [index, step] of steps.entries()) {
    const before = steps[index - 1];
    if (!before) continue;
    const [worse, best] = better === 'higher' ? [before, step] : [step, before];
    if (!best.attainment.isLessThan(worse.attainment)) continue;
    const message =
      `Attainment is ${figure(worse.attainment)} ${worse.label} but only ${figure(best.attainment)} ${best.label}, ` +
      `although ${better} is better.`;
    const advice = 'Correct the attainment, or the direction ("better") of the indicator.';
    report.error('curve-falls', step.path, message, advice);
  }
}
