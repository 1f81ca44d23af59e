import { phrase, type Phrase } from '../engine/phrase.js';

/** Where an inquiry stands. Who reopens one has it `open` again. */
export const INQUIRY_STATES = ['open', 'answered', 'resolved', 'withdrawn'] as const;
export type InquiryState = (typeof INQUIRY_STATES)[number];

export const INQUIRY_ACTIONS = ['open', 'add', 'answer', 'reopen', 'resolve', 'link', 'withdraw'] as const;
export type InquiryAction = (typeof INQUIRY_ACTIONS)[number];

/** Those of whoever asked that say something. */
export const ASKING_ACTIONS = ['open', 'add', 'reopen'] as const satisfies readonly InquiryAction[];

/** What a resolution comes to. */
export const INQUIRY_OUTCOMES = ['explained', 'correction', 'refused'] as const;
export type InquiryOutcome = (typeof INQUIRY_OUTCOMES)[number];

/** What a correction corrects. */
export const CORRECTED_KINDS = ['metric', 'plan', 'roster'] as const;
export type CorrectedKind = (typeof CORRECTED_KINDS)[number];

interface Step {
  readonly from: readonly InquiryState[];
  readonly to: InquiryState;
  /** As sentences call it. */
  readonly done: Phrase;
}

/** What is done with an inquiry: in which states, and where it leads. `open` begins one. */
export const INQUIRY_STEPS: Readonly<Record<InquiryAction, Step>> = {
  open: { from: [], to: 'open', done: phrase`opened` },
  add: { from: ['open'], to: 'open', done: phrase`added to` },
  answer: { from: ['open', 'answered'], to: 'answered', done: phrase`answered` },
  reopen: { from: ['answered'], to: 'open', done: phrase`reopened` },
  resolve: { from: ['open', 'answered'], to: 'resolved', done: phrase`resolved` },
  link: { from: ['resolved'], to: 'resolved', done: phrase`linked with its correction` },
  withdraw: { from: ['open', 'answered'], to: 'withdrawn', done: phrase`withdrawn` },
};

/** The actions after which an inquiry stands so. */
export const actionsTo = (state: InquiryState): InquiryAction[] =>
  INQUIRY_ACTIONS.filter((action) => INQUIRY_STEPS[action].to === state);
