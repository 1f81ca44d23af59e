import type { EntityManager } from 'typeorm';

import { Account } from '../access/access.entities.js';
import { accountRecord, readGrants } from '../access/account-state.js';
import type { RecordedDeeds } from './audit-check.js';
import { firstDifference, type DifferenceList } from './difference.js';

/**
 * Every account against the last that the audit chain tells of it: its roles, its employee, whether it is closed, its password. Who
 * gives themselves a role in the database is found here.
 */
export async function checkAccounts(
  manager: EntityManager,
  deeds: RecordedDeeds,
  differences: DifferenceList,
): Promise<number> {
  const accounts = await manager.find(Account, { order: { id: 'ASC' } });
  const recorded = new Set(deeds.subjects('account'));
  for (const account of accounts) {
    const subject = `account:${account.username}`;
    recorded.delete(subject);
    const last = deeds.of('account', subject).at(-1) as { readonly after?: unknown } | undefined;
    const what = `account ${account.username}`;
    if (last === undefined) {
      differences.add(what, 'no audit entry tells of it');
      continue;
    }
    const difference = firstDifference(accountRecord(account, await readGrants(manager, account.id)), last.after);
    if (difference) differences.add(what, `it is not as its audit entry says (${difference})`);
  }
  for (const subject of recorded) differences.add(subject.replace(':', ' '), 'it was made and is gone');
  return accounts.length;
}
