import { exact } from '../engine/exact.js';
import type { LineExplanation } from '../engine/explanation.js';
import { adjustmentLines } from './adjustment-lines.js';
import { componentTable } from './component-table.js';
import { detailLines } from './detail-lines.js';
import { gainLines } from './gain-line.js';
import { headerLines } from './header.js';
import { inquiryLines } from './inquiry-lines.js';
import { harmless, paragraph } from './layout.js';
import { otherwiseLines } from './otherwise-lines.js';
import { Page } from './page.js';
import { ruleLines } from './rule-lines.js';
import type { ScorecardInput } from './scorecard-input.js';
import { shareLines } from './share-lines.js';
import { stepLines } from './step-lines.js';
import type { Language } from './languages.js';

/**
 * Writes a payout's explanation as a scorecard that the employee can follow: the amount first, then what was measured, the rules,
 * and every step from the target bonus to the payout. Depends on nothing but its input; throws where the rule set is not the one
 * that the explanation names.
 *
 * @example renderScorecard({ explanation, status: 'approved', ruleSet, sharedRules: sharedRules(documents), names }, 'en')
 */
export function renderScorecard(input: ScorecardInput, language: Language): string {
  const page = new Page(input, language);
  const sections = [
    headerLines(page),
    adjustmentLines(page),
    ...input.explanation.lines.flatMap((line, i) => lineSections(page, line, i + 1)),
    inquiryLines(page),
    input.detail ? detailLines(page) : [],
  ];
  return finished(sections);
}

function lineSections(page: Page, line: LineExplanation, ordinal: number): string[][] {
  const { scorecard } = line;
  if (!scorecard) return [[...headingLines(page, line), ...paragraph(page.words.line.notCalculated, 2)]];
  return [
    [...headingLines(page, line), ...componentTable(page, scorecard)],
    ruleLines(page, scorecard),
    stepLines(page, line, scorecard),
    shareLines(page, scorecard),
    gainLines(page, scorecard, ordinal),
    otherwiseLines(page, scorecard, ordinal),
  ];
}

function headingLines(page: Page, line: LineExplanation): string[] {
  const text = headingText(page, line);
  return text === '' ? [] : [...paragraph(text, 0, 2), ''];
}

/** The days and what they paid, where the line is not the only one or not of the whole period; else empty. */
export function headingText(page: Page, line: LineExplanation): string {
  const { explanation } = page.input;
  const { from, to, days, of } = line.proration;
  if (explanation.lines.length === 1 && days === of) return '';
  const count = (n: number) => page.numbers.count(exact(String(n)));
  const range = page.words.line.daysOf(page.days(from, to), count(days), count(of));
  const post = explanation.lines.length === 1 ? [] : [page.post(line)];
  const amount = post.length > 0 && line.scorecard?.score != null ? [page.numbers.money(exact(line.amount))] : [];
  return [range, ...post, ...amount].join(' · ');
}

/** Sections with an empty line between, and no space that was only there to hold two words together. */
function finished(sections: readonly (readonly string[])[]): string {
  const text = sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.map((line) => harmless(line).trimEnd()).join('\n'));
  return `${text.join('\n\n').replaceAll('\u00a0', ' ')}\n`;
}
