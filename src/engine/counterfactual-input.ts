import type { Exact } from './exact.js';
import type { FoundFigure } from './found-figure.js';
import { lineFigures } from './line-figures.js';
import type { PayoutInput } from './payout-input.js';

/** A figure that is to be taken for another. */
export interface ChangedFigure {
  /** Whose: `employee:CODE` or `department:CODE`. */
  readonly subject: string;
  readonly indicator: string;
  readonly value: Exact;
}

/** The same input as if one figure had come out at another value; its sample and source stay. What was not reported stays so. */
export function withFigure(input: PayoutInput, { subject, indicator, value }: ChangedFigure): PayoutInput {
  return {
    ...input,
    figures: (assignment) => {
      const figures = input.figures?.(assignment) ?? lineFigures(input, assignment);
      return {
        find: (of, needs) => {
          const found = figures.find(of, needs);
          return of.code === indicator && found.subject === subject ? at(found, value) : found;
        },
        baseline: (of, needs, found, over) => figures.baseline(of, needs, found, over),
      };
    },
  };
}

function at(found: FoundFigure, value: Exact): FoundFigure {
  const { outcome } = found.reading;
  if (outcome.kind === 'unusable' || !outcome.figure) return found;
  const figure = { ...outcome.figure, value, numerator: undefined, denominator: undefined };
  return { ...found, reading: { ...found.reading, outcome: { ...outcome, figure } } };
}
