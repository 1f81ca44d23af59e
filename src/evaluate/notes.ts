/** Why something did not count or is held, in a few words. */
import type { Hold } from '../engine/explanation.js';
import type { MissingReason, UnusableReason } from '../engine/figure.js';

const NOBODY = 'nobody reported it';

/** Why a figure did not count. */
export function reasonNote(reason: MissingReason | UnusableReason): string {
  switch (reason.code) {
    case 'no-data':
      return NOBODY;
    case 'wrong-source':
      return `only ${reason.reported.join(', ')} reported it, and ${reason.needed.join(' or ')} is needed`;
    case 'below-sample':
      return `too few cases: ${reason.have} of the ${reason.need} needed`;
    case 'sample-not-reported':
      return `the number of cases was not reported, and ${reason.need} are needed`;
    case 'nothing-counted':
      return 'there was nothing to count';
    case 'no-baseline':
      return 'there is nothing to compare it with';
    case 'no-peers':
      return 'there is nobody to compare it with';
    case 'no-score':
      return `"${reason.of}" does not count`;
    case 'two-sources':
      return `${reason.reported.join(' and ')} both reported it, and nothing says which counts`;
    case 'counts-needed':
      return 'several rates cannot be added up without their counts';
    case 'out-of-range':
      return `${reason.value} lies outside ${reason.min ?? '…'} to ${reason.max ?? '…'}`;
  }
}

/** Why a payout is held, or nothing can be paid. */
export function holdNote(hold: Hold): string {
  switch (hold.code) {
    case 'nothing-measured':
      return 'nothing of the plan was measured';
    case 'too-few-groups':
      return `too few groups: ${hold.have} of the ${hold.need} needed`;
    case 'group':
      return `held for the group "${hold.group}": ${hold.have} of the ${hold.need} components needed`;
    case 'indicator':
      return `held for the indicator "${hold.indicator}": ${reasonNote(hold.reason)}`;
    case 'component':
      return `held for the component "${hold.component}": ${reasonNote(hold.reason)}`;
    case 'rule':
      return `held by the rule "${hold.rule}"`;
    case 'no-salary':
      return 'there is no salary';
    case 'no-target':
      return `there is no attribute "${hold.attribute}"`;
    case 'no-fund':
      return 'the fund of the pool is not known';
    case 'negative-amount':
      return 'held because it comes out below zero';
    case 'amount-too-large':
      return `held because ${hold.amount} is more than can be right`;
    case 'rounding-finer-than-currency':
      return `the plan rounds to ${hold.step}, finer than ${hold.currency} is paid in`;
    case 'wrong-currency':
      return `the plan pays in ${hold.need}, not ${hold.have}`;
    case 'incident-currency':
      return `the incident "${hold.incident}" is in another currency`;
    case 'no-assignment':
    case 'no-plan':
    case 'two-plans':
    case 'unknown-plan':
      return `held: ${hold.code}`;
  }
}
