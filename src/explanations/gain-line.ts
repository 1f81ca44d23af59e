import type { Indicator } from '../engine/documents.js';
import { Exact, exact } from '../engine/exact.js';
import type { ComponentExplanation, MostToGain, ScorecardExplanation } from '../engine/explanation.js';
import { componentName } from './component-table.js';
import { comparedText, distanceText, limitText } from './figures.js';
import { paragraph } from './layout.js';
import type { Page } from './page.js';
import { factTexts } from './rule-lines.js';

/** What would have helped most: the best next step, or what the gate that stopped the payout took. */
export const gainLines = (page: Page, scorecard: ScorecardExplanation): string[] =>
  paragraphs(gainText(page, scorecard));

const paragraphs = (text: string): string[] => (text === '' ? [] : paragraph(text, 0, 2));

/** The same in one sentence; empty where nothing would have paid more. */
export function gainText(page: Page, scorecard: ScorecardExplanation): string {
  const { words, numbers } = page;
  const gate = scorecard.steps.find(({ effect }) => effect === 'gate');
  if (gate) {
    const rule = scorecard.rules.find(({ name }) => name === gate.rule);
    const facts = rule ? words.listed(factTexts(page, scorecard, rule)) : '';
    const reason = page.reason(scorecard, gate.rule ?? '');
    return words.gain.beforeGate(reason, numbers.money(exact(gate.before)), facts);
  }
  const most = scorecard.mostToGain;
  return most ? mostText(page, scorecard, most) : '';
}

function mostText(page: Page, scorecard: ScorecardExplanation, most: MostToGain): string {
  const { words, numbers } = page;
  const place = page.component(scorecard, most.component);
  const { indicator } = place.component;
  if (!indicator) return '';
  const [from, to] = [exact(most.from), exact(most.to)];
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
  const exactly = exact(most.to).times(whole);
  const isLess = exact(most.to).isLessThan(exact(most.from));
  let needed = exactly.roundedTo(Exact.ONE, isLess ? 'floor' : 'ceiling');
  if (isLess && most.open && needed.equals(exactly)) needed = needed.minus(Exact.ONE);
  const cases = needed.minus(part).absolute();
  if (cases.isZero() || !part.isMultipleOf(Exact.ONE)) return undefined;
  return words.gain.cases[isLess ? 'fewer' : 'more'](numbers.count(cases), numbers.number(whole));
}
