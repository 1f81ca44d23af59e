import { afterEach, describe, expect, it } from '@jest/globals';

import { daysLater, inquiryTimes, workingDaysLater } from '../../src/inquiries/inquiry-times.js';

describe('the time limits of inquiries', () => {
  afterEach(() => {
    delete process.env['CXPAY_INQUIRY_OPEN_DAYS'];
  });

  // 2026-11-27 is a Friday, 2026-11-28 a Saturday; by the calendar on the wall.
  it.each([
    { from: '2026-11-26', days: 1, to: '2026-11-27' },
    { from: '2026-11-27', days: 1, to: '2026-11-30' },
    { from: '2026-11-28', days: 1, to: '2026-11-30' },
    { from: '2026-11-28', days: 10, to: '2026-12-11' },
    { from: '2026-12-31', days: 2, to: '2027-01-04' },
  ])('counts $days working days from $from to $to', ({ from, days, to }) => {
    expect(workingDaysLater(from, days)).toBe(to);
  });

  it('counts calendar days over the end of a year', () => {
    expect(daysLater('2026-11-10', 60)).toBe('2027-01-09');
    expect(daysLater('2028-02-28', 1)).toBe('2028-02-29');
  });

  it('takes them from the environment, and refuses what is no number of days', () => {
    expect(inquiryTimes()).toEqual({ openDays: 60, answerDays: 10 });
    process.env['CXPAY_INQUIRY_OPEN_DAYS'] = '90';
    expect(inquiryTimes().openDays).toBe(90);
    process.env['CXPAY_INQUIRY_OPEN_DAYS'] = '0';
    expect(() => inquiryTimes()).toThrow('CXPAY_INQUIRY_OPEN_DAYS is "0"');
  });
});
