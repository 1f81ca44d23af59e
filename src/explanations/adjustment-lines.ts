/** What a payout settles of earlier months: an exception, so it stands near the top. */
import { exact } from '../engine/exact.js';
import type { AdjustmentExplanation } from '../engine/explanation.js';
import { paragraph } from './layout.js';
import type { Page } from './page.js';

/** What is settled of earlier periods, in its parts. */
export interface ToldAdjustments {
  readonly title: string;
  /** What the period itself pays; empty where it pays nothing by any line. */
  readonly own: string;
  readonly items: readonly { readonly text: string; readonly settled: string }[];
}

/** The same in its parts; `undefined` where nothing of earlier periods is settled. */
export function toldAdjustments(page: Page): ToldAdjustments | undefined {
  const { adjustments, earned, period, lines } = page.input.explanation;
  if (!adjustments || earned === undefined) return undefined;
  const { title, earned: own } = page.words.adjustments;
  return {
    title,
    own: lines.length > 0 ? own(page.period(period.code), page.numbers.money(exact(earned))) : '',
    items: adjustments.map((each) => ({ text: adjustmentText(page, each), settled: settledText(page, each) })),
  };
}

export function adjustmentLines(page: Page): string[] {
  const told = toldAdjustments(page);
  if (!told) return [];
  return [
    told.title,
    ...(told.own === '' ? [] : paragraph(told.own, 2, 2)),
    ...told.items.flatMap(({ text, settled }) => [...paragraph(`- ${text}`, 2, 2), ...paragraph(settled, 4, 2)]),
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
