import { describe, expect, it } from '@jest/globals';

import { alignWeights } from '../../src/engine/align-weights.js';
import { exact } from '../../src/engine/exact.js';

type Part = readonly [weight: string, complaints: string, min?: string | undefined, max?: string];

function aligned(parts: readonly Part[], tolerance = '10%') {
  const found = alignWeights(
    parts.map(([weight, complaints, min, max], i) => ({
      id: String(i),
      weight: exact(weight),
      complaints: exact(complaints),
      min: min === undefined ? undefined : exact(min),
      max: max === undefined ? undefined : exact(max),
    })),
    { tolerance: exact(tolerance), step: exact('1%') },
  );
  return found && [found.weights.map(({ after }) => after.toText()), found.after.toText(), found.isReached];
}

describe('weights in line with complaints', () => {
  it('move as little as brings each within the tolerance, and add up to what they did', () => {
    // Wanted ¼, ¼, ½: the third is to have 0.4 at least, and gets it from the first, which has most too much.
    expect(
      aligned([
        ['50%', '1'],
        ['30%', '1'],
        ['20%', '2'],
      ]),
    ).toEqual([['0.3', '0.3', '0.4'], '0.1', true]);
    expect(
      aligned(
        [
          ['60%', '2'],
          ['40%', '6'],
        ],
        '5%',
      ),
    ).toEqual([['0.3', '0.7'], '0.05', true]);
    expect(
      aligned(
        [
          ['60%', '2'],
          ['40%', '6'],
        ],
        '35%',
      ),
    ).toEqual([['0.6', '0.4'], '0.35', true]);
  });

  it('are whole percents, where they move', () => {
    // Wanted a third and two thirds: 0.283… to 0.383…, and 0.616… to 0.716….
    expect(
      aligned(
        [
          ['50%', '1'],
          ['50%', '2'],
        ],
        '5%',
      ),
    ).toEqual([['0.38', '0.62'], '0.046666666667', true]);
  });

  it('keep within bounds, and say that they are not where they should be', () => {
    expect(
      aligned(
        [
          ['60%', '2', '45%'],
          ['40%', '6'],
        ],
        '5%',
      ),
    ).toEqual([['0.45', '0.55'], '0.2', false]);
    expect(
      aligned(
        [
          ['60%', '2'],
          ['40%', '6', undefined, '40%'],
        ],
        '5%',
      ),
    ).toEqual([['0.6', '0.4'], '0.35', false]);
    // Of what nobody complains of something is left.
    expect(
      aligned(
        [
          ['60%', '0'],
          ['40%', '6'],
        ],
        '0%',
      ),
    ).toEqual([['0.01', '0.99'], '0.01', false]);
  });

  it('are none where there is nothing to compare, or bounds leave no way', () => {
    expect(aligned([['100%', '2']])).toBeUndefined();
    expect(
      aligned([
        ['60%', '0'],
        ['40%', '0'],
      ]),
    ).toBeUndefined();
    expect(
      aligned([
        ['60%', '1', undefined, '30%'],
        ['40%', '1', undefined, '30%'],
      ]),
    ).toBeUndefined();
  });
});
