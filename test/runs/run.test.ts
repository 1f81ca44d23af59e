import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { EVERYBODY } from '../../src/access/scope.js';
import { AuditService } from '../../src/audit/audit.service.js';
import { AuditEntry } from '../../src/audit/audit-entry.entity.js';
import type { Database } from '../../src/database/database.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { EvidenceBlock, Payout, Run } from '../../src/runs/runs.entities.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import {
  fillDatabase,
  ingestFile,
  loadCompany,
  openDatabase,
  period,
  publishRules,
  worked,
} from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const OCTOBER = period('2026-10');

describe.each(databaseKinds)('a run on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;

  beforeEach(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
  });

  afterEach(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const run = (of: Database = database, dryRun = false) =>
    new RunService(of, new AuditService()).run(OCTOBER, { actor: 'cli', dryRun });

  it('pays what was worked out by hand', async () => {
    await fillDatabase(database, company);
    const summary = worked(await run());
    expect(summary).toMatchObject({
      run: 1,
      payouts: 4,
      totals: [{ currency: 'CNY', payouts: 4, payable: '3141.60', heldPayouts: 1, held: '0.00' }],
      departments: [
        { department: 'north', payouts: 3, payable: '2446.68', heldPayouts: 0, held: '0.00' },
        { department: 'south', payouts: 2, payable: '694.92', heldPayouts: 1, held: '0.00' },
      ],
    });
    const service = new PayoutsService(database);
    const stored = worked(await service.latestRun(OCTOBER));
    const payouts = await service.page(stored, '', 10);
    expect(payouts.map(({ employee, amount, status }) => [employee, amount, status])).toEqual([
      ['C1', '1795.20', 'payable'],
      ['C2', '1346.40', 'payable'],
      ['C3', '0.00', 'payable'],
      ['D1', '0.00', 'held'],
    ]);
    expect(payouts[1]?.lines.map(({ department, amount, score }) => [department, amount, score])).toEqual([
      ['north', '651.48', '1.1'],
      ['south', '694.92', '1.1'],
    ]);
    expect(payouts[3]?.holds).toEqual([{ code: 'no-plan', line: 1 }]);
  });

  it('gives the same root and the same explanations to the byte when nothing has changed', async () => {
    await fillDatabase(database, company);
    const first = worked(await run());
    const second = worked(await run());
    expect([second.run, second.root, second.inputsHash]).toEqual([2, first.root, first.inputsHash]);
    const of = async (id: number) =>
      (await database.reader.find(EvidenceBlock, { where: { run: id } })).map(({ lines }) => lines.split('\n'));
    expect(await of(1)).toEqual([[expect.any(String), expect.any(String), expect.any(String), expect.any(String)]]);
    expect(await of(2)).toEqual(await of(1));
  });

  it('pays by the corrected figure and tells what had been reported before', async () => {
    await fillDatabase(database, company);
    const path = join(company.folder, 'late.csv');
    // 93 % instead of 94 %: 0.6 · 0.6 + 0.4 = 0.76; 2,000 · 0.76 · 1.02 = 1,550.40
    await writeFile(
      path,
      'indicator,subject,period,numerator,denominator,source\non-time-delivery,employee:C1,2026-10,930,1000,internal\n',
    );
    expect(await ingestFile(database, path)).toMatchObject({ accepted: 0, superseding: 1 });
    worked(await run());
    const service = new PayoutsService(database);
    const payout = worked(await service.explained(worked(await service.latestRun(OCTOBER)), 'C1', EVERYBODY));
    expect(payout.amount).toBe('1550.40');
    expect(payout.explanation.lines[0]?.scorecard?.components[0]?.measured?.observations).toMatchObject([
      { batch: 2, row: 2, numerator: '930', corrects: { batch: 1, row: 2, numerator: '940', denominator: '1000' } },
    ]);
  });

  it('stores nothing on a dry run, and comes out the same', async () => {
    await fillDatabase(database, company);
    const tried = worked(await run(database, true));
    expect(tried.run).toBeNull();
    expect(await database.reader.count(Run)).toBe(0);
    expect(worked(await run()).root).toBe(tried.root);
  });

  it('says what is missing where there is nothing to run on', async () => {
    const code = async () => {
      const outcome = await run();
      return outcome.ok ? 'ran' : outcome.findings[0]?.code;
    };
    expect(await code()).toBe('no-organisation');
    await loadCompany(database, company);
    expect(await code()).toBe('no-rules');
    await publishRules(database, company);
    expect(await code()).toBe('nothing-measured');
    const tooEarly = await new RunService(database, new AuditService()).run(period('2025-12'), { actor: 'cli' });
    expect(tooEarly).toMatchObject({ ok: false, findings: [{ code: 'no-rules-in-force' }] });
    expect(await database.reader.count(Run)).toBe(0);
    expect(await database.reader.count(AuditEntry)).toBe(2);
  });

  it('never mixes with another run of the period: one waits for the other', async () => {
    await fillDatabase(database, company);
    const other = await openDatabase(fresh.url);
    const [a, b] = await Promise.all([run(database), run(other)]).finally(() => other.close());
    expect([worked(a).run, worked(b).run].sort()).toEqual([1, 2]);
    expect(worked(a).root).toBe(worked(b).root);
    const entries = await database.reader.find(AuditEntry, { order: { seq: 'ASC' } });
    expect(entries.map(({ action }) => action)).toEqual(['load', 'publish', 'ingest', 'run', 'run']);
  });

  it('leaves nothing behind when it is broken off', async () => {
    await fillDatabase(database, company);
    const broken = new RunService(database, new AuditService()).run(OCTOBER, {
      actor: 'cli',
      onProgress: () => {
        throw new Error('broken off');
      },
    });
    await expect(broken).rejects.toThrow('broken off');
    expect([await database.reader.count(Run), await database.reader.count(Payout)]).toEqual([0, 0]);
  });
});
