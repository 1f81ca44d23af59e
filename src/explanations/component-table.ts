import { Exact, exact } from '../engine/exact.js';
import type { ComponentExplanation, ScorecardExplanation } from '../engine/explanation.js';
import { evidenceText, figureText, limitText, missingText, percentText } from './figures.js';
import { table, type TableRow } from './layout.js';
import type { Page, PlanComponent } from './page.js';

/** What stands where there is nothing to say. */
const NONE = '–';

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
    rows.push(componentRow(page, component, place));
  }
  if (scorecard.score !== null) rows.push(togetherRow(page, scorecard, exact(scorecard.score)));
  return table(rows);
}

/** What people call a component. */
export const componentName = (page: Page, { compiled }: PlanComponent): string => page.text(compiled.name);

function groupHeading(page: Page, { plan }: ScorecardExplanation, { group }: PlanComponent): string {
  const named = page.plan(plan.id).document.groups?.find(({ id }) => id === group.id);
  return page.words.measured.group(named ? page.text(named.name) : '', percentText(page, group.weight));
}

function componentRow(page: Page, component: ComponentExplanation, place: PlanComponent): TableRow {
  const { numbers } = page;
  const { measured, attainment, effectiveWeight, worth, couldBe } = component;
  const amount = (text: string | null) => (text === null ? NONE : numbers.amount(exact(text)));
  return {
    cells: [
      componentName(page, place),
      measured.value === null ? NONE : measuredText(page, component, place, exact(measured.value)),
      targetText(page, component, place),
      effectiveWeight === null ? NONE : percentText(page, exact(effectiveWeight)),
      attainment === null ? NONE : percentText(page, exact(attainment), { beside: Exact.ONE }),
      amount(worth),
      amount(couldBe),
    ],
    notes: notes(page, component, place).filter((note) => note !== ''),
  };
}

function measuredText(page: Page, { target }: ComponentExplanation, { compiled }: PlanComponent, value: Exact): string {
  return figureText(page, compiled.indicator, value, { beside: target ? exact(target.value) : undefined });
}

/** The target with the side of it that is good; both ends where the best lies in between. */
function targetText(page: Page, { target }: ComponentExplanation, { compiled }: PlanComponent): string {
  if (!target) return NONE;
  const { indicator, curve } = compiled;
  const limit = (value: Exact) => limitText(page, indicator, value);
  const value = exact(target.value);
  if (indicator.better === 'higher') return `${target.open ? '>' : '≥'} ${limit(value)}`;
  if (indicator.better === 'lower') return `${target.open ? '<' : '≤'} ${limit(value)}`;
  const upper = curve.target('lower');
  return upper?.value.isGreaterThan(value)
    ? `${limit(value)} – ${upper.open ? '<' : ''}${limit(upper.value)}`
    : limit(value);
}

function notes(page: Page, component: ComponentExplanation, { compiled, group }: PlanComponent): string[] {
  const { words } = page;
  const { status, effectiveWeight } = component;
  const planned = compiled.weight.times(group.weight);
  const plannedText = percentText(page, planned);
  const changed = effectiveWeight !== null && percentText(page, exact(effectiveWeight)) !== plannedText;
  const evidence = evidenceText(page, compiled.indicator, component.measured);
  const weight = changed ? words.measured.planWeight(plannedText) : '';
  const how = [evidence, weight].filter((text) => text !== '').join(' · ');
  if (status.kind === 'counted') return [how];
  const reason = missingText(page, compiled.indicator, status.reason);
  return [how, words.measured.notCounted(reason, words.measured.consequence[status.kind](plannedText))];
}

function togetherRow(page: Page, { target }: ScorecardExplanation, score: Exact): TableRow {
  const { words, numbers } = page;
  const worth = numbers.amount(score.times(exact(target.prorated)));
  const cells = ['', '', percentText(page, Exact.ONE), percentText(page, score, { beside: Exact.ONE }), worth, ''];
  return { cells: [words.measured.together, ...cells], notes: [] };
}
