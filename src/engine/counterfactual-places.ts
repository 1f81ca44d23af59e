/** The values at which a component's curve would have attained more: one unit on, past the next jump, on target. */
import type { Reachable } from './curve/compile-curve.js';
import { jumps } from './curve/jumps.js';
import type { CurveRange } from './curve/lines.js';
import type { Indicator, Unit } from './documents.js';
import { Exact, exact } from './exact.js';
import type { ScoredComponent } from './score.js';

/** A value that might have been measured. */
export interface Place {
  readonly value: Exact;
  /** Is the value itself just outside? */
  readonly open: boolean;
  /** What to compute with: the value, or a hair beyond it. */
  readonly at: Exact;
}

export interface CurvePlaces {
  /** As it was measured, before a small sample was drawn anywhere. */
  readonly measured: Exact;
  /** One more unit the better way; `undefined` where there is no better way. */
  readonly unit: Exact | undefined;
  readonly oneMore: Place | undefined;
  readonly next: Place | undefined;
  readonly target: Place | undefined;
  readonly best: Place | undefined;
}

/** How much one more of each unit is: a percentage point, a tenth of a mark, a tenth of a complaint per thousand … */
export const ONE_MORE: Readonly<Record<Unit, string>> = {
  percent: '0.01',
  rating: '0.1',
  points: '1',
  hours: '1',
  seconds: '1',
  ratio: '0.01',
  money: '1',
  count: '1',
  rate: '0.1',
};

/** Nearer than any two places at which a curve bends. */
const HAIR = Exact.of(1n, 10n ** 300n);

/** `undefined` where the component has no one value to change: it reads other things, or every figure by itself. */
export function curvePlaces(scored: ScoredComponent): CurvePlaces | undefined {
  const { component, value, shrunk } = scored;
  const { indicator, curve } = component;
  if (!indicator || !value || curve.readsEachFigure) return undefined;
  const measured = shrunk?.own ?? value;
  const way = betterWay(scored, indicator, value);
  const range = rangeOf(indicator);
  const within = (place: Place | undefined) => (place && isWithin(place, range, measured) ? place : undefined);
  const toOwn = (of: Exact, open: boolean): Place => {
    const at = open && way ? of.plus(way.isNegative() ? HAIR.negated() : HAIR) : of;
    return { value: unshrunk(scored, of), open, at: unshrunk(scored, at) };
  };
  const unit = way?.times(exact(ONE_MORE[indicator.unit]));
  return {
    measured,
    unit,
    oneMore: unit && oneMore(measured, unit, range),
    next: way && within(nextJump(scored, value, way, range, toOwn)),
    target: way && within(targetPlace(scored, value, way, toOwn)),
    best: way && within(bestPlace(scored, value, way, toOwn)),
  };
}

type ToOwn = (of: Exact, open: boolean) => Place;

/** 1 or −1; where the best lies in between, towards it, and `undefined` once there. */
function betterWay({ component }: ScoredComponent, { better }: Indicator, value: Exact): Exact | undefined {
  const down = Exact.ONE.negated();
  if (better === 'higher') return Exact.ONE;
  if (better === 'lower') return down;
  const { curve } = component;
  const [from, to] = [curve.target('higher') ?? curve.best('higher'), curve.target('lower') ?? curve.best('lower')];
  if (from && value.isLessThan(from.value)) return Exact.ONE;
  return to && value.isGreaterThan(to.value) ? down : undefined;
}

function oneMore(measured: Exact, unit: Exact, { least, greatest }: CurveRange): Place | undefined {
  let at = measured.plus(unit);
  if (greatest) at = at.lesser(greatest);
  if (least) at = at.greater(least);
  return at.equals(measured) ? undefined : { value: at, open: false, at };
}

/** The first place beyond the value, the better way, at which the curve jumps up. */
function nextJump(
  { component }: ScoredComponent,
  value: Exact,
  way: Exact,
  range: CurveRange,
  toOwn: ToOwn,
): Place | undefined {
  const { plain } = component.curve;
  if (!plain) return undefined;
  const goesDown = way.isNegative();
  const ahead = goesDown ? { least: range.least, greatest: value } : { least: value, greatest: range.greatest };
  const found = jumps(component.document.attainment, ahead) ?? [];
  for (const { at, before, after } of goesDown ? [...found].reverse() : found) {
    const [near, far] = goesDown ? [after, before] : [before, after];
    if (!far.isGreaterThan(near)) continue;
    const isOpen = !plain(at).equals(far);
    if (at.equals(value) && !isOpen) continue;
    return toOwn(at, isOpen);
  }
  return undefined;
}

/** The least demanding value that attains 1, or else the best, where that is more than was attained. */
function targetPlace({ component }: ScoredComponent, value: Exact, way: Exact, toOwn: ToOwn): Place | undefined {
  const { curve } = component;
  const attained = curve.plain?.(value);
  if (!attained?.isLessThan(Exact.ONE)) return undefined;
  const direction = way.isNegative() ? 'lower' : 'higher';
  const place: Reachable | undefined = curve.target(direction) ?? curve.best(direction);
  return place?.attainment.isGreaterThan(attained) ? toOwn(place.value, place.open) : undefined;
}

/** Of what is on target the best there is, where that is more than was attained. */
function bestPlace({ component }: ScoredComponent, value: Exact, way: Exact, toOwn: ToOwn): Place | undefined {
  const { curve } = component;
  const attained = curve.plain?.(value);
  if (!attained || attained.isLessThan(Exact.ONE)) return undefined;
  const place = curve.best(way.isNegative() ? 'lower' : 'higher');
  return place?.attainment.isGreaterThan(attained) ? toOwn(place.value, place.open) : undefined;
}

/** What would have had to be measured of too few cases, so that the value drawn towards the peers' mean comes to this. */
function unshrunk({ shrunk }: ScoredComponent, value: Exact): Exact {
  if (!shrunk || shrunk.weight.isZero()) return value;
  const { mean, weight } = shrunk;
  return value.minus(Exact.ONE.minus(weight).times(mean)).dividedBy(weight).inLowestTerms();
}

function rangeOf({ range, unit }: Indicator): CurveRange {
  const limit = (text: string | undefined) => (text === undefined ? undefined : exact(text));
  if (range === undefined && unit === 'percent') return { least: Exact.ZERO, greatest: Exact.ONE };
  return { least: limit(range?.min), greatest: limit(range?.max) };
}

/** Could it have been measured, and is it another value than was? */
const isWithin = ({ at }: Place, { least, greatest }: CurveRange, measured: Exact): boolean =>
  !at.equals(measured) && !(least && at.isLessThan(least)) && !(greatest && at.isGreaterThan(greatest));
