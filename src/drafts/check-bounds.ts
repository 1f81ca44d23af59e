/** Holds a draft against the bounds that HR has set for its plan. */
import type { Indicator } from '../engine/documents.js';
import { Exact, exact } from '../engine/exact.js';
import type { Finding } from '../engine/finding.js';
import { componentsOf } from '../engine/plan-reading.js';
import type { PlanDocument } from '../engine/documents.js';
import { pointerOf, type Path } from '../plans/check/json-source.js';
import { figure, percent } from '../plans/check/words.js';
import type { PlanBounds, Range, TargetRange, WeightRange } from './bounds.js';
import { pointsOf } from '../plans/compare/curve-points.js';
import type { DraftContent } from './draft-content.js';
import { weighedParts, type ReadDecimal, type WeighedPart } from './plan-weights.js';
import { phrase, worded, type Phrase, type Wording } from '../engine/phrase.js';

export interface BoundsSetting {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly read: ReadDecimal;
}

/** A finding for each bound that the draft goes beyond, with the place that does. Empty where it keeps to all of them. */
export function boundsFindings(
  { plan, parameters }: DraftContent,
  bounds: PlanBounds,
  { indicators, read }: BoundsSetting,
): Finding[] {
  const parts = weighedParts(plan, indicators, read);
  const findings = (bounds.weights ?? []).flatMap((range) => ofWeight(range, parts));
  findings.push(...(bounds.targets ?? []).flatMap((range) => ofTarget(range, plan, read)));
  for (const { parameter, ...range } of bounds.parameters ?? []) {
    const text = Object.hasOwn(parameters, parameter) ? parameters[parameter] : undefined;
    const value = text === undefined ? undefined : read(text);
    const what = phrase`the parameter "${{ parameter }}"`;
    if (value) findings.push(...beyond(range, value, ['parameters', parameter], what, figure));
  }
  return findings;
}

function ofWeight(range: WeightRange, parts: readonly WeighedPart[]): Finding[] {
  const counted = parts.filter((part) => isMeant(range, part));
  const sum = Exact.sum(counted.map(({ weight }) => weight));
  const [first] = counted;
  const path = 'cx' in range ? [first?.path[0] ?? 'components'] : (first?.path ?? ['components']);
  return beyond(range, sum, path, weightName(range), percent);
}

function isMeant(range: WeightRange, { kind, id, cx }: WeighedPart): boolean {
  if ('cx' in range) return cx;
  return 'group' in range ? kind === 'group' && id === range.group : kind === 'component' && id === range.component;
}

function weightName(range: WeightRange): Phrase {
  if ('cx' in range) return phrase`what measures the customer’s experience, together`;
  return 'group' in range
    ? phrase`the weight of the group "${{ group: range.group }}"`
    : phrase`the weight of "${{ component: range.component }}"`;
}

function ofTarget({ component, attains = '1', ...range }: TargetRange, plan: PlanDocument, read: ReadDecimal) {
  const found = componentsOf(plan).find(({ id }) => id === component);
  const place = placeOf(plan, component);
  const wanted = exact(attains);
  const points = found ? pointsOf(found.attainment) : [];
  const meant = points.filter((point) => read(point.attains)?.equals(wanted) === true);
  if (meant.length === 0) {
    const message = phrase`no point of the curve of "${{ component }}" attains ${{ attains }}, and a bound is set for it`;
    return [
      finding('target-gone', place, message, reasonOf(range) ?? phrase`keep a point that attains ${{ attains }}`),
    ];
  }
  return meant.flatMap(({ path, value }) => {
    const at = read(value);
    const what = phrase`the value at which "${{ component }}" attains ${{ attains }}`;
    return at ? beyond(range, at, [...place, ...path], what, figure) : [];
  });
}

function placeOf({ components, groups }: PlanDocument, id: string): Path {
  const plain = (components ?? []).findIndex((component) => component.id === id);
  if (plain >= 0) return ['components', plain, 'attainment'];
  for (const [i, group] of (groups ?? []).entries()) {
    const place = group.components.findIndex((component) => component.id === id);
    if (place >= 0) return ['groups', i, 'components', place, 'attainment'];
  }
  return [];
}

function beyond(range: Range, value: Exact, path: Path, what: Phrase, written: (value: Exact) => string): Finding[] {
  const { min, max } = range;
  const found: Finding[] = [];
  const advice = (limit: Wording) => reasonOf(range) ?? limit;
  if (min !== undefined && value.isLessThan(exact(min)))
    found.push(
      finding(
        'below-bound',
        path,
        phrase`${{ what }} is ${{ value: written(value) }}: at least ${{ min: written(exact(min)) }} is allowed`,
        advice(phrase`raise it, or ask HR to change the bounds`),
      ),
    );
  if (max !== undefined && value.isGreaterThan(exact(max)))
    found.push(
      finding(
        'above-bound',
        path,
        phrase`${{ what }} is ${{ value: written(value) }}: at most ${{ max: written(exact(max)) }} is allowed`,
        advice(phrase`lower it, or ask HR to change the bounds`),
      ),
    );
  return found;
}

const reasonOf = ({ reason }: Range): string | undefined => reason?.en;

const finding = (code: string, path: Path, message: Wording, advice: Wording): Finding => ({
  severity: 'error',
  code,
  pointer: pointerOf(path),
  ...worded(message, advice),
});
