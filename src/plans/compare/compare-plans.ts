/** What is different between two versions of a plan, in words. Pure. */
import type { Component, Curve, Indicator, PlanDocument, RuleEntry } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import type { LocalText } from '../../engine/text.js';
import { pointerOf } from '../check/json-source.js';
import {
  addedText,
  attainsText,
  both,
  curveText,
  figureText,
  fromTo,
  named,
  NOUNS,
  partText,
  pointText,
  removedText,
  targetText,
  type BothTexts,
  type Noun,
} from './change-words.js';
import { pointsOf } from './curve-points.js';
import { leafDifferences, type Step } from './leaf-differences.js';

export const CHANGE_KINDS = [
  'weight',
  'target',
  'curve',
  'parameter',
  'component',
  'rule',
  'payout',
  'example',
  'other',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

export interface PlanChange {
  readonly kind: ChangeKind;
  /** Where it stands in the later version, or stood in the earlier one. */
  readonly pointer: string;
  /** As it was written; `null` where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
  readonly text: BothTexts;
}

/** A parameter as it holds for a version of a plan. */
export interface VersionParameter {
  readonly name: LocalText;
  readonly unit: string;
  /** By whom it is for; `''` for everybody else. */
  readonly values: ReadonlyMap<string, string>;
}

/** A version of a plan with what others call its parts. */
export interface PlanVersion {
  readonly document: PlanDocument;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Those that it names. */
  readonly parameters: ReadonlyMap<string, VersionParameter>;
}

/** Every change from one version to another: weights, targets, parameters, rules, and all else. Empty where they pay the same way. */
export function comparePlans(before: PlanVersion, after: PlanVersion): PlanChange[] {
  return [
    ...groupChanges(before, after),
    ...componentChanges(before, after),
    ...parameterChanges(before, after),
    ...ruleChanges(before.document, after.document),
    ...plainChanges('payout', NOUNS.payout, before.document.payout, after.document.payout, ['payout']),
    ...exampleChanges(before.document, after.document),
    ...headChanges(before.document, after.document),
  ];
}

type Path = readonly Step[];

const placed = (kind: ChangeKind, path: Path, before: unknown, after: unknown, text: BothTexts): PlanChange => ({
  kind,
  pointer: pointerOf(path),
  before: written(before),
  after: written(after),
  text,
});

const written = (value: unknown): string | null =>
  value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);

/** The same decimal written otherwise is no change. */
const isSame = (a: unknown, b: unknown): boolean => {
  if (a === b) return true;
  const [x, y] = [
    typeof a === 'string' ? Exact.parse(a) : undefined,
    typeof b === 'string' ? Exact.parse(b) : undefined,
  ];
  return x !== undefined && y !== undefined && x.equals(y);
};

interface PlacedComponent {
  readonly component: Component;
  readonly path: Path;
}

function placesOf({ components, groups }: PlanDocument): Map<string, PlacedComponent> {
  const at = (of: readonly Component[] | undefined, path: Path) =>
    (of ?? []).map((component, i): [string, PlacedComponent] => [component.id, { component, path: [...path, i] }]);
  const inGroups = (groups ?? []).flatMap((group, i) => at(group.components, ['groups', i, 'components']));
  return new Map([...at(components, ['components']), ...inGroups]);
}

const nameOf = ({ name, indicator, id }: Component, { indicators }: PlanVersion): LocalText =>
  name ?? (indicator === undefined ? undefined : indicators.get(indicator)?.name) ?? { en: id };

function groupChanges(before: PlanVersion, after: PlanVersion): PlanChange[] {
  const old = new Map((before.document.groups ?? []).map((group) => [group.id, group]));
  const changes = (after.document.groups ?? []).flatMap(({ components: _, ...group }, i): PlanChange[] => {
    const path: Path = ['groups', i];
    const was = old.get(group.id);
    old.delete(group.id);
    if (!was) return [placed('component', path, undefined, group.id, addedText(named('group', group.name), undefined))];
    const { components: __, ...rest } = was;
    return weightedChanges(rest, group, group.name, path);
  });
  for (const { id, name } of old.values())
    changes.push(placed('component', ['groups'], id, undefined, removedText(named('group', name))));
  return changes;
}

function componentChanges(before: PlanVersion, after: PlanVersion): PlanChange[] {
  const old = placesOf(before.document);
  const changes: PlanChange[] = [];
  for (const [id, { component, path }] of placesOf(after.document)) {
    const was = old.get(id);
    old.delete(id);
    const name = nameOf(component, after);
    if (!was) {
      const weight = component.weight === undefined ? undefined : figureText(component.weight, true);
      changes.push(placed('component', path, undefined, id, addedText(named('component', name), weight)));
      continue;
    }
    const { attainment: curve, ...rest } = component;
    const { attainment: oldCurve, ...oldRest } = was.component;
    const indicator = component.indicator === undefined ? undefined : after.indicators.get(component.indicator);
    changes.push(...weightedChanges(oldRest, rest, name, path));
    changes.push(...curveChanges(oldCurve, curve, { name, path, asShare: indicator?.unit === 'percent' }));
  }
  for (const [id, { component, path }] of old)
    changes.push(placed('component', path, id, undefined, removedText(named('component', nameOf(component, before)))));
  return changes;
}

/** The weight of a component or a group, and whatever else of it is different. */
function weightedChanges(
  { weight: oldWeight, ...oldRest }: { readonly weight?: string },
  { weight, ...rest }: { readonly weight?: string },
  name: LocalText,
  path: Path,
): PlanChange[] {
  const changes: PlanChange[] = [];
  if (!isSame(oldWeight, weight)) {
    const text = (of: string | undefined) => (of === undefined ? both('none', '无') : figureText(of, true));
    const place = [...path, 'weight'];
    changes.push(placed('weight', place, oldWeight, weight, fromTo(name, text(oldWeight), text(weight))));
  }
  const zh = name['zh'] ?? name.en;
  return [...changes, ...plainChanges('component', both(name.en, zh), oldRest, rest, path)];
}

interface CurveSetting {
  readonly name: LocalText;
  readonly path: Path;
  readonly asShare: boolean;
}

function curveChanges(before: Curve, after: Curve, { name, path, asShare }: CurveSetting): PlanChange[] {
  const here: Path = [...path, 'attainment'];
  const leaves = leafDifferences(before, after).filter((leaf) => !isSame(leaf.before, leaf.after));
  if (leaves.length === 0) return [];
  if (leaves.some((leaf) => leaf.before === undefined || leaf.after === undefined)) {
    const text = curveText(name, pointsText(before, asShare), pointsText(after, asShare));
    return [placed('curve', here, before, after, text)];
  }
  const points = pointsOf(after);
  return leaves.map((leaf) => {
    const at = pointerOf(leaf.path);
    const [from, to] = [String(leaf.before), String(leaf.after)];
    const of = (text: string) => figureText(text, asShare);
    const place = [...here, ...leaf.path];
    const moved = points.find((point) => pointerOf(point.path) === at);
    if (moved) {
      const isTarget = Exact.parse(moved.attains)?.equals(Exact.ONE) === true;
      const text = isTarget
        ? targetText(name, of(from), of(to))
        : pointText(name, figureText(moved.attains, false), of(from), of(to));
      return placed('target', place, leaf.before, leaf.after, text);
    }
    const raised = points.find((point) => pointerOf(point.attainsPath) === at);
    const plain = (text: string) => figureText(text, false);
    const text = raised
      ? attainsText(name, of(raised.value), plain(from), plain(to))
      : partText(both(name.en, name['zh'] ?? name.en), leaf.path.join(' '), from, to);
    return placed('curve', place, leaf.before, leaf.after, text);
  });
}

/** `(90 %: 0, 95 %: 1)` */
function pointsText(curve: Curve, asShare: boolean): BothTexts {
  const points = pointsOf(curve);
  if (points.length === 0) return both(JSON.stringify(curve), JSON.stringify(curve));
  const texts = points.map(({ value, attains }) => ({ value: figureText(value, asShare), attains }));
  return both(
    `(${texts.map(({ value, attains }) => `${value.en}: ${attains}`).join(', ')})`,
    `(${texts.map(({ value, attains }) => `${value.zh}:${attains}`).join(',')})`,
  );
}

function parameterChanges(before: PlanVersion, after: PlanVersion): PlanChange[] {
  const names = new Set([...after.parameters.keys(), ...before.parameters.keys()]);
  return [...names].flatMap((name) => {
    const [old, now] = [before.parameters.get(name), after.parameters.get(name)];
    const called = (now ?? old)?.name ?? { en: name };
    const what = named('parameter', called);
    const whom = new Set([...(now?.values.keys() ?? []), ...(old?.values.keys() ?? [])]);
    return [...whom].flatMap((who) => {
      const [from, to] = [old?.values.get(who), now?.values.get(who)];
      if (isSame(from, to)) return [];
      const asShare = (now ?? old)?.unit === 'percent';
      const text = (of: string | undefined) => (of === undefined ? both('none', '无') : figureText(of, asShare));
      const subject = who === '' ? what : both(`${what.en} (${who})`, `${what.zh}(${who})`);
      return [placed('parameter', ['parameters', name], from, to, fromTo(subject, text(from), text(to)))];
    });
  });
}

const ruleName = (entry: RuleEntry): string => ('use' in entry ? entry.use : entry.name);

function ruleChanges(before: PlanDocument, after: PlanDocument): PlanChange[] {
  return pairedChanges('rule', 'rules', before.rules ?? [], after.rules ?? [], ruleName);
}

function exampleChanges(before: PlanDocument, after: PlanDocument): PlanChange[] {
  return pairedChanges('example', 'examples', before.examples ?? [], after.examples ?? [], ({ name }) => name);
}

/** What one list has and the other has not, and what is different in both, by name. */
function pairedChanges<T extends object>(
  kind: ChangeKind & Noun,
  key: string,
  before: readonly T[],
  after: readonly T[],
  nameOf: (item: T) => string,
): PlanChange[] {
  const old = new Map(before.map((item) => [nameOf(item), item]));
  const changes = after.flatMap((item, i) => {
    const name = nameOf(item);
    const what = named(kind, { en: name });
    const was = old.get(name);
    old.delete(name);
    if (!was) return [placed(kind, [key, i], undefined, item, addedText(what, undefined))];
    return plainChanges(kind, what, was, item, [key, i]);
  });
  for (const [name, item] of old)
    changes.push(placed(kind, [key], item, undefined, removedText(named(kind, { en: name }))));
  return changes;
}

/** Of the plan's own words: not when a version begins, which is what tells versions apart. */
function headChanges(before: PlanDocument, after: PlanDocument): PlanChange[] {
  return plainChanges('other', NOUNS.plan, headOf(before), headOf(after), []);
}

function headOf(document: PlanDocument): object {
  const { name, description, combine, scale, minimumGroups, ranking, effectiveTo } = document;
  return { name, description, combine, scale, minimumGroups, ranking, effectiveTo };
}

function plainChanges(kind: ChangeKind, of: BothTexts, before: object, after: object, path: Path): PlanChange[] {
  return leafDifferences(before, after)
    .filter((leaf) => !isSame(leaf.before, leaf.after))
    .map((leaf) => {
      const [from, to] = [written(leaf.before) ?? '–', written(leaf.after) ?? '–'];
      const text = partText(of, leaf.path.join(' '), from, to);
      return placed(kind, [...path, ...leaf.path], leaf.before, leaf.after, text);
    });
}
