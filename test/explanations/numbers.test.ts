import { describe, expect, test } from '@jest/globals';

import { Exact, exact } from '../../src/engine/exact.js';
import { Numbers } from '../../src/explanations/numbers.js';

const numbers = new Numbers('en-GB', 'CNY');

describe('what is shown of an exact number', () => {
  test('is grouped digit by digit, beyond what a double could hold', () => {
    expect(numbers.amount(exact('123456789012345678901234567890.125'))).toBe(
      '123,456,789,012,345,678,901,234,567,890.13',
    );
  });

  test('has the decimals of its currency', () => {
    expect(numbers.money(exact('2612.4'))).toBe('2,612.40 CNY');
    expect(new Numbers('en-GB', 'JPY').money(exact('2612.5'))).toBe('2,613 JPY');
    expect(new Numbers('en-GB', 'CNY').money(exact('1.5'), 'KWD')).toBe('1.500 KWD');
  });

  test('is rounded half-up, and no zero has a sign', () => {
    expect([numbers.number(exact('0.00005')), numbers.number(exact('-0.00001'))]).toEqual(['0.0001', '0']);
    expect([numbers.change(exact('5')), numbers.change(exact('-5')), numbers.change(Exact.ZERO)]).toEqual([
      '+5.00',
      '−5.00',
      '0.00',
    ]);
  });

  test('never looks as if it had reached a limit that it missed', () => {
    const target = exact('95%');
    expect(numbers.hundredths(exact('0.94996'), { beside: target })).toBe('94.996');
    expect(numbers.hundredths(exact('0.94996'))).toBe('95');
    expect(numbers.hundredths(target, { beside: target })).toBe('95');
    expect(numbers.hundredths(exact('0.9500000001'), { beside: target })).toBe('95.00000001');
  });
});

describe('an amount of the walk', () => {
  test.each([
    ['2600', '2,600.00', 3],
    ['2577.198', '2,577.198', 4],
    ['1174.193548387097', '1,174.193548…', 8],
    ['0.9999999', '0.999999…', 8],
    ['-0.0000001', '0.000000…', 8],
  ])('%s is shown as %s', (amount, text, afterUnits) => {
    expect(numbers.walked(exact(amount))).toEqual({ text, afterUnits });
  });

  test('has no decimals where its currency has none', () => {
    expect(new Numbers('en-GB', 'JPY').walked(exact('2600'))).toEqual({ text: '2,600', afterUnits: 0 });
  });
});
