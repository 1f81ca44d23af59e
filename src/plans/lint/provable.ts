/** Whether facts that a search has found can certainly be so together. */
import type { CurveRange } from '../../engine/curve/compile-curve.js';
import type { Exact } from '../../engine/exact.js';
import type { Facts } from './condition-search.js';
import type { NumberState } from './fact-state.js';

/** What a plan comes to, as far as it must be known to tell what goes together. */
export interface PlanResults {
  /** Indicators that a component's attainment depends on; `undefined` where it depends on more. */
  readonly indicatorsOf: (component: string) => readonly string[] | undefined;
  readonly rangeOf: (component: string) => CurveRange | undefined;
}

const NO_RESULTS: PlanResults = { indicatorsOf: () => undefined, rangeOf: () => undefined };

/**
 * Can all of these be so at once? Certain only where no fact depends on another: no score, attainments of different indicators that
 * reach an end of what can come out, nothing measured of those indicators beside them, no upper limit on a sample, no period beside
 * a month, and no comparison that is taken as a whole.
 */
export function isProvable(facts: Facts, results: PlanResults = NO_RESULTS): boolean {
  const names = [...facts.keys()].map((key) => key.split(' '));
  const of = (fact: string): readonly string[] =>
    names.filter(([name]) => name === fact).map(([, param = '']) => param);
  if ([...facts.values()].some(({ kind }) => kind === 'flag')) return false;
  if (of('period').length > 0 && of('month').length > 0) return false;
  if (of('score').length > 0 || of('group-score').length > 0) return false;
  if (!of('sample').every((code) => isOpenAbove(facts.get(`sample ${code}`) as NumberState))) return false;
  const components = of('attainment');
  const read = components.map(results.indicatorsOf);
  if (read.includes(undefined)) return false;
  const codes = [...read.flatMap((indicators) => indicators ?? []), ...new Set([...of('value'), ...of('sample')])];
  if (new Set(codes).size < codes.length) return false;
  return components.every((component) =>
    reachesEnd(facts.get(`attainment ${component}`) as NumberState, results.rangeOf(component)),
  );
}

/** Any number of cases, if only there are enough: then the minimum sample is no matter. */
const isOpenAbove = ({ among, missing }: NumberState): boolean => missing || among.at(-1)?.to === undefined;

/** Something between the ends of what comes out may never come out; an end does. */
function reachesEnd({ among, missing }: NumberState, range: CurveRange | undefined): boolean {
  if (missing || !range) return missing;
  const { least, greatest } = range;
  const holds = (end: Exact | undefined, side: 'from' | 'to'): boolean =>
    among.some((stretch) => (end ? stretch[side]?.included && stretch[side].at.equals(end) : !stretch[side]));
  return holds(least, 'from') || holds(greatest, 'to');
}
