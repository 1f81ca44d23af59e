import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { AuditEntry } from '../../src/audit/audit-entry.entity.js';
import { brokenLinks } from '../../src/audit/audit-chain.js';
import { BatchChunk } from '../../src/ingestion/ingestion.entities.js';
import { Observation } from '../../src/metrics/metrics.entities.js';
import { listBatches, quarantinedRows } from '../../src/ingestion/batch-reader.js';
import { chunkDigest } from '../../src/ingestion/ledger.js';
import { observationHash } from '../../src/metrics/observation-figure.js';
import { figureHistory, latestObservationSeq, readObservations } from '../../src/metrics/observation-reader.js';
import { databaseKinds } from '../support/databases.js';
import { count, csv, file, HEADER, openCompany, type Company } from './company.js';

describe.each(databaseKinds)('ingestion on %s', (kind) => {
  let company: Company;

  beforeEach(async () => {
    company = await openCompany(kind);
  });
  afterEach(() => company.close());

  const current = async (period = '2026-10') => {
    const { reader } = company.database;
    const figures = await readObservations(reader, period, await latestObservationSeq(reader), 'employee');
    return figures.map(({ subject, value, numerator, batch, row }) => [subject, value ?? numerator, batch, row]);
  };

  it('takes in good rows and says what became of each', async () => {
    const summary = await company.take(
      csv(
        'in/october.csv',
        'on-time,employee:E001,2026-10,,949,1000,,internal,ticket 7',
        'on-time,employee:E002,2026-10-17,94.9%,,,30,internal',
        'attitude,department:north,2026-10,4.6,,,12,third-party',
      ),
    );
    expect(summary).toMatchObject({
      batch: 1,
      file: 'october.csv',
      accepted: 3,
      unchanged: 0,
      superseding: 0,
      quarantined: 0,
      alreadyIngested: false,
      quarantinedRows: [],
    });
    expect(summary).not.toHaveProperty('resumedFromRow');
    const [first, second, third] = await company.database.reader.find(Observation, { order: { seq: 'ASC' } });
    expect(first).toMatchObject({
      seq: 1,
      batch: 1,
      chunk: 1,
      row: 2,
      subjectKind: 'employee',
      subject: 'E001',
      period: '2026-10',
      day: '',
      source: 'internal',
      value: null,
      numerator: '949',
      denominator: '1000',
      sample: null,
      reference: 'ticket 7',
    });
    expect(second).toMatchObject({ seq: 2, row: 3, day: '2026-10-17', value: '0.949', sample: '30' });
    expect(third).toMatchObject({ seq: 3, row: 4, subjectKind: 'department', subject: 'north', value: '4.6' });
  });

  it('takes JSON lines, told by name or by their first character', async () => {
    const line = '{"indicator":"on-time","subject":"employee:E001","period":"2026-10","value":0.1,"sample":12}\n';
    for (const name of ['a.jsonl', 'stdin'])
      expect(
        await company.take(file(name, name === 'stdin' ? ` \n${line}` : line), { source: 'internal' }),
      ).toMatchObject(name === 'stdin' ? { accepted: 0, unchanged: 1 } : { accepted: 1, unchanged: 0 });
    expect(await current()).toEqual([['E001', '0.1', 1, 1]]);
  });

  it('records hashes that cover every column, and an audit entry for each chunk', async () => {
    const rows = ['E001', 'E002', 'E003'].map((code) => `on-time,employee:${code},2026-10,0.9,,,,internal`);
    const { sha256 } = await company.take(csv('a.csv', ...rows, 'on-time,employee:nobody,2026-10,1'), { chunkRows: 2 });
    const { reader } = company.database;
    const observations = await reader.find(Observation, { order: { seq: 'ASC' } });
    for (const { hash, ...row } of observations) expect(hash).toBe(observationHash(row));
    const chunks = await reader.find(BatchChunk, { order: { ordinal: 'ASC' } });
    expect(chunks).toMatchObject([
      { ordinal: 1, rowsThrough: 3, accepted: 2, quarantined: 0, final: 0 },
      { ordinal: 2, rowsThrough: 5, accepted: 1, quarantined: 1, final: 1 },
    ]);
    const hashes = observations.map((observation) => observation.hash);
    expect(chunks.map((chunk) => chunk.digest)).toEqual([
      chunkDigest(hashes.slice(0, 2)),
      chunkDigest(hashes.slice(2)),
    ]);
    const entries = await reader.find(AuditEntry, { order: { seq: 'ASC' } });
    expect(entries).toMatchObject([
      { action: 'ingest', subject: 'batch:1', actor: 'cli' },
      { action: 'ingest', subject: 'batch:1', actor: 'cli' },
    ]);
    expect([...brokenLinks(entries)]).toEqual([]);
    expect(JSON.parse(entries[1]!.details)).toMatchObject({
      file: 'a.csv',
      sha256,
      source: '',
      chunk: 2,
      rowsThrough: 5,
      final: true,
      retry: false,
      counts: { accepted: 1, unchanged: 0, superseding: 0, quarantined: 1 },
      digest: chunks[1]!.digest,
      firstSeq: 3,
      lastSeq: 3,
    });
  });

  it('does nothing when it meets the same content again, whatever it is called', async () => {
    const rows = ['on-time,employee:E001,2026-10,0.9,,,,internal', 'on-time,employee:E002,2026-10,0.8,,,,internal'];
    const first = await company.take(csv('a.csv', ...rows));
    expect(await company.take(csv('b.csv', ...rows))).toEqual({
      ...first,
      accepted: 0,
      unchanged: 2,
      alreadyIngested: true,
    });
    expect(await count(company.database, 'batch_chunk')).toBe(1);
    expect(await count(company.database, 'audit_entry')).toBe(1);
    expect(await count(company.database, 'observation')).toBe(2);
  });

  it('counts what another file says again as unchanged, and stores none of it', async () => {
    const row = 'on-time,employee:E001,2026-10,0.9,,,,internal';
    await company.take(csv('a.csv', row));
    expect(await company.take(csv('b.csv', row, 'on-time,employee:E001,2026-10,0.900,,,,internal'))).toMatchObject({
      batch: 2,
      accepted: 0,
      unchanged: 2,
      superseding: 0,
    });
    expect(await count(company.database, 'observation')).toBe(1);
    expect(await count(company.database, 'audit_entry')).toBe(2);
  });

  it('lets a correction supersede, and keeps the old figure readable', async () => {
    await company.take(csv('a.csv', 'on-time,employee:E001,2026-10,0.9,,,,internal'));
    const before = await latestObservationSeq(company.database.reader);
    const correction = csv('b.csv', 'on-time,employee:E001,2026-10,0.8,,,,internal,corrected');
    expect(await company.take(correction)).toMatchObject({ accepted: 0, superseding: 1 });
    // The first file again: it is known, so its old figure does not come back.
    expect(await company.take(csv('a.csv', 'on-time,employee:E001,2026-10,0.9,,,,internal'))).toMatchObject({
      unchanged: 1,
      alreadyIngested: true,
    });
    expect(await current()).toEqual([['E001', '0.8', 2, 2]]);
    const asItWas = await readObservations(company.database.reader, '2026-10', before, 'employee');
    expect(asItWas).toMatchObject([{ value: '0.9', batch: 1 }]);
    const history = await figureHistory(company.database.reader, asItWas[0]!);
    expect(history).toMatchObject([
      { value: '0.9', file: 'a.csv', row: 2, reference: null },
      { value: '0.8', file: 'b.csv', row: 2, reference: 'corrected' },
    ]);
  });

  it('stores a baseline, from CSV and JSON lines, and takes a changed one for a changed figure', async () => {
    const row = 'on-time,employee:E001,2026-10,0.9,,,,internal';
    expect(await company.take(csv('a.csv', `${row},,0.85`))).toMatchObject({ accepted: 1 });
    const line = { indicator: 'on-time', subject: 'employee:E001', period: '2026-10', value: 0.9, source: 'internal' };
    const jsonLine = (baseline: string) => file('a.jsonl', JSON.stringify({ ...line, baseline }));
    expect(await company.take(jsonLine('85%'))).toMatchObject({ unchanged: 1, superseding: 0 });
    expect(await company.take(jsonLine('0.86'))).toMatchObject({ unchanged: 0, superseding: 1 });
    expect(await company.take(csv('c.csv', `${row},`))).toMatchObject({ superseding: 1 });
    const { reader } = company.database;
    const history = await figureHistory(reader, (await readObservations(reader, '2026-10', 9, 'employee'))[0]!);
    expect(history.map(({ baseline }) => baseline)).toEqual(['0.85', '0.86', null]);
    for (const { hash, ...observation } of await reader.find(Observation))
      expect(hash).toBe(observationHash(observation));
    const twice = await company.take(csv('d.csv', row.replace('E001', 'E002'), `${row.replace('E001', 'E002')},,0.7`));
    expect(twice).toMatchObject({ accepted: 1, quarantinedRows: [{ row: 3, column: 'baseline', value: '0.7' }] });
    expect(twice.quarantinedRows[0]?.reason).toContain('0.9, not 0.9, baseline 0.7.');
  });

  it('sees what others store in a new month while it takes in a file of that month', async () => {
    const rows = ['E001', 'E002', 'E003', 'E004'].map((code) => `on-time,employee:${code},2026-10,0.9,,,,internal,,`);
    let opened = 0;
    async function* interrupted(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(`${[HEADER, rows[0], rows[1]].join('\n')}\n`);
      // The first row is being stored when this is read; the other file is taken in right after it.
      if (++opened === 2) await company.take(csv('b.csv', rows[2]!, rows[3]!.replace('0.9', '0.8')));
      yield Buffer.from(`${rows[2]}\n${rows[3]}\n`);
    }
    const summary = await company.take({ name: 'a.csv', open: interrupted }, { chunkRows: 1 });
    expect(summary).toMatchObject({ accepted: 2, unchanged: 1, superseding: 1, quarantined: 0 });
    expect((await current()).map(([subject, value]) => [subject, value])).toEqual(
      ['E001', 'E002', 'E003', 'E004'].map((code) => [code, '0.9']),
    );
    expect(await count(company.database, 'observation')).toBe(5);
  });

  it('keeps figures of different days, sources and kinds of subject apart', async () => {
    await company.hire('north');
    const rows = [
      'on-time,employee:north,2026-10,0.1,,,,internal',
      'on-time,department:north,2026-10,0.2,,,,internal',
      'on-time,employee:north,2026-10-01,0.3,,,,internal',
      'on-time,employee:north,2026-10,0.4,,,,survey',
    ];
    expect(await company.take(csv('a.csv', ...rows))).toMatchObject({ accepted: 4, quarantined: 0 });
    expect((await current()).map(([, value]) => value)).toEqual(['0.1', '0.3', '0.4']);
  });

  it('quarantines each bad row with its place, value and reason, and keeps the good ones', async () => {
    const summary = await company.take(
      csv(
        'a.csv',
        'on-time,employee:E001,2026-10,0.9,,,,internal',
        'on-time,employee:E999,2026-10,0.9,,,,internal',
        'on-time,department:nowhere,2026-10,0.9,,,,internal',
        'on-tim,employee:E001,2026-10,0.9,,,,internal',
        'on-time,employee:E002,2026-13,0.9,,,,internal',
        'on-time,employee:E002,2026-10,,1,0,,internal',
        'on-time,employee:E002,2026-10,"1,234",,,,internal',
        'on-time,employee:E002,2026-10,NaN,,,,internal',
        'on-time,employee:E002,2026-10,Infinity,,,,internal',
        'on-time,employee:E002,2026-10,1e400,,,,internal',
        'on-time,employee:E002,2026-10,１２,,,,internal',
        'on-time,employee:E002,2026-10,0.9',
        'on-time,employee:E002,2026-10,0.9,,,,internal,,,',
        'on-time,employee:E003,2026-10,0.8,,,,internal',
      ),
    );
    expect(summary).toMatchObject({ accepted: 2, unchanged: 0, superseding: 0, quarantined: 12 });
    const rows = await quarantinedRows(company.database.reader, 1);
    expect(rows.map(({ row, column, code }) => [row, column, code])).toEqual([
      [3, 'subject', 'unknown-employee'],
      [4, 'subject', 'unknown-department'],
      [5, 'indicator', 'unknown-indicator'],
      [6, 'period', 'no-such-period'],
      [7, 'denominator', 'denominator-zero'],
      [8, 'value', 'no-decimal'],
      [9, 'value', 'no-decimal'],
      [10, 'value', 'no-decimal'],
      [11, 'value', 'no-decimal'],
      [12, 'value', 'no-decimal'],
      [13, 'source', 'source-missing'],
      [14, '', 'column-count'],
    ]);
    expect(rows[5]).toMatchObject({
      value: '1,234',
      reason: 'The value "1,234" has a comma.',
      advice: 'Write 1234, or 1.234 if the comma is the decimal point.',
    });
    expect(JSON.parse(rows[0]!.record)).toMatchObject({ indicator: 'on-time', subject: 'employee:E999', value: '0.9' });
    expect(summary.quarantinedRows).toHaveLength(12);
    expect(await quarantinedRows(company.database.reader, 1, { after: 12, limit: 1 })).toMatchObject([{ row: 13 }]);
    expect(await listBatches(company.database.reader)).toMatchObject([
      { id: 1, file: 'a.csv', accepted: 2, quarantined: 12, complete: true },
    ]);
  });

  it('shows the first twenty of many quarantined rows', async () => {
    const rows = Array.from({ length: 30 }, (_, i) => `on-time,employee:X${i},2026-10,0.9,,,,internal`);
    const summary = await company.take(csv('a.csv', ...rows), { chunkRows: 7 });
    expect(summary.quarantined).toBe(30);
    expect(summary.quarantinedRows.map(({ row }) => row)).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });

  it('stores what quarantine shows of rows with characters that no database takes', async () => {
    const line = '{"indicator":"on-time","subject":"employee:a\\u0000\\ud800","period":"2026-10","value":1}\n';
    expect(await company.take(file('a.jsonl', line), { source: 'x' })).toMatchObject({
      quarantined: 1,
      quarantinedRows: [{ row: 1, column: 'subject', value: 'employee:a␀�' }],
    });
  });

  describe('of two rows of one file that report the same', () => {
    const row = (value: string, code = 'E001') => `on-time,employee:${code},2026-10,${value},,,,internal`;

    it('quarantines the second where it differs, and counts it as unchanged where it does not', async () => {
      const summary = await company.take(csv('a.csv', row('0.9'), row('0.8'), row('0.90'), row('0.8')));
      expect(summary).toMatchObject({ accepted: 1, unchanged: 1, superseding: 0, quarantined: 2 });
      expect(summary.quarantinedRows[0]).toMatchObject({
        row: 3,
        column: 'value',
        value: '0.8',
        reason: 'Row 2 of this file already reports on-time of employee E001 for 2026-10 from internal: 0.9, not 0.8.',
        advice: 'Keep one of the two rows.',
      });
      expect(await current()).toEqual([['E001', '0.9', 1, 2]]);
    });

    it.each([1, 2, 3, 100])('does so in chunks of %d rows', async (chunkRows) => {
      await company.take(csv('before.csv', row('0.5'), row('0.6', 'E002')));
      // E001 is unchanged at first, E002 superseded, E003 new; each is contradicted later and repeated once more.
      const rows = [row('0.5'), row('0.7', 'E002'), row('0.8', 'E003')];
      const contradictions = [row('0.1'), row('0.6', 'E002'), row('0.3', 'E003')];
      const content = [...rows, ...contradictions, ...rows];
      const summary = await company.take(csv('a.csv', ...content), { chunkRows });
      expect(summary).toMatchObject({ accepted: 1, superseding: 1, unchanged: 4, quarantined: 3 });
      expect(summary.quarantinedRows.map(({ row: number, reason }) => [number, reason.slice(0, 5)])).toEqual([
        [5, 'Row 2'],
        [6, 'Row 3'],
        [7, 'Row 4'],
      ]);
      const figures = [
        ['E001', '0.5', 1, 2],
        ['E002', '0.7', 2, 3],
        ['E003', '0.8', 2, 4],
      ];
      expect(await current()).toEqual(figures);
      // Trying the quarantined rows again finds them as contradictory as before.
      expect(await company.take(csv('a.csv', ...content), { chunkRows })).toMatchObject({
        accepted: 0,
        superseding: 0,
        unchanged: 6,
        quarantined: 3,
      });
      expect(await current()).toEqual(figures);
    });
  });

  describe('of content with rows in quarantine', () => {
    const rows = ['E001', 'X1', 'E002', 'X2', 'X3'].map((code) => `on-time,employee:${code},2026-10,0.9,,,,internal`);

    it.each([2, 100])('tries only those again (chunks of %d)', async (chunkRows) => {
      await company.take(csv('a.csv', ...rows), { chunkRows });
      const audited = await count(company.database, 'audit_entry');
      expect(await company.take(csv('a.csv', ...rows), { chunkRows })).toMatchObject({
        accepted: 0,
        unchanged: 2,
        quarantined: 3,
        alreadyIngested: false,
      });
      expect(await count(company.database, 'audit_entry')).toBe(audited);
      await company.hire('X1', 'X3');
      expect(await company.take(csv('a.csv', ...rows), { chunkRows })).toMatchObject({
        accepted: 2,
        unchanged: 2,
        superseding: 0,
        quarantined: 1,
        quarantinedRows: [{ row: 5, value: 'employee:X2' }],
      });
      await company.hire('X2');
      expect(await company.take(csv('a.csv', ...rows), { chunkRows })).toMatchObject({
        accepted: 1,
        unchanged: 4,
        quarantined: 0,
      });
      expect(await company.take(csv('a.csv', ...rows))).toMatchObject({ unchanged: 5, alreadyIngested: true });
      expect(await current()).toEqual([
        ['E001', '0.9', 1, 2],
        ['E002', '0.9', 1, 4],
        ['X1', '0.9', 1, 3],
        ['X2', '0.9', 1, 5],
        ['X3', '0.9', 1, 6],
      ]);
      expect(await listBatches(company.database.reader)).toMatchObject([{ accepted: 5, quarantined: 0 }]);
    });

    it('tells anew why a row stays', async () => {
      const again = () => company.take(csv('a.csv', 'on-time,employee:X1,2026-13,0.9,,,,internal'));
      expect((await again()).quarantinedRows).toMatchObject([{ column: 'subject' }]);
      await company.hire('X1');
      expect((await again()).quarantinedRows).toMatchObject([{ column: 'period', value: '2026-13' }]);
    });

    it('tells which later row it contradicts, where that was taken in first', async () => {
      // X1 is hired between the two parts of a broken-off ingestion: row 3 waits in quarantine, row 4 is taken in.
      const figures = ['E001,2026-10,0.9', 'X1,2026-10,0.9', 'X1,2026-10,0.8'];
      const content = csv('a.csv', ...figures.map((figure) => `on-time,employee:${figure},,,,internal`));
      const killed = () => {
        throw new Error('killed');
      };
      await expect(company.ingest(content, { chunkRows: 2, onProgress: killed })).rejects.toThrow('killed');
      await company.hire('X1');
      expect(await company.take(content, { chunkRows: 2 })).toMatchObject({ accepted: 1, quarantined: 1 });
      expect(await company.take(content, { chunkRows: 2 })).toMatchObject({
        accepted: 0,
        superseding: 0,
        quarantined: 1,
      });
      const [row] = await quarantinedRows(company.database.reader, 1);
      expect(row).toMatchObject({ row: 3, code: 'reported-twice' });
      expect(row?.reason).toContain('Row 4 of this file already reports');
      expect(JSON.parse(row?.record ?? '')).toMatchObject({ subject: 'employee:X1', value: '0.9', source: 'internal' });
      expect(await current()).toEqual([
        ['E001', '0.9', 1, 2],
        ['X1', '0.8', 1, 4],
      ]);
    });

    it('lets such a row supersede what came in between: it was not taken in before', async () => {
      await company.take(csv('a.csv', ...rows));
      await company.hire('X1');
      await company.take(csv('b.csv', 'on-time,employee:X1,2026-10,0.5,,,,internal'));
      expect(await company.take(csv('a.csv', ...rows))).toMatchObject({ superseding: 1, quarantined: 2 });
    });
  });
});
