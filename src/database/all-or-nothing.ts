import type { EntityManager } from 'typeorm';

import { refused, type Finding, type Outcome } from '../engine/finding.js';
import type { Database } from './database.js';

/** Runs `work` in one write transaction. A refusal undoes whatever it stored on the way. */
export async function allOrNothing<T>(
  database: Database,
  work: (manager: EntityManager) => Promise<Outcome<T>>,
): Promise<Outcome<T>> {
  try {
    return await database.write(async (manager) => {
      const outcome = await work(manager);
      if (!outcome.ok) throw new Undone(outcome.findings);
      return outcome;
    });
  } catch (error) {
    if (error instanceof Undone) return refused(...error.findings);
    throw error;
  }
}

/** Thrown within the transaction so that it is rolled back; never leaves this file. */
class Undone extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super('refused');
  }
}
