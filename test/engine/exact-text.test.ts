import fc from 'fast-check';
import Fraction from 'fraction.js';
import { describe, expect, it } from '@jest/globals';

import { Exact, exact } from '../../src/engine/exact.js';

const digits = (min: number, max: number) =>
  fc.stringMatching(new RegExp(`^[0-9]{${String(min)},${String(max)}}$`), { maxLength: max });
const decimalText = fc
  .tuple(fc.constantFrom('', '-', '+'), digits(1, 30), fc.option(digits(1, 30), { nil: undefined }))
  .map(([sign, whole, fraction]) => `${sign}${whole}${fraction === undefined ? '' : `.${fraction}`}`);

describe('reading decimals', () => {
  it('reads what fraction.js reads', () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        const theirs = new Fraction(text);
        expect(exact(text).equals(Exact.of(theirs.s * theirs.n, theirs.d))).toBe(true);
      }),
    );
  });

  it('reads a percentage as a hundredth of its number', () => {
    fc.assert(
      fc.property(decimalText, (text) => {
        expect(exact(`${text}%`).times(Exact.of(100)).equals(exact(text))).toBe(true);
      }),
    );
  });

  it('gives back from its own text what it read, percentages of 30 decimals too', () => {
    fc.assert(
      fc.property(decimalText, fc.boolean(), (text, isPercent) => {
        const read = exact(isPercent ? `${text}%` : text);
        expect(exact(read.toText(60)).equals(read)).toBe(true);
        expect(exact(read.toText(60)).toText(60)).toBe(read.toText(60));
      }),
    );
    const longest = `0.${'0'.repeat(29)}1%`;
    expect(exact(exact(longest).toText(60)).equals(exact(longest))).toBe(true);
  });

  it.each([
    'NaN',
    'Infinity',
    '-Infinity',
    '1e400',
    '1e3',
    '1,234',
    '1 234',
    '１２３',
    '٣',
    '',
    ' ',
    ' 1',
    '1 ',
    '1\n',
    '.5',
    '5.',
    '--5',
    '+-5',
    '0x10',
    '1_000',
    '95 %',
    '95%%',
    '%',
    '-',
    '１%',
    '−3',
    '1.2.3',
    '1'.repeat(31),
    `0.${'1'.repeat(31)}`,
    'null',
  ])('refuses %j', (text) => {
    expect(Exact.parse(text)).toBeUndefined();
    if (text.length < 31) expect(() => exact(text)).toThrow('is not a decimal');
  });
});

describe('reading JSON numbers', () => {
  it.each([
    [0.005, '0.005'],
    [1e-7, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [-1.5e-9, '-0.0000000015'],
    [1.5e22, '15000000000000000000000'],
    [0.1, '0.1'],
    [-0, '0'],
    [0, '0'],
    [42, '42'],
    [123456789.125, '123456789.125'],
    [1e60, `1${'0'.repeat(60)}`],
    [0.1 + 0.2, '0.30000000000000004'],
  ])('takes %d by its shortest text', (number, text) => {
    expect(Exact.fromJsonNumber(number)?.toText(60)).toBe(text);
  });

  it.each([NaN, Infinity, -Infinity, 1e61, 1e300, 1e-61, 5e-324, Number.MAX_VALUE])('refuses %d', (number) => {
    expect(Exact.fromJsonNumber(number)).toBeUndefined();
  });

  it('agrees with fraction.js on the number’s own text', () => {
    const number = fc.double({ min: -1e20, max: 1e20, noNaN: true }).filter((n) => n === 0 || Math.abs(n) > 1e-20);
    fc.assert(
      fc.property(number, (value) => {
        const [mantissa = '', exponent = '0'] = String(value).split('e');
        const theirs = new Fraction(mantissa).mul(new Fraction(10).pow(Number(exponent)));
        expect(Exact.fromJsonNumber(value)?.equals(Exact.of(theirs.s * theirs.n, theirs.d))).toBe(true);
      }),
    );
  });
});

describe('writing decimals', () => {
  it.each([
    ['-0', '0'],
    ['-0.000', '0'],
    ['0.50', '0.5'],
    ['100', '100'],
    ['1000.000', '1000'],
    ['007', '7'],
    ['+3', '3'],
    ['95%', '0.95'],
    ['-5%', '-0.05'],
    ['0.000000000001', '0.000000000001'],
  ])('%s is written %s', (text, written) => {
    expect(exact(text).toText()).toBe(written);
    expect(String(exact(text))).toBe(written);
    expect(JSON.stringify(exact(text))).toBe(`"${written}"`);
  });

  it('shows 12 decimals of what does not end, half-up', () => {
    expect(Exact.of(1, 3).toText()).toBe('0.333333333333');
    expect(Exact.of(2, 3).toText()).toBe('0.666666666667');
    expect(Exact.of(-2, 3).toText()).toBe('-0.666666666667');
  });

  it('never writes "-0", however little is left of a negative number', () => {
    const tiny = exact('-0.0000000000001');
    expect(tiny.toText()).toBe('0');
    expect(tiny.toText(0)).toBe('0');
    expect(tiny.toFixedText(0)).toBe('0');
    expect(tiny.toFixedText(2)).toBe('0.00');
  });

  it('writes a fixed number of decimals: amounts', () => {
    expect(exact('2612.4').toFixedText(2)).toBe('2612.40');
    expect(exact('5').toFixedText(0)).toBe('5');
    expect(exact('0.005').toFixedText(2)).toBe('0.01');
    expect(exact('-0.005').toFixedText(2)).toBe('-0.01');
    expect(exact('0.07').toFixedText(3)).toBe('0.070');
    expect(exact('1200').toFixedText(0)).toBe('1200');
  });

  it('writes nothing but canonical text', () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.bigInt({ min: 1n }), fc.integer({ min: 0, max: 20 }), (n, d, decimals) => {
        expect(Exact.of(n, d).toText(decimals)).toMatch(/^(?!-0$)-?(0|[1-9][0-9]*)(\.[0-9]*[1-9])?$/);
      }),
    );
  });
});
