import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { quarantinedRows } from '../../src/ingestion/batch-reader.js';
import { databaseKinds } from '../support/databases.js';
import { count, file, HEADER, openCompany, type Company } from './company.js';

describe.each(databaseKinds)('files of observations that cannot be read, or not to their end, on %s', (kind) => {
  let company: Company;

  beforeEach(async () => {
    company = await openCompany(kind);
  });
  afterEach(() => company.close());

  const refusal = async (name: string, content: string | Uint8Array, source = 'internal') => {
    const outcome = await company.ingest(file(name, content), { source });
    expect(await count(company.database, 'batch')).toBe(0);
    return outcome.ok ? 'taken in' : outcome.findings.map(({ code }) => code);
  };

  it.each([
    ['a.csv', '', ['empty-file']],
    ['a.jsonl', '', ['empty-file']],
    ['a.csv', 'indicator,subject\nx,y\n', ['missing-column']],
    ['a.csv', `${HEADER},comment\n`, ['unknown-column']],
    ['a.csv', HEADER.replaceAll(',', ';'), ['missing-column']],
    ['a.jsonl', '[{"indicator":"on-time"}]', ['not-json-lines']],
    ['a', '[{"indicator":"on-time"}]', ['not-json-lines']],
  ])('refuses %s %j', async (name, content, codes) => {
    expect(await refusal(name, content)).toEqual(codes);
  });

  it('refuses other encodings, an open quote in the first row, and a source that is none', async () => {
    expect(await refusal('a.csv', Buffer.from(`\ufeff${HEADER}`, 'utf16le'))).toEqual(['encoding']);
    expect(await refusal('a.csv', `${HEADER}\n"on-time,employee`)).toEqual(['quote-not-closed']);
    expect(await refusal('a.csv', HEADER, 'Third Party')).toEqual(['source-malformed']);
  });

  it('refuses a table that nobody answers for', async () => {
    const content = 'indicator,subject,period,value\non-time,employee:E001,2026-10,0.9\n';
    const outcome = await company.ingest(file('a.csv', content));
    expect(outcome).toMatchObject({ ok: false, findings: [{ code: 'source-missing' }] });
    expect(await company.take(file('a.csv', content), { source: 'survey' })).toMatchObject({ accepted: 1 });
  });

  it('takes in nothing of a table without rows, and says so', async () => {
    const outcome = await company.ingest(file('a.csv', `${HEADER}\n`));
    expect(outcome).toMatchObject({
      ok: true,
      value: { accepted: 0, unchanged: 0, quarantined: 0, alreadyIngested: false },
      findings: [{ severity: 'warning', code: 'no-rows' }],
    });
    expect(await company.ingest(file('a.csv', `${HEADER}\n`))).toMatchObject({
      ok: true,
      value: { alreadyIngested: true },
      findings: [{ code: 'no-rows' }],
    });
  });

  it.each([1, 2, 100])('keeps the rows before the place where it breaks (chunks of %d)', async (chunkRows) => {
    const text = csvText('E001', 'E002');
    const content = Buffer.concat([Buffer.from(`${text}on-time,employee:`), Buffer.from([0xe4]), Buffer.from('\n')]);
    const outcome = await company.ingest(file('a.csv', content), { source: 'internal', chunkRows });
    expect(outcome).toMatchObject({
      ok: true,
      value: { accepted: 2, quarantined: 1, quarantinedRows: [{ row: 4 }] },
      findings: [{ code: 'encoding' }],
    });
    expect(await company.take(file('a.csv', content), { source: 'internal', chunkRows })).toMatchObject({
      accepted: 0,
      unchanged: 2,
      quarantined: 1,
    });
    expect(await count(company.database, 'audit_entry')).toBe(chunkRows === 1 ? 3 : chunkRows === 2 ? 2 : 1);
  });

  it('quarantines a cell of 10 MB and reads on', async () => {
    const rows = [csvText('E001'), `on-time,employee:${'x'.repeat(10_000_000)},2026-10,1\n`, row('E002')];
    const content = Buffer.from(rows.join(''));
    const input = { name: 'a.csv', open: () => inPieces(content) };
    expect(await company.take(input, { source: 'internal' })).toMatchObject({ accepted: 2, quarantined: 1 });
    const [long] = await quarantinedRows(company.database.reader, 1);
    expect(long!.record.length).toBeLessThan(2_000);
    expect(long!.reason).toContain('longer than');
  });

  it('reads CRLF and a byte order mark', async () => {
    const content = `\ufeff${csvText('E001', 'E002')}`.replaceAll('\n', '\r\n');
    expect(await company.take(file('a.csv', content), { source: 'internal' })).toMatchObject({ accepted: 2 });
  });

  it('refuses a file that changes while it is read', async () => {
    const [before, after] = [Buffer.from(csvText('E001')), Buffer.from(csvText('E001', 'E002'))];
    let opened = 0;
    const input = { name: 'a.csv', open: () => inPieces(opened++ === 0 ? before : after) };
    expect(await company.ingest(input, { source: 'internal' })).toMatchObject({
      ok: false,
      findings: [{ code: 'file-changed' }],
    });
    expect(await count(company.database, 'observation')).toBe(0);
  });
});

const row = (code: string): string => `on-time,employee:${code},2026-10,0.9\n`;
const csvText = (...codes: readonly string[]): string => `indicator,subject,period,value\n${codes.map(row).join('')}`;

async function* inPieces(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.byteLength; start += 65_536) {
    await Promise.resolve();
    yield bytes.subarray(start, start + 65_536);
  }
}
