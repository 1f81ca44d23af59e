import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { AuditEntry } from '../../src/audit/audit-entry.entity.js';
import { brokenLinks } from '../../src/audit/audit-chain.js';
import { BatchChunk } from '../../src/ingestion/ingestion.entities.js';
import type { FileInput } from '../../src/ingestion/record-file.js';
import { listBatches } from '../../src/ingestion/batch-reader.js';
import { databaseKinds } from '../support/databases.js';
import { count, csv, employeeCode, HEADER, openCompany, stored, type Company } from './company.js';

/** 20 rows: an unknown employee, a contradiction of the second row, a repetition of the third. */
const twentyRows = (): FileInput => {
  const rows = Array.from(
    { length: 17 },
    (_, i) => `on-time,employee:${employeeCode(i + 1)},2026-10,0.${i + 1},,,,internal`,
  );
  const contradiction = 'on-time,employee:E001,2026-10,0.99,,,,internal';
  return csv('a.csv', ...rows, 'on-time,employee:nobody,2026-10,1,,,,internal', contradiction, rows[1]!);
};

describe.each(databaseKinds)('an ingestion that is broken off, on %s', (kind) => {
  const companies: Company[] = [];
  const open = async (): Promise<Company> => {
    const company = await openCompany(kind);
    companies.push(company);
    return company;
  };
  let company: Company;

  beforeEach(async () => {
    company = await open();
  });
  afterEach(async () => {
    await Promise.all(companies.splice(0).map((each) => each.close()));
  });

  const breakOffAfter = async (rows: number, chunkRows = 4): Promise<void> => {
    const onProgress = (done: number): void => {
      if (done >= rows) throw new Error('killed');
    };
    await expect(company.ingest(twentyRows(), { chunkRows, onProgress })).rejects.toThrow('killed');
  };

  /** Two ingestions of the file, neither of which reads rows before both have looked up what is known of it. */
  const bothAtOnce = () => {
    let waiting = 0;
    let release: () => void = () => undefined;
    const bothHere = new Promise<void>((resolve) => (release = resolve));
    const meeting = (): FileInput => {
      const { name, open: bytes } = twentyRows();
      let opened = 0;
      async function* reading(): AsyncGenerator<Uint8Array> {
        if (++opened === 2 && ++waiting === 2) release();
        if (opened === 2) await bothHere;
        yield* bytes();
      }
      return { name, open: reading };
    };
    return Promise.all([1, 2].map(() => company.ingest(meeting(), { chunkRows: 4 })));
  };

  it.each([4, 8, 16])('is carried on after %d rows, to the same end', async (rows) => {
    await breakOffAfter(rows);
    expect(await listBatches(company.database.reader)).toMatchObject([
      { complete: false, accepted: Math.min(rows, 17) },
    ]);
    const summary = await company.take(twentyRows(), { chunkRows: 4 });
    expect(summary).toMatchObject({
      accepted: 17 - rows,
      unchanged: rows + 1,
      superseding: 0,
      quarantined: 2,
      resumedFromRow: rows + 2,
      alreadyIngested: false,
      quarantinedRows: [
        { row: 19, column: 'subject' },
        { row: 20, column: 'value' },
      ],
    });
    const whole = await open();
    await whole.take(twentyRows(), { chunkRows: 4 });
    expect(await stored(company.database)).toEqual(await stored(whole.database));
    const chunks = (each: Company) => each.database.reader.find(BatchChunk, { order: { ordinal: 'ASC' } });
    expect(await chunks(company)).toEqual(await chunks(whole));
    const entries = await company.database.reader.find(AuditEntry, { order: { seq: 'ASC' } });
    expect([...brokenLinks(entries)]).toEqual([]);
  });

  it('is carried on from the middle of a chunk of another size', async () => {
    await breakOffAfter(10, 5);
    expect(await company.take(twentyRows(), { chunkRows: 7 })).toMatchObject({
      accepted: 7,
      unchanged: 11,
      quarantined: 2,
      resumedFromRow: 12,
    });
    expect(await count(company.database, 'observation')).toBe(17);
  });

  it('is carried on by one where two try at once', async () => {
    await breakOffAfter(8);
    const outcomes = await bothAtOnce();
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    expect(outcomes.find((outcome) => !outcome.ok)?.findings).toMatchObject([{ code: 'ingestion-under-way' }]);
    expect(await count(company.database, 'observation')).toBe(17);
  });

  it('is begun by one where two begin at once', async () => {
    const outcomes = await bothAtOnce();
    expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    expect(await count(company.database, 'observation')).toBe(17);
    expect(await count(company.database, 'batch')).toBe(1);
  });

  it.each([1, 2, 4, 20, 21])('marks the end of a file of 20 rows in chunks of %d', async (chunkRows) => {
    await company.take(twentyRows(), { chunkRows });
    const chunks = await company.database.reader.find(BatchChunk, { order: { ordinal: 'ASC' } });
    expect(chunks).toHaveLength(Math.ceil(20 / chunkRows));
    expect(chunks.map((chunk) => chunk.final)).toEqual([...Array<number>(chunks.length - 1).fill(0), 1]);
    expect(chunks.at(-1)?.rowsThrough).toBe(21);
  });
});

describe.each(databaseKinds)('a long file, on %s', (kind) => {
  const LONG = kind === 'sqlite' ? 200_000 : 60_000;

  it('is taken in as it is read: never more than two chunks are held', async () => {
    const company = await openCompany(kind, 500);
    try {
      let [given, ahead] = [0, 0];
      async function* rows(): AsyncGenerator<Uint8Array> {
        yield Buffer.from(`${HEADER}\n`);
        for (given = 0; given < LONG; given += 100) {
          await Promise.resolve();
          yield Buffer.from(Array.from({ length: 100 }, (_, i) => line(given + i)).join(''));
        }
      }
      const progress: number[] = [];
      const summary = await company.take(
        { name: 'long.csv', open: rows },
        {
          onProgress: (done) => {
            progress.push(done);
            ahead = Math.max(ahead, given - done);
          },
        },
      );
      expect(summary).toMatchObject({ accepted: LONG, unchanged: 0, superseding: 0, quarantined: 0 });
      expect(progress).toEqual(Array.from({ length: LONG / 5_000 }, (_, i) => (i + 1) * 5_000));
      expect(ahead).toBeLessThanOrEqual(10_200);
      expect(await count(company.database, 'observation')).toBe(LONG);
    } finally {
      await company.close();
    }
  });

  /** 500 employees × 28 days × months enough. */
  const line = (i: number): string => {
    const [code, day, month] = [employeeCode((i % 500) + 1), (Math.floor(i / 500) % 28) + 1, Math.floor(i / 14_000)];
    const date = `${2000 + Math.floor(month / 12)}-${two((month % 12) + 1)}-${two(day)}`;
    return `on-time,employee:${code},${date},,${i % 97},100,,internal,,\n`;
  };
  const two = (number: number): string => String(number).padStart(2, '0');
});
