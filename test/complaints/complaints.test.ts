import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { AuditService } from '../../src/audit/audit.service.js';
import { complaintHash } from '../../src/complaints/complaint-record.js';
import { complaintsOf, versionsOf } from '../../src/complaints/complaint-reader.js';
import { ComplaintsService } from '../../src/complaints/complaints.service.js';
import { canonicalHash } from '../../src/engine/canonical.js';
import { listBatches, quarantinedRows } from '../../src/ingestion/batch-reader.js';
import type { FileInput } from '../../src/ingestion/record-file.js';
import type { IngestSummary, TakeInOptions } from '../../src/ingestion/take-in.js';
import { VerifyService } from '../../src/proof/verify.service.js';
import { file, openCompany, type Company } from '../metrics/company.js';
import { databaseKinds } from '../support/databases.js';
import { worked } from '../support/open-database.js';

const HEADER =
  'id,date,department,employee,order,channel,cause,stage,severity,source,loss,currency,product,Delivery Slot\n';

describe.each(databaseKinds)('complaints on %s', (kind) => {
  let company: Company;
  let service: ComplaintsService;
  const take = async (input: FileInput, options: Partial<TakeInOptions> = {}): Promise<IngestSummary> =>
    worked(await service.takeIn(input, { actor: 'cli', ...options }));
  const counting = (period: string) => complaintsOf(company.database.reader, { period }, { after: 0, limit: 1_000 });

  beforeAll(async () => {
    company = await openCompany(kind);
    service = new ComplaintsService(company.database, new AuditService());
  });
  afterAll(() => company.close());

  it('keeps good rows with all that they say, and bad ones in quarantine with the reason', async () => {
    const summary = await take(
      file(
        'september.csv',
        HEADER +
          'K-1,2026-09-03,north,E001,O-17,phone,late,delivery,4,customer,12.50,,tea,18-20\n' +
          'K-2,2026-09-04,south,,,,It did not arrive,,,third-party,,,,\n' +
          'K-3,2026-09-31,north,,,,late,,,customer,,,,\n' +
          'K-4,2026-09-05,west,,,,late,,,customer,,,,\n' +
          'K-5,2026-09-05,north,E999,,,late,,,customer,,,,\n' +
          'K-6,2026-09-05,north,,,,late,,11,customer,,,,\n' +
          'K-7,2026-09-05,north,,,,late,,,customer,1.005,EUR,,\n' +
          'K-8,2026-09-05,north,,,,,,,customer,,,,\n' +
          'K-9,2026-09-05,north,,,,late,,,,,,,\n' +
          ',2026-09-05,north,,,,late,,,customer,,,,\n' +
          'K-1,2026-09-03,north,E001,O-17,phone,damaged,delivery,4,customer,12.50,,tea,18-20\n' +
          'K-2,2026-09-04,south,,,,It did not arrive,,,third-party,,,,\n',
      ),
    );
    expect(summary).toMatchObject({ accepted: 2, unchanged: 1, superseding: 0, quarantined: 9 });
    const codes = await quarantinedRows(company.database.reader, summary.batch);
    expect(codes.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '4 date no-such-day',
      '5 department unknown-department',
      '6 employee unknown-employee',
      '7 severity severity-malformed',
      '8 loss loss-malformed',
      '9 cause cause-missing',
      '10 source source-missing',
      '11 id id-missing',
      '12 cause reported-twice',
    ]);
    expect(await counting('2026-09')).toMatchObject([
      {
        ...{ id: 'K-1', day: '2026-09-03', department: 'north', employee: 'E001', order: 'O-17', channel: 'phone' },
        // Everybody is paid in euros here, so a loss without a currency is in euros.
        ...{ cause: 'late', stage: 'delivery', severity: 4, source: 'customer', currency: 'EUR', lossMinor: 1250 },
        ...{ attributes: '{"delivery-slot":"18-20","product":"tea"}', supersedes: null, row: 2 },
      },
      { id: 'K-2', cause: 'It did not arrive', stage: null, severity: null, lossMinor: null, attributes: '{}' },
    ]);
  });

  it('hashes every column as canonical JSON', () => {
    const complaint = {
      ...{
        seq: 7,
        batch: 2,
        chunk: 1,
        row: 9,
        supersedes: null,
        id: 'K "7"\\\u0001',
        period: '2026-10',
        day: '2026-10-03',
      },
      ...{ department: 'north', employee: null, order: 'A/1', channel: null, cause: '送货迟到', stage: 'delivery' },
      ...{ severity: 3, source: 'customer', currency: 'CNY', lossMinor: 12_050, attributes: '{"product":"P\u20281"}' },
    };
    expect(complaintHash(complaint)).toBe(canonicalHash(complaint));
  });

  it('takes the same content in once, and tries its quarantined rows again', async () => {
    const content = 'id,date,department,employee,cause\nK-20,2026-08-01,north,,late\nK-21,2026-08-01,north,E700,late\n';
    const first = await take(file('august.csv', content), { source: 'follow-up' });
    expect(first).toMatchObject({ accepted: 1, quarantined: 1, alreadyIngested: false });
    await company.hire('E700');
    const second = await take(file('renamed.csv', content), { source: 'follow-up' });
    expect(second).toMatchObject({ batch: first.batch, accepted: 1, unchanged: 1, quarantined: 0 });
    const third = await take(file('august.csv', content), { source: 'follow-up' });
    expect(third).toMatchObject({ accepted: 0, unchanged: 2, alreadyIngested: true });
    expect((await counting('2026-08')).map(({ id }) => id)).toEqual(['K-20', 'K-21']);
  });

  it('lets a later report of an id take the place of the one before, also in another month; both stay readable', async () => {
    await take(file('a.csv', 'id,date,department,cause,source\nK-30,2026-07-31,north,late,customer\n'));
    const line =
      '{"id":"K-30","date":"2026-08-31","department":"south","cause":"lost","severity":7,"source":"customer"}';
    expect(await take(file('b.jsonl', `${line}\n`))).toMatchObject({ accepted: 0, superseding: 1 });
    expect(await counting('2026-07')).toEqual([]);
    expect((await counting('2026-08')).map(({ id }) => id)).toEqual(['K-20', 'K-21', 'K-30']);
    const [before, after] = await versionsOf(company.database.reader, 'K-30');
    expect(after).toMatchObject({ cause: 'lost', severity: 7, supersedes: before?.seq });
    const again = await service.takeIn(
      file('a.csv', 'id,date,department,cause,source\nK-30,2026-07-31,north,late,customer\n'),
      { actor: 'cli' },
    );
    expect(again.findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'superseded-since: 1 of its complaints have since been superseded by another file, and stay so',
    ]);
  });

  it('carries on where it was broken off, however the file is cut into chunks', async () => {
    const rows = Array.from({ length: 25 }, (_, i) => `K-4${i},2026-06-0${(i % 9) + 1},north,late,customer\n`);
    const content = `id,date,department,cause,source\n${rows.join('')}`;
    let chunks = 0;
    const broken = service.takeIn(file('june.csv', content), {
      actor: 'cli',
      chunkRows: 10,
      onProgress: () => {
        if (++chunks === 2) throw new Error('the power went');
      },
    });
    await expect(broken).rejects.toThrow('the power went');
    expect(await counting('2026-06')).toHaveLength(20);
    const carriedOn = await take(file('june.csv', content), { chunkRows: 7 });
    expect(carriedOn).toMatchObject({ accepted: 5, unchanged: 20, resumedFromRow: 22 });
    expect(await counting('2026-06')).toHaveLength(25);
  });

  it('refuses a file without its columns, and takes what observations made nothing of', async () => {
    const refused = await service.takeIn(file('x.csv', 'id,date,department\n'), { actor: 'cli' });
    expect(refused.findings.map(({ code }) => code)).toEqual(['missing-column']);
    const line = '{"id":"K-50","date":"2026-05-01","department":"north","cause":"late","source":"customer"}\n';
    const wrong = await company.take(file('mixed.jsonl', line));
    expect(wrong).toMatchObject({ accepted: 0, quarantined: 1 });
    expect(await take(file('mixed.jsonl', line))).toMatchObject({ accepted: 1, quarantined: 0 });
    const kinds = (await listBatches(company.database.reader)).slice(-2).map((batch) => batch.kind);
    expect(kinds).toEqual(['observations', 'complaints']);
  });

  it('is in the audit chain, chunk by chunk, and verified', async () => {
    const report = await new VerifyService(company.database).verify();
    const ours = report.differences.filter(({ what }) => !/^(load|organisation)/.test(what));
    expect(ours).toEqual([]);
    expect(report.checked.complaints).toBe(32);
  });
});
