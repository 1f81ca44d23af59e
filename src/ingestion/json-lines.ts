/** JSON lines: an object a line, read line by line in constant memory, numbers by the digits they are written with. */
import type { Finding } from '../engine/finding.js';
import { shownCell } from '../files/cell-text.js';
import type { CsvColumns, CsvRow } from '../files/csv.js';
import { Utf8Text } from '../files/utf8-text.js';
import { suggestion } from '../plans/check/words.js';
import { phrase, worded, type Wording } from '../engine/phrase.js';

/** Longest line, in characters. */
const MAX_LINE = 65_536;
/** How much of a line that cannot be read is kept. */
const RAW_SHOWN = 500;
const PIECE = 65_536;
/** An exponent beyond this gives a figure with too many digits anyway. */
const MAX_EXPONENT = 60;
const STRING = '"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"';
const NO_JSON_NUMBER = /:\s*[+-]?(NaN|Infinity)\b/;
/** A name and its value in an object that is known to be valid and flat. */
const MEMBER = new RegExp(`(${STRING})\\s*:\\s*(${STRING}|[^\\s,}]+)`, 'gs');

/**
 * Reads a file of JSON lines as {@link CsvRow}s, many at a time; `row` is the line, counted from 1. Blank lines are passed over.
 * Cells are texts or numbers; a number becomes the plain decimal that its digits say, never a double.
 */
export async function* readJsonLinesInPieces(
  bytes: AsyncIterable<Uint8Array>,
  columns: CsvColumns,
  file: string,
): AsyncGenerator<CsvRow[]> {
  const reader = new JsonLinesReader(columns, file);
  for await (const piece of bytes)
    for (let start = 0; start < piece.byteLength; start += PIECE) {
      const rows = reader.push(piece.subarray(start, start + PIECE));
      if (rows.length > 0) yield rows;
      if (reader.failed) return;
    }
  yield reader.end();
}

class JsonLinesReader {
  private readonly text = new Utf8Text();
  private readonly names: readonly string[];
  private readonly keepsOthers: boolean;
  private rest = '';
  /** Is the line that `rest` begins too long, so that what follows of it is passed over? */
  private overlong = false;
  private line = 0;
  private started = false;
  failed = false;

  constructor(
    columns: CsvColumns,
    private readonly file: string,
  ) {
    this.names = [...columns.required, ...columns.optional];
    this.keepsOthers = columns.others === 'keep';
  }

  push(piece: Uint8Array): CsvRow[] {
    const { text, invalidAt } = this.text.push(piece);
    const rows = this.read(text);
    if (invalidAt === undefined || this.failed) return rows;
    return [...rows, this.invalidByte(invalidAt)];
  }

  end(): CsvRow[] {
    const { invalidAt } = this.text.end();
    if (invalidAt !== undefined) return [this.invalidByte(invalidAt)];
    const rows = this.rest === '' ? [] : this.read('\n');
    if (this.started || this.failed) return rows;
    return [this.fail('empty-file', phrase`The file is empty.`, phrase`Write an object a line.`)];
  }

  private read(text: string): CsvRow[] {
    const lines = text.split('\n');
    const rows: CsvRow[] = [];
    for (let i = 0; i < lines.length - 1 && !this.failed; i++) {
      this.hold(lines[i] ?? '');
      this.line++;
      const row = this.readLine(this.rest.trim());
      if (row) rows.push(row);
      [this.rest, this.overlong] = ['', false];
    }
    this.hold(lines.at(-1) ?? '');
    return rows;
  }

  private hold(text: string): void {
    if (this.overlong) return;
    this.rest += text;
    if (this.rest.length <= MAX_LINE) return;
    this.rest = this.rest.slice(0, MAX_LINE);
    this.overlong = true;
  }

  private readLine(held: string): CsvRow | undefined {
    const line = this.line === 1 && held.startsWith('\ufeff') ? held.slice(1).trim() : held;
    if (line === '') return undefined;
    if (!this.started && !line.startsWith('{')) return this.notJsonLines(line);
    this.started = true;
    if (this.overlong)
      return this.bad(
        line,
        'line-too-long',
        phrase`The line has more than ${{ most: MAX_LINE }} characters.`,
        phrase`Shorten it.`,
      );
    const read = readObject(line, this.names, this.keepsOthers);
    if (!(read instanceof LineProblem)) return { kind: 'record', row: this.line, fields: read };
    return this.bad(line, read.code, read.message, read.advice, read.column);
  }

  private notJsonLines(line: string): CsvRow {
    return line.startsWith('[')
      ? this.fail(
          'not-json-lines',
          phrase`The file begins with a list.`,
          phrase`Write an object a line, without brackets and commas.`,
        )
      : this.fail(
          'not-json-lines',
          phrase`The file begins with ${{ text: shownCell(line.slice(0, 20)) }}, not with an object.`,
          phrase`Write an object a line; a table in CSV needs a name that ends in .csv.`,
        );
  }

  private invalidByte(offset: number): CsvRow {
    this.line++;
    const message = phrase`The file is not UTF-8 throughout: the byte at offset ${{ offset }}, in line ${{ line: this.line }}, belongs to no character.`;
    return this.fail('encoding', message, phrase`Save the file as UTF-8, then try again.`);
  }

  private fail(code: string, message: Wording, advice: Wording): CsvRow {
    this.failed = true;
    return { kind: 'bad-file', finding: this.finding(code, message, advice) };
  }

  private bad(line: string, code: string, message: Wording, advice: Wording, column?: string): CsvRow {
    const finding = this.finding(code, message, advice);
    const place = column === undefined ? finding : { ...finding, column };
    return { kind: 'bad-row', row: this.line, raw: line.slice(0, RAW_SHOWN), finding: place };
  }

  private finding(code: string, message: Wording, advice: Wording): Finding {
    return { severity: 'error', code, file: this.file, line: Math.max(1, this.line), ...worded(message, advice) };
  }
}

class LineProblem {
  constructor(
    readonly code: string,
    readonly message: Wording,
    readonly advice: Wording,
    readonly column?: string,
  ) {}
}

function readObject(
  line: string,
  names: readonly string[],
  keepsOthers: boolean,
): ReadonlyMap<string, string> | LineProblem {
  const parsed = parse(line, names);
  if (parsed instanceof LineProblem) return parsed;
  for (const [name, value] of Object.entries(parsed))
    if (value !== null && typeof value !== 'string' && typeof value !== 'number')
      return new LineProblem(
        'json-value',
        phrase`The value of ${{ name: shownCell(name) }} is neither a text nor a number.`,
        phrase`Write a text or a number, or leave the name out.`,
        name,
      );
  return readMembers(line, names, keepsOthers);
}

function parse(line: string, [first = '', second = '']: readonly string[]): object | LineProblem {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    return new LineProblem(
      'no-object',
      phrase`The line is not an object.`,
      phrase`Write {"${{ first }}": …, "${{ second }}": …, …}.`,
    );
  } catch {
    const advice = NO_JSON_NUMBER.test(line)
      ? phrase`JSON has no NaN and no Infinity: leave the figure out where there is none.`
      : phrase`Write {"${{ first }}": "…", "${{ second }}": "…", …} with quotes around every name and text.`;
    return new LineProblem('no-json', phrase`The line is not valid JSON.`, advice);
  }
}

function readMembers(
  line: string,
  names: readonly string[],
  keepsOthers: boolean,
): ReadonlyMap<string, string> | LineProblem {
  const cells = new Map<string, string>();
  for (const [, quotedName = '', written = ''] of line.matchAll(MEMBER)) {
    const name = unquoted(quotedName);
    if (!keepsOthers && !names.includes(name)) return unknownName(name, names);
    if (cells.has(name))
      return new LineProblem(
        'name-twice',
        phrase`The line has ${{ name: shownCell(name) }} twice.`,
        phrase`Keep one of them.`,
        name,
      );
    cells.set(name, written.startsWith('"') ? unquoted(written).trim() : plainDecimal(written));
  }
  return cells;
}

const unquoted = (json: string): string => (json.includes('\\') ? (JSON.parse(json) as string) : json.slice(1, -1));

function unknownName(name: string, names: readonly string[]): LineProblem {
  const message = phrase`${{ name: shownCell(name) }} is not known here: the names are ${{ names: names.join(', ') }}.`;
  return new LineProblem('unknown-column', message, suggestion(name, names) ?? phrase`Remove it.`, name);
}

/** A JSON number as a plain decimal, by its digits: `9.49e-1` is `0.949`. `null` is an empty cell. */
function plainDecimal(literal: string): string {
  if (literal === 'null') return '';
  const [, sign = '', whole = '', fraction = '', power] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(literal) ?? [];
  if (power === undefined || Math.abs(Number(power)) > MAX_EXPONENT) return literal;
  const digits = `${whole}${fraction}`;
  const point = whole.length + Number(power);
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${digits}`;
  const padded = digits.padEnd(point, '0');
  return padded.length === point ? `${sign}${padded}` : `${sign}${padded.slice(0, point)}.${padded.slice(point)}`;
}
