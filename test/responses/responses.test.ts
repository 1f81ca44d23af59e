import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { EVERYBODY } from '../../src/access/scope.js';
import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { quarantinedRows } from '../../src/ingestion/batch-reader.js';
import type { IngestSummary } from '../../src/ingestion/take-in.js';
import { IngestService } from '../../src/metrics/ingest.service.js';
import { VerifyService } from '../../src/proof/verify.service.js';
import { ResponseFiguresService } from '../../src/responses/response-figures.service.js';
import { ResponseObservationsService } from '../../src/responses/response-observations.service.js';
import { responseVersions, responsesOf } from '../../src/responses/response-reader.js';
import { ResponsesBehindService } from '../../src/responses/responses-behind.service.js';
import { ResponsesService } from '../../src/responses/responses.service.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { file } from '../metrics/company.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, ingestFile, openDatabase, period, worked } from '../support/open-database.js';
import type { SmallCompany } from '../support/small-company.js';
import { surveyCompany } from './survey-company.js';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const HEADER =
  'id,date,department,employee,form,scorer,independent,attitude,recommend,satisfied,On the day,greeted,advice,speed,region\n';

/** Calls about C1: attitude 23 of 5; promoters 10, 9, 10, one detractor; three of five satisfied; 4 of 4 on the day, one not asked. */
const CALLS = `${HEADER}A-1,2026-11-02,north,C1,delivery-call,Agency,,5,10,5,yes,,,,east
A-2,2026-11-03,north,C1,delivery-call,Agency,,4,9,4,Yes,,,,
A-3,2026-11-04,north,C1,delivery-call,Agency,,5,8,3,n/a,,,,
A-4,2026-11-05,north,C1,delivery-call,Agency,,5,6,5,是,,,,
A-5,2026-11-06,north,C1,delivery-call,Agency,,4,10,2,1,,,,
`;

describe.each(databaseKinds)('responses on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;
  const audit = new AuditService();
  const november = period('2026-11');

  beforeAll(async () => {
    company = await surveyCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
  });
  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const take = async (name: string, content: string): Promise<IngestSummary> =>
    worked(await new ResponsesService(database, audit).takeIn(file(name, content), { actor: 'cli' }));
  const figures = () => new ResponseFiguresService(database);
  const make = async (month = november) =>
    worked(
      await new ResponseObservationsService(database, figures(), new IngestService(database, audit)).make(month, {
        actor: 'cli',
      }),
    );
  const counting = (month: string) => responsesOf(database.reader, { period: month }, { after: 0, limit: 100 });
  const figure = async (indicator: string, subject: string, month = november) =>
    (await figures().of(month, { indicator })).figures.find((each) => each.subject === subject);

  it('are kept with their answers, and bad rows go to quarantine with the reason', async () => {
    const rows = [
      'B-1,2026-09-02,north,C1,delivery-call,,,6,,,,,,,',
      'B-2,2026-09-02,north,C1,delivery-call,,,4.5,,,,,,,',
      'B-3,2026-09-02,north,C1,delivery-call,,,,,,maybe,,,,',
      'B-4,2026-09-02,north,C1,delivery-cal,,,4,,,,,,,',
      'B-5,2025-09-02,north,C1,delivery-call,,,4,,,,,,,',
      'B-6,2026-09-02,north,C1,delivery-call,C2,,4,,,,,,,',
      'B-7,2026-09-02,north,C1,delivery-call,,perhaps,4,,,,,,,',
      'B-8,2026-09-02,north,C1,delivery-call,,,,,,,yes,,,',
      'B-9,2026-09-02,west,C1,delivery-call,,,4,,,,,,,',
      'B-10,2026-09-02,north,C1,test-order,,,,,,,yes,20.5,,',
      'B-11,2026-09-02,north,,delivery-call,C2,no,4,,,,,,,south',
    ];
    const summary = await take('september.csv', `${HEADER}${rows.join('\n')}\n`);
    expect(summary).toMatchObject({ accepted: 1, quarantined: 10 });
    const bad = await quarantinedRows(database.reader, summary.batch);
    expect(bad.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      '2 attitude answer-out-of-scale',
      '3 attitude answer-out-of-scale',
      '4 on-the-day answer-out-of-scale',
      '5 form unknown-form',
      '6 form unknown-form',
      '7 scorer scorer-not-independent',
      '8 independent independent-malformed',
      '9 form no-answers',
      '10 department unknown-department',
      '11 advice answer-out-of-scale',
    ]);
    expect(bad[3]?.advice).toBe('Did you mean delivery-call?');
    expect(await counting('2026-09')).toMatchObject([
      {
        ...{ id: 'B-11', employee: null, kind: 'follow-up', scorer: 'C2', independent: 0, row: 12 },
        ...{ answers: '{"attitude":"4"}', attributes: '{"region":"south"}', supersedes: null },
      },
    ]);
    // Scored by one of the company's own: what is made of it is no third party's word.
    expect((await figures().of(period('2026-09'))).figures.map(({ source }) => source)).toEqual(['follow-up']);
  });

  it('become figures by what the indicator says of answers, with 95 % intervals', async () => {
    expect(await take('calls.csv', CALLS)).toMatchObject({ accepted: 5, quarantined: 0 });
    expect(await take('again.csv', CALLS)).toMatchObject({ accepted: 0, unchanged: 5, alreadyIngested: true });
    // 23 ÷ 5; Σx² = 107, s² = (107 − 105.8) ÷ 4 = 0.3, √(0.3 ÷ 5) = 0.244949, · 2.776 = 0.679979; 5.28 is beyond the scale.
    expect(await figure('courier-attitude', 'employee:C1')).toMatchObject({
      ...{ value: '4.6', numerator: '23', denominator: '5', source: 'third-party', standing: 'not-made' },
      interval: { low: '3.920021', high: '5', method: 'student' },
    });
    // (3 − 1) ÷ 5 · 100; s² = (4 − 0.8) ÷ 4 = 0.8, √(0.8 ÷ 5) = 0.4, · 2.776 = 1.1104: from −0.7104 up, times 100.
    expect(await figure('nps', 'employee:C1')).toMatchObject({
      ...{ value: '40', numerator: '2', denominator: '5' },
      interval: { low: '-71.04', high: '100', method: 'student' },
    });
    // 3 of 5: (3 + 1.920729 ± 1.959964 · √(1.2 + 0.960365)) ÷ 8.841459 = (4.920729 ± 2.880796) ÷ 8.841459, outwards.
    expect(await figure('csat', 'department:north')).toMatchObject({
      ...{ value: '0.6', minimumSample: 5, isEnough: true },
      interval: { low: '0.230724', high: '0.88238', method: 'wilson' },
    });
    expect(await figure('on-the-day', 'employee:C1')).toMatchObject({ value: '1', count: 4, interval: { high: '1' } });
  });

  it('score visits by the points of the questions that applied, a share of 100 to the cent', async () => {
    // (10 + 13 + 7.5) ÷ 40 = 76.25; without the advice 10 ÷ 20 = 50; without the speed 20 ÷ 30 = 66.67.
    const rows = [
      'V-1,2026-11-02,south,C2,test-order,Shopper 1,,,,,,yes,13,3,',
      'V-2,2026-11-09,south,C2,test-order,Shopper 2,,,,,,no,n/a,4,',
      'V-3,2026-11-09,south,C2,test-order,Shopper 2,,,,,,yes,10,,',
    ];
    await take('visits.csv', `${HEADER}${rows.join('\n')}\n`);
    const view = await figures().of(november, { indicator: 'visit' });
    expect(view.figures).toMatchObject([
      { subject: 'employee:C2', source: 'mystery-shop', numerator: '192.92', count: 3, value: '64.306666666667' },
    ]);
    expect(view.findings.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'visits-alike: the visits V-2, V-3 are of the same form, day, scorer and people',
    ]);
  });

  it('pay by them, and lead from the observation of a payout back to the responses', async () => {
    const header = 'indicator,subject,period,numerator,denominator,source\n';
    const path = join(company.folder, 'november.csv');
    await writeFile(path, `${header}on-time-delivery,employee:C1,2026-11,940,1000,internal\n`);
    await ingestFile(database, path);
    // C1: attitude, NPS, CSAT and the day, each for C1 and the north; C2: visits alone, as that form says.
    const made = await make();
    expect(made).toMatchObject({ made: 9, unchanged: 0, withdrawn: 0, reported: 0, batch: { accepted: 9 } });
    expect(await make()).toMatchObject({ made: 0, unchanged: 9, batch: null });
    worked(await new RunService(database, audit).run(november, { actor: 'cli' }));
    const service = new PayoutsService(database);
    const payout = worked(await service.explained(worked(await service.latestRun(november)), 'C1', EVERYBODY));
    // 94 % on time → 0.8, attitude 4.6 → 1: 2,000 · (0.6 · 0.8 + 0.4 · 1) = 1,760.00
    expect(payout.payable).toBe('1760.00');
    const text = JSON.stringify(payout.explanation);
    const place = /"batch":(\d+),"row":(\d+),[^{}]*"reference":"responses: 5 to delivery-call/.exec(text);
    expect(place).not.toBeNull();
    const behind = worked(await new ResponsesBehindService(database).of(Number(place?.[1]), Number(place?.[2])));
    expect(behind.holds).toBe(true);
    expect(behind.responses.map(({ response, worth }) => `${response.id} ${worth}`)).toEqual([
      'A-1 5',
      'A-2 4',
      'A-3 5',
      'A-4 5',
      'A-5 4',
    ]);
  });

  it('count a corrected one once, in its new place, and keep what was known before', async () => {
    const before = await figure('courier-attitude', 'employee:C1');
    // A-5 was about C2, and the courier was given a 1: C1 has 19 of 4, C2 1 of 1.
    const row = 'A-5,2026-11-06,south,C2,delivery-call,Agency,,1,10,2,1,,,,';
    expect(await take('correction.csv', `${HEADER}${row}\n`)).toMatchObject({ superseding: 1 });
    expect(await figure('courier-attitude', 'employee:C1')).toMatchObject({ numerator: '19', standing: 'outdated' });
    expect(await responseVersions(database.reader, 'A-5')).toMatchObject([{ employee: 'C1' }, { employee: 'C2' }]);
    // Of C1 and the north four each anew; of C2 and the south four each for the first time.
    expect(await make()).toMatchObject({ made: 16, withdrawn: 0, batch: { accepted: 8, superseding: 8 } });
    const [batch, of] = (before?.observation ?? '').split(':').map(Number);
    const behind = worked(await new ResponsesBehindService(database).of(batch ?? 0, of ?? 0));
    expect(behind).toMatchObject({ holds: true, responses: { length: 5 } });
    expect(await figure('courier-attitude', 'employee:C2')).toMatchObject({ value: '1', interval: null });
  });

  it('leave a reported figure as it is, and take back one of which no response is left', async () => {
    const december = period('2026-12');
    const header = 'indicator,subject,period,numerator,denominator,source\n';
    const path = join(company.folder, 'december.csv');
    await writeFile(path, `${header}csat,employee:C1,2026-12,80,100,third-party\n`);
    const { batch } = await ingestFile(database, path);
    const columns = 'id,date,department,employee,form,satisfied\n';
    await take('december.csv', `${columns}D-1,2026-12-01,north,C1,delivery-call,5\n`);
    const outcome = await new ResponseObservationsService(database, figures(), new IngestService(database, audit)).make(
      december,
      { actor: 'cli' },
    );
    expect(worked(outcome)).toMatchObject({ made: 1, reported: 1 });
    expect(outcome.findings.map(({ message }) => message)).toContain(
      `csat of employee:C1 by third-party was reported in ${batch}:2 and stays; the responses come to 1`,
    );
    await take('moved.csv', `${columns}D-1,2027-01-02,north,C1,delivery-call,5\n`);
    expect(await make(december)).toMatchObject({ made: 0, withdrawn: 1 });
    expect(await make(december)).toMatchObject({ made: 0, withdrawn: 0, batch: null });
    await take('back.csv', `${columns}D-1,2026-12-01,north,C1,delivery-call,4\n`);
    expect(await make(december)).toMatchObject({ made: 1, withdrawn: 0, batch: { superseding: 1 } });
  });

  it('leave records that verify has nothing against', async () => {
    const verify = async () => (await new VerifyService(database).verify()).differences;
    expect(await verify()).toEqual([]);
  });
});
