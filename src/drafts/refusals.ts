/** Why something about a draft is refused, and what to do. */
import type { Finding } from '../engine/finding.js';
import { phrase, worded, type Phrase, type Wording } from '../engine/phrase.js';

const error = (code: string, message: Wording, advice: Wording): Finding => ({
  severity: 'error',
  code,
  ...worded(message, advice),
});

export const DRAFT_STATES = ['draft', 'submitted', 'approved', 'withdrawn'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];

/** Said as well of one that they may not see. */
export const noDraft = (id: number): Finding =>
  error('no-draft', phrase`there is no draft ${{ id }}`, phrase`list those that there are: cxpay draft list`);

export const noSuchPlan = (plan: string, period: string): Finding =>
  error(
    'no-such-plan',
    phrase`no plan "${{ plan }}" is in force in ${{ period }}`,
    phrase`list the documents: GET /api/v1/rules/documents`,
  );

export const notTheirs = (plan: string): Finding =>
  error(
    'not-allowed',
    phrase`drafts of the plan "${{ plan }}" are not yours to edit`,
    phrase`heads edit those of plans that their people are on, where HR lets them: see cxpay draft bounds show`,
  );

export const staleRevision = (draft: number, meant: number, latest: number): Finding =>
  error(
    'stale-revision',
    phrase`draft ${{ draft }} has been saved since as revision ${{ latest }}: your change was of revision ${{ meant }}, and nothing was stored`,
    phrase`look at it first, then change that: cxpay draft show ${{ draft }}`,
  );

const STANDS: Readonly<Record<DraftState, Phrase>> = {
  draft: phrase`being worked on`,
  submitted: phrase`submitted: it waits for somebody to decide`,
  approved: phrase`approved: it is a version of the plan now`,
  withdrawn: phrase`withdrawn`,
};
const NEXT: Readonly<Record<DraftState, (id: number) => Phrase>> = {
  draft: (id) => phrase`submit it first: cxpay draft submit ${{ id }} --from PERIOD`,
  submitted: (id) => phrase`have it sent back first: cxpay draft send-back ${{ id }} --comment "…"`,
  approved: () => phrase`begin another draft: cxpay draft start PLAN`,
  withdrawn: () => phrase`begin another draft: cxpay draft start PLAN`,
};

export const wrongDraftState = (id: number, state: DraftState): Finding =>
  error('wrong-state', phrase`draft ${{ id }} is ${{ stands: STANDS[state] }}`, NEXT[state](id));

export const nothingChanged = (id: number): Finding =>
  error(
    'nothing-changed',
    phrase`draft ${{ id }} is the plan as it is`,
    phrase`change something first, or withdraw it`,
  );

export const examplesDiffer = (id: number, count: number): Finding =>
  error(
    'examples-differ',
    phrase`${{ count }} worked examples of the plan come out otherwise with draft ${{ id }}`,
    phrase`look at what they come to, and take it over: cxpay draft edit ${{ id }} --renew-examples`,
  );

export const notInFuture = (period: string, now: string): Finding =>
  error(
    'not-in-future',
    phrase`${{ period }} has begun: a draft takes effect in a later month than ${{ now }}`,
    phrase`name a later month`,
  );

export const planChanged = (plan: string, period: string): Finding =>
  error(
    'plan-changed',
    phrase`another version of "${{ plan }}" is in force in ${{ period }} than the one that the draft was begun from`,
    phrase`begin a draft from that one, and make the changes again`,
  );

export const laterVersion = (plan: string, from: string): Finding => ({
  severity: 'warning',
  code: 'later-version',
  ...worded(
    phrase`another version of "${{ plan }}" has been published that takes over from ${{ from }} on`,
    phrase`begin a draft from that one too, where the change is to last`,
  ),
});

/** Whoever wrote or submitted it does not decide about it, with whichever account. */
export const ownDraft = (id: number, who: string): Finding =>
  error(
    'same-person',
    phrase`draft ${{ id }} is ${{ who }}'s own: whoever wrote or submitted it does not decide about it`,
    phrase`let another person with the right to approve look at it`,
  );

export const noRewriting = (): Finding =>
  error(
    'not-allowed',
    phrase`to write a whole plan anew takes the permission draft.rewrite, which HR has`,
    phrase`change weights, targets and parameters, or ask HR`,
  );
