import { isUtf8 } from 'node:buffer';

/** A line of a file, counted from 1: its text, or what keeps it from being read. */
export type FileLine =
  { readonly line: number; readonly text: string } | { readonly line: number; readonly problem: string };

/** Longest line, in bytes. */
export const MAX_LINE_BYTES = 1_048_576;

const LINE_FEED = 0x0a;
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Splits bytes into lines in constant memory. A line that is too long or not UTF-8 is answered as such, and the next is read all the
 * same. Blank lines are passed over and counted; a byte order mark at the beginning is no part of the first.
 */
export async function* readLines(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<FileLine> {
  let line = 1;
  let held: Buffer[] = [];
  let length = 0;
  const finish = (): FileLine | undefined => {
    const finished = lineOf(line, held, length);
    [line, held, length] = [line + 1, [], 0];
    return finished;
  };
  for await (const piece of bytes) {
    const buffer = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
    let start = 0;
    for (let end = buffer.indexOf(LINE_FEED); end >= 0; end = buffer.indexOf(LINE_FEED, start)) {
      if (length <= MAX_LINE_BYTES) held.push(buffer.subarray(start, end));
      length += end - start;
      const finished = finish();
      if (finished) yield finished;
      start = end + 1;
    }
    // Of a line that is too long already, nothing more needs to be kept.
    if (length <= MAX_LINE_BYTES) held.push(buffer.subarray(start));
    length += buffer.length - start;
  }
  const last = finish();
  if (last) yield last;
}

function lineOf(line: number, held: readonly Buffer[], length: number): FileLine | undefined {
  if (length > MAX_LINE_BYTES) return { line, problem: `the line has more than ${MAX_LINE_BYTES} bytes` };
  const [only] = held;
  const bytes = held.length === 1 && only ? only : Buffer.concat(held);
  if (!isUtf8(bytes)) return { line, problem: 'the line is not UTF-8' };
  const decoded = bytes.toString('utf8');
  const text = (line === 1 && decoded.startsWith(BYTE_ORDER_MARK) ? decoded.slice(1) : decoded).trim();
  return text === '' ? undefined : { line, text };
}
