import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import {
  dayAfter,
  dayBefore,
  dayNumber,
  daysBetween,
  earlierDay,
  isDay,
  laterDay,
  monthAfter,
  monthOf,
  monthsOfService,
  parsePeriod,
} from '../../src/engine/period.js';

describe('a period', () => {
  it('is a month, half-open', () => {
    expect(parsePeriod('2026-10')).toEqual({
      kind: 'month',
      code: '2026-10',
      from: '2026-10-01',
      to: '2026-11-01',
      days: 31,
    });
    expect(parsePeriod('2026-12')?.to).toBe('2027-01-01');
  });

  it.each([
    ['2024-02', 29],
    ['2023-02', 28],
    ['1900-02', 28],
    ['2000-02', 29],
    ['2100-02', 28],
    ['2026-04', 30],
    ['2026-12', 31],
    ['1900-01', 31],
    ['9999-11', 30],
  ])('%s has %d days', (code, days) => {
    expect(parsePeriod(code)?.days).toBe(days);
  });

  it.each([
    '2026-13',
    '2026-00',
    '2026-1',
    '202610',
    '2026-10-01',
    '26-10',
    '2026/10',
    '1899-12',
    '0000-01',
    '２０２６-10',
    ' 2026-10',
    '2026-10\n',
    '',
    '-2026-10',
    '2026-Q1',
  ])('is not %j', (code) => {
    expect(parsePeriod(code)).toBeUndefined();
  });

  it('is not the last month of the calendar, whose end cannot be written', () => {
    expect(parsePeriod('9999-12')).toBeUndefined();
  });
});

describe('a day', () => {
  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '1900-01-01', '9999-12-31'])('%s exists', (day) => {
    expect(isDay(day)).toBe(true);
  });

  it.each([
    '2023-02-29',
    '1900-02-29',
    '2100-02-29',
    '2026-02-30',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '9999-99-99',
    '1899-12-31',
    '0026-10-01',
    '2026-1-1',
    '2026-10-01T00:00:00Z',
    '',
  ])('%j does not', (day) => {
    expect(isDay(day)).toBe(false);
    expect(() => daysBetween(day, '2026-10-01')).toThrow('is not a day');
  });

  it('counts from 1970', () => {
    expect(dayNumber('1970-01-01')).toBe(0);
    expect(dayNumber('1970-02-01')).toBe(31);
    expect(dayNumber('1969-12-31')).toBe(-1);
  });

  it('is counted up to but without the end, and never below nothing', () => {
    expect(daysBetween('2024-02-15', '2024-03-01')).toBe(15);
    expect(daysBetween('2024-02-15', '2024-02-15')).toBe(0);
    expect(daysBetween('2024-03-01', '2024-02-15')).toBe(0);
    expect(daysBetween('2024-01-01', '2025-01-01')).toBe(366);
  });

  it('has neighbours over the ends of months and years', () => {
    expect(dayAfter('2024-02-28')).toBe('2024-02-29');
    expect(dayAfter('2023-02-28')).toBe('2023-03-01');
    expect(dayAfter('2026-12-31')).toBe('2027-01-01');
    expect(dayBefore('2024-03-01')).toBe('2024-02-29');
    expect(dayBefore('2027-01-01')).toBe('2026-12-31');
  });

  it('is later or earlier than another', () => {
    expect(laterDay('2026-10-09', '2026-10-10')).toBe('2026-10-10');
    expect(earlierDay('2026-10-09', '2026-10-10')).toBe('2026-10-09');
    expect(monthOf('2026-10-17')).toBe('2026-10');
  });
});

describe('months', () => {
  it.each([
    ['2026-10', 1, '2026-11'],
    ['2026-12', 1, '2027-01'],
    ['2026-01', -1, '2025-12'],
    ['2026-10', 0, '2026-10'],
    ['2026-10', 27, '2029-01'],
    ['2026-10', -10, '2025-12'],
    ['2026-03', -15, '2024-12'],
  ])('%s and %d further is %s', (month, steps, expected) => {
    expect(monthAfter(month, steps)).toBe(expected);
  });

  it('cover the calendar without gap or overlap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 9998 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        const period = parsePeriod(`${year}-${String(month).padStart(2, '0')}`);
        expect(period?.days).toBe(new Date(Date.UTC(year, month, 0)).getUTCDate());
        expect(parsePeriod(monthAfter(period?.code ?? ''))?.from).toBe(period?.to);
        expect(monthAfter(monthAfter(period?.code ?? ''), -1)).toBe(period?.code);
      }),
    );
  });
});

describe('whole months of service', () => {
  it.each([
    ['2024-01-31', '2024-02-28', 0],
    ['2024-01-31', '2024-02-29', 1],
    ['2024-01-31', '2024-03-30', 1],
    ['2024-01-31', '2024-03-31', 2],
    ['2024-01-31', '2024-04-30', 3],
    ['2024-02-29', '2025-02-27', 11],
    ['2024-02-29', '2025-02-28', 12],
    ['2024-02-29', '2024-03-28', 0],
    ['2024-02-29', '2024-03-29', 1],
    ['2024-10-15', '2024-11-14', 0],
    ['2024-10-15', '2024-11-15', 1],
    ['2024-10-15', '2026-10-31', 24],
    ['2026-10-31', '2026-10-31', 0],
    ['2026-10-01', '2026-10-31', 0],
    ['2026-11-01', '2026-10-31', 0],
    ['2025-12-31', '2026-01-31', 1],
  ])('hired %s, by %s: %d', (hired, day, months) => {
    expect(monthsOfService(hired, day)).toBe(months);
  });

  it('never fall from one day to the next', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20000 }), fc.integer({ min: 0, max: 800 }), (start, later) => {
        const day = (number: number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
        const months = monthsOfService(day(start), day(start + later));
        expect(months).toBeGreaterThanOrEqual(0);
        expect(monthsOfService(day(start), dayAfter(day(start + later)))).toBeGreaterThanOrEqual(months);
      }),
    );
  });
});
