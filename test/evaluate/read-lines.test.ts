import { describe, expect, it } from '@jest/globals';

import { MAX_LINE_BYTES, readLines, type FileLine } from '../../src/evaluate/read-lines.js';

async function linesOf(...pieces: readonly (string | Uint8Array)[]): Promise<readonly FileLine[]> {
  const bytes = async function* () {
    for (const piece of pieces) yield Buffer.from(piece);
  };
  const lines: FileLine[] = [];
  for await (const line of readLines(bytes())) lines.push(line);
  return lines;
}

describe('lines of a file', () => {
  it('are counted from 1, blank ones too, and may end with LF, CRLF or the file', async () => {
    expect(await linesOf('a\n\nb\r\n  \nc')).toEqual([
      { line: 1, text: 'a' },
      { line: 3, text: 'b' },
      { line: 5, text: 'c' },
    ]);
    expect(await linesOf('')).toEqual([]);
    expect(await linesOf('a\n')).toEqual([{ line: 1, text: 'a' }]);
  });

  it('are put together from pieces, also within a character', async () => {
    const [first, second] = [Buffer.from('数').subarray(0, 1), Buffer.from('数').subarray(1)];
    expect(await linesOf('a', 'b', first, second, '\nc\n')).toEqual([
      { line: 1, text: 'ab数' },
      { line: 2, text: 'c' },
    ]);
  });

  it('begin after a byte order mark', async () => {
    expect(await linesOf('\ufeffa\n\ufeffb\n')).toEqual([
      { line: 1, text: 'a' },
      // A mark elsewhere is only white space to be trimmed.
      { line: 2, text: 'b' },
    ]);
  });

  it('that are not UTF-8 are told by number, and the next is read', async () => {
    expect(await linesOf('a\n', Uint8Array.of(0x62, 0xff, 0x0a), 'c\n')).toEqual([
      { line: 1, text: 'a' },
      { line: 2, problem: 'the line is not UTF-8' },
      { line: 3, text: 'c' },
    ]);
  });

  it('that are too long are passed over to their end', async () => {
    const half = 'x'.repeat(MAX_LINE_BYTES / 2);
    expect(await linesOf(half, half, half, half, 'x\nb\n')).toEqual([
      { line: 1, problem: `the line has more than ${MAX_LINE_BYTES} bytes` },
      { line: 2, text: 'b' },
    ]);
    expect(await linesOf(half, half)).toEqual([{ line: 1, text: half + half }]);
  });
});
