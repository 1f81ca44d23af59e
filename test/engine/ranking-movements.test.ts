import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { Exact } from '../../src/engine/exact.js';
import { ranked, RankingMovements, type Place } from '../../src/engine/ranking/ranking.js';

/** A month's ranking: of each of nine people a score, or none. Few scores, so that many are equal. */
const month = fc
  .array(fc.option(fc.integer({ min: 0, max: 4 })), { minLength: 9, maxLength: 9 })
  .map((scores) =>
    ranked(
      scores.flatMap((score, i) =>
        score === null ? [] : [{ employee: `E${i}`, score: Exact.of(score, 1), parts: [] }],
      ),
    ),
  );

describe('movements in a ranking', () => {
  it('count whom one passed and who passed one, who left and who came, as looking at each pair does', () => {
    fc.assert(
      fc.property(month, month, (before, after) => {
        const movements = new RankingMovements(before, after);
        for (const { employee } of after)
          expect(movements.of(employee)).toEqual(
            rankOf(before, employee) === undefined
              ? undefined
              : expect.objectContaining(counted(before, after, employee)),
          );
        for (const { employee } of before)
          if (rankOf(after, employee) === undefined) expect(movements.of(employee)).toBeUndefined();
      }),
    );
  });

  it('tell what 100,000 people have moved by', () => {
    const of = (score: (i: number) => number) =>
      ranked(
        Array.from({ length: 100_000 }, (_, i) => ({ employee: `E${i}`, score: Exact.of(score(i), 1), parts: [] })),
      );
    const movements = new RankingMovements(
      of((i) => i),
      of((i) => -i),
    );
    // E0 was the last of all, and is the first.
    expect(movements.of('E0')).toMatchObject({ up: 99_999, passed: 99_999, passedBy: 0, leftAbove: 0, newAbove: 0 });
  });
});

const rankOf = (places: readonly Place[], employee: string) =>
  places.find((place) => place.employee === employee)?.rank;

function counted(before: readonly Place[], after: readonly Place[], employee: string) {
  const [was, is] = [rankOf(before, employee) ?? 0, rankOf(after, employee) ?? 0];
  const above = (places: readonly Place[], rank: number, other: string) => (rankOf(places, other) ?? Infinity) < rank;
  const all = [...new Set([...before, ...after].map((each) => each.employee))];
  const gone = all.filter((each) => above(before, was, each) && !above(after, is, each));
  const come = all.filter((each) => above(after, is, each) && !above(before, was, each));
  return {
    up: was - is,
    passed: gone.filter((each) => rankOf(after, each) !== undefined).length,
    leftAbove: gone.filter((each) => rankOf(after, each) === undefined).length,
    passedBy: come.filter((each) => rankOf(before, each) !== undefined).length,
    newAbove: come.filter((each) => rankOf(before, each) === undefined).length,
  };
}
