/** What a plan document reads, found by looking at it: no value is needed for that. */
import type { Baseline, Component, Curve, CurveInput, Indicator, PlanDocument } from './documents.js';
import { baselinePeriod } from './baseline.js';

/** All components of a plan, in the order written. */
export function componentsOf(document: PlanDocument): readonly Component[] {
  return document.components ?? (document.groups ?? []).flatMap(({ components }) => components);
}

/** Every input that a curve and the curves within it name. */
export function inputsIn(curve: Curve): readonly CurveInput[] {
  if ('greatestOf' in curve) return curve.greatestOf.flatMap(inputsIn);
  if ('leastOf' in curve) return curve.leastOf.flatMap(inputsIn);
  if ('sumOf' in curve) return curve.sumOf.flatMap(inputsIn);
  const { of } = curve;
  if (!of) return [];
  return 'curve' in of ? [of, ...inputsIn(of.curve)] : [of];
}

/** Codes of the indicators that a curve reads besides its component's own. */
export function indicatorsIn(curve: Curve): readonly string[] {
  return inputsIn(curve).flatMap((input) => {
    if ('indicator' in input) return [input.indicator];
    const over = 'improvement' in input ? input.improvement.over : undefined;
    return typeof over === 'object' && 'indicator' in over ? [over.indicator] : [];
  });
}

const baselinesIn = (document: PlanDocument): readonly Baseline[] =>
  componentsOf(document).flatMap(({ attainment }) =>
    inputsIn(attainment).flatMap((input) => ('improvement' in input ? [input.improvement.over] : [])),
  );

/** The earlier periods that plans compare figures of a period with, each once, in order. */
export function earlierPeriods(documents: readonly PlanDocument[], period: string): readonly string[] {
  const periods = documents.flatMap(baselinesIn).map((over) => baselinePeriod(over, period));
  return [...new Set(periods.filter((code) => code !== undefined))].sort();
}

/** Does a plan compare people, draw small samples towards their peers' mean, share a pool or charge incidents? */
export function needsPopulation(document: PlanDocument, indicators: ReadonlyMap<string, Indicator>): boolean {
  const { pool, incidents } = document.payout;
  if (pool || incidents) return true;
  return componentsOf(document).some(({ indicator, whenFew, whenMissing, attainment }) => {
    const few = whenFew ?? whenMissing ?? (indicator === undefined ? undefined : indicators.get(indicator)?.whenFew);
    if (typeof few === 'object') return true;
    return inputsIn(attainment).some((input) => 'rank' in input || 'percentile' in input);
  });
}
