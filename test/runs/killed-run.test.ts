import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { AuditService } from '../../src/audit/audit.service.js';
import { AuditEntry } from '../../src/audit/audit-entry.entity.js';
import type { Database } from '../../src/database/database.js';
import { VerifyService } from '../../src/proof/verify.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { Payout, PayoutLine, Run } from '../../src/runs/runs.entities.js';
import { runNode } from '../support/cxpay.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

/** A process that starts a run and is killed at once when the first payouts have been written, before the run is committed. */
const KILLED = `
  import { Database } from './dist/src/database/database.js';
  import { parseDatabaseUrl } from './dist/src/database/database-url.js';
  import { AuditService } from './dist/src/audit/audit.service.js';
  import { RunService } from './dist/src/runs/run.service.js';
  import { parsePeriod } from './dist/src/engine/period.js';
  const database = await Database.open(parseDatabaseUrl(process.env.CXPAY_DATABASE_URL).value);
  await new RunService(database, new AuditService()).run(parsePeriod('2026-10'), {
    actor: 'cli',
    onProgress: () => process.kill(process.pid, 'SIGKILL'),
  });
`;

describe.each(databaseKinds)('a run that is killed half-way on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;

  beforeEach(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
  });

  afterEach(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  it('leaves the database as it was before, and the next run goes through', async () => {
    const killed = await runNode(['--input-type=module', '--eval', KILLED], { CXPAY_DATABASE_URL: fresh.url });
    expect([killed.exitCode, killed.stderr]).toEqual([null, '']);
    for (const entity of [Run, Payout, PayoutLine]) expect(await database.reader.count(entity)).toBe(0);
    expect(await database.reader.count(AuditEntry)).toBe(3);
    const next = await new RunService(database, new AuditService()).run(period('2026-10'), { actor: 'cli' });
    expect(worked(next).run).toBe(1);
    expect((await new VerifyService(database).verify()).holds).toBe(true);
  });
});
