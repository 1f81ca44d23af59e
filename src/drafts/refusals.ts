/** Why something about a draft is refused, and what to do. */
import type { Finding } from '../engine/finding.js';

const error = (code: string, message: string, advice: string): Finding => ({
  severity: 'error',
  code,
  message,
  advice,
});

export const DRAFT_STATES = ['draft', 'submitted', 'approved', 'withdrawn'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** Said as well of one that they may not see. */
export const noDraft = (id: number): Finding =>
  error('no-draft', `there is no draft ${id}`, 'list those that there are: cxpay draft list');

export const noSuchPlan = (plan: string, period: string): Finding =>
  error(
    'no-such-plan',
    `no plan "${plan}" is in force in ${period}`,
    'list the documents: GET /api/v1/rules/documents',
  );

export const notTheirs = (plan: string): Finding =>
  error(
    'not-allowed',
    `drafts of the plan "${plan}" are not yours to edit`,
    'heads edit those of plans that their people are on, where HR lets them: see cxpay draft bounds show',
  );

export const staleRevision = (draft: number, meant: number, latest: number): Finding =>
  error(
    'stale-revision',
    `draft ${draft} has been saved since as revision ${latest}: your change was of revision ${meant}, and nothing was stored`,
    `look at it first, then change that: cxpay draft show ${draft}`,
  );

const STANDS: Readonly<Record<DraftState, string>> = {
  draft: 'being worked on',
  submitted: 'submitted: it waits for somebody to decide',
  approved: 'approved: it is a version of the plan now',
  withdrawn: 'withdrawn',
};
const NEXT: Readonly<Record<DraftState, (id: number) => string>> = {
  draft: (id) => `submit it first: cxpay draft submit ${id} --from PERIOD`,
  submitted: (id) => `have it sent back first: cxpay draft send-back ${id} --comment "…"`,
  approved: () => 'begin another draft: cxpay draft start PLAN',
  withdrawn: () => 'begin another draft: cxpay draft start PLAN',
};

export const wrongDraftState = (id: number, state: DraftState): Finding =>
  error('wrong-state', `draft ${id} is ${STANDS[state]}`, NEXT[state](id));

export const nothingChanged = (id: number): Finding =>
  error('nothing-changed', `draft ${id} is the plan as it is`, 'change something first, or withdraw it');

export const examplesDiffer = (id: number, count: number): Finding =>
  error(
    'examples-differ',
    `${count} worked examples of the plan come out otherwise with draft ${id}`,
    `look at what they come to, and take it over: cxpay draft edit ${id} --renew-examples`,
  );

export const notInFuture = (period: string, now: string): Finding =>
  error(
    'not-in-future',
    `${period} has begun: a draft takes effect in a later month than ${now}`,
    'name a later month',
  );

export const planChanged = (plan: string, period: string): Finding =>
  error(
    'plan-changed',
    `another version of "${plan}" is in force in ${period} than the one that the draft was begun from`,
    'begin a draft from that one, and make the changes again',
  );

export const laterVersion = (plan: string, from: string): Finding => ({
  severity: 'warning',
  code: 'later-version',
  message: `another version of "${plan}" has been published that takes over from ${from} on`,
  advice: 'begin a draft from that one too, where the change is to last',
});

/** Whoever wrote or submitted it does not decide about it, with whichever account. */
export const ownDraft = (id: number, who: string): Finding =>
  error(
    'same-person',
    `draft ${id} is ${who}'s own: whoever wrote or submitted it does not decide about it`,
    'let another person with the right to approve look at it',
  );

export const noRewriting = (): Finding =>
  error(
    'not-allowed',
    'to write a whole plan anew takes the permission draft.rewrite, which HR has',
    'change weights, targets and parameters, or ask HR',
  );
