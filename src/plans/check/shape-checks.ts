/** Checks the shapes of curves other than bands: order, limits, and attainment that falls as the value gets better. */
import type { LinearCurve, MarginalCurve, StepsCurve, ThresholdCurve } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { phrase } from '../../engine/phrase.js';
import { checkDirection, checkReachable, type CurveSetting, type Step } from './curve-setting.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { figure } from './words.js';

/** A decimal of a curve; `undefined` where none stands there. */
const read = (text: string | undefined): Exact | undefined => (text === undefined ? undefined : Exact.parse(text));

/** A value of a curve, and where it stands. */
interface PlacedValue {
  readonly value: Exact;
  readonly path: Path;
}

export function checkLinear(curve: LinearCurve, setting: CurveSetting, path: Path, report: Report): void {
  const points = pointsOf(curve.linear, [...path, 'linear']);
  if (!points) return;
  if (points.length === 1 && curve.below === undefined && curve.above === undefined)
    report.error(
      'too-few-points',
      [...path, 'linear'],
      phrase`One point alone gives everybody the same.`,
      phrase`Write two points or more, or a jump "below" or "above" it.`,
    );
  checkContinue(curve, path, report);
  const rising = checkRising(points, setting, 'points', report);
  for (const { value, path: point } of points) checkReachable(value, setting, point, report);
  if (!rising) return;

  const steps = points.map((point) => stepAt(point, setting));
  const [below, above] = [read(curve.below), read(curve.above)];
  if (below) steps.unshift({ label: phrase`below the first point`, attainment: below, path: [...path, 'below'] });
  if (above) steps.push({ label: phrase`above the last point`, attainment: above, path: [...path, 'above'] });
  checkDirection(steps, setting.better, report);
}

interface PlacedPoint extends PlacedValue {
  readonly attainment: Exact;
  readonly attainmentPath: Path;
}

/** `undefined` where a figure cannot be read: it is a parameter that has been reported. */
function pointsOf(
  written: readonly (readonly [string, string])[],
  path: Path,
  place: (index: number) => Path = (index) => [...path, index],
): PlacedPoint[] | undefined {
  const points = written.flatMap(([x, y], index): PlacedPoint[] => {
    const [value, attainment] = [Exact.parse(x), Exact.parse(y)];
    return value && attainment
      ? [{ value, attainment, path: [...place(index), 0], attainmentPath: [...place(index), 1] }]
      : [];
  });
  return points.length === written.length ? points : undefined;
}

const stepAt = ({ value, attainment, attainmentPath }: PlacedPoint, { show }: CurveSetting): Step => ({
  label: phrase`at ${{ value: show(value) }}`,
  attainment,
  path: attainmentPath,
});

function checkContinue(curve: LinearCurve, path: Path, report: Report): void {
  if (curve.continue === undefined) return;
  for (const side of ['below', 'above'] as const) {
    if (curve[side] === undefined || (curve.continue !== side && curve.continue !== 'both')) continue;
    const message =
      side === 'below'
        ? phrase`The line cannot both continue below and jump there.`
        : phrase`The line cannot both continue above and jump there.`;
    report.error(
      'continues-and-jumps',
      [...path, side],
      message,
      phrase`Remove "${{ side }}", or let it not continue there.`,
    );
  }
  if (curve.linear.length > 1) return;
  const message = phrase`One point alone has no line that could continue.`;
  report.error('too-few-points', [...path, 'linear'], message, phrase`Write two points or more.`);
}

function checkRising(
  values: readonly PlacedValue[],
  setting: CurveSetting,
  what: 'points' | 'tiers',
  report: Report,
): boolean {
  let rising = true;
  for (const [index, { value, path }] of values.entries()) {
    const before = values[index - 1];
    if (!before || value.isGreaterThan(before.value)) continue;
    rising = false;
    const parts = what === 'points' ? phrase`points` : phrase`tiers`;
    const message = phrase`${{ value: setting.show(value) }} comes after ${{ before: setting.show(before.value) }}: ${{ parts }} stand in rising order of value.`;
    report.error(`${what}-not-rising`, path, message, phrase`Put the ${{ parts }} in rising order, each value once.`);
  }
  return rising;
}

export function checkSteps(
  { steps, below: belowText }: StepsCurve,
  setting: CurveSetting,
  path: Path,
  report: Report,
): void {
  const here = [...path, 'steps'];
  const [start] = pointsOf([steps.start], here, () => [...here, 'start']) ?? [];
  const [every, adds, until, below] = [read(steps.every), read(steps.adds), read(steps.until), read(belowText)];
  if (every && !every.isGreaterThan(Exact.ZERO)) {
    const message = phrase`A step takes ${{ every: figure(every) }} of the value; it must be more than 0.`;
    report.error('out-of-range', [...here, 'every'], message, phrase`To take away, write "adds" below 0.`);
  }
  if (!start) return;
  checkReachable(start.value, setting, start.path, report);
  if (until && !until.isGreaterThan(start.value)) {
    const message = phrase`The steps end at ${{ until: setting.show(until) }}, before any: they start at ${{ value: setting.show(start.value) }}.`;
    report.error(
      'ends-before-start',
      [...here, 'until'],
      message,
      phrase`Write an end above the start, or leave it out.`,
    );
  }
  const order: Step[] = [
    ...(below ? [{ label: phrase`below the start`, attainment: below, path: [...path, 'below'] }] : []),
    stepAt(start, setting),
    ...(adds ? [{ label: phrase`one step on`, attainment: start.attainment.plus(adds), path: [...here, 'adds'] }] : []),
  ];
  checkDirection(order, setting.better, report);
}

export function checkMarginal(curve: MarginalCurve, setting: CurveSetting, path: Path, report: Report): void {
  const here = [...path, 'marginal'];
  const froms = curve.marginal.flatMap(({ from }, index): PlacedValue[] => {
    const value = Exact.parse(from);
    return value ? [{ value, path: [...here, index, 'from'] }] : [];
  });
  if (curve.each && curve.of !== undefined) {
    const message = phrase`"each" reads the figures of the component's own indicator, so "of" cannot stand beside it.`;
    report.error('each-beside-of', [...path, 'of'], message, phrase`Remove one of them.`);
  }
  checkRising(froms, setting, 'tiers', report);
  for (const { value, path: from } of froms) checkReachable(value, setting, from, report);
  const [until, last] = [read(curve.until), froms.at(-1)];
  if (until && last && !until.isGreaterThan(last.value)) {
    const message = phrase`All ends at ${{ until: setting.show(until) }}, and the last tier begins only at ${{ value: setting.show(last.value) }}.`;
    report.error(
      'ends-before-start',
      [...path, 'until'],
      message,
      phrase`Write an end above the last tier, or remove the tier.`,
    );
  }
  for (const [index, { rate: text }] of curve.marginal.entries()) {
    const rate = Exact.parse(text);
    if (rate) checkRate(rate, setting, [...here, index, 'rate'], report);
  }
}

function checkRate(rate: Exact, { better }: CurveSetting, path: Path, report: Report): void {
  const isWrong = better === 'higher' ? rate.isNegative() : better === 'lower' && rate.isGreaterThan(Exact.ZERO);
  if (!isWrong) return;
  const amount = figure(rate.absolute());
  const message =
    better === 'higher'
      ? phrase`Each unit of this tier takes away ${{ amount }}, although higher is better.`
      : phrase`Each unit of this tier adds ${{ amount }}, although lower is better.`;
  report.error('curve-falls', path, message, phrase`Correct the rate, or the direction ("better") of the indicator.`);
}

const THRESHOLD_WORDS = ['threshold', 'target', 'maximum'] as const;

export function checkThreshold(curve: ThresholdCurve, setting: CurveSetting, path: Path, report: Report): void {
  const written = [curve.threshold, curve.target, curve.maximum];
  const points = pointsOf(written, path, (index) => [...path, THRESHOLD_WORDS[index] ?? '']);
  const [threshold, target, maximum] = points ?? [];
  if (!points || !threshold || !target || !maximum) return;
  const first = target.value.compare(threshold.value);
  if (first === 0 || first !== maximum.value.compare(target.value)) {
    const values = points.map(({ value }) => setting.show(value)).join(', ');
    const message = phrase`Threshold, target and maximum neither rise nor fall: ${{ values }}.`;
    const advice = phrase`Let their values rise where more is better, and fall where less is better; each value once.`;
    report.error('threshold-order', target.path, message, advice);
    return;
  }
  for (const { value, path: point } of points) checkReachable(value, setting, point, report);
  const short = read(curve.short ?? '0');
  const steps = points.map((point) => stepAt(point, setting));
  const place = curve.short === undefined ? threshold.attainmentPath : [...path, 'short'];
  if (short) steps.unshift({ label: phrase`short of the threshold`, attainment: short, path: place });
  checkDirection(first > 0 ? steps : steps.reverse(), setting.better, report);
}
