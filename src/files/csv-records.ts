/**
 * Text into records, by RFC 4180: commas, line ends, quotes. It never throws a record away and never gives up on the next: a
 * record that cannot be read says why and reading goes on at the next line. What is held of a record is bounded.
 */
import type { Phrase } from '../engine/phrase.js';
import { unreadable } from './cell-text.js';
import { splitLine } from './csv-fields.js';

/** Longest cell, in characters. */
export const MAX_CELL = 65_536;
/** Longest record, in characters of its cells. */
export const MAX_RECORD = 1_048_576;
/** Most cells in a record. */
export const MAX_COLUMNS = 1_000;
/** How much of a record is shown as it stood. */
export const RAW_SHOWN = 500;

export type RecordProblem =
  | { readonly code: 'text-after-quote' | 'quote-in-cell' | 'cell-too-long' | 'row-too-long'; readonly cell: number }
  | { readonly code: 'unreadable-character'; readonly cell: number; readonly character: Phrase };

export interface CsvRecord {
  /** The cells, trimmed; no more than {@link MAX_COLUMNS}, and not all of them where `problem` says that they are too long. */
  readonly cells: readonly string[];
  /** How many cells it has. */
  readonly count: number;
  /** The record as it stands in the text; of one that is long perhaps no more than {@link RAW_SHOWN} characters. */
  readonly raw: string;
  /** The line it begins on and the one it ends on, counted from 1. */
  readonly line: number;
  readonly endLine: number;
  readonly problem?: RecordProblem;
  /** The whole record, where splitting it at its commas gives the cells. */
  readonly plainLine?: string;
}

/** Where the scanner stands: `quote` is right after a quote inside quoted text, which ends it or, doubled, stands for itself. */
type Mode = 'start' | 'plain' | 'quoted' | 'quote' | 'after';

const END_OF_PLAIN = /[,\n"]/g;
const NOT_PLAIN = /["\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f-\u009f]|\r(?!$)/;

/** Splits text that comes in pieces into records. */
export class CsvRecords {
  private mode: Mode = 'start';
  private line = 1;
  private startLine = 1;
  private cells: string[] = [];
  private count = 0;
  private cell = '';
  private quoted = false;
  private length = 0;
  private raw = '';
  private problem: RecordProblem | undefined;
  private fresh = true;

  /** The records that end in the next piece of text. */
  push(text: string): CsvRecord[] {
    const records: CsvRecord[] = [];
    for (let position = 0; position < text.length;) {
      const next = this.fresh ? this.plainLine(text, position, records) : position;
      position = next > position ? next : this.scan(text, position, records);
    }
    return records;
  }

  /** Ends the text: the last record where no line end follows it, or the line on which a quote opens that is never closed. */
  end(): { readonly record?: CsvRecord; readonly neverClosed?: number } {
    if (this.mode === 'quoted') return { neverClosed: this.startLine };
    if (this.fresh) return {};
    const records: CsvRecord[] = [];
    this.finish('\n');
    this.endRecord(records);
    return records[0] === undefined ? {} : { record: records[0] };
  }

  /** The quick way, for a whole line without quotes or control characters; answers `position` where it is not for this line. */
  private plainLine(text: string, position: number, records: CsvRecord[]): number {
    const end = text.indexOf('\n', position);
    if (end < 0 || end - position > MAX_CELL) return position;
    const line = text.slice(position, end);
    if (NOT_PLAIN.test(line)) return position;
    const cells = splitLine(line);
    if (cells.length > MAX_COLUMNS) return position;
    if (cells.length > 1 || cells[0] !== '')
      records.push({ cells, count: cells.length, raw: line, line: this.line, endLine: this.line, plainLine: line });
    this.line++;
    return end + 1;
  }

  /** Reads on until the record or the text ends; answers where that is. */
  private scan(text: string, from: number, records: CsvRecord[]): number {
    if (this.fresh) this.startLine = this.line;
    this.fresh = false;
    let position = from;
    let ended = false;
    while (position < text.length && !ended) {
      const before = position;
      position = this.step(text, position);
      ended = position > before && text[position - 1] === '\n' && this.mode === 'start';
    }
    this.raw += text.slice(from, Math.min(position, from + RAW_SHOWN - this.raw.length));
    if (ended) this.endRecord(records);
    return position;
  }

  private step(text: string, position: number): number {
    switch (this.mode) {
      case 'start':
        return this.startCell(text, position);
      case 'plain':
        return this.plain(text, position);
      case 'quoted':
        return this.inQuotes(text, position);
      case 'quote':
        return this.afterQuote(text, position);
      case 'after':
        return this.afterQuoted(text, position);
    }
  }

  private startCell(text: string, position: number): number {
    const character = text[position];
    if (character === ' ' || character === '\t') return position + 1;
    this.quoted = character === '"';
    this.mode = this.quoted ? 'quoted' : 'plain';
    return this.quoted ? position + 1 : this.plain(text, position);
  }

  private plain(text: string, position: number): number {
    END_OF_PLAIN.lastIndex = position;
    const end = END_OF_PLAIN.exec(text)?.index ?? text.length;
    this.append(text, position, end);
    if (text[end] === '"') {
      this.note({ code: 'quote-in-cell', cell: this.count });
      this.append(text, end, end + 1);
    } else if (end < text.length) this.finish(text[end]);
    return Math.min(end + 1, text.length);
  }

  private inQuotes(text: string, position: number): number {
    const found = text.indexOf('"', position);
    const end = found < 0 ? text.length : found;
    this.append(text, position, end);
    for (let at = text.indexOf('\n', position); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) this.line++;
    if (found < 0) return end;
    this.mode = 'quote';
    return end + 1;
  }

  private afterQuote(text: string, position: number): number {
    this.mode = text[position] === '"' ? 'quoted' : 'after';
    if (this.mode === 'after') return this.afterQuoted(text, position);
    this.append(text, position, position + 1);
    return position + 1;
  }

  private afterQuoted(text: string, position: number): number {
    const character = text[position];
    if (character === ' ' || character === '\t' || character === '\r') return position + 1;
    if (character === ',' || character === '\n') {
      this.finish(character);
      return position + 1;
    }
    this.note({ code: 'text-after-quote', cell: this.count });
    this.mode = 'plain';
    return position;
  }

  private append(text: string, from: number, to: number): void {
    this.length += to - from;
    if (this.cell.length + to - from > MAX_CELL) this.note({ code: 'cell-too-long', cell: this.count });
    else if (this.length > MAX_RECORD) this.note({ code: 'row-too-long', cell: this.count });
    else this.cell += text.slice(from, to);
  }

  private finish(separator: string | undefined): void {
    this.endCell();
    if (separator === '\n') this.line++;
  }

  private endCell(): void {
    const text = this.cell.trim();
    const character = unreadable(text, this.quoted);
    if (character !== undefined) this.note({ code: 'unreadable-character', cell: this.count, character });
    if (this.count < MAX_COLUMNS) this.cells.push(text);
    this.count++;
    this.cell = '';
    this.mode = 'start';
  }

  private endRecord(records: CsvRecord[]): void {
    const { cells, count, raw, problem } = this;
    const blank = count === 1 && cells[0] === '' && !this.quoted && problem === undefined;
    const place = { line: this.startLine, endLine: this.line - 1 };
    if (!blank)
      records.push({ cells, count, raw: raw.replace(/\r?\n$/, ''), ...place, ...(problem ? { problem } : {}) });
    [this.cells, this.count, this.raw, this.length] = [[], 0, '', 0];
    this.problem = undefined;
    this.quoted = false;
    this.fresh = true;
  }

  /** The first problem of a record is the one that is told. */
  private note(problem: RecordProblem): void {
    this.problem ??= problem;
  }
}
