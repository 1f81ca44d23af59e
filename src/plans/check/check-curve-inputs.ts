/** Checks what the curves of a plan read: that it is there, has a direction, and does not lead back to where it began. */
import type { Baseline, Component, Curve, CurveInput, PeerGroup, PlanDocument } from '../../engine/documents.js';
import { phrase } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import { checkComponentId, checkIndicatorName } from './check-conditions.js';
import { curvesIn } from './curves-in.js';
import { PEER_WORDS } from './check-structure.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { didYouMean, listed } from './words.js';

const MOST_CURVES_DEEP = 5;

type PlacedComponent = readonly [Component, Path];

interface InputSetting {
  readonly plan: PlanDocument;
  readonly ids: readonly string[];
  readonly catalogue: Catalogue;
  readonly report: Report;
}

/** Reports inputs of curves that do not exist or cannot be read, and components that look at each other in a circle. */
export function checkCurveInputs(
  plan: PlanDocument,
  components: readonly PlacedComponent[],
  catalogue: Catalogue,
  report: Report,
): void {
  const setting: InputSetting = { plan, ids: components.map(([{ id }]) => id), catalogue, report };
  for (const [component, path] of components) {
    checkDepth(component.attainment, [...path, 'attainment'], report);
    for (const { curve, path: place } of curvesIn(component.attainment, [...path, 'attainment'])) {
      const input = inputOf(curve);
      if (input) checkInput(input, component, [...place, 'of'], setting);
      if (input === undefined && readsOwnValue(curve)) checkHasIndicator(component, place, report);
    }
  }
  checkCircles(plan, components, report);
}

const inputOf = (curve: Curve): CurveInput | undefined => ('of' in curve ? curve.of : undefined);
const readsOwnValue = (curve: Curve): boolean =>
  !('greatestOf' in curve) && !('leastOf' in curve) && !('sumOf' in curve);

function checkDepth(curve: Curve, path: Path, report: Report): void {
  for (const { path: place, depth } of curvesIn(curve, path)) {
    if (depth !== MOST_CURVES_DEEP + 1) continue;
    const message = phrase`Curves stand in each other more than ${{ most: MOST_CURVES_DEEP }} deep.`;
    report.error('curves-too-deep', place, message, phrase`Nobody could follow that: score parts of it as components.`);
  }
}

function checkHasIndicator({ indicator, id }: Component, path: Path, report: Report): void {
  if (indicator !== undefined) return;
  const message = phrase`This curve reads the value of the component's indicator, and "${{ id }}" names none.`;
  report.error('no-indicator', path, message, phrase`Name "indicator" in the component, or "of" in the curve.`);
}

function checkInput(input: CurveInput, component: Component, path: Path, setting: InputSetting): void {
  const { ids, catalogue, report } = setting;
  if ('indicator' in input) checkIndicatorName(input.indicator, catalogue, [...path, 'indicator'], report);
  else if ('improvement' in input) checkImprovement(input.improvement.over, component, path, setting);
  else if ('component' in input) checkComponentId(input.component, ids, [...path, 'component'], report);
  else if ('lowest' in input) checkLowest(input.lowest, [...path, 'lowest'], setting);
  else if ('rank' in input) checkPeers(input.rank, component, [...path, 'rank'], setting);
  else if ('percentile' in input) checkPeers(input.percentile, component, [...path, 'percentile'], setting);
}

function checkImprovement(over: Baseline, component: Component, path: Path, { catalogue, report }: InputSetting): void {
  checkHasDirection(component, [...path, 'improvement'], catalogue, report);
  if (typeof over === 'object' && 'indicator' in over)
    checkIndicatorName(over.indicator, catalogue, [...path, 'improvement', 'over', 'indicator'], report);
}

function checkLowest(lowest: string | readonly string[], path: Path, { plan, ids, report }: InputSetting): void {
  if (typeof lowest !== 'string') {
    for (const [index, id] of lowest.entries()) checkComponentId(id, ids, [...path, index], report);
    return;
  }
  const groups = (plan.groups ?? []).map(({ id }) => id);
  if (groups.includes(lowest)) return;
  const advice = didYouMean(lowest, groups) ?? phrase`This plan has no groups: name the components in a list.`;
  report.error('unknown-group', path, phrase`The plan has no group "${{ lowest }}".`, advice);
}

function checkPeers({ within }: PeerGroup, component: Component, path: Path, setting: InputSetting): void {
  const { catalogue, report } = setting;
  checkHasDirection(component, path, catalogue, report);
  const isList = typeof within !== 'string';
  for (const [index, word] of [within].flat().entries()) {
    if (PEER_WORDS.includes(word) || !catalogue.attributes.lacks(word)) continue;
    const place = isList ? [...path, 'within', index] : [...path, 'within'];
    const advice = didYouMean(word, [...PEER_WORDS, ...catalogue.attributes.names]);
    report.error(
      'unknown-attribute',
      place,
      phrase`There is no attribute "${{ word }}" that peers could share.`,
      advice,
    );
  }
}

/** To be better than others, or than before, one must know which way better lies. */
function checkHasDirection(component: Component, path: Path, { indicators }: Catalogue, report: Report): void {
  checkHasIndicator(component, path, report);
  const { indicator: code } = component;
  if (code === undefined || indicators.get(code)?.better !== 'within') return;
  const message = phrase`Of "${{ code }}" the best lies in between, so nobody can say which of two values is better.`;
  report.error('no-direction', path, message, phrase`Use an indicator of which more, or less, is better.`);
}

function checkCircles(plan: PlanDocument, components: readonly PlacedComponent[], report: Report): void {
  const looksAt = new Map(components.map(([component]) => [component.id, componentsLookedAt(plan, component)]));
  const told = new Set<string>();
  for (const [{ id }, path] of components) {
    const circle = told.has(id) ? undefined : circleFrom(id, looksAt);
    if (!circle) continue;
    for (const member of circle) told.add(member);
    const others = circle.slice(1);
    const way = others.length === 0 ? phrase`itself` : phrase`${{ words: listed(others) }}, which leads back to it`;
    const message = phrase`The component "${{ id }}" looks at the attainment of ${{ way }}.`;
    report.error(
      'circular-components',
      [...path, 'attainment'],
      message,
      phrase`Let one of them look at something else.`,
    );
  }
}

/** A component that names its own group looks at the others of it. */
function componentsLookedAt({ groups }: PlanDocument, { id: own, attainment }: Component): readonly string[] {
  return [...curvesIn(attainment, [])].flatMap(({ curve }) => {
    const input = inputOf(curve);
    if (!input) return [];
    if ('component' in input) return [input.component];
    if (!('lowest' in input)) return [];
    const { lowest } = input;
    if (typeof lowest !== 'string') return lowest;
    const ofGroup = (groups ?? []).filter(({ id }) => id === lowest).flatMap(({ components }) => components);
    const others = ofGroup.map(({ id }) => id).filter((id) => id !== own);
    return others.length > 0 ? others : [lowest];
  });
}

/** The shortest way from a component back to it; `undefined` where there is none. */
function circleFrom(start: string, looksAt: ReadonlyMap<string, readonly string[]>): readonly string[] | undefined {
  const ways: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const way of ways)
    for (const next of looksAt.get(way.at(-1) ?? '') ?? []) {
      if (next === start) return way;
      if (seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  return undefined;
}
