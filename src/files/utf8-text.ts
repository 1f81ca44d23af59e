import { isUtf8 } from 'node:buffer';

/** What a piece of bytes decodes to; `invalidAt` is the offset in the file of the first byte that is no UTF-8, after the text. */
export interface DecodedText {
  readonly text: string;
  readonly invalidAt?: number;
}

const REPLACEMENT = '\ufffd';
const REPLACEMENT_BYTES = Buffer.from(REPLACEMENT);

/** Decodes UTF-8 piece by piece and strictly: what is not UTF-8 is reported with its place, never replaced. */
export class Utf8Text {
  /** Bytes of a character that the next piece completes. */
  private unfinished = Buffer.alloc(0);
  private offset = 0;

  /** Decodes the next piece. */
  push(piece: Uint8Array): DecodedText {
    const view = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    const bytes = this.unfinished.length === 0 ? view : Buffer.concat([this.unfinished, view]);
    const whole = bytes.length - unfinishedLength(bytes);
    this.unfinished = Buffer.from(bytes.subarray(whole));
    return this.decode(bytes.subarray(0, whole));
  }

  /** Ends the text: a character that was begun and not finished is invalid. */
  end(): DecodedText {
    return this.unfinished.length === 0 ? { text: '' } : { text: '', invalidAt: this.offset };
  }

  private decode(bytes: Buffer): DecodedText {
    const text = bytes.toString('utf8');
    if (isUtf8(bytes)) {
      this.offset += bytes.length;
      return { text };
    }
    const valid = validLength(bytes, text);
    return { text: bytes.toString('utf8', 0, valid), invalidAt: this.offset + valid };
  }
}

/** Bytes before the first that is no UTF-8: the first replacement character of the text that does not stand for itself. */
function validLength(bytes: Buffer, text: string): number {
  let length = 0;
  let from = 0;
  for (;;) {
    const at = text.indexOf(REPLACEMENT, from);
    if (at < 0) return bytes.length;
    length += Buffer.byteLength(text.slice(from, at));
    const end = length + REPLACEMENT_BYTES.length;
    if (!bytes.subarray(length, end).equals(REPLACEMENT_BYTES)) return length;
    length = end;
    from = at + 1;
  }
}

/** How many bytes at the end begin a character that may be completed yet. */
function unfinishedLength(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    return characterLength(byte) > back ? back : 0;
  }
  return 0;
}

function characterLength(lead: number): number {
  if (lead >= 0xf0 && lead < 0xf8) return 4;
  if (lead >= 0xe0) return lead < 0xf0 ? 3 : 1;
  return lead >= 0xc0 ? 2 : 1;
}
