import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { AuditEntry } from '../../src/audit/audit-entry.entity.js';
import { AuditService } from '../../src/audit/audit.service.js';
import { brokenLinks } from '../../src/audit/audit-chain.js';
import { bulkInsert } from '../../src/database/bulk-insert.js';
import { parseDatabaseUrl } from '../../src/database/database-url.js';
import { Database } from '../../src/database/database.js';
import { Payout, Run } from '../../src/runs/runs.entities.js';
import { OrganisationLoad } from '../../src/organisation/organisation.entities.js';
import { Publication } from '../../src/plans/plans.entities.js';
import { databaseKinds, emptyDatabase, type FreshDatabase } from '../support/databases.js';

const open = async (url: string): Promise<Database> => {
  const address = parseDatabaseUrl(url);
  if (!address.ok) throw new Error(address.findings[0]?.message);
  return Database.open(address.value);
};

describe.each(databaseKinds)('the database on %s', (kind) => {
  let fresh: FreshDatabase;
  let database: Database;

  beforeEach(async () => {
    fresh = await emptyDatabase(kind);
    database = await open(fresh.url);
    await database.prepare();
  });

  afterEach(async () => {
    await database.close();
    await fresh.remove();
  });

  const appendEntry = () =>
    database.write((manager) =>
      new AuditService().append(manager, { actor: 'cli', action: 'load', subject: 'test', details: { a: '1' } }),
    );

  it('writes one at a time, so that entries appended at once form one chain', async () => {
    await Promise.all([appendEntry(), appendEntry(), appendEntry(), appendEntry()]);
    const entries = await database.reader.find(AuditEntry, { order: { seq: 'ASC' } });
    expect(entries.map((entry) => entry.seq)).toEqual([1, 2, 3, 4]);
    expect([...brokenLinks(entries)]).toEqual([]);
  });

  it('stores nothing of a write that fails half-way', async () => {
    const failing = database.write(async (manager) => {
      await manager.insert(OrganisationLoad, { id: 1, at: 'now', digest: 'x' });
      throw new Error('half-way');
    });
    await expect(failing).rejects.toThrow('half-way');
    expect(await database.reader.count(OrganisationLoad)).toBe(0);
  });

  it('refuses to change or delete an audit entry', async () => {
    await appendEntry();
    const change = database.write((manager) => manager.query(`UPDATE audit_entry SET actor = 'nobody'`));
    await expect(change).rejects.toThrow('audit_entry is append-only');
    const removal = database.write((manager) => manager.query(`DELETE FROM audit_entry`));
    await expect(removal).rejects.toThrow('audit_entry is append-only');
  });

  it('carries amounts and texts through a bulk insert without loss', async () => {
    const amountMinor = 9007199254740991n;
    await database.write(async (manager) => {
      await manager.insert(OrganisationLoad, { id: 1, at: 'now', digest: 'x' });
      await manager.insert(Publication, { id: 1, at: 'now' });
      await bulkInsert(manager, Run, [
        {
          id: 1,
          period: '2026-10',
          at: 'now',
          status: 'calculated',
          loadId: 1,
          publication: 1,
          observationSeq: 0,
          adjustmentsThrough: null,
          stepsThrough: null,
          engine: '1',
          inputsHash: 'h',
          payouts: 1,
          root: 'r',
        },
      ]);
      await bulkInsert(manager, Payout, [
        {
          run: 1,
          employee: '员工 "1"',
          leaf: 0,
          currency: 'CNY',
          amountMinor,
          status: 'payable',
          leafHash: 'l',
        },
      ]);
    });
    const [payout] = await database.reader.find(Payout);
    expect(payout).toMatchObject({ employee: '员工 "1"', amountMinor, leaf: 0 });
  });
});
