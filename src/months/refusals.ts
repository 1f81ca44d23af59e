/** Why a month's step is refused, and what to do. */
import type { Actor, PeriodAction } from '../audit/audit.service.js';
import type { Finding } from '../engine/finding.js';
import { unreadable } from '../files/cell-text.js';
import { STEPS, type PeriodState } from './period-states.js';
import { inEnglish, phrase, worded, type Phrase, type Wording } from '../engine/phrase.js';

export const MAX_REASON = 1_000;
/** Held payouts that a refusal lists. */
const SHOWN = 20;

const error = (code: string, message: Wording, advice: Wording): Finding => ({
  severity: 'error',
  code,
  ...worded(message, advice),
});

export const notRun = (period: string): Finding =>
  error('no-run', phrase`${{ period }} has not been run`, phrase`run it: cxpay run ${{ period }}`);

const NEXT: Readonly<Record<Exclude<PeriodState, 'open'>, (period: string) => Phrase>> = {
  calculated: (period) => phrase`the next step is to submit it for review: cxpay submit ${{ period }}`,
  'in-review': (period) =>
    phrase`the next step is approval: cxpay approve ${{ period }}; or: cxpay send-back ${{ period }}`,
  approved: (period) =>
    phrase`the next step is to lock it once it is paid: cxpay lock ${{ period }}; or: cxpay approve ${{ period }} --cancel`,
  locked: () => phrase`a locked period stays as it is; what was wrong with it is corrected in a later one`,
};

/** What to do with a period that stands so. */
export const nextStep = (period: string, state: PeriodState): Phrase =>
  state === 'open' ? phrase`run it: cxpay run ${{ period }}` : NEXT[state](period);

const DONE: Readonly<Record<PeriodAction, Phrase>> = {
  submit: phrase`submitted for review`,
  'send-back': phrase`sent back`,
  approve: phrase`approved`,
  'cancel-approval': phrase`taken out of approval`,
  lock: phrase`locked`,
};

/** The period does not stand where the step begins. */
export function wrongState(period: string, action: PeriodAction, state: PeriodState, run: number): Finding | undefined {
  if (state === 'open') return notRun(period);
  const { from } = STEPS[action];
  if (state === from) return undefined;
  const message = phrase`${{ period }} is ${{ state: STATES[state] }} (run ${{ run }}): only a period that is ${{ from: STATES[from] }} can be ${{ done: DONE[action] }}`;
  return error('wrong-state', message, NEXT[state](period));
}

/** What is decided about holds is settled with the approval. */
export const decisionsSettled = (period: string, state: PeriodState): Finding =>
  error(
    'period-closed',
    phrase`${{ period }} is ${{ state: STATES[state] }}: what was decided about its holds is settled`,
    state === 'locked'
      ? NEXT.locked(period)
      : phrase`cancel the approval first: cxpay approve ${{ period }} --cancel --reason "…"`,
  );

/** How a period stands, in English. */
export const stateInWords = (state: PeriodState): string => inEnglish(STATES[state]);

/** How a period stands, in words. */
export const STATES: Readonly<Record<PeriodState, Phrase>> = {
  open: phrase`open`,
  calculated: phrase`calculated`,
  'in-review': phrase`in review`,
  approved: phrase`approved`,
  locked: phrase`locked`,
};

/** Somebody looked at another run than the one that counts now. */
export const otherRun = (period: string, meant: number, latest: number): Finding =>
  error(
    'other-run',
    phrase`run ${{ meant }} is not the one that counts: ${{ period }} has been run again as run ${{ latest }}`,
    phrase`look at run ${{ latest }} first: cxpay review ${{ period }}`,
  );

export function reasonProblem(reason: string): Finding | undefined {
  const advice = phrase`say in a sentence why: it is kept and shown`;
  if (reason.trim() === '') return error('no-reason', phrase`there is no reason`, advice);
  if (reason.length > MAX_REASON)
    return error('bad-reason', phrase`the reason is longer than ${{ most: MAX_REASON }} characters`, advice);
  const character = unreadable(reason, false);
  return character === undefined
    ? undefined
    : error('bad-reason', phrase`the reason contains ${{ character }}`, advice);
}

/** Only an account says who somebody is: holding the database does not. */
export const nobodyProven = (what: Phrase): Finding =>
  error(
    'account-needed',
    phrase`${{ what }} takes a person who has said who they are, and nobody has`,
    phrase`sign in with an account that may do this`,
  );

/** @param ran whether they computed it; otherwise they submitted what nobody known by name computed */
export const samePerson = (run: number, by: Actor, ran: boolean): Finding =>
  error(
    'same-person',
    ran
      ? phrase`run ${{ run }} was computed by ${{ by }} too: whoever ran a period does not approve it`
      : phrase`run ${{ run }} was submitted by ${{ by }} too: whoever submitted a period does not approve it`,
    phrase`let another person with the right to approve look at it`,
  );

/** A month takes two people, and a command without a name is none. */
export const nobodyAnswers = (period: string, run: number): Finding =>
  error(
    'nobody-answers',
    phrase`run ${{ run }} of ${{ period }} was computed by nobody who is known by name, and so is to be submitted by somebody who is`,
    phrase`submit it as yourself: cxpay submit ${{ period }} --as USERNAME`,
  );

export const runnerUnknown = (run: number): Finding =>
  error(
    'runner-unknown',
    phrase`no audit entry tells who computed run ${{ run }}`,
    phrase`find out what was changed: cxpay verify`,
  );

export function holdsUndecided(period: string, employees: readonly string[]): Finding {
  const more = employees.length - SHOWN;
  const shown = employees.slice(0, SHOWN).join(', ');
  const list = more > 0 ? phrase`${{ shown }} and ${{ more }} more` : phrase`${{ shown }}`;
  const count = employees.length;
  const what = count === 1 ? phrase`1 held payout waits` : phrase`${{ count }} held payouts wait`;
  return error(
    'holds-undecided',
    phrase`${{ what }} for somebody to decide: ${{ list }}`,
    phrase`decide about each: cxpay hold release EMPLOYEE ${{ period }} --reason "…", or cxpay hold refuse`,
  );
}

export const notHeld = (period: string, employee: string): Finding =>
  error(
    'not-held',
    phrase`the payout of ${{ employee }} in ${{ period }} is not held: there is nothing to decide`,
    phrase`list those that are: cxpay hold list ${{ period }}`,
  );

export const belowZero = (employee: string, amount: string): Finding =>
  error(
    'below-zero',
    phrase`the payout of ${{ employee }} is ${{ amount }}: an amount below zero cannot be paid`,
    phrase`refuse it, or put right what made it so and run the period again`,
  );

export const ownPayout = (employee: string): Finding =>
  error('own-payout', phrase`the payout of ${{ employee }} is your own`, phrase`let another person decide about it`);
