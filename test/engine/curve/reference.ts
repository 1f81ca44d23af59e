/** Curves read again in another way, with fraction.js: slowly, straight from what each word says. */
import Fraction from 'fraction.js';

import type { Curve, LinearCurve, MarginalCurve, SimpleCurve, StepsCurve, ThresholdCurve } from '../../../src/engine/documents.js'; // prettier-ignore

export const fraction = (text: string): Fraction =>
  text.endsWith('%') ? new Fraction(text.slice(0, -1)).div(100) : new Fraction(text);

export function readReference(curve: Curve, x: Fraction): Fraction {
  return limited(curve, shapeReference(curve, x));
}

function shapeReference(curve: Curve, x: Fraction): Fraction {
  const parts = (curves: readonly Curve[]) => curves.map((part) => readReference(part, x));
  if ('greatestOf' in curve) return parts(curve.greatestOf).reduce((a, b) => (a.compare(b) > 0 ? a : b));
  if ('leastOf' in curve) return parts(curve.leastOf).reduce((a, b) => (a.compare(b) < 0 ? a : b));
  if ('sumOf' in curve) return parts(curve.sumOf).reduce((a, b) => a.add(b));
  return simpleReference(curve, x);
}

function simpleReference(curve: SimpleCurve, x: Fraction): Fraction {
  if ('linear' in curve) return linear(curve, x);
  if ('steps' in curve) return steps(curve, x);
  if ('marginal' in curve) return marginal(curve, x);
  if ('threshold' in curve) return threshold(curve, x);
  const band = curve.bands.findLast(({ from }) => from === undefined || fraction(from).compare(x) <= 0);
  return fraction(band?.is ?? '0');
}

type Points = LinearCurve['linear'];

function between([[x0, y0], [x1, y1]]: readonly [Points[number], Points[number]], x: Fraction): Fraction {
  const [a, b, c, d] = [x0, y0, x1, y1].map(fraction) as [Fraction, Fraction, Fraction, Fraction];
  return a.equals(c) ? b : d.sub(b).mul(x.sub(a)).div(c.sub(a)).add(b);
}

function linear({ linear: points, below, above, continue: on }: LinearCurve, x: Fraction): Fraction {
  const [first, second] = [points[0]!, points[1] ?? points[0]!];
  const [last, beforeLast] = [points.at(-1)!, points.at(-2) ?? points[0]!];
  if (x.compare(fraction(first[0])) < 0) {
    if (below !== undefined) return fraction(below);
    return on === 'below' || on === 'both' ? between([first, second], x) : fraction(first[1]);
  }
  if (x.compare(fraction(last[0])) > 0) {
    if (above !== undefined) return fraction(above);
    return on === 'above' || on === 'both' ? between([beforeLast, last], x) : fraction(last[1]);
  }
  const next = points.findIndex(([px]) => fraction(px).compare(x) >= 0);
  return between([points[Math.max(0, next - 1)]!, points[next]!], x);
}

function steps({ steps: { start, every, adds, until }, below }: StepsCurve, x: Fraction): Fraction {
  let at = fraction(start[0]);
  if (x.compare(at) < 0) return fraction(below ?? start[1]);
  let y = fraction(start[1]);
  for (;;) {
    at = at.add(fraction(every));
    if (x.compare(at) < 0 || (until !== undefined && at.compare(fraction(until)) > 0)) return y;
    y = y.add(fraction(adds));
  }
}

function marginal({ marginal: tiers, until }: MarginalCurve, value: Fraction): Fraction {
  const x = until !== undefined && value.compare(fraction(until)) > 0 ? fraction(until) : value;
  return tiers.reduce((sum, { from, rate }, i) => {
    const end = tiers[i + 1] && x.compare(fraction(tiers[i + 1]!.from)) > 0 ? fraction(tiers[i + 1]!.from) : x;
    const slice = end.sub(fraction(from));
    return slice.compare(0) > 0 ? sum.add(slice.mul(fraction(rate))) : sum;
  }, new Fraction(0));
}

function threshold(curve: ThresholdCurve, x: Fraction): Fraction {
  const points = [curve.threshold, curve.target, curve.maximum];
  const rises = fraction(curve.threshold[0]).compare(fraction(curve.maximum[0])) < 0;
  const short = curve.short ?? '0';
  return rises ? linear({ linear: points, below: short }, x) : linear({ linear: points.reverse(), above: short }, x);
}

function limited({ round, floor, cap }: Pick<Curve, 'round' | 'floor' | 'cap'>, reading: Fraction): Fraction {
  // Of the modes only two are asked for here: the others are those of numbers, tested there.
  const whole = round && reading.div(fraction(round.to));
  const rounded = whole ? (round.mode === 'floor' ? whole.floor() : whole.ceil()).mul(fraction(round.to)) : reading;
  const floored = floor !== undefined && rounded.compare(fraction(floor)) < 0 ? fraction(floor) : rounded;
  return cap !== undefined && floored.compare(fraction(cap)) > 0 ? fraction(cap) : floored;
}
