import type { ComponentCounterfactual, Counterfactuals, LimitedBy, WouldPay } from '../engine/counterfactual.js';
import type { Indicator } from '../engine/documents.js';
import { Exact, exact } from '../engine/exact.js';
import type { ScorecardExplanation } from '../engine/explanation.js';
import { parseFraction } from '../engine/fraction-text.js';
import { componentName } from './component-table.js';
import { limitText } from './figures.js';
import { changeText } from './gain-line.js';
import { paragraph } from './layout.js';
import type { Page } from './page.js';

const INDENT = 2;
const HANGING = 4;

/** What one more unit, the next step and the target of each component of a line would have paid, and which one cost the most. */
export function otherwiseLines(page: Page, scorecard: ScorecardExplanation, line: number): string[] {
  const texts = otherwiseTexts(page, scorecard, line);
  if (texts.length === 0) return [];
  return [page.words.otherwise.title, ...texts.flatMap((text) => paragraph(text, INDENT, HANGING))];
}

/** The same, a text for each. */
export function otherwiseTexts(page: Page, scorecard: ScorecardExplanation, line: number): string[] {
  const { counterfactuals } = page.input;
  const told = (counterfactuals?.components ?? [])
    .filter((each) => each.line === line)
    .map((each) => componentText(page, scorecard, each))
    .filter((text) => text !== '');
  if (told.length === 0) return [];
  return [...told, ...costTexts(page, scorecard, counterfactuals?.costMost ?? null, line)];
}

function costTexts(
  page: Page,
  scorecard: ScorecardExplanation,
  most: Counterfactuals['costMost'],
  line: number,
): string[] {
  if (most?.line !== line) return [];
  const name = componentName(page, page.component(scorecard, most.component));
  return [page.words.otherwise.costMost(name, page.numbers.money(exact(most.cost)))];
}

function componentText(page: Page, scorecard: ScorecardExplanation, would: ComponentCounterfactual): string {
  const place = page.component(scorecard, would.component);
  const { indicator } = place.component;
  if (!indicator) return '';
  const { otherwise, labelled } = page.words;
  const { oneMore, next, target } = would;
  const limit = (to: WouldPay) => placeText(page, indicator, to);
  const change = oneMore && changeText(page, indicator, number(oneMore.value).minus(number(would.value)));
  const texts = [
    ...(oneMore && change !== null
      ? [paidText(page, scorecard, otherwise.oneMore(change, limit(oneMore)), oneMore)]
      : []),
    ...(next && next.value !== target?.value ? [paidText(page, scorecard, otherwise.next(limit(next)), next)] : []),
    ...(target ? [paidText(page, scorecard, otherwise.target(limit(target)), target)] : []),
  ];
  return texts.length === 0 ? '' : labelled(componentName(page, place), texts.join('; '));
}

const number = (text: string): Exact => parseFraction(text) ?? Exact.ZERO;

function placeText(page: Page, indicator: Indicator, { value, open }: WouldPay): string {
  const text = limitText(page, indicator, number(value));
  return open ? page.words.otherwise.beyond(text) : text;
}

function paidText(
  page: Page,
  scorecard: ScorecardExplanation,
  what: string,
  { gain: text, limitedBy }: WouldPay,
): string {
  const { otherwise } = page.words;
  const gain = exact(text);
  const { more, less, none } = otherwise.gain;
  const amount = page.numbers.amount(gain.absolute());
  const told = gain.isZero() ? none : gain.isNegative() ? less(amount) : more(amount);
  return otherwise.paid(what, told, limitedBy ? limitedText(page, scorecard, limitedBy) : undefined);
}

function limitedText(page: Page, scorecard: ScorecardExplanation, by: LimitedBy): string {
  const { limited } = page.words.otherwise;
  return by.kind === 'rule' ? limited.rule(page.reason(scorecard, by.rule)) : limited[by.kind];
}
