/** What a draft can move, one by one: weights, targets and parameters, with their names and how far HR lets them go. */
import type { Component, Indicator, PlanDocument } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import { parameterName, parameterNames } from '../engine/parameters.js';
import { componentsOf } from '../engine/plan-reading.js';
import type { LocalText } from '../engine/text.js';
import { pointerOf, type Path } from '../plans/check/json-source.js';
import { pointsOf } from '../plans/compare/curve-points.js';
import type { PlanBounds, Range } from './bounds.js';
import { boundsSetting, type DraftSetting } from './check-draft.js';
import type { DraftContent } from './draft-content.js';
import { weighedParts, type ReadDecimal, type WeighedPart } from './plan-weights.js';

/** How far something may go; `null` where nothing bounds it. */
export interface PartRange {
  readonly min: string | null;
  readonly max: string | null;
  readonly reason: LocalText | null;
}

interface Moved extends PartRange {
  /** Where it stands, as a change of the draft names it. */
  readonly pointer: string;
  readonly name: LocalText;
  /** As the draft has it; `null` where it is not written. */
  readonly value: string | null;
  /** As the version has it that the draft was begun from. */
  readonly before: string | null;
}

export interface WeightPart extends Moved {
  readonly kind: 'group' | 'component';
  readonly id: string;
  /** Of a component in a group: which. Its weight is its share of the group, and its bounds are of the whole plan. */
  readonly group: string | null;
  /** Is it written as a decimal, so that it can be moved by itself? A parameter's value is moved where the parameter stands. */
  readonly isOwn: boolean;
  /** Its share of the whole plan, as text: `18%`. */
  readonly share: string;
  /** Does it measure what customers experience? */
  readonly cx: boolean;
}

export interface TargetPart extends Moved {
  readonly component: string;
  readonly unit: string | null;
}

export interface ParameterPart extends Moved {
  readonly parameter: string;
  readonly unit: string;
}

export interface DraftParts {
  readonly weights: readonly WeightPart[];
  /** Where a curve attains 1. */
  readonly targets: readonly TargetPart[];
  readonly parameters: readonly ParameterPart[];
  /** Of all that measures what customers experience, together. */
  readonly cx: PartRange & { readonly share: string };
}

/** All that the draft can move. */
export function draftParts(content: DraftContent, base: DraftContent, setting: DraftSetting): DraftParts {
  const { indicators, read } = boundsSetting(content, setting);
  const { bounds } = setting;
  const parts = weighedParts(content.plan, indicators, read);
  const names = partNames(content.plan, indicators);
  return {
    weights: parts.map((part) => weightPart(part, { content, base, bounds, names })),
    targets: componentsOf(content.plan).flatMap((component) =>
      targetParts(component, { content, base, bounds, indicators, read }),
    ),
    parameters: parameterParts(content, setting),
    cx: {
      ...rangeOf(bounds.weights?.filter((range) => 'cx' in range)),
      share: shareText(Exact.sum(parts.filter(({ cx }) => cx).map(({ weight }) => weight))),
    },
  };
}

interface WeightSetting {
  readonly content: DraftContent;
  readonly base: DraftContent;
  readonly bounds: PlanBounds;
  readonly names: ReadonlyMap<string, LocalText>;
}

function weightPart(part: WeighedPart, { content, base, bounds, names }: WeightSetting): WeightPart {
  const { kind, id, path, weight, cx } = part;
  const value = textAt(content.plan, path);
  const ranges = bounds.weights?.filter(
    (range) => (kind === 'group' ? named(range, 'group') : named(range, 'component')) === id,
  );
  const group = kind === 'component' && path[0] === 'groups' ? content.plan.groups?.[Number(path[1])]?.id : undefined;
  return {
    kind,
    id,
    group: group ?? null,
    pointer: pointerOf(path),
    name: names.get(`${kind} ${id}`) ?? { en: id },
    value,
    before: textAt(base.plan, samePlace(content.plan, base.plan, path)),
    isOwn: value !== null && Exact.parse(value) !== undefined,
    share: shareText(weight),
    cx,
    ...rangeOf(ranges),
  };
}

const named = (range: object, key: 'component' | 'group'): unknown => (range as Record<string, unknown>)[key];

function partNames(
  { groups, ...plan }: PlanDocument,
  indicators: ReadonlyMap<string, Indicator>,
): ReadonlyMap<string, LocalText> {
  const names = new Map<string, LocalText>();
  for (const { id, name } of groups ?? []) names.set(`group ${id}`, name);
  const components = componentsOf({ ...plan, ...(groups && { groups }) });
  for (const component of components) names.set(`component ${component.id}`, componentName(component, indicators));
  return names;
}

const componentName = ({ id, name, indicator }: Component, indicators: ReadonlyMap<string, Indicator>): LocalText =>
  name ?? (indicator === undefined ? undefined : indicators.get(indicator)?.name) ?? { en: id };

interface TargetSetting extends Omit<WeightSetting, 'names'> {
  readonly indicators: ReadonlyMap<string, Indicator>;
  readonly read: ReadDecimal;
}

function targetParts(component: Component, { content, base, bounds, indicators, read }: TargetSetting): TargetPart[] {
  const place = placeOf(content.plan, component.id);
  const indicator = component.indicator === undefined ? undefined : indicators.get(component.indicator);
  const ranges = bounds.targets?.filter(
    ({ component: of, attains = '1' }) => of === component.id && Exact.parse(attains)?.equals(Exact.ONE),
  );
  const points = pointsOf(component.attainment).filter(({ attains }) => read(attains)?.equals(Exact.ONE));
  return points
    .filter(({ value }) => parameterName(value) === undefined)
    .map(({ path, value }) => ({
      component: component.id,
      unit: indicator?.unit ?? null,
      pointer: pointerOf([...place, 'attainment', ...path]),
      name: componentName(component, indicators),
      value,
      before: textAt(base.plan, samePlace(content.plan, base.plan, [...place, 'attainment', ...path])),
      ...rangeOf(ranges),
    }));
}

function placeOf({ components, groups }: PlanDocument, id: string): Path {
  const at = (components ?? []).findIndex((component) => component.id === id);
  if (at >= 0) return ['components', at];
  for (const [i, group] of (groups ?? []).entries()) {
    const within = group.components.findIndex((component) => component.id === id);
    if (within >= 0) return ['groups', i, 'components', within];
  }
  return [];
}

function parameterParts(content: DraftContent, setting: DraftSetting): ParameterPart[] {
  const used = new Set(parameterNames(content.plan));
  const documents = setting.files.map(({ document }) => document);
  const own = boundsSetting({ ...content, parameters: {} }, setting).read;
  const { read } = boundsSetting(content, setting);
  return documents
    .flatMap((document) => (document.kind === 'parameters' ? document.content.parameters : []))
    .filter(({ name }) => used.has(name))
    .map(({ name, unit, label, values }) => ({
      parameter: name,
      unit,
      pointer: `/parameters/${name}`,
      name: label ?? { en: name },
      value: asWritten(content.parameters[name], read(`$${name}`), values),
      before: asWritten(undefined, own(`$${name}`), values),
      ...rangeOf(setting.bounds.parameters?.filter(({ parameter }) => parameter === name)),
    }));
}

/** As a person wrote it, where one did: `95%` rather than `0.95`. */
function asWritten(
  text: string | undefined,
  value: Exact | undefined,
  values: readonly { readonly is: string }[],
): string | null {
  if (text !== undefined) return text;
  const written = values.find(({ is }) => value && Exact.parse(is)?.equals(value));
  return written?.is ?? value?.toText() ?? null;
}

/** The narrowest of some ranges. */
function rangeOf(ranges: readonly Range[] = []): PartRange {
  let [min, max, reason]: [string | null, string | null, LocalText | null] = [null, null, null];
  for (const range of ranges) {
    if (range.min !== undefined && (min === null || isAbove(range.min, min))) min = range.min;
    if (range.max !== undefined && (max === null || isAbove(max, range.max))) max = range.max;
    reason ??= range.reason ?? null;
  }
  return { min, max, reason };
}

const isAbove = (a: string, b: string): boolean =>
  (Exact.parse(a) ?? Exact.ZERO).isGreaterThan(Exact.parse(b) ?? Exact.ZERO);

const HUNDRED = Exact.of(100);
const shareText = (share: Exact): string => `${share.times(HUNDRED).toText()}%`;

/** Where a part of one plan stands in another: components and groups may have been moved, and are known by their ids. */
function samePlace(plan: PlanDocument, other: PlanDocument, path: Path): Path {
  const within = path.indexOf('components') + 1;
  const component = within === 0 ? undefined : componentAt(plan, path.slice(0, within + 1));
  if (component) return [...placeOf(other, component), ...path.slice(within + 1)];
  const group = plan.groups?.[Number(path[1])]?.id;
  return ['groups', (other.groups ?? []).findIndex(({ id }) => id === group), ...path.slice(2)];
}

const componentAt = ({ components, groups }: PlanDocument, path: Path): string | undefined =>
  path[0] === 'groups' ? groups?.[Number(path[1])]?.components[Number(path[3])]?.id : components?.[Number(path[1])]?.id;

/** The text at a place; `null` where there is none. */
function textAt(plan: PlanDocument, path: Path): string | null {
  let part: unknown = plan;
  for (const step of path)
    part =
      typeof part === 'object' && part !== null && Object.hasOwn(part, step)
        ? (part as Record<string | number, unknown>)[step]
        : undefined;
  return typeof part === 'string' ? part : null;
}
