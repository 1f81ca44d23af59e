import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { decimalsOf, moved, shareText, unitsOf, type Share } from '../../web/weights/shares.js';

const share = (units: number, min = 0, max = 100, isKept = false): Share => ({ units, min, max, isKept });

describe('shares of a whole', () => {
  it('are read into whole units and written again, and what is no such share is none', () => {
    expect(unitsOf('31.25%', 2)).toBe(3125);
    expect(unitsOf('0.3', 0)).toBe(30);
    expect(unitsOf('30.00%', 0)).toBe(30);
    for (const text of ['31.25%', '-5%', 'a third', '']) expect(unitsOf(text, 1)).toBeUndefined();
    expect([shareText(3125, 2), shareText(3000, 2), shareText(5, 2)]).toEqual(['31.25%', '30%', '0.05%']);
    // 0.305 is 30.5 %.
    expect(decimalsOf(['30%', '31.25%', '0.305'])).toBe(2);
    expect(decimalsOf(['30%', '0.305'])).toBe(1);
  });

  it('make room in proportion to what they are', () => {
    expect(moved([share(60), share(40)], 0, 50)).toEqual([50, 50]);
    // 10 of 30 and 20: 6 and 4.
    expect(moved([share(50), share(30), share(20)], 0, 60)).toEqual([60, 24, 16]);
    // 1 of 33 and 33 is half a unit each: the first of them gives it.
    expect(moved([share(34), share(33), share(33)], 0, 35)).toEqual([35, 32, 33]);
  });

  it('stay where they are kept, and go no further than they may', () => {
    expect(moved([share(50), share(30, 0, 100, true), share(20)], 0, 60)).toEqual([60, 30, 10]);
    // The others have 2 and 1 to give.
    expect(moved([share(50), share(30, 28), share(20, 19)], 0, 60)).toEqual([53, 28, 19]);
    expect(moved([share(50, 0, 55), share(50)], 0, 90)).toEqual([55, 45]);
  });

  it('keep their sum and their bounds, however one is moved', () => {
    const bounded = fc
      .tuple(fc.nat(1_000), fc.nat(1_000), fc.nat(1_000), fc.boolean())
      .map(([units, below, above, isKept]) => share(units, Math.max(0, units - below), units + above, isKept));
    fc.assert(
      fc.property(fc.array(bounded, { minLength: 1, maxLength: 8 }), fc.nat(7), fc.nat(3_000), (shares, at, wanted) => {
        const place = at % shares.length;
        const units = moved(shares, place, wanted);
        const sum = (of: readonly number[]) => of.reduce((all, each) => all + each, 0);
        expect(sum(units)).toBe(sum(shares.map((each) => each.units)));
        for (const [i, { min, max, isKept, units: before }] of shares.entries()) {
          expect(units[i]).toBeGreaterThanOrEqual(min);
          expect(units[i]).toBeLessThanOrEqual(max);
          if (isKept && i !== place) expect(units[i]).toBe(before);
        }
      }),
    );
  });
});
