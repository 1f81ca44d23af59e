/** Who reports a row: `internal`, `third-party`, `survey`. */
import { shownCell } from '../files/cell-text.js';
import { RowProblem } from './row-problem.js';
import { phrase, type Phrase } from '../engine/phrase.js';

const SOURCE = /^[a-z0-9-]{1,40}$/;

/** Is this a source's name? */
export const isSource = (text: string): boolean => SOURCE.test(text);

/** The source of the row before: a file has few, and they are held once. */
let latestSource = '';

/** Reads who reports a row; `what` is what they report: "the figure". */
export function readSource(text: string, what: Phrase): string | RowProblem {
  if (text === latestSource && text !== '') return latestSource;
  if (SOURCE.test(text)) return (latestSource = text);
  if (text === '') {
    const advice = phrase`Name it in the column source, or for the whole file with --source.`;
    return new RowProblem(
      'source',
      text,
      'source-missing',
      phrase`The row does not say who reports ${{ what }}.`,
      advice,
    );
  }
  const reason = phrase`${{ text: shownCell(text) }} is not the name of a source.`;
  const meant = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const grammar = phrase`Lower-case letters, digits and hyphens, at most 40.`;
  const advice = SOURCE.test(meant) ? phrase`Write ${{ meant }}. ${{ grammar }}` : grammar;
  return new RowProblem('source', text, 'source-malformed', reason, advice);
}
