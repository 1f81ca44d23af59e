import { describe, expect, it } from '@jest/globals';

import { trendOf } from '../../src/engine/count-change.js';
import { exact, Exact } from '../../src/engine/exact.js';
import { paretoOf, type TallyOfMonth } from '../../src/engine/pareto.js';

const month = (days: number, counts: Readonly<Record<string, number>>): TallyOfMonth => ({
  days,
  byKey: new Map(Object.entries(counts).map(([key, count]) => [key, { count, measured: Exact.of(count) }])),
  total: Object.values(counts).reduce((sum, count) => sum + count, 0),
});
const nothing = month(30, {});
const fewOf = (share: string, most: number) => ({ share: exact(share), most });

describe('a Pareto', () => {
  it('orders by count and ties by name, and adds up shares exactly', () => {
    const now = month(30, { rude: 1, late: 5, damaged: 2, lost: 1 });
    const { rows, total } = paretoOf({ now, previous: nothing, lastYear: nothing }, fewOf('0.8', 10));
    expect(total).toBe(9);
    expect(rows.map(({ key, share, cumulative }) => [key, share.toText(4), cumulative.toText(4)])).toEqual([
      ['late', '0.5556', '0.5556'],
      ['damaged', '0.2222', '0.7778'],
      ['lost', '0.1111', '0.8889'],
      ['rude', '0.1111', '1'],
    ]);
    expect(rows.at(-1)?.cumulative.equals(Exact.ONE)).toBe(true);
  });

  it('calls the rows vital until the share is reached, the one that reaches it included, and at most so many', () => {
    // 50 %, 75 %, 80 %, 90 %, 100 %
    const now = month(30, { a: 10, b: 5, c: 1, d: 2, e: 2 });
    const vital = (share: string, most: number) =>
      paretoOf({ now, previous: nothing, lastYear: nothing }, fewOf(share, most))
        .rows.filter((row) => row.vital)
        .map(({ key }) => key);
    expect(vital('0.75', 10)).toEqual(['a', 'b']);
    expect(vital('0.8', 10)).toEqual(['a', 'b', 'd']);
    expect(vital('0.8', 2)).toEqual(['a', 'b']);
    expect(vital('0.1', 10)).toEqual(['a']);
  });

  it('says what is new, what vanished, and nothing of months of which nothing is known', () => {
    const now = month(31, { late: 4, rude: 2 });
    const previous = month(30, { late: 6, lost: 3, damaged: 3 });
    const { rows, vanished } = paretoOf({ now, previous, lastYear: nothing }, fewOf('0.8', 10));
    expect(rows.map(({ key, isNew, previous: was, lastYear }) => [key, isNew, was?.change, lastYear])).toEqual([
      ['late', false, -2, undefined],
      ['rude', true, 2, undefined],
    ]);
    expect(vanished.map(({ key, count }) => [key, count])).toEqual([
      ['damaged', 3],
      ['lost', 3],
    ]);
  });

  it('is empty where there is nothing, and has no share of nothing', () => {
    expect(paretoOf({ now: nothing, previous: nothing, lastYear: nothing }, fewOf('0.8', 10)).rows).toEqual([]);
    const free: TallyOfMonth = { days: 30, byKey: new Map([['a', { count: 2, measured: Exact.ZERO }]]), total: 2 };
    const [row] = paretoOf({ now: free, previous: nothing, lastYear: nothing }, fewOf('0.8', 10)).rows;
    expect([row?.share.toText(), row?.vital]).toEqual(['0', false]);
  });
});

describe('the trend of two counts', () => {
  const trend = (before: number, now: number, days = [30, 30]) =>
    trendOf({ count: before, days: days[0] ?? 30 }, { count: now, days: days[1] ?? 30 });

  it('does not call three complaints more a trend', () => {
    expect([trend(3, 6), trend(40, 43), trend(0, 3)]).toEqual(['steady', 'steady', 'steady']);
  });

  it('is drawn exactly where twice the tail of the binomial comes to 1 %', () => {
    // None against n in months of one length: twice the tail is 2 · ½ⁿ: 2/128 = 1.56 % for 7, 2/256 = 0.78 % for 8.
    expect([trend(0, 7), trend(0, 8), trend(8, 0)]).toEqual(['steady', 'more', 'fewer']);
    // 1 against 9: 2 · (1 + 10) / 1024 = 2.15 %; 1 against 10: 2 · (1 + 11) / 2048 = 1.17 %; 1 against 11: 2 · 13 / 4096 = 0.63 %.
    expect([trend(1, 9), trend(1, 10), trend(1, 11)]).toEqual(['steady', 'steady', 'more']);
  });

  it('reckons by days', () => {
    // 28 days against 31, none against n: 2 · (31/59)ⁿ: 1.16 % for 8, 0.61 % for 9.
    expect([trend(0, 8, [28, 31]), trend(0, 9, [28, 31])]).toEqual(['steady', 'more']);
  });

  it('goes by a normal curve where counts are large, and agrees with the exact test where they meet', () => {
    // n = 1000 is the last exact one. By the curve: |now − 500| ≥ 0.5 + 2.5758 · √250 = 41.2, so 541 is steady and 542 is not.
    expect([trend(459, 541), trend(458, 542)]).toEqual(['steady', 'more']);
    // n = 1002: 0.5 + 2.5758 · √250.5 = 41.3.
    expect([trend(460, 542), trend(459, 543), trend(543, 459)]).toEqual(['steady', 'more', 'fewer']);
    expect(trend(500_000, 503_000)).toBe('more');
    expect(trend(500_000, 501_000)).toBe('steady');
  });
});
