import type { Indicator } from '../engine/documents.js';
import { Exact, exact } from '../engine/exact.js';
import type { ComponentExplanation, ScorecardExplanation } from '../engine/explanation.js';
import { parseFraction } from '../engine/fraction-text.js';
import type { MostToGain } from '../engine/most-to-gain.js';
import { componentName } from './component-table.js';
import { comparedText, distanceText, limitText } from './figures.js';
import { paragraph } from './layout.js';
import type { Page } from './page.js';
import { factTexts } from './rule-lines.js';

/** What would have helped most: the best next step, or what the gate that stopped the payout took. */
export const gainLines = (page: Page, scorecard: ScorecardExplanation, line: number): string[] =>
  paragraphs(gainText(page, scorecard, line));

const paragraphs = (text: string): string[] => (text === '' ? [] : paragraph(text, 0, 2));

/** The same of a line of the payout, from 1, in one sentence; empty where nothing would have paid more. */
export function gainText(page: Page, scorecard: ScorecardExplanation, line: number): string {
  const { words, numbers } = page;
  const gate = scorecard.steps.find(({ effect }) => effect === 'gate');
  if (gate) {
    const rule = scorecard.rules.find(({ name }) => name === gate.rule);
    const facts = rule ? words.listed(factTexts(page, scorecard, rule)) : '';
    const reason = page.reason(scorecard, gate.rule ?? '');
    return words.gain.beforeGate(reason, numbers.money(exact(gate.before)), facts);
  }
  const most = page.input.counterfactuals?.mostToGain.find((each) => each.line === line);
  return most ? mostText(page, scorecard, most) : '';
}

function mostText(page: Page, scorecard: ScorecardExplanation, most: MostToGain): string {
  const { words, numbers } = page;
  const place = page.component(scorecard, most.component);
  const { indicator } = place.component;
  if (!indicator) return '';
  const { from, to } = placesOf(most);
  const limit = limitText(page, indicator, to);
  const measured = scorecard.components.find(({ id }) => id === most.component);
  return words.gain.most(
    componentName(page, place),
    changeText(page, indicator, to.minus(from)),
    most.open ? words.gain.below(limit) : limit,
    comparedText(page, indicator, from, to),
    indicator.unit === 'percent' && measured ? casesToGo(page, most, measured) : undefined,
    numbers.money(exact(most.gain)),
  );
}

const placesOf = ({ from, to }: MostToGain) => ({
  from: parseFraction(from) ?? Exact.ZERO,
  to: parseFraction(to) ?? Exact.ZERO,
});

/** How far to go: "0.6 percentage points more", "3 fewer". */
export function changeText(page: Page, indicator: Indicator, far: Exact): string {
  const { gain } = page.words;
  const isCounted = indicator.unit === 'count' || indicator.unit === 'rate';
  const say = far.isNegative() ? (isCounted ? gain.fewer : gain.less) : gain.more;
  return say(distanceText(page, indicator, far.absolute()));
}

/** The same in cases, where the figure is a share of them: "2 more of 856". */
function casesToGo({ words, numbers }: Page, most: MostToGain, { measured }: ComponentExplanation): string | undefined {
  if (measured === null || measured.numerator === null || measured.denominator === null) return undefined;
  const whole = exact(measured.denominator);
  const part = exact(measured.numerator);
  const { from, to } = placesOf(most);
  const exactly = to.times(whole);
  const isLess = to.isLessThan(from);
  let needed = exactly.roundedTo(Exact.ONE, isLess ? 'floor' : 'ceiling');
  if (isLess && most.open && needed.equals(exactly)) needed = needed.minus(Exact.ONE);
  const cases = needed.minus(part).absolute();
  if (cases.isZero() || !part.isMultipleOf(Exact.ONE)) return undefined;
  return words.gain.cases[isLess ? 'fewer' : 'more'](numbers.count(cases), numbers.number(whole));
}
