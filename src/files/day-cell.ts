/** Days as people write them into tables. */
import { isDay } from '../engine/period.js';
import { shownCell } from './cell-text.js';
import { phrase, type Phrase } from '../engine/phrase.js';

/** What a cell holds: a day `YYYY-MM-DD`, or what is wrong with it and what to do. */
export type DayCell =
  | { readonly day: string; readonly problem?: never; readonly advice?: never }
  | { readonly day?: never; readonly problem: Phrase; readonly advice: Phrase };

const DAY = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;
const YEAR_FIRST = /^([0-9]{4})[-/.年]? ?([0-9]{1,2})[-/.月]? ?([0-9]{1,2})[.日]?(?:[T ][0-9:.Z]*)?$/;

/**
 * Reads a day of the calendar from 1900 on.
 *
 * @example readDayCell('2026/2/3') // { problem: '"2026/2/3" is not written as a day', advice: 'Write the day as YYYY-MM-DD: 2026-02-03.' }
 */
export function readDayCell(text: string): DayCell {
  if (isDay(text)) return { day: text };
  if (text === '') return { problem: phrase`The day is missing`, advice: phrase`Write the day as YYYY-MM-DD.` };
  if (DAY.test(text))
    return {
      problem: missing(text),
      advice: phrase`Write a day that exists.`,
    };
  const [, year = '', month = '', day = ''] = YEAR_FIRST.exec(text.normalize('NFKC')) ?? [];
  const meant = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return {
    problem: phrase`${{ text: shownCell(text) }} is not written as a day`,
    advice: isDay(meant) ? phrase`Write the day as YYYY-MM-DD: ${{ meant }}.` : phrase`Write the day as YYYY-MM-DD.`,
  };
}

const missing = (text: string): Phrase =>
  text < '1900'
    ? phrase`${{ text: shownCell(text) }} is a day before 1900`
    : phrase`${{ text: shownCell(text) }} is not a day of the calendar`;
