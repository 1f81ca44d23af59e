/** Why something cannot be done with an inquiry, and what to do. */
import type { Finding } from '../engine/finding.js';
import { shownCell, unreadable } from '../files/cell-text.js';
import { INQUIRY_STEPS, type InquiryAction, type InquiryState } from './inquiry-states.js';
import { eitherOf, phrase, worded, type Phrase, type Wording } from '../engine/phrase.js';

export const MAX_TEXT = 4_000;
/** Inquiries of an employee about one period, and steps of an inquiry. */
export const MOST_INQUIRIES = 50;
export const MOST_STEPS = 200;

export const inquiryError = (code: string, message: Wording, advice: Wording, pointer?: string): Finding => ({
  severity: 'error',
  code,
  ...(pointer === undefined ? {} : { pointer }),
  ...worded(message, advice),
});

/** Not there, or not theirs to see: nobody can tell which. */
export const noInquiry = (id: number): Finding =>
  inquiryError('no-inquiry', phrase`there is no inquiry ${{ id }}`, phrase`list those there are: cxpay inquiry list`);

export const noEmployee = (): Finding =>
  inquiryError(
    'no-employee',
    phrase`the account belongs to no employee: it has no payout`,
    phrase`ask with your own account`,
  );

export const ownInquiry = (id: number): Finding =>
  inquiryError('own-inquiry', phrase`inquiry ${{ id }} is your own`, phrase`let another person answer it`);

export const wrongInquiryState = (id: number, action: InquiryAction, state: InquiryState): Finding =>
  inquiryError(
    'wrong-state',
    phrase`inquiry ${{ id }} is ${{ state: STATES[state] }}: only one that is ${{ from: eitherOf(INQUIRY_STEPS[action].from.map((each) => STATES[each])) }} can be ${{ done: INQUIRY_STEPS[action].done }}`,
    state === 'open' || state === 'answered'
      ? phrase`look at it first`
      : phrase`open a new one where something is still not right`,
  );

export const tooLate = (period: string, last: string): Finding =>
  inquiryError(
    'too-late',
    phrase`the payouts of ${{ period }} could be questioned until ${{ last }}`,
    phrase`speak to HR: they can correct a period at any time`,
  );

export const tooMany = (what: Phrase, most: number): Finding =>
  inquiryError(
    'too-many',
    phrase`there are ${{ most }} ${{ what }} already, which is the most there can be`,
    phrase`go on in one of those`,
  );

export const askedAlready = (id: number): Finding =>
  inquiryError(
    'asked-already',
    phrase`inquiry ${{ id }} asks the same about the same, and is open`,
    phrase`wait for its answer, or say more in it`,
    '/text',
  );

export const noRoom = (period: string, most: number): Finding =>
  inquiryError(
    'too-many-bytes',
    phrase`your files about ${{ period }} would come to more than ${{ size: most / 1_048_576 }} MiB`,
    phrase`leave them out or send smaller ones: say in words what they show`,
    '/files',
  );

export function textProblem(text: string, pointer: string): Finding | undefined {
  const advice = phrase`say in plain text what it is about`;
  if (text.trim() === '') return inquiryError('no-text', phrase`there is no text`, advice, pointer);
  if (text.length > MAX_TEXT)
    return inquiryError('bad-text', phrase`the text is longer than ${{ most: MAX_TEXT }} characters`, advice, pointer);
  const character = unreadable(text);
  return character === undefined
    ? undefined
    : inquiryError('bad-text', phrase`the text contains ${{ character }}`, phrase`leave it out`, pointer);
}

const STATES: Readonly<Record<InquiryState, Phrase>> = {
  open: phrase`open`,
  answered: phrase`answered`,
  resolved: phrase`resolved`,
  withdrawn: phrase`withdrawn`,
};

const PLACES: Readonly<Record<'line' | 'component' | 'rule', Phrase>> = {
  line: phrase`line`,
  component: phrase`component`,
  rule: phrase`rule`,
};

export const unknownPlace = (what: 'line' | 'component' | 'rule', name: string, known: readonly string[]): Finding =>
  inquiryError(
    `unknown-${what}`,
    phrase`the payout has no ${{ what: PLACES[what] }} ${{ name: what === 'line' ? name : shownCell(name) }}`,
    known.length === 0 ? phrase`leave it out` : phrase`name one of ${{ known: known.join(', ') }}`,
    `/${what}`,
  );
