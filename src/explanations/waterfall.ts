import { Exact, exact } from '../engine/exact.js';
import type { PayoutStep, ScorecardExplanation } from '../engine/explanation.js';
import { componentDifferences } from './header.js';
import type { Page } from './page.js';
import { changeOf } from './rule-lines.js';
import { scoreOnTarget, worthOf } from './score-text.js';

/** One bar of the way from the target bonus to the payout: where it begins or ends, or what one cause changed. */
export interface WaterfallBar {
  readonly kind: 'target' | 'change' | 'payout';
  readonly name: string;
  /** To draw with: an amount of a `change` has its sign. */
  readonly amount: string;
  readonly text: string;
}

/** Enough to draw with, and enough to see that bars add up. */
const DECIMALS = 4;

/**
 * The way from the target bonus to the payout in bars that add up: what each component was worth more or less than on target, then
 * every rule, limit and rounding that changed something. Where a plan's score is no sum of its components, the score is one bar.
 */
export function waterfall(page: Page, scorecard: ScorecardExplanation): WaterfallBar[] {
  const { words, numbers } = page;
  const [first, ...later] = scorecard.steps;
  const last = scorecard.steps.at(-1);
  if (!first || !last) return [];
  const start = worthOf(page, scorecard, scoreOnTarget(page, scorecard));
  const bar = (kind: WaterfallBar['kind'], name: string, amount: Exact): WaterfallBar => ({
    kind,
    name,
    amount: amount.toFixedText(DECIMALS),
    text: kind === 'change' ? numbers.change(amount) : numbers.amount(amount),
  });
  const byComponent = componentDifferences(page, scorecard);
  const scored = exact(first.after).minus(start);
  const addsUp = Exact.sum(byComponent.map(({ by }) => by))
    .minus(scored)
    .toFixedText(DECIMALS);
  const causes = /^-?0\.0*$/.test(addsUp) ? byComponent : [{ name: words.rules.score, by: scored }];
  const changes = [...causes, ...later.map((step) => ({ name: stepName(page, scorecard, step), by: changeOf(step) }))];
  return [
    bar('target', words.steps.ends[0], start),
    ...changes.filter(({ by }) => !numbers.isNothing(by)).map(({ name, by }) => bar('change', name, by)),
    bar('payout', words.steps.ends[1], exact(last.after)),
  ];
}

function stepName(page: Page, scorecard: ScorecardExplanation, step: PayoutStep): string {
  const { header, scoring, steps } = page.words;
  switch (step.step) {
    case 'rule':
      return page.reason(scorecard, step.rule ?? '');
    case 'cap':
      return header.capStep;
    case 'floor':
      return header.floorStep;
    case 'incidents':
      return scoring.incidents.step;
    case 'pool':
      return scoring.poolStep(page.numbers.fraction(exact(step.by ?? '0'), 0).text);
    case 'score':
      return page.words.rules.score;
    case 'round':
      return steps.rounding;
  }
}
