/** What an employee has asked about a payout, and what became of it. */
import { componentName } from './component-table.js';
import { paragraph } from './layout.js';
import type { Page } from './page.js';
import type { AskedInquiry } from './scorecard-input.js';

export function inquiryLines(page: Page): string[] {
  const texts = inquiryTexts(page);
  if (texts.length === 0) return [];
  return [page.words.inquiries.title, ...texts.flatMap((text) => paragraph(`- ${text}`, 2, 2))];
}

export const inquiryTexts = (page: Page): string[] =>
  (page.input.inquiries ?? []).map((inquiry) => inquiryText(page, inquiry));

function inquiryText(page: Page, inquiry: AskedInquiry): string {
  const { words } = page;
  const { id, state, outcome, due, text } = inquiry;
  const became =
    state === 'resolved' && outcome
      ? words.inquiries.outcomes[outcome]
      : state === 'open' && due !== null
        ? words.inquiries.due(due)
        : words.inquiries.states[state];
  const said = words.labelled(words.inquiries.about(String(id), placeText(page, inquiry)), became);
  return text === '' ? said : `${said} ${words.quoted(text)}`;
}

/** Which part of the payout it is about, in words; the whole where nothing is named, or no such part is there any more. */
function placeText(page: Page, { line, component, rule }: AskedInquiry): string {
  const scorecard = line === null ? undefined : page.input.explanation.lines[line - 1]?.scorecard;
  if (!scorecard) return page.words.inquiries.whole;
  if (component !== null && scorecard.components.some(({ id }) => id === component))
    return componentName(page, page.component(scorecard, component));
  if (rule !== null && scorecard.rules.some(({ name }) => name === rule)) return page.reason(scorecard, rule);
  return page.words.inquiries.whole;
}
