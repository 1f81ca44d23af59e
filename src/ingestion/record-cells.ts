/** Cells that records of several kinds have: a text, a day, the code of a department or an employee, and attributes. */
import { canonicalJson } from '../engine/canonical.js';
import { shownCell, unreadable } from '../files/cell-text.js';
import { readDayCell } from '../files/day-cell.js';
import { loadFirst, SUBJECT_KINDS, type KnownCodes } from '../metrics/known-codes.js';
import { attributeName, MAX_ATTRIBUTES, MAX_ATTRIBUTE_NAME } from '../organisation/employee-attributes.js';
import { cell, RowProblem, type Cells } from './row-problem.js';
import { phrase, type Wording } from '../engine/phrase.js';

/** The longest text of a cell that has a meaning of its own, and of an attribute, in characters. */
export const MAX_TEXT = 200;
const MAX_ATTRIBUTE = 500;

/** The row lacks what stands in a column. */
export const missing = (column: string, advice: Wording): RowProblem =>
  new RowProblem(column, '', `${column}-missing`, phrase`The row has no ${{ column }}.`, advice);

/** A text that must be there. */
export function requiredText(cells: Cells, column: string, advice: Wording): string | RowProblem {
  const text = cell(cells, column);
  return text === '' ? missing(column, advice) : (textProblem(column, text) ?? text);
}

/** A text that may be there; `null` where it is not. */
export function optionalText(cells: Cells, column: string): string | null | RowProblem {
  const text = cell(cells, column);
  return text === '' ? null : (textProblem(column, text) ?? text);
}

/** What is wrong with a text: too long, or with a character that cannot be read. */
export function textProblem(column: string, text: string, longest: number = MAX_TEXT): RowProblem | undefined {
  if (text.length > longest) {
    const reason = phrase`The ${{ column }} has ${{ count: text.length }} characters.`;
    return new RowProblem(column, text, 'text-too-long', reason, phrase`At most ${{ longest }} are taken.`);
  }
  const character = unreadable(text);
  if (character === undefined) return undefined;
  return new RowProblem(
    column,
    text,
    'unreadable-character',
    phrase`The ${{ column }} contains ${{ character }}.`,
    phrase`Remove it.`,
  );
}

/** The day of the row before: a file has few of them, in many rows. */
let latestDay = '';

/** The day in the column `date`. */
export function readDay(cells: Cells): string | RowProblem {
  const text = cell(cells, 'date');
  if (text === latestDay && text !== '') return latestDay;
  const { day, problem, advice } = readDayCell(text);
  if (day !== undefined) return (latestDay = day);
  return new RowProblem('date', text, text === '' ? 'date-missing' : 'no-such-day', phrase`${{ problem }}.`, advice);
}

/** The code of a department or an employee that there is; `null` where the cell is empty. */
export function readCode(cells: Cells, kind: 'department' | 'employee', known: KnownCodes): string | null | RowProblem {
  const text = cell(cells, kind);
  if (text === '') return null;
  if ((kind === 'employee' ? known.employees : known.departments).has(text)) return text;
  const reason = phrase`There is no ${{ kind: SUBJECT_KINDS[kind] }} ${{ text: shownCell(text) }}.`;
  return new RowProblem(kind, text, `unknown-${kind}`, reason, loadFirst(known, text, kind));
}

/** What the columns of the latest files are called as attributes: reckoned once a column, not once a row. */
const attributeNames = new Map<string, string>();
const REMEMBERED = 1_000;

/** The name that a column has as an attribute. */
export function nameOfColumn(column: string): string {
  const known = attributeNames.get(column);
  if (known !== undefined) return known;
  if (attributeNames.size >= REMEMBERED) attributeNames.clear();
  const name = attributeName(column);
  attributeNames.set(column, name);
  return name;
}

const NO_NAME: ReadonlySet<string> = new Set(['', '__proto__', 'constructor', 'prototype']);

/** The columns with no meaning of their own, `own` being the names of those that have one: canonical JSON of text by name. */
export function readAttributes(cells: Cells, own: ReadonlySet<string>): string | RowProblem {
  const attributes = new Map<string, string>();
  for (const [column, text] of cells) {
    if (text === '' || own.has(column)) continue;
    const problem = textProblem(column, text, MAX_ATTRIBUTE);
    if (problem) return problem;
    const name = nameOfColumn(column);
    if (NO_NAME.has(name) || name.length > MAX_ATTRIBUTE_NAME || own.has(name) || attributes.has(name))
      return badAttribute(column, text);
    attributes.set(name, text);
  }
  if (attributes.size > MAX_ATTRIBUTES) {
    const reason = phrase`The row has ${{ count: attributes.size }} attributes.`;
    return new RowProblem(
      '',
      '',
      'too-many-attributes',
      reason,
      phrase`At most ${{ most: MAX_ATTRIBUTES }} are taken.`,
    );
  }
  return attributes.size === 0 ? '{}' : canonicalJson(Object.fromEntries(attributes));
}

function badAttribute(column: string, text: string): RowProblem {
  const reason = phrase`The column ${{ column: shownCell(column) }} cannot be the name of an attribute, or there are two of it.`;
  const advice = phrase`Rename it: 1 to ${{ most: MAX_ATTRIBUTE_NAME }} letters and digits, none like another column.`;
  return new RowProblem(column, text, 'bad-attribute-name', reason, advice);
}
