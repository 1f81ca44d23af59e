import type { Language } from '../words/language';
import type { InquiryPageWords } from '../words/inquiry-words';
import type { Numbers } from '../words/numbers';
import type { InquirySummary } from './inquiry-queries';

/** What an inquiry is about, as people call it. */
export function aboutText(words: InquiryPageWords, { about, line }: InquirySummary, language: Language): string {
  if (about) return about[language] ?? about['en'] ?? words.whole;
  return line === null ? words.whole : words.line(line);
}

/** Where it stands, and until when an answer is due. */
export function standsText(
  words: InquiryPageWords,
  { state, outcome, due, overdue }: InquirySummary,
  numbers: Numbers,
): string {
  if (state === 'resolved' && outcome) return words.resolved(words.outcome[outcome]);
  if (state !== 'open' || due === null) return words.state[state];
  return overdue ? words.overdue(numbers.day(due)) : words.due(numbers.day(due));
}
