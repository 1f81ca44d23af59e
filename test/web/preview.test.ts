import { describe, expect, it } from '@jest/globals';

import { namesNoSource, previewOf, type Preview } from '../../web/upload/preview.js';

const shown = async (text: string, name = 'a.csv') => previewOf(new Blob([text]), name);

describe('the first rows of a file', () => {
  it('are split as they will be read: a byte order mark, quotes and blank lines', async () => {
    expect(await shown('\ufeffid, cause\r\n\r\n1,"late, very"\r\n2,"said ""no""\nand left"\r\n')).toEqual({
      columns: ['id', 'cause'],
      rows: [
        ['1', 'late, very'],
        ['2', 'said "no"\nand left'],
      ],
      isMore: false,
    });
  });

  it('are five, and more is said to come', async () => {
    const rows = Array.from({ length: 6 }, (_, i) => `${i}`);
    expect(await shown(['id', ...rows].join('\n'))).toMatchObject({
      rows: [['0'], ['1'], ['2'], ['3'], ['4']],
      isMore: true,
    });
    expect(await shown(['id', ...rows.slice(1)].join('\n'))).toMatchObject({ isMore: false });
  });

  it('of a large file are read from its beginning, wherever that is cut', async () => {
    // Each character is three bytes: the cut at 262,144 is within one.
    const row = `,${'北'.repeat(30_001)}\n`;
    const found = (await shown(`id,x\n${row.repeat(4)}`)) as Preview;
    expect(found.rows.map(([, text]) => text?.length)).toEqual([30_001, 30_001]);
  });

  it('of JSON lines have the columns of any of them', async () => {
    const lines = '{"id":"1","loss":2.50}\n{"id":"2","order":null,"tags":["a"]}\n';
    expect(await shown(lines, 'a.jsonl')).toEqual({
      columns: ['id', 'loss', 'order', 'tags'],
      rows: [
        ['1', '2.5', '', ''],
        ['2', '', '', '["a"]'],
      ],
      isMore: false,
    });
  });

  it('are not there where a file is empty, no UTF-8 or not split', async () => {
    expect(await shown(' \n')).toBe('empty');
    expect(await previewOf(new Blob([Uint8Array.of(0xb1, 0xb1)]), 'a.csv')).toBe('not-utf8');
    expect(await shown('id\n"1')).toBe('not-split');
    expect(await shown('{"id":', 'a.jsonl')).toBe('not-split');
  });

  it('tell whether somebody must say who reports them', async () => {
    const asks = async (text: string) => namesNoSource((await shown(text)) as Preview);
    expect([await asks('id\n1'), await asks('id,source\n1,'), await asks('id,source\n1,app')]).toEqual([
      true,
      true,
      false,
    ]);
  });
});
