/** Why something cannot be done with an inquiry, and what to do. */
import type { Finding } from '../engine/finding.js';
import { shownCell, unreadableCharacter } from '../files/cell-text.js';
import { INQUIRY_STEPS, type InquiryAction, type InquiryState } from './inquiry-states.js';

export const MAX_TEXT = 4_000;
/** Inquiries of an employee about one period, and steps of an inquiry. */
export const MOST_INQUIRIES = 50;
export const MOST_STEPS = 200;

export const inquiryError = (code: string, message: string, advice: string, pointer?: string): Finding => ({
  severity: 'error',
  code,
  ...(pointer === undefined ? {} : { pointer }),
  message,
  advice,
});

/** Not there, or not theirs to see: nobody can tell which. */
export const noInquiry = (id: number): Finding =>
  inquiryError('no-inquiry', `there is no inquiry ${id}`, 'list those there are: cxpay inquiry list');

export const noEmployee = (): Finding =>
  inquiryError('no-employee', 'the account belongs to no employee: it has no payout', 'ask with your own account');

export const ownInquiry = (id: number): Finding =>
  inquiryError('own-inquiry', `inquiry ${id} is your own`, 'let another person answer it');

export const wrongInquiryState = (id: number, action: InquiryAction, state: InquiryState): Finding =>
  inquiryError(
    'wrong-state',
    `inquiry ${id} is ${state}: only one that is ${INQUIRY_STEPS[action].from.join(' or ')} can be ${INQUIRY_STEPS[action].done}`,
    state === 'open' || state === 'answered' ? 'look at it first' : 'open a new one where something is still not right',
  );

export const tooLate = (period: string, last: string): Finding =>
  inquiryError(
    'too-late',
    `the payouts of ${period} could be questioned until ${last}`,
    'speak to HR: they can correct a period at any time',
  );

export const tooMany = (what: string, most: number): Finding =>
  inquiryError(
    'too-many',
    `there are ${most} ${what} already, which is the most there can be`,
    'go on in one of those',
  );

export const askedAlready = (id: number): Finding =>
  inquiryError(
    'asked-already',
    `inquiry ${id} asks the same about the same, and is open`,
    'wait for its answer, or say more in it',
    '/text',
  );

export const noRoom = (period: string, most: number): Finding =>
  inquiryError(
    'too-many-bytes',
    `your files about ${period} would come to more than ${most / 1_048_576} MiB`,
    'leave them out or send smaller ones: say in words what they show',
    '/files',
  );

export function textProblem(text: string, pointer: string): Finding | undefined {
  const advice = 'say in plain text what it is about';
  if (text.trim() === '') return inquiryError('no-text', 'there is no text', advice, pointer);
  if (text.length > MAX_TEXT)
    return inquiryError('bad-text', `the text is longer than ${MAX_TEXT} characters`, advice, pointer);
  const character = unreadableCharacter(text);
  return character === undefined
    ? undefined
    : inquiryError('bad-text', `the text contains ${character}`, 'leave it out', pointer);
}

export const unknownPlace = (what: 'line' | 'component' | 'rule', name: string, known: readonly string[]): Finding =>
  inquiryError(
    `unknown-${what}`,
    `the payout has no ${what} ${what === 'line' ? name : shownCell(name)}`,
    known.length === 0 ? 'leave it out' : `name one of ${known.join(', ')}`,
    `/${what}`,
  );
