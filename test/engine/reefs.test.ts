import { describe, expect, it } from '@jest/globals';

import { Exact } from '../../src/engine/exact.js';
import { reefsOf } from '../../src/engine/reefs.js';

const month = (period: string, counts: Readonly<Record<string, number>>) => ({
  period,
  days: 30,
  total: Object.values(counts).reduce((a, b) => a + b, 0),
  byKey: new Map(Object.entries(counts).map(([key, count]) => [key, { count, measured: Exact.of(count) }])),
});

describe('the reefs', () => {
  // The three highest: a b c; a b d (c went, d came); d b c (a went, c came back).
  const months = [
    month('2026-01', { a: 9, b: 8, c: 7, d: 1 }),
    month('2026-02', { a: 9, b: 8, c: 2, d: 3 }),
    month('2026-03', { a: 1, b: 8, c: 3, d: 40 }),
  ];

  it('stand from the month on in which they came up without going under since', () => {
    const { total, highest } = reefsOf(months, 3);
    expect(total).toBe(52);
    expect(
      highest.map(({ rank, key, count, since, months: stood, isFromTheFirst, change }) => [
        ...[rank, key, count, since, stood, isFromTheFirst],
        ...[change?.count, change?.trend],
      ]),
    ).toEqual([
      // 3 against 40 is none that chance makes.
      [1, 'd', 40, '2026-02', 2, false, 37, 'more'],
      [2, 'b', 8, '2026-01', 3, true, 0, 'steady'],
      [3, 'c', 3, '2026-03', 1, false, 1, 'steady'],
    ]);
    expect(highest[0]?.share.toText(12)).toBe('0.769230769231');
  });

  it('that went are told with what rose in their place, the latest first', () => {
    expect(reefsOf(months, 3).sunk).toEqual([
      {
        ...{ key: 'a', left: '2026-03', since: '2026-01', months: 2, isFromTheFirst: true },
        ...{ rank: 4, before: 9, count: 1, rose: [{ key: 'c', rank: 3, before: 2, count: 3 }] },
      },
      {
        ...{ key: 'c', left: '2026-02', since: '2026-01', months: 1, isFromTheFirst: true },
        ...{ rank: 4, before: 7, count: 2, rose: [{ key: 'd', rank: 3, before: 1, count: 3 }] },
      },
    ]);
  });

  it('are in order of name where they are equal, and none where nothing is complained of', () => {
    expect(reefsOf([month('2026-01', { y: 1, x: 1, z: 1 })], 2).highest.map(({ key }) => key)).toEqual(['x', 'y']);
    const quiet = reefsOf([month('2026-01', { x: 1 }), month('2026-02', {})], 2);
    expect([quiet.highest, quiet.sunk.map(({ key, rose }) => [key, rose])]).toEqual([[], [['x', []]]]);
    expect(reefsOf([], 3)).toEqual({ total: 0, highest: [], sunk: [] });
  });
});
