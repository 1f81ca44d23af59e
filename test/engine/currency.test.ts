import { describe, expect, it } from '@jest/globals';

import { currencyDecimals, isCurrency } from '../../src/engine/currency.js';

describe('currencies', () => {
  it.each([
    ['CNY', 2],
    ['EUR', 2],
    ['USD', 2],
    ['HUF', 2],
    ['TWD', 2],
    ['JPY', 0],
    ['KRW', 0],
    ['VND', 0],
    ['ISK', 0],
    ['XOF', 0],
    ['KWD', 3],
    ['BHD', 3],
    ['TND', 3],
  ])('%s has %d decimals', (code, decimals) => {
    expect(isCurrency(code)).toBe(true);
    expect(currencyDecimals(code)).toBe(decimals);
  });

  it.each(['', 'cny', 'RMB', 'EURO', 'XX', 'constructor', '__proto__'])('%j is none', (code) => {
    expect(isCurrency(code)).toBe(false);
  });

  it('takes no decimals from what every object has', () => {
    expect(currencyDecimals('constructor')).toBe(2);
    expect(currencyDecimals('toString')).toBe(2);
  });
});
