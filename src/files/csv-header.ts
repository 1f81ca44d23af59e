/** The header of a table: which column is which, and what to do where one is missing, doubled or misspelt. */
import type { Finding } from '../engine/finding.js';

import { shownCell } from './cell-text.js';
import { nearestName } from './nearest-name.js';

/** The columns that a table has, by exact name. `others`: what to do with columns of any other name. */
export interface CsvColumns {
  readonly required: readonly string[];
  readonly optional: readonly string[];
  readonly others: 'keep' | 'refuse';
}

const MAX_NAMED = 24;

/** What is wrong with a header; `undefined` where it can be read by. */
export function headerProblem(names: readonly string[], columns: CsvColumns): Finding | undefined {
  return (
    unnamedColumn(names) ?? doubledColumn(names) ?? missingColumns(names, columns) ?? unknownColumn(names, columns)
  );
}

function unnamedColumn(names: readonly string[]): Finding | undefined {
  const at = names.indexOf('');
  if (at < 0) return undefined;
  const message = `Column ${at + 1} has no name in the header row.`;
  return problem('unnamed-column', message, 'Name the column, or remove it (and any separator after the last one).');
}

function doubledColumn(names: readonly string[]): Finding | undefined {
  const second = names.findIndex((name, at) => names.indexOf(name) < at);
  if (second < 0) return undefined;
  const name = shownCell(names[second] ?? '');
  const places = `${names.indexOf(names[second] ?? '') + 1} and ${second + 1}`;
  return problem(
    'duplicate-column',
    `The header names ${name} twice: columns ${places}.`,
    'Remove or rename one of them.',
  );
}

function missingColumns(names: readonly string[], { required, optional }: CsvColumns): Finding | undefined {
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length === 0) return undefined;
  const spare = names.filter((name) => !required.includes(name) && !optional.includes(name));
  const renames = missing.flatMap((name) => renameTo(name, spare));
  const what = `${missing.length === 1 ? 'The column' : 'The columns'} ${quoted(missing)}`;
  const message = `${what} ${missing.length === 1 ? 'is' : 'are'} missing: the header has ${quoted(names)}.`;
  const advice =
    otherSeparator(names) ?? (renames.length > 0 ? renames.join(' ') : `Add ${quoted(missing)} to the header row.`);
  return problem('missing-column', message, advice);
}

/** A column that is none of the known ones: refused where others are, and where it is most likely a known one misspelt. */
function unknownColumn(names: readonly string[], { required, optional, others }: CsvColumns): Finding | undefined {
  const known = [...required, ...optional];
  const absent = optional.filter((name) => !names.includes(name));
  for (const name of names.filter((each) => !known.includes(each))) {
    const meant =
      alike(name, known) ?? (name.length > 3 || others === 'refuse' ? nearestName(name, absent) : undefined);
    if (meant === undefined && others === 'keep') continue;
    const message = `The column ${shownCell(name)} is not known here: the columns are ${quoted(known)}.`;
    const keep = others === 'keep' ? ' If it is something else, give it a name that is less alike.' : '';
    const advice =
      meant === undefined ? 'Remove it.' : `Write ${shownCell(meant)} in the header if that is what it is.${keep}`;
    return problem('unknown-column', message, advice);
  }
  return undefined;
}

function renameTo(missing: string, spare: readonly string[]): string[] {
  const found = spare.find((name) => plain(name) === plain(missing)) ?? nearestName(missing, spare);
  return found === undefined ? [] : [`Rename ${shownCell(found)} to ${shownCell(missing)}.`];
}

const alike = (name: string, known: readonly string[]): string | undefined =>
  known.find((each) => plain(each) === plain(name));

/** Letters and digits alone: what `Target Bonus` and `target_bonus` have in common. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function otherSeparator(names: readonly string[]): string | undefined {
  if (names.length > 1) return undefined;
  const [header = ''] = names;
  if (header.includes(';')) return 'The columns seem to be separated by semicolons: save the file with commas instead.';
  return undefined;
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).map(shownCell).join(', ');
  return names.length > MAX_NAMED ? `${shown} …` : shown;
}

const problem = (code: string, message: string, advice: string): Finding => ({
  severity: 'error',
  code,
  line: 1,
  message,
  advice,
});
