import { describe, expect, it } from '@jest/globals';

import type { CsvRow } from '../../src/files/csv.js';
import { readJsonLinesInPieces } from '../../src/ingestion/json-lines.js';
import { OBSERVATION_COLUMNS } from '../../src/metrics/observation-row.js';
import { file } from './company.js';

async function read(content: string | Uint8Array): Promise<CsvRow[]> {
  const columns = { ...OBSERVATION_COLUMNS, others: 'refuse' } as const;
  const rows: CsvRow[] = [];
  for await (const piece of readJsonLinesInPieces(file('x.jsonl', content).open(), columns, 'x.jsonl'))
    rows.push(...piece);
  return rows;
}

async function cells(line: string): Promise<Record<string, string>> {
  const [row] = await read(line);
  if (row?.kind !== 'record') throw new Error(JSON.stringify(row));
  return Object.fromEntries(row.fields);
}

const finding = async (content: string | Uint8Array) => {
  const row = (await read(content)).at(-1);
  return row?.kind === 'record' ? undefined : row;
};

describe('JSON lines', () => {
  it.each([
    ['0.1', '0.1'],
    ['0.1000000000000000055511151231257827', '0.1000000000000000055511151231257827'],
    ['12345678901234567890123', '12345678901234567890123'],
    ['-3', '-3'],
    ['9.49e-1', '0.949'],
    ['1E3', '1000'],
    ['1.2345e+2', '123.45'],
    ['-5e-07', '-0.0000005'],
    ['1e400', '1e400'],
    ['null', ''],
    ['" 94.9% "', '94.9%'],
    ['"\\u0031"', '1'],
  ])('takes the number %s by its digits', async (literal, text) => {
    expect(await cells(`{"indicator":"a","value": ${literal} ,"source":"s"}`)).toEqual({
      indicator: 'a',
      value: text,
      source: 's',
    });
  });

  it('reads texts that look like members', async () => {
    expect(await cells('{"reference":"\\"value\\": 3, \\\\","value":4}')).toEqual({
      reference: '"value": 3, \\',
      value: '4',
    });
  });

  it('numbers rows by line, over blank lines, CRLF, a byte order mark and a last line without its end', async () => {
    const rows = await read('\ufeff{"value":1}\r\n\r\n{"value":2}\n  \n{"value":3}');
    expect(rows.map((row) => row.kind === 'record' && [row.row, row.fields.get('value')])).toEqual([
      [1, '1'],
      [3, '2'],
      [5, '3'],
    ]);
  });

  it.each([
    ['{"value":NaN}', 'no-json', 'JSON has no NaN'],
    ['{"value":1,}', 'no-json', 'with quotes around every name'],
    ['{"value":01}', 'no-json', 'Write {"indicator"'],
    ['{"value":true}', 'json-value', 'Write a text or a number'],
    ['{"value":{"a":1}}', 'json-value', 'Write a text or a number'],
    ['{"value":[1]}', 'json-value', 'Write a text or a number'],
    ['{"valeu":1}', 'unknown-column', 'Did you mean value?'],
    ['{"__proto__":1}', 'unknown-column', 'Remove it'],
    ['{"value":1,"value":2}', 'name-twice', 'Keep one'],
    ['{"value":1,"v\\u0061lue":2}', 'name-twice', 'Keep one'],
    ['[1]', 'no-object', 'Write {"indicator"'],
    [`{"value":"${'9'.repeat(70_000)}"}`, 'line-too-long', 'Shorten it'],
  ])('refuses the line %.30s and reads on', async (line, code, advice) => {
    const rows = await read(`{"value":1}\n${line}\n{"value":3}\n`);
    expect(rows.map((row) => row.kind)).toEqual(['record', 'bad-row', 'record']);
    expect(rows[1]).toMatchObject({ row: 2, finding: { code, line: 2, file: 'x.jsonl' } });
    expect(rows[1]?.kind === 'bad-row' && rows[1].finding.advice).toContain(advice);
    expect(rows[1]?.kind === 'bad-row' && rows[1].raw.length).toBeLessThanOrEqual(500);
  });

  it('refuses what is no file of JSON lines', async () => {
    expect(await finding('')).toMatchObject({ kind: 'bad-file', finding: { code: 'empty-file' } });
    expect(await finding(' \n\n')).toMatchObject({ kind: 'bad-file', finding: { code: 'empty-file' } });
    expect(await finding('[\n{"value":1}\n]')).toMatchObject({ kind: 'bad-file', finding: { code: 'not-json-lines' } });
    expect(await finding('indicator,subject\n')).toMatchObject({ finding: { code: 'not-json-lines' } });
  });

  it('stops at a byte that is not UTF-8, and says where', async () => {
    const rows = await read(Buffer.concat([Buffer.from('{"value":1}\n{"value":"'), Buffer.from([0xff])]));
    expect(rows.map((row) => row.kind)).toEqual(['record', 'bad-file']);
    expect(rows[1]).toMatchObject({ finding: { code: 'encoding', line: 2 } });
  });
});
