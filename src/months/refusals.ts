/** Why a month's step is refused, and what to do. */
import type { Actor, PeriodAction } from '../audit/audit.service.js';
import type { Finding } from '../engine/finding.js';
import { unreadableCharacter } from '../files/cell-text.js';
import { STEPS, type PeriodState } from './period-states.js';

export const MAX_REASON = 1_000;
/** Held payouts that a refusal lists. */
const SHOWN = 20;

const error = (code: string, message: string, advice: string): Finding => ({
  severity: 'error',
  code,
  message,
  advice,
});

export const notRun = (period: string): Finding =>
  error('no-run', `${period} has not been run`, `run it: cxpay run ${period}`);

const NEXT: Readonly<Record<Exclude<PeriodState, 'open'>, (period: string) => string>> = {
  calculated: (period) => `the next step is to submit it for review: cxpay submit ${period}`,
  'in-review': (period) => `the next step is approval: cxpay approve ${period}; or: cxpay send-back ${period}`,
  approved: (period) =>
    `the next step is to lock it once it is paid: cxpay lock ${period}; or: cxpay approve ${period} --cancel`,
  locked: () => 'a locked period stays as it is; what was wrong with it is corrected in a later one',
};

/** What to do with a period that stands so. */
export const nextStep = (period: string, state: PeriodState): string =>
  state === 'open' ? `run it: cxpay run ${period}` : NEXT[state](period);

const DONE: Readonly<Record<PeriodAction, string>> = {
  submit: 'submitted for review',
  'send-back': 'sent back',
  approve: 'approved',
  'cancel-approval': 'taken out of approval',
  lock: 'locked',
};

/** The period does not stand where the step begins. */
export function wrongState(period: string, action: PeriodAction, state: PeriodState, run: number): Finding | undefined {
  if (state === 'open') return notRun(period);
  const { from } = STEPS[action];
  if (state === from) return undefined;
  const message = `${period} is ${worded(state)} (run ${run}): only a period that is ${worded(from)} can be ${DONE[action]}`;
  return error('wrong-state', message, NEXT[state](period));
}

/** What is decided about holds is settled with the approval. */
export const decisionsSettled = (period: string, state: PeriodState): Finding =>
  error(
    'period-closed',
    `${period} is ${worded(state)}: what was decided about its holds is settled`,
    state === 'locked'
      ? NEXT.locked(period)
      : `cancel the approval first: cxpay approve ${period} --cancel --reason "…"`,
  );

export const worded = (state: PeriodState): string => state.replace('-', ' ');

/** Somebody looked at another run than the one that counts now. */
export const otherRun = (period: string, meant: number, latest: number): Finding =>
  error(
    'other-run',
    `run ${meant} is not the one that counts: ${period} has been run again as run ${latest}`,
    `look at run ${latest} first: cxpay review ${period}`,
  );

export function reasonProblem(reason: string): Finding | undefined {
  const advice = 'say in a sentence why: it is kept and shown';
  if (reason.trim() === '') return error('no-reason', 'there is no reason', advice);
  if (reason.length > MAX_REASON)
    return error('bad-reason', `the reason is longer than ${MAX_REASON} characters`, advice);
  const character = unreadableCharacter(reason, false);
  return character === undefined ? undefined : error('bad-reason', `the reason contains ${character}`, advice);
}

/** Only an account says who somebody is: holding the database does not. */
export const nobodyProven = (what: string): Finding =>
  error(
    'account-needed',
    `${what} takes a person who has said who they are, and nobody has`,
    'sign in with an account that may do this',
  );

/** @param ran whether they computed it; otherwise they submitted what nobody known by name computed */
export const samePerson = (run: number, by: Actor, ran: boolean): Finding =>
  error(
    'same-person',
    `run ${run} was ${ran ? 'computed' : 'submitted'} by ${by} too: whoever ${ran ? 'ran' : 'submitted'} a period does not approve it`,
    'let another person with the right to approve look at it',
  );

/** A month takes two people, and a command without a name is none. */
export const nobodyAnswers = (period: string, run: number): Finding =>
  error(
    'nobody-answers',
    `run ${run} of ${period} was computed by nobody who is known by name, and so is to be submitted by somebody who is`,
    `submit it as yourself: cxpay submit ${period} --as USERNAME`,
  );

export const runnerUnknown = (run: number): Finding =>
  error('runner-unknown', `no audit entry tells who computed run ${run}`, 'find out what was changed: cxpay verify');

export function holdsUndecided(period: string, employees: readonly string[]): Finding {
  const more = employees.length - SHOWN;
  const list = employees.slice(0, SHOWN).join(', ') + (more > 0 ? ` and ${more} more` : '');
  const [count, advice] = [
    employees.length,
    `cxpay hold release EMPLOYEE ${period} --reason "…", or cxpay hold refuse`,
  ];
  const what = count === 1 ? '1 held payout waits' : `${count} held payouts wait`;
  return error('holds-undecided', `${what} for somebody to decide: ${list}`, `decide about each: ${advice}`);
}

export const notHeld = (period: string, employee: string): Finding =>
  error(
    'not-held',
    `the payout of ${employee} in ${period} is not held: there is nothing to decide`,
    `list those that are: cxpay hold list ${period}`,
  );

export const belowZero = (employee: string, amount: string): Finding =>
  error(
    'below-zero',
    `the payout of ${employee} is ${amount}: an amount below zero cannot be paid`,
    'refuse it, or put right what made it so and run the period again',
  );

export const ownPayout = (employee: string): Finding =>
  error('own-payout', `the payout of ${employee} is your own`, 'let another person decide about it');
