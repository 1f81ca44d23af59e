import { describe, expect, it } from '@jest/globals';

import { distribution } from '../../src/months/review/distribution.js';

const paid = (currency: string, ...amounts: number[]) =>
  amounts.map((minor) => ({
    currency,
    amountMinor: BigInt(minor),
    paidMinor: BigInt(minor),
    status: 'payable' as const,
  }));

describe('how what is paid is spread', () => {
  it('counts everybody once, in ranges of one round width, empty ones too', () => {
    // From 0.00 to 24.00: 24.00 ÷ 12 = 2.00 and a cent more, so 5.00 wide.
    expect(distribution(paid('EUR', 0, 100, 499, 500, 2_400))).toEqual([
      { currency: 'EUR', from: '0.00', to: '5.00', people: 3 },
      { currency: 'EUR', from: '5.00', to: '10.00', people: 1 },
      { currency: 'EUR', from: '10.00', to: '15.00', people: 0 },
      { currency: 'EUR', from: '15.00', to: '20.00', people: 0 },
      { currency: 'EUR', from: '20.00', to: '25.00', people: 1 },
    ]);
  });

  it('keeps currencies apart, and what is recovered below zero', () => {
    // JPY has no decimals: from -3 to 3, a width of 1.
    const yen = distribution([...paid('EUR', 700), ...paid('JPY', -3, 3)]);
    expect(yen[0]).toEqual({ currency: 'EUR', from: '7.00', to: '7.01', people: 1 });
    expect(yen.slice(1).map(({ from, people }) => [from, people])).toEqual([
      ['-3', 1],
      ['-2', 0],
      ['-1', 0],
      ['0', 0],
      ['1', 0],
      ['2', 0],
      ['3', 1],
    ]);
    expect(distribution([])).toEqual([]);
  });
});
