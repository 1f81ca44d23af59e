import type { Direction } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { phrase, type Phrase } from '../../engine/phrase.js';
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
      ? phrase`Did you mean "${{ value: figure(value) }}%"?`
      : phrase`Check it against the range of the indicator.`;
  const message = phrase`${{ value: setting.show(value) }} is outside the values that the indicator can have.`;
  report.warning('value-outside-range', path, message, advice);
}

/** Which way is better, as it is said. */
export const DIRECTIONS: Readonly<Record<Exclude<Direction, 'within'>, Phrase>> = {
  higher: phrase`higher`,
  lower: phrase`lower`,
};

/** One declared attainment, in rising order of value. */
export interface Step {
  readonly label: Phrase;
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
    const message = phrase`Attainment is ${{ more: figure(worse.attainment) }} ${{ there: worse.label }} but only ${{ less: figure(best.attainment) }} ${{ here: best.label }}, although ${{ better: DIRECTIONS[better] }} is better.`;
    const advice = phrase`Correct the attainment, or the direction ("better") of the indicator.`;
    report.error('curve-falls', step.path, message, advice);
  }
}
