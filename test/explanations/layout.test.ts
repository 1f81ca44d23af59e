import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  bothEnds,
  displayWidth,
  filled,
  harmless,
  LINE_WIDTH,
  padEnd,
  padStart,
  table,
} from '../../src/explanations/layout.js';

const FULL_STOP = '\u3002';
const COMMA = '\uff0c';

describe('widths', () => {
  test.each([
    ['', 0],
    ['Liu Yang', 8],
    ['刘洋', 4],
    [`准时${COMMA}`, 6],
    ['한국어', 6],
    ['e\u0301', 1],
    ['★ ✓ – ≥', 7],
    ['🎁', 2],
  ])('%j takes %d columns', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  test('padding counts columns, and leaves what is wider alone', () => {
    expect([padEnd('刘', 4), padStart('刘', 4), padEnd('刘洋', 2)]).toEqual(['刘  ', '  刘', '刘洋']);
  });
});

describe('filling lines', () => {
  test('breaks between words, and hangs the rest', () => {
    expect(filled('one two three four', 9, 2)).toEqual(['one two', '  three', '  four']);
  });

  test('breaks Chinese anywhere but before a closing mark', () => {
    expect(filled(`准时送达包裹${COMMA}很好${FULL_STOP}`, 12)).toEqual(['准时送达包', `裹${COMMA}很好${FULL_STOP}`]);
  });

  test('cuts what has no place to break', () => {
    expect(filled('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
  });

  test('keeps a number with its unit', () => {
    expect(filled('above 95\u00a0%', 8)).toEqual(['above', '95\u00a0%']);
  });

  test('loses nothing and is never too wide, whatever the text', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'bc ', ' ', '刘', COMMA, '(', '%', '🎁') });
    const without = (text: string) => text.replaceAll(' ', '');
    fc.assert(
      fc.property(texts, fc.integer({ min: 6, max: 40 }), (text, width) => {
        const lines = filled(text, width, 2);
        expect(without(lines.join(''))).toBe(without(text));
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width + 4);
      }),
    );
  });
});

test('text from outside can steer no terminal and start no line', () => {
  expect(harmless('Liu\u001b[31m\nYang\u202e\t.')).toBe('Liu [31m Yang .');
});

test('a line that both ends do not fit on becomes two', () => {
  expect(bothEnds('a', 'b')).toEqual([`a${' '.repeat(LINE_WIDTH - 2)}b`]);
  expect(bothEnds('a'.repeat(LINE_WIDTH - 1), 'b')).toEqual(['a'.repeat(LINE_WIDTH - 1), '  b']);
});

test('a table aligns its columns by display width, and lets a long name run on below', () => {
  const long = 'Appointments offered before the customer asks '.repeat(3).trim();
  const rows = [
    { cells: ['准时送达', '1.00'], notes: ['note'] },
    { heading: 'Group' },
    { cells: [long, '1,234.00'], notes: [] },
  ];
  const [first, note, heading, second, third] = table(rows);
  expect([note, heading]).toEqual(['    note', '  Group']);
  expect(displayWidth(first!)).toBe(displayWidth(second!));
  expect(second).toMatch(/^ {2}Appointments offered .* 1,234\.00$/);
  expect(third).toMatch(/^ {4}\S/);
});
