import type { EntityManager } from 'typeorm';

import type { Actor } from '../audit/audit.service.js';
import { accountOf } from '../audit/people.js';
import { Account } from './access.entities.js';

/** Code of the employee that an actor's account belongs to; `null` where it is of none, or nobody is known by name. */
export async function employeeOf(manager: EntityManager, actor: Actor): Promise<string | null> {
  const username = accountOf(actor);
  if (username === undefined) return null;
  const account = await manager.findOneBy(Account, { username });
  return account?.employee ?? null;
}
