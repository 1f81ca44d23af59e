/** Changes as people write them at the command line: `on-time=25%`. */
import type { Component, PlanDocument } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { pointerOf, type Path } from '../plans/check/json-source.js';
import { pointsOf } from '../plans/compare/curve-points.js';
import type { DraftChange } from './draft-content.js';
import { phrase, worded, type Wording } from '../engine/phrase.js';

export interface WrittenChanges {
  /** `on-time=25%`: of a component or a group. */
  readonly weight?: readonly string[];
  /** `on-time=96%`: where a component's curve attains 1. */
  readonly target?: readonly string[];
  /** `loss-limit=0.5%` */
  readonly parameter?: readonly string[];
  /** `/components/0/weight=25%`; what is no JSON is a text. */
  readonly set?: readonly string[];
}

/** The places that written changes are about; refused where a component has none, or more than one, such. */
export function writtenChanges(plan: PlanDocument, written: WrittenChanges): Outcome<readonly DraftChange[]> {
  const places = placesOf(plan);
  const findings: Finding[] = [];
  const changes: DraftChange[] = [];
  const add = (
    texts: readonly string[] | undefined,
    change: (name: string, value: string) => DraftChange | Finding,
  ) => {
    for (const text of texts ?? []) {
      const [, name = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      const found = name === '' ? notWritten(text) : change(name, value);
      if ('code' in found) findings.push(found);
      else changes.push(found);
    }
  };
  add(written.weight, (name, value) => {
    const place = places.get(name);
    return place ? { pointer: pointerOf([...place.path, 'weight']), value } : noSuchPart(name, [...places.keys()]);
  });
  add(written.target, (name, value) => {
    const component = places.get(name)?.component;
    const path = places.get(name)?.path ?? [];
    if (!component) return noSuchPart(name, [...places.keys()]);
    const onTarget = pointsOf(component.attainment).filter(({ attains }) => Exact.parse(attains)?.equals(Exact.ONE));
    const [point] = onTarget;
    if (!point || onTarget.length > 1) return noOneTarget(name);
    return { pointer: pointerOf([...path, 'attainment', ...point.path]), value };
  });
  add(written.parameter, (name, value) => ({ pointer: `/parameters/${name}`, value: value === '' ? null : value }));
  add(written.set, (pointer, value) => ({ pointer, value: valueOf(value) }));
  return findings.length > 0 ? refused(...findings) : done(changes);
}

interface PlacedPart {
  readonly path: Path;
  readonly component?: Component;
}

function placesOf({ components, groups }: PlanDocument): ReadonlyMap<string, PlacedPart> {
  const at = (of: readonly Component[] | undefined, path: Path) =>
    (of ?? []).map((component, i): [string, PlacedPart] => [component.id, { path: [...path, i], component }]);
  return new Map<string, PlacedPart>([
    ...(groups ?? []).map(({ id }, i): [string, PlacedPart] => [id, { path: ['groups', i] }]),
    ...(groups ?? []).flatMap((group, i) => at(group.components, ['groups', i, 'components'])),
    ...at(components, ['components']),
  ]);
}

/** A text, unless it is a list or an object: decimals are texts. */
function valueOf(text: string): unknown {
  if (!/^[[{"]/.test(text)) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

const error = (code: string, message: Wording, advice: Wording): Finding => ({
  severity: 'error',
  code,
  ...worded(message, advice),
});

const notWritten = (text: string): Finding =>
  error('wrong-value', phrase`"${{ text }}" does not say what is to be what`, phrase`write NAME=VALUE: on-time=25%`);

const noSuchPart = (name: string, known: readonly string[]): Finding =>
  error(
    'no-such-place',
    phrase`the plan has no component or group "${{ name }}"`,
    phrase`those that it has: ${{ known: known.join(', ') }}`,
  );

const noOneTarget = (name: string): Finding =>
  error(
    'no-such-place',
    phrase`the curve of "${{ name }}" does not attain 1 at one point alone`,
    phrase`name the place itself: --set /components/0/attainment/linear/1/0=96%`,
  );
