import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';

import { CsvFields } from '../../src/files/csv-fields.js';
import { readCsv, type CsvColumns, type CsvRow } from '../../src/files/csv.js';

const COLUMNS: CsvColumns = { required: ['code', 'name'], optional: ['salary'], others: 'keep' };

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}

async function read(content: string | Uint8Array, columns = COLUMNS, size = 7): Promise<CsvRow[]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  const rows: CsvRow[] = [];
  for await (const row of readCsv(pieces(bytes, size), columns, 'some.csv')) rows.push(row);
  return rows;
}

/** The rows as one may write them down: fields as pairs, findings by code, column and message. */
const plain = (rows: readonly CsvRow[]): unknown[] =>
  rows.map((row) => (row.kind === 'record' ? [row.row, ...row.fields.values()] : [row.kind, row.finding.message]));

const onlyFinding = async (content: string | Uint8Array, columns = COLUMNS): Promise<unknown> => {
  const rows = await read(content, columns);
  expect(rows.map((row) => row.kind)).toEqual(['bad-file']);
  return rows[0]?.kind === 'bad-file' ? rows[0].finding : undefined;
};

describe('a table', () => {
  it('is read row by row, each field by the name of its column', async () => {
    const rows = await read('code,name,salary\nA,Ann,10\n"B",Bob,20\n');
    const fields = rows.map((row) => (row.kind === 'record' ? row.fields : new Map<string, string>()));
    const pairs = (code: string, name: string, salary: string) => Object.entries({ code, name, salary });
    expect(rows).toMatchObject([
      { kind: 'record', row: 2 },
      { kind: 'record', row: 3 },
    ]);
    for (const release of [false, true]) {
      if (release) for (const each of fields) if (each instanceof CsvFields) each.release();
      expect(fields.map((each) => [...each])).toEqual([pairs('A', 'Ann', '10'), pairs('B', 'Bob', '20')]);
      expect(fields[0]?.get('name')).toBe('Ann');
      expect(fields[0]?.get('other')).toBeUndefined();
      expect([fields[1]?.has('code'), fields[1]?.has('other'), fields[1]?.size]).toEqual([true, false, 3]);
    }
  });

  it.each([
    ['LF', 'code,name\nA,Ann\nB,Bob\n'],
    ['CRLF', 'code,name\r\nA,Ann\r\nB,Bob\r\n'],
    ['both', 'code,name\r\nA,Ann\nB,Bob'],
    ['a byte order mark', '\ufeffcode,name\nA,Ann\nB,Bob\n'],
    ['blank lines', '\n  \ncode,name\n\r\nA,Ann\n\t\n\nB,Bob\n\n'],
    ['white space around cells', ' code , name\nA\u3000, Ann \n\tB,Bob\t\n'],
    ['quotes', '"code","name"\n"A", "Ann" \n"B","Bob"\r\n'],
  ])('may have %s', async (_, content) => {
    for (const size of [1, 2, 3, 1_000])
      expect(plain(await read(content, COLUMNS, size))).toEqual([
        [2, 'A', 'Ann'],
        [3, 'B', 'Bob'],
      ]);
  });

  it('keeps commas, quotes and line breaks of quoted cells, and characters that two pieces share', async () => {
    for (const size of [1, 2, 3, 4, 1_000])
      expect(plain(await read('code,name\n"a,b","say ""yes""\r\n\tnow"\n员工,😀õ\n', COLUMNS, size))).toEqual([
        [2, 'a,b', 'say "yes"\r\n\tnow'],
        [3, '员工', '😀õ'],
      ]);
  });

  it('may have a header alone', async () => {
    expect(await read('code,name\n')).toEqual([]);
  });

  it('may have a column named like a property of every object', async () => {
    const [row] = await read('code,name,__proto__,constructor\nA,Ann,x,y\n');
    expect(row?.kind === 'record' && [...row.fields]).toEqual([
      ['code', 'A'],
      ['name', 'Ann'],
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  it('comes back as it was written, however it is cut into pieces', async () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((each) => !/[\p{Cc}\p{Cs}]/u.test(each));
    const layout = fc.constantFrom('a', '"', '""', ',', '\n', '\r\n', ' x', '\t|', '中');
    const cell = fc.oneof(
      text,
      fc.array(layout, { maxLength: 8 }).map((parts) => parts.join('')),
    );
    const tables = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.integer({ min: 1, max: 40 }),
        fc.constantFrom('\n', '\r\n'),
        async (table, size, end) => {
          const written = [['code', 'name', 'salary'], ...table].map((row) => row.map(inQuotes).join(',')).join(end);
          expect(plain(await read(written, COLUMNS, size))).toEqual(
            table.map((row, i) => [i + 2, ...row.map((each) => each.trim())]),
          );
        },
      ),
    );
  });

  it('is read as csv-parse reads it, where csv-parse finds nothing wrong', async () => {
    const part = fc.constantFrom('a', '1', '"', '"x"', '""', ',', ',', '\n', '\n', '\r\n', 'é');
    const content = fc.array(part, { maxLength: 40 }).map((parts) => `code,name\n${parts.join('')}`);
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(content, fc.integer({ min: 1, max: 40 }), async (written, size) => {
        const expected = csvParse(written);
        if (expected === undefined) return;
        compared++;
        expect(plain(await read(written, COLUMNS, size))).toEqual(expected);
      }),
      { numRuns: 2_000 },
    );
    expect(compared).toBeGreaterThan(50);
  });
});

const inQuotes = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** What csv-parse makes of it, `undefined` where it refuses. */
function csvParse(content: string): unknown[] | undefined {
  try {
    const options = { record_delimiter: ['\r\n', '\n'], skip_empty_lines: true };
    const records: string[][] = parse(content, options);
    return records.slice(1).map((record, i) => [i + 2, ...record.map((each) => each.trim())]);
  } catch {
    return undefined;
  }
}

describe('a bad row', () => {
  it.each([
    ['too few cells', 'A', 'The row has 1 cell, expected 2 as in the header.'],
    ['too many cells', 'A,b,c', 'The row has 3 cells, expected 2 as in the header.'],
    ['text after a closing quote', '"A"x,b', 'Text follows a closing quote.'],
    ['a quote inside a cell', 'A,5" pipe', 'A quote stands in the middle of a cell.'],
    ['a NUL', 'A,b\u0000b', 'The cell contains a NUL character.'],
    ['a control character', 'A,"b\u0007b"', 'The cell contains the control character U+0007.'],
    ['a tab between words', 'A,b\tb', 'The cell contains a tab.'],
    ['a lone carriage return', 'A,b\rb', 'The cell contains a carriage return.'],
  ])('with %s is told, and the next is read', async (_, row, message) => {
    for (const size of [1, 2, 1_000]) {
      const rows = await read(`code,name\n${row}\nB,Bob\n`, COLUMNS, size);
      expect(plain(rows)).toEqual([
        ['bad-row', message],
        [3, 'B', 'Bob'],
      ]);
      expect(rows[0]).toMatchObject({ row: 2, raw: row, finding: { file: 'some.csv', line: 2, severity: 'error' } });
    }
  });

  it('with a quote left open ends where the next quote stands, and says over which lines', async () => {
    const rows = await read('code,name\nA,"Ann\nB,Bob\nC,"Cid"\nD,Dan\n');
    expect(plain(rows)).toEqual([
      ['bad-row', 'Text follows a closing quote (lines 2 to 4 of the file).'],
      [3, 'D', 'Dan'],
    ]);
    expect(rows[0]).toMatchObject({ raw: 'A,"Ann\nB,Bob\nC,"Cid"' });
  });

  it('with a cell of 10 MB is told without being held', async () => {
    const filler = Buffer.alloc(10_000_000, 'x');
    for (const quote of ['', '"']) {
      const content = Buffer.concat([Buffer.from(`code,name\nA,${quote}`), filler, Buffer.from(`${quote}\nB,Bob\n`)]);
      const rows = await read(content, COLUMNS, 10_000_100);
      expect(plain(rows)).toEqual([
        ['bad-row', 'The cell is longer than 65536 characters.'],
        [3, 'B', 'Bob'],
      ]);
      expect(rows[0]?.kind === 'bad-row' && rows[0].raw.length).toBe(500);
    }
  });

  it('of very many cells is told', async () => {
    expect(plain(await read(`code,name\n${','.repeat(1_000_000)}\nB,Bob\n`, COLUMNS, 65_536))).toEqual([
      ['bad-row', 'The row has 1000001 cells, expected 2 as in the header.'],
      [3, 'B', 'Bob'],
    ]);
    const long = Array.from({ length: 20 }, () => 'x'.repeat(60_000)).join(',');
    expect(plain(await read(`code,name\n${long}\nB,Bob\n`, COLUMNS, 65_536))).toEqual([
      ['bad-row', 'The row is longer than 1048576 characters.'],
      [3, 'B', 'Bob'],
    ]);
  });
});

describe('a bad file', () => {
  it('that is empty', async () => {
    for (const content of ['', '\ufeff', '\n \r\n'])
      expect(await onlyFinding(content)).toMatchObject({
        severity: 'error',
        code: 'empty-file',
        file: 'some.csv',
        line: 1,
        message: 'The file is empty.',
        advice: 'Begin with a header row: code,name,salary',
      });
  });

  it('that is not UTF-8: names the byte and the row, and what stands before is read', async () => {
    const content = Buffer.concat([
      Buffer.from('code,name\nA,\ufffdõ\nB,'),
      Buffer.from([0xd6, 0xd0]),
      Buffer.from('\n'),
    ]);
    for (const size of [1, 2, 3, 1_000]) {
      const rows = await read(content, COLUMNS, size);
      expect(plain(rows)).toEqual([
        [2, 'A', '\ufffdõ'],
        ['bad-file', 'The file is not UTF-8 throughout: the byte at offset 20, in row 3, belongs to no character.'],
      ]);
    }
  });

  it('that ends within a character', async () => {
    const content = Buffer.from('code,name\nA,中').subarray(0, 14);
    expect(plain(await read(content))).toEqual([
      ['bad-file', 'The file is not UTF-8 throughout: the byte at offset 12, in row 2, belongs to no character.'],
    ]);
  });

  it.each([
    ['UTF-16LE', Buffer.from('\ufeffcode,name\n', 'utf16le')],
    ['UTF-16BE', Buffer.from('\ufeffcode,name\n', 'utf16le').swap16()],
  ])('that is %s', async (_, content) => {
    expect(await onlyFinding(content)).toMatchObject({
      code: 'encoding',
      message: 'The file is encoded in UTF-16, not in UTF-8.',
      advice: 'Save the file as UTF-8 (in a spreadsheet program: "CSV UTF-8"), then try again.',
    });
  });

  it('that is UTF-16 without a mark', async () => {
    expect(await onlyFinding(Buffer.from('code,name\n', 'utf16le'))).toMatchObject({
      message: 'The cell contains a NUL character.',
    });
  });

  it('with a quote that is never closed: names where it opens', async () => {
    expect(plain(await read('code,name\nA,Ann\n\nB,"Bob\nC,Cid\n'))).toEqual([
      [2, 'A', 'Ann'],
      ['bad-file', 'Row 3 (line 4 of the file) opens a quote that is never closed.'],
    ]);
  });

  it.each([
    [
      'code,nmae',
      'missing-column',
      'The column "name" is missing: the header has "code", "nmae".',
      'Rename "nmae" to "name".',
    ],
    [
      'Code,NAME',
      'missing-column',
      'The columns "code", "name" are missing: the header has "Code", "NAME".',
      'Rename "Code" to "code". Rename "NAME" to "name".',
    ],
    [
      'code;name',
      'missing-column',
      'The columns "code", "name" are missing: the header has "code;name".',
      'The columns seem to be separated by semicolons: save the file with commas instead.',
    ],
    ['code', 'missing-column', 'The column "name" is missing: the header has "code".', 'Add "name" to the header row.'],
    [
      'code,name,code',
      'duplicate-column',
      'The header names "code" twice: columns 1 and 3.',
      'Remove or rename one of them.',
    ],
    [
      'code,name,',
      'unnamed-column',
      'Column 3 has no name in the header row.',
      'Name the column, or remove it (and any separator after the last one).',
    ],
    [
      'code,name,Salary',
      'unknown-column',
      'The column "Salary" is not known here: the columns are "code", "name", "salary".',
      'Write "salary" in the header if that is what it is. If it is something else, give it a name that is less alike.',
    ],
    [
      'code,name,salry',
      'unknown-column',
      'The column "salry" is not known here: the columns are "code", "name", "salary".',
      'Write "salary" in the header if that is what it is. If it is something else, give it a name that is less alike.',
    ],
  ])('with the header %s', async (header, code, message, advice) => {
    expect(await onlyFinding(`${header}\nA,Ann\n`)).toMatchObject({
      severity: 'error',
      code,
      file: 'some.csv',
      line: 1,
      message,
      advice,
    });
  });

  it('with a column that is not known, where none other may be', async () => {
    expect(await onlyFinding('code,name,grade\nA,Ann,3\n', { ...COLUMNS, others: 'refuse' })).toMatchObject({
      message: 'The column "grade" is not known here: the columns are "code", "name", "salary".',
      advice: 'Remove it.',
    });
  });
});
