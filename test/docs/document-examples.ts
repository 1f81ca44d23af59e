import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A block of JSON in a document and the rows of the table right after it, each by the headings of its columns. */
export interface DocumentExample {
  /** Where it stands, for the name of a test. */
  readonly line: number;
  readonly json: unknown;
  readonly rows: readonly Readonly<Record<string, string>>[];
}

/** The part of a document under `docs/` from a mark on until another one. */
export function sectionOf(file: string, from: string, until: string): { readonly text: string; readonly line: number } {
  const text = readFileSync(fileURLToPath(new URL(`../../docs/${file}`, import.meta.url)), 'utf8');
  const start = text.indexOf(from);
  const end = text.indexOf(until, start);
  if (start < 0 || end < 0) throw new Error(`docs/${file} has no part from "${from}" until "${until}"`);
  return { text: text.slice(start, end), line: text.slice(0, start).split('\n').length };
}

/** Every block of JSON of a section, with its table; without rows where none follows. */
export function examplesIn({ text, line }: ReturnType<typeof sectionOf>): readonly DocumentExample[] {
  return [...text.matchAll(/^```json\n([\s\S]*?)^```\n\n?((?:^\|.*\n)*)/gm)].map(
    ({ index, 1: json = '', 2: table = '' }) => ({
      line: line + text.slice(0, index).split('\n').length,
      json: JSON.parse(json) as unknown,
      rows: rowsOf(table),
    }),
  );
}

function rowsOf(table: string): DocumentExample['rows'] {
  const [headings = [], , ...rows] = table.split('\n').flatMap((row) => (row === '' ? [] : [cellsOf(row)]));
  return rows.map((cells) => Object.fromEntries(headings.map((heading, i) => [heading, cells[i] ?? ''])));
}

const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
