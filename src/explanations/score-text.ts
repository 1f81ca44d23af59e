import { Exact, exact } from '../engine/exact.js';
import type { ScorecardExplanation } from '../engine/explanation.js';
import { percentText } from './figures.js';
import type { Decimals } from './numbers.js';
import type { Page } from './page.js';

/** What the score of a plan is counted in: attainments, or so many points for each of them. */
const scaleOf = (page: Page, scorecard: ScorecardExplanation): Exact | undefined => {
  const { scale } = page.document(scorecard);
  return scale === undefined ? undefined : exact(scale);
};

/** A score of a plan or group: a percentage, or points where the plan has a scale of its own. */
export function scoreText(page: Page, scorecard: ScorecardExplanation, score: Exact, decimals: Decimals = {}): string {
  const scale = scaleOf(page, scorecard);
  if (!scale) return percentText(page, score, { beside: Exact.ONE, ...decimals });
  return page.numbers.number(score, { most: 2, beside: scale, ...decimals });
}

/** The score with every target met. */
export const scoreOnTarget = (page: Page, scorecard: ScorecardExplanation): Exact =>
  scaleOf(page, scorecard) ?? Exact.ONE;

/** What a score pays of the prorated target: × score ÷ the score that pays the whole of it. */
export function worthOf(page: Page, scorecard: ScorecardExplanation, score: Exact): Exact {
  const { per } = page.document(scorecard).payout;
  const amount = exact(scorecard.target.prorated).times(score);
  return per === undefined ? amount : amount.dividedBy(exact(per));
}
