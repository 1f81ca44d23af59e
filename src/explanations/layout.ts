/** Plain text on a terminal: how wide text is there, filling lines, columns. */

/** No line is wider, except for a single column of numbers that would not fit. */
export const LINE_WIDTH = 108;

const ZERO_WIDTH = /[\p{Mn}\p{Me}\u200b-\u200d\u2060\ufe00-\ufe0f]/u;
/** East Asian wide and full-width characters, and pictures. */
const DOUBLE_WIDTH =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;
/** Characters that steer a terminal or turn the direction of writing: names and files come from outside. */
const STEERING = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;
/** Where a line may be broken: at spaces, and beside East Asian characters, closing marks staying with what they close. */
const PIECES =
  / +|[\u300a\u300c\uff08]*[\u2e80-\u2fff\u3040-\ufaff\u{20000}-\u{3fffd}][,:;)\u3001\u3002\u300b\u300d\uff09\uff0c\uff1a\uff1b]*|[^ \u2e80-\u2fff\u3040-\ufaff\u{20000}-\u{3fffd}]+/gu;

/** Columns that a text takes: Chinese characters count double. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += ZERO_WIDTH.test(character) ? 0 : DOUBLE_WIDTH.test(character) ? 2 : 1;
  return width;
}

/** Text from outside as one line that can do nothing to a terminal. */
export const harmless = (text: string): string => text.replace(STEERING, ' ');

export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - displayWidth(text)));
export const padStart = (text: string, width: number): string =>
  ' '.repeat(Math.max(0, width - displayWidth(text))) + text;

/** Lines of at most this width, the second and later ones indented by `hanging`. */
export function filled(text: string, width: number, hanging = 0): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of harmless(text).match(PIECES) ?? [])
    for (const part of cutTo(piece, width - hanging)) {
      if (line !== '' && displayWidth(line + part.trimEnd()) > width) {
        lines.push(line.trimEnd());
        line = ' '.repeat(hanging);
      }
      if (line.trim() !== '' || part.trim() !== '') line += part;
    }
  if (line.trim() !== '' || lines.length === 0) lines.push(line.trimEnd());
  return lines;
}

/** A piece without a place to break it, in parts that fit. */
function cutTo(piece: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of piece) {
    if (part !== '' && displayWidth(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** A paragraph, indented. */
export function paragraph(text: string, indent = 0, hanging = 0): string[] {
  return filled(text, LINE_WIDTH - indent, hanging).map((line) => (' '.repeat(indent) + line).trimEnd());
}

/** A line of two texts, the second at the right margin; two lines where they do not fit beside each other. */
export function bothEnds(left: string, right: string): string[] {
  const [start, end] = [harmless(left), harmless(right)];
  const room = LINE_WIDTH - displayWidth(start) - displayWidth(end);
  return room >= 2 ? [start + ' '.repeat(room) + end] : [...paragraph(start), ...paragraph(end, 2)];
}

/** A row of a table: cells, the first to the left and the others to the right, with notes below; or a heading across. */
export type TableRow =
  { readonly cells: readonly string[]; readonly notes: readonly string[] } | { readonly heading: string };

const INDENT = 2;
const GAP = 2;
const NARROWEST_NAME = 20;

/** Rows in columns. The first column takes what is left of the line and runs on below where that is too little. */
export function table(rows: readonly TableRow[]): string[] {
  const cells = rows.flatMap((row) => ('cells' in row ? [row.cells.map(harmless)] : []));
  const widths = Array.from({ length: Math.max(0, ...cells.map((row) => row.length)) }, (_, column) =>
    Math.max(...cells.map((row) => displayWidth(row[column] ?? ''))),
  );
  const [widest = 0, ...others] = widths;
  const taken = others.reduce((sum, width) => sum + width + GAP, INDENT);
  const name = Math.max(Math.min(widest, LINE_WIDTH - taken), NARROWEST_NAME);
  return rows.flatMap((row) =>
    'cells' in row ? tableRow(row.cells, row.notes, name, others) : paragraph(row.heading, INDENT),
  );
}

function tableRow(
  [first = '', ...rest]: readonly string[],
  notes: readonly string[],
  name: number,
  widths: readonly number[],
): string[] {
  const [start = '', ...more] = filled(first, name, 2);
  const numbers = rest.map((cell, i) => ' '.repeat(GAP) + padStart(harmless(cell), widths[i] ?? 0)).join('');
  return [
    (' '.repeat(INDENT) + padEnd(start, name) + numbers).trimEnd(),
    ...more.map((line) => ' '.repeat(INDENT) + line),
    ...notes.flatMap((note) => paragraph(note, INDENT + 2, 2)),
  ];
}
