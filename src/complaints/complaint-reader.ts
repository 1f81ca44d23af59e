/** Reading complaints: those that count, and every version of one. */
import type { EntityManager } from 'typeorm';

import { databaseKind } from '../database/append-only.js';
import { Complaint } from './complaints.entities.js';

/** Which complaints. Departments that are not named are left out; all are in where none are named. */
export interface ComplaintFilter {
  readonly period: string;
  readonly cause?: string;
  /** Exactly this one. */
  readonly department?: string;
  /** Those that whoever asks may see. */
  readonly departments?: ReadonlySet<string>;
}

/** A page of the complaints of a period that count, in the order in which they were taken in. */
export async function complaintsOf(
  manager: EntityManager,
  { period, cause, department, departments }: ComplaintFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<Complaint[]> {
  const query = manager
    .createQueryBuilder(Complaint, 'c')
    .where('c.period = :period AND c.seq > :after', { period, after })
    .andWhere(`c.seq NOT IN (${SUPERSEDED})`)
    .orderBy('c.seq')
    .limit(limit);
  if (cause !== undefined) query.andWhere('c.cause = :cause', { cause });
  if (department !== undefined) query.andWhere('c.department = :department', { department });
  if (departments)
    query.andWhere(`c.department IN (SELECT value FROM ${listOf(manager, ':departments')})`, {
      departments: JSON.stringify([...departments]),
    });
  return query.getMany();
}

/** Every version of a complaint, the oldest first; the last one counts. */
export async function versionsOf(manager: EntityManager, id: string): Promise<Complaint[]> {
  return manager.find(Complaint, { where: { id }, order: { seq: 'ASC' } });
}

/** Versions whose place another one has taken. There are few, and they have an index of their own. */
export const SUPERSEDED = 'SELECT n.supersedes FROM complaint n WHERE n.supersedes IS NOT NULL';

/** A JSON list of texts that is a parameter, as rows with the column `value`. */
export const listOf = (manager: EntityManager, parameter: string): string =>
  databaseKind(manager) === 'postgres' ? `json_array_elements_text(${parameter}::json)` : `json_each(${parameter})`;
