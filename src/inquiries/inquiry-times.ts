/** Until when a payout can be questioned, and until when an answer is due. */
import { wholeSetting } from '../access/settings.js';
import { dayAfter } from '../engine/period.js';

export interface InquiryTimes {
  /** Days after the approval of a period in which its payouts can be questioned. */
  readonly openDays: number;
  /** Working days in which a question is to be answered. */
  readonly answerDays: number;
}

/** `CXPAY_INQUIRY_OPEN_DAYS` (60) and `CXPAY_INQUIRY_ANSWER_DAYS` (10). */
export function inquiryTimes(): InquiryTimes {
  return {
    openDays: wholeSetting('CXPAY_INQUIRY_OPEN_DAYS', 60, 1, 3_650),
    answerDays: wholeSetting('CXPAY_INQUIRY_ANSWER_DAYS', 10, 1, 365),
  };
}

/**
 * The day so many days later.
 *
 * @example daysLater('2026-11-10', 60) // '2027-01-09'
 */
export function daysLater(day: string, days: number): string {
  let at = day;
  for (let i = 0; i < days; i++) at = dayAfter(at);
  return at;
}

/**
 * The day so many working days later: Monday to Friday. Public holidays are not known, and count as working days.
 *
 * @example workingDaysLater('2026-11-27', 1) // '2026-11-30': from a Friday to the Monday
 */
export function workingDaysLater(day: string, days: number): string {
  let [at, left] = [day, days];
  while (left > 0) {
    at = dayAfter(at);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

function isWorkingDay(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
