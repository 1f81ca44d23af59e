import { describe, expect, it } from '@jest/globals';

import { inEnglish } from '../../src/engine/phrase.js';
import { readDecimalCell } from '../../src/files/decimal-cell.js';

/** What is wrong with a cell, and what to do. */
function said(text: string): string[] {
  const { problem, advice } = readDecimalCell(text);
  return [inEnglish(problem ?? 'nothing is wrong'), inEnglish(advice ?? 'nothing is to be done')];
}

describe('a decimal in a cell', () => {
  it.each([
    ['0', '0'],
    ['-3', '-3'],
    ['+2.50', '2.5'],
    ['0007', '7'],
    [
      '123456789012345678901234567890.123456789012345678901234567890',
      '123456789012345678901234567890.12345678901234567890123456789',
    ],
  ])('%s is read', (text, value) => {
    expect(readDecimalCell(text).value?.toText(60)).toBe(value);
  });

  it('may be a share where shares are accepted', () => {
    expect(readDecimalCell('95%', 'accept').value?.toText()).toBe('0.95');
    expect(said('95%')).toEqual(['"95%" is a share, not a figure', 'Write it as a decimal: 0.95.']);
  });

  it.each([
    ['', 'The cell is empty', 'Write a figure.'],
    ['1,234', '"1,234" has a comma', 'Write 1234, or 1.234 if the comma is the decimal point.'],
    ['1,234.50', '"1,234.50" has separators between thousands', 'Write 1234.50.'],
    ['1,234,567', '"1,234,567" has separators between thousands', 'Write 1234567.'],
    ["1'234", '"1\'234" has separators between thousands', 'Write 1234.'],
    ['1\u202f234', '"1\u202f234" has separators between thousands', 'Write 1234.'],
    ['12,5', '"12,5" has a comma', 'Write 12.5.'],
    ['NaN', '"NaN" is not a number', 'Write a figure in digits, or leave the cell empty if there is none.'],
    ['-Infinity', '"-Infinity" is not a number', 'Write a figure in digits, or leave the cell empty if there is none.'],
    ['#DIV/0!', '"#DIV/0!" is not a number', 'Write a figure in digits, or leave the cell empty if there is none.'],
    ['n/a', '"n/a" is not a number', 'Write a figure in digits, or leave the cell empty if there is none.'],
    ['1e400', '"1e400" is written with an exponent', 'Figures have at most 30 digits before and after the point.'],
    ['1.5E3', '"1.5E3" is written with an exponent', 'Write 1500.'],
    ['25e-4', '"25e-4" is written with an exponent', 'Write 0.0025.'],
    ['１２３．５', '"１２３．５" is written in other characters than the plain digits 0 to 9', 'Write 123.5.'],
    ['−5', '"−5" is written in other characters than the plain digits 0 to 9', 'Write -5.'],
    ['١٢', '"١٢" is written in other characters than the plain digits 0 to 9', 'Use the digits 0 to 9.'],
    ['.5', '".5" has no digit before the point', 'Write 0.5.'],
    ['5.', '"5." has no digit after the point', 'Write 5.'],
    ['€ 12.50', '"€ 12.50" is not a plain number', 'Write 12.50: digits alone, with a point before decimals.'],
    ['1.2.3', '"1.2.3" is not a plain number', 'Write a figure in digits, or leave the cell empty if there is none.'],
    ['0x10', '"0x10" is not a plain number', 'Write a figure in digits, or leave the cell empty if there is none.'],
    ['1'.repeat(31), `"${'1'.repeat(31)}" has more than 30 digits before or after the point`, 'Write fewer digits.'],
  ])('%j is refused', (text, problem, advice) => {
    expect(said(text)).toEqual([problem, advice]);
  });
});
