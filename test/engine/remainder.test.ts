import fc from 'fast-check';
import { expect, it } from '@jest/globals';

import { remainderOf } from '../../src/engine/remainder.js';

const SAFE = Number.MAX_SAFE_INTEGER;
const dividends = fc.oneof(fc.integer({ min: SAFE - 1_000, max: SAFE }), fc.maxSafeNat());
const divisors = fc.oneof(fc.integer({ min: 1, max: 1_000 }), fc.integer({ min: 1, max: SAFE }));

it('a remainder of safe whole numbers is that of whole numbers of any size', () => {
  fc.assert(
    fc.property(dividends, divisors, (dividend, divisor) => {
      expect(BigInt(remainderOf(dividend, divisor))).toBe(BigInt(dividend) % BigInt(divisor));
      // One less than a multiple: the quotient lies as near below a whole number as it can.
      const below = dividend - (dividend % divisor) - 1;
      if (below >= 0) expect(BigInt(remainderOf(below, divisor))).toBe(BigInt(below) % BigInt(divisor));
    }),
    { numRuns: 5000 },
  );
});
