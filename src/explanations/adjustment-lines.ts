/** What a payout settles of earlier months: an exception, so it stands near the top. */
import { exact } from '../engine/exact.js';
import type { AdjustmentExplanation } from '../engine/explanation.js';
import { paragraph } from './layout.js';
import type { Page } from './page.js';

export function adjustmentLines(page: Page): string[] {
  const { adjustments, earned, period, lines } = page.input.explanation;
  if (!adjustments || earned === undefined) return [];
  const words = page.words.adjustments;
  const own = words.earned(page.period(period.code), page.numbers.money(exact(earned)));
  return [
    words.title,
    ...(lines.length > 0 ? paragraph(own, 2, 2) : []),
    ...adjustments.flatMap((adjustment) => [
      ...paragraph(`- ${adjustmentText(page, adjustment)}`, 2, 2),
      ...paragraph(settledText(page, adjustment), 4, 2),
    ]),
  ];
}

function adjustmentText(page: Page, { kind, period, amount, causes, reason }: AdjustmentExplanation): string {
  const words = page.words.adjustments;
  const change = (text: string) => page.numbers.change(exact(text));
  if (kind === 'clawback') return words.clawback(page.period(period), change(amount), reason);
  const told = causes.map(({ cause, amount: of }) => words.causes[cause](change(of)));
  return words.retro(page.period(period), change(amount), page.words.listed(told), reason);
}

function settledText(page: Page, { settled, left }: AdjustmentExplanation): string {
  const words = page.words.adjustments;
  const change = (text: string) => page.numbers.change(exact(text));
  if (exact(settled).isZero()) return words.waits(change(left));
  return exact(left).isZero() ? words.whole : words.part(change(settled), change(left));
}
