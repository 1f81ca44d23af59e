/** The header of a table: which column is which, and what to do where one is missing, doubled or misspelt. */
import type { Finding } from '../engine/finding.js';

import { shownCell } from './cell-text.js';
import { nearestName } from './nearest-name.js';
import { phrase, sentences, worded, type Phrase, type Wording } from '../engine/phrase.js';

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
  const message = phrase`Column ${{ place: at + 1 }} has no name in the header row.`;
  return problem(
    'unnamed-column',
    message,
    phrase`Name the column, or remove it (and any separator after the last one).`,
  );
}

function doubledColumn(names: readonly string[]): Finding | undefined {
  const second = names.findIndex((name, at) => names.indexOf(name) < at);
  if (second < 0) return undefined;
  const name = shownCell(names[second] ?? '');
  const first = names.indexOf(names[second] ?? '') + 1;
  return problem(
    'duplicate-column',
    phrase`The header names ${{ name }} twice: columns ${{ first }} and ${{ second: second + 1 }}.`,
    phrase`Remove or rename one of them.`,
  );
}

function missingColumns(names: readonly string[], { required, optional }: CsvColumns): Finding | undefined {
  const missing = required.filter((name) => !names.includes(name));
  if (missing.length === 0) return undefined;
  const spare = names.filter((name) => !required.includes(name) && !optional.includes(name));
  const renames = missing.flatMap((name) => renameTo(name, spare));
  const message =
    missing.length === 1
      ? phrase`The column ${{ missing: quoted(missing) }} is missing: the header has ${{ names: quoted(names) }}.`
      : phrase`The columns ${{ missing: quoted(missing) }} are missing: the header has ${{ names: quoted(names) }}.`;
  const advice =
    otherSeparator(names) ?? sentences(...renames) ?? phrase`Add ${{ missing: quoted(missing) }} to the header row.`;
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
    const message = phrase`The column ${{ name: shownCell(name) }} is not known here: the columns are ${{ known: quoted(known) }}.`;
    const keep = others === 'keep' ? phrase`If it is something else, give it a name that is less alike.` : undefined;
    const advice =
      meant === undefined
        ? phrase`Remove it.`
        : sentences(phrase`Write ${{ meant: shownCell(meant) }} in the header if that is what it is.`, keep);
    return problem('unknown-column', message, advice);
  }
  return undefined;
}

function renameTo(missing: string, spare: readonly string[]): Phrase[] {
  const found = spare.find((name) => plain(name) === plain(missing)) ?? nearestName(missing, spare);
  return found === undefined
    ? []
    : [phrase`Rename ${{ found: shownCell(found) }} to ${{ missing: shownCell(missing) }}.`];
}

const alike = (name: string, known: readonly string[]): string | undefined =>
  known.find((each) => plain(each) === plain(name));

/** Letters and digits alone: what `Target Bonus` and `target_bonus` have in common. */
const plain = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

function otherSeparator(names: readonly string[]): Phrase | undefined {
  if (names.length > 1) return undefined;
  const [header = ''] = names;
  if (header.includes(';'))
    return phrase`The columns seem to be separated by semicolons: save the file with commas instead.`;
  return undefined;
}

function quoted(names: readonly string[]): string {
  const shown = names.slice(0, MAX_NAMED).map(shownCell).join(', ');
  return names.length > MAX_NAMED ? `${shown} …` : shown;
}

const problem = (code: string, message: Wording, advice: Wording): Finding => ({
  severity: 'error',
  code,
  line: 1,
  ...worded(message, advice),
});
