import { canonicalJson } from './canonical.js';
import type { Exact } from './exact.js';
import { writeWhole } from './write-whole.js';

const QUOTATION_MARK = 0x22;
const BACKSLASH = 0x5c;
/** The longest text of a whole number below 2⁵³, and more than the longest of a decimal that is not asked for its text. */
const LONGEST_NUMBER = 40;
const encoder = new TextEncoder();

/**
 * Canonical JSON as bytes, written piece by piece into memory that is used again: what a million payouts are hashed by is never a
 * million texts. Pieces are written as they are, so that whoever writes them sees to commas and to the order of keys.
 */
export class ByteWriter {
  private bytes = new Uint8Array(65_536);
  private end = 0;

  /** Bytes so far. */
  get length(): number {
    return this.end;
  }

  /** What was written from a place on; it is good until more is written. */
  from(start: number): Uint8Array {
    return this.bytes.subarray(start, this.end);
  }

  text(start = 0): string {
    return new TextDecoder().decode(this.from(start));
  }

  /** Begins anew. */
  clear(): void {
    this.end = 0;
  }

  byte(byte: number): void {
    this.makeRoom(1);
    this.bytes[this.end++] = byte;
  }

  /** Exchanges one byte that was written. */
  setByte(at: number, byte: number): void {
    this.bytes[at] = byte;
  }

  /** ASCII as it stands. */
  ascii(text: string): void {
    const { length } = text;
    this.makeRoom(length);
    const { bytes, end } = this;
    for (let i = 0; i < length; i += 1) bytes[end + i] = text.charCodeAt(i);
    this.end = end + length;
  }

  /** A text in quotation marks, with whatever must be escaped escaped. */
  quoted(text: string): void {
    const { length } = text;
    this.makeRoom(length + 2);
    const { bytes, end } = this;
    bytes[end] = QUOTATION_MARK;
    for (let i = 0; i < length; i += 1) {
      const unit = text.charCodeAt(i);
      if (unit < 0x20 || unit > 0x7e || unit === QUOTATION_MARK || unit === BACKSLASH) {
        this.utf8(canonicalJson(text));
        return;
      }
      bytes[end + 1 + i] = unit;
    }
    bytes[end + 1 + length] = QUOTATION_MARK;
    this.end = end + length + 2;
  }

  /** Any text as it stands. */
  utf8(text: string): void {
    // Three bytes a UTF-16 unit is the most that UTF-8 takes.
    this.makeRoom(3 * text.length);
    this.end += encoder.encodeInto(text, this.bytes.subarray(this.end)).written;
  }

  /** A whole number below 2⁵³. */
  whole(number: number): void {
    this.makeRoom(LONGEST_NUMBER);
    this.end = writeWhole(number, this.bytes, this.end);
  }

  /** What {@link Exact.toText} gives, in quotation marks. */
  decimal(value: Exact): void {
    this.makeRoom(LONGEST_NUMBER);
    this.bytes[this.end] = QUOTATION_MARK;
    const end = value.writeText(this.bytes, this.end + 1);
    if (end === undefined) {
      this.quoted(value.toText());
      return;
    }
    this.bytes[end] = QUOTATION_MARK;
    this.end = end + 1;
  }

  private makeRoom(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.end + more));
    larger.set(this.bytes.subarray(0, this.end));
    this.bytes = larger;
  }
}
