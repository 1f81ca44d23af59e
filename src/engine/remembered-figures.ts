import type { Indicator } from './documents.js';
import type { FigureNeeds } from './figure.js';
import type { FoundFigure, LineFigures } from './found-figure.js';
import { lineFigures } from './line-figures.js';
import type { AssignmentFacts, PayoutInput } from './payout-input.js';

interface Remembered {
  readonly needs: FigureNeeds;
  readonly found: FoundFigure;
}

/**
 * The same input with every figure looked up and added up once, however often it is computed: for asking what other weights, targets
 * or rules would have paid. Figures that other sources or samples are asked of are looked up anew.
 */
export function withRememberedFigures(input: PayoutInput): PayoutInput {
  const known = new Map<AssignmentFacts, LineFigures>();
  return {
    ...input,
    figures: (assignment) => {
      let figures = known.get(assignment);
      if (!figures) known.set(assignment, (figures = remembered(lineFigures(input, assignment))));
      return figures;
    },
  };
}

function remembered(figures: LineFigures): LineFigures {
  const known = new Map<string, Remembered[]>();
  return {
    find: (indicator: Indicator, needs: FigureNeeds) => {
      const held = known.get(indicator.code);
      if (held) for (const { needs: asked, found } of held) if (isSame(asked, needs)) return found;
      const found = figures.find(indicator, needs);
      if (held) held.push({ needs, found });
      else known.set(indicator.code, [{ needs, found }]);
      return found;
    },
    baseline: (indicator, needs, found, over) => figures.baseline(indicator, needs, found, over),
  };
}

function isSame(a: FigureNeeds, b: FigureNeeds): boolean {
  if (a === b) return true;
  return (
    a.minimumSample === b.minimumSample && isSameList(a.sources, b.sources) && isSameList(a.discounted, b.discounted)
  );
}

function isSameList(a: readonly string[] | undefined, b: readonly string[] | undefined): boolean {
  if (a === b || !a || !b) return a === b;
  return a.length === b.length && a.every((item, i) => item === b[i]);
}
