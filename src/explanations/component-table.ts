import { Exact, exact } from '../engine/exact.js';
import type { ComponentExplanation, GroupExplanation, ScorecardExplanation } from '../engine/explanation.js';
import { curveText } from './curve-text.js';
import { evidenceText, figureText, limitText, missingText, percentText, shrunkText, sourceText } from './figures.js';
import { table, type TableRow } from './layout.js';
import type { Page, PlacedComponent } from './page.js';
import { scoreText, worthOf } from './score-text.js';

/** What stands where there is nothing to say. */
const NONE = '–';

/** A component's cells, in the order of the columns, its name first; and what is to be said below them. */
export interface ComponentRow {
  readonly cells: readonly string[];
  readonly notes: readonly string[];
}

/** Every component of the plan: measured, target, weight, attained, worth and what it could have been worth. */
export function componentTable(page: Page, scorecard: ScorecardExplanation): string[] {
  const { title, columns } = page.words.measured;
  const rows: TableRow[] = [{ cells: [title, ...columns], notes: [] }];
  let group: string | null = null;
  for (const component of scorecard.components) {
    const place = page.component(scorecard, component.id);
    if (component.group !== null && component.group !== group)
      rows.push({ heading: groupHeading(page, scorecard, place) });
    group = component.group;
    rows.push(componentRow(page, scorecard, component, place));
  }
  if (scorecard.score !== null) rows.push(togetherRow(page, scorecard, exact(scorecard.score)));
  return table(rows);
}

/** What people call a component. */
export const componentName = (page: Page, { component }: PlacedComponent): string => page.text(component.name);

/** "Service: 60 % of the plan · score 93 %". */
export function groupHeading(page: Page, scorecard: ScorecardExplanation, { group }: PlacedComponent): string {
  const { words, numbers } = page;
  const { group: say } = words.scoring;
  const explained = scorecard.groups.find(({ id }) => id === group?.id);
  const facts = [
    ...(explained && explained.weight !== null ? [say.ofPlan(percentText(page, exact(explained.weight)))] : []),
    ...(explained && explained.target !== null ? [say.target(numbers.amount(exact(explained.target)))] : []),
    ...(explained && explained.score !== null ? [say.score(scoreText(page, scorecard, exact(explained.score)))] : []),
    ...groupStatus(page, explained),
  ];
  const name = group ? page.text(group.name) : '';
  return facts.length === 0 ? name : words.labelled(name, facts.join(' · '));
}

function groupStatus({ words, numbers }: Page, group: GroupExplanation | undefined): readonly string[] {
  if (!group || group.status.kind === 'counted') return [];
  const { kind, have, need } = group.status;
  const { notCounted, consequence } = words.scoring.group;
  const count = numbers.count(Exact.of(need));
  return [`${notCounted(numbers.number(Exact.of(have)), count)}; ${consequence[kind]}`];
}

export function componentRow(
  page: Page,
  scorecard: ScorecardExplanation,
  component: ComponentExplanation,
  place: PlacedComponent,
): ComponentRow {
  const { numbers } = page;
  const { attainment, effectiveWeight, worth, couldBe } = component;
  const amount = (text: string | null) => (text === null ? NONE : numbers.amount(exact(text)));
  return {
    cells: [
      componentName(page, place),
      measuredText(page, component, place),
      targetText(page, scorecard, component, place),
      effectiveWeight === null ? NONE : percentText(page, exact(effectiveWeight)),
      attainment === null ? NONE : percentText(page, exact(attainment), { beside: Exact.ONE }),
      amount(worth),
      amount(couldBe),
    ],
    notes: notes(page, scorecard, component, place).filter((note) => note !== ''),
  };
}

function measuredText(page: Page, { measured, target }: ComponentExplanation, { component }: PlacedComponent): string {
  if (!component.indicator || measured?.value == null) return NONE;
  const beside = target ? exact(target.value) : undefined;
  return figureText(page, component.indicator, exact(measured.value), { beside });
}

/** The target with the side of it that is good; both ends where the best lies in between. */
function targetText(
  page: Page,
  scorecard: ScorecardExplanation,
  { target }: ComponentExplanation,
  { component }: PlacedComponent,
): string {
  const { indicator } = component;
  if (!target || !indicator) return NONE;
  const limit = (value: Exact) => limitText(page, indicator, value);
  const value = exact(target.value);
  if (indicator.better === 'higher') return `${target.open ? '>' : '≥'} ${limit(value)}`;
  if (indicator.better === 'lower') return `${target.open ? '<' : '≤'} ${limit(value)}`;
  const upper = page.curve(scorecard, component).target('lower');
  return upper?.value.isGreaterThan(value)
    ? `${limit(value)} – ${upper.open ? '<' : ''}${limit(upper.value)}`
    : limit(value);
}

function notes(
  page: Page,
  scorecard: ScorecardExplanation,
  component: ComponentExplanation,
  place: PlacedComponent,
): string[] {
  const { words } = page;
  const { status, effectiveWeight, measured } = component;
  const { indicator } = place.component;
  const plannedText = percentText(page, plannedWeight(scorecard, component));
  const changed = effectiveWeight !== null && percentText(page, exact(effectiveWeight)) !== plannedText;
  const how = [
    indicator && measured ? evidenceText(page, indicator, measured) : '',
    indicator && measured ? shrunkText(page, indicator, measured) : '',
    curveText(page, scorecard, component),
    discountText(page, component),
    changed ? words.measured.planWeight(plannedText) : '',
  ]
    .filter((text) => text !== '')
    .join(' · ');
  if (status.kind === 'counted') return [how];
  const reason = missingText(page, indicator, status.reason, (id) => nameOf(page, scorecard, id));
  return [how, words.measured.notCounted(reason, words.measured.consequence[status.kind](plannedText))];
}

/** Its share of the plan as the plan writes it; within its group where groups have no weights. */
function plannedWeight({ groups }: ScorecardExplanation, { group, weight }: ComponentExplanation): Exact {
  const ofGroup = groups.find(({ id }) => id === group)?.weight ?? null;
  return ofGroup === null ? exact(weight) : exact(weight).times(exact(ofGroup));
}

/** What people call a component or a group. */
function nameOf(page: Page, { plan }: ScorecardExplanation, id: string): string {
  const { components, document } = page.plan(plan.id);
  const name = components.find((component) => component.document.id === id)?.name;
  const text = name ?? document.groups?.find((group) => group.id === id)?.name;
  return text ? page.text(text) : id;
}

function discountText(page: Page, { discount, measured }: ComponentExplanation): string {
  if (discount === null || exact(discount).equals(Exact.ONE)) return '';
  return page.words.scoring.discount(percentText(page, exact(discount)), sourceText(page, measured?.source ?? ''));
}

export function togetherRow(page: Page, scorecard: ScorecardExplanation, score: Exact): ComponentRow {
  const { words, numbers } = page;
  const worth = numbers.amount(worthOf(page, scorecard, score));
  const cells = ['', '', percentText(page, Exact.ONE), scoreText(page, scorecard, score), worth, ''];
  return { cells: [words.measured.together, ...cells], notes: [] };
}
