/** Reading responses: those that count, as known at some time, and every version of one. */
import type { EntityManager } from 'typeorm';

import { listOf } from '../complaints/complaint-reader.js';
import { latestSeqOf } from '../ingestion/versions-by-id.js';
import { FormResponse } from './responses.entities.js';

/** Which responses. What is not named does not matter. */
export interface ResponseFilter {
  readonly period: string;
  readonly form?: string;
  /** Exactly this one. */
  readonly department?: string;
  readonly employee?: string;
  /** Those that whoever asks may see. */
  readonly departments?: ReadonlySet<string>;
  /** As known when this was the last response taken in; now where nothing is said. */
  readonly asOf?: number;
}

/** A page of the responses of a period that count, in the order in which they were taken in. */
export async function responsesOf(
  manager: EntityManager,
  { period, form, department, employee, departments, asOf }: ResponseFilter,
  { after, limit }: { readonly after: number; readonly limit: number },
): Promise<FormResponse[]> {
  const query = manager
    .createQueryBuilder(FormResponse, 'r')
    .where('r.period = :period AND r.seq > :after', { period, after })
    .orderBy('r.seq')
    .limit(limit);
  const superseded = 'SELECT n.supersedes FROM response n WHERE n.supersedes IS NOT NULL';
  if (asOf === undefined) query.andWhere(`r.seq NOT IN (${superseded})`);
  else query.andWhere(`r.seq <= :asOf AND r.seq NOT IN (${superseded} AND n.seq <= :asOf)`, { asOf });
  if (form !== undefined) query.andWhere('r.form = :form', { form });
  if (department !== undefined) query.andWhere('r.department = :department', { department });
  if (employee !== undefined) query.andWhere('r.employee = :employee', { employee });
  if (departments)
    query.andWhere(`r.department IN (SELECT value FROM ${listOf(manager, ':departments')})`, {
      departments: JSON.stringify([...departments]),
    });
  return query.getMany();
}

/** How many are held at a time. */
const PAGE = 5_000;

/** All responses of a period that count, page by page. */
export async function* eachResponse(manager: EntityManager, filter: ResponseFilter): AsyncGenerator<FormResponse> {
  for (let after = 0, count = PAGE; count === PAGE;) {
    const page = await responsesOf(manager, filter, { after, limit: PAGE });
    yield* page;
    count = page.length;
    after = page.at(-1)?.seq ?? after;
  }
}

/** Every version of a response, the oldest first; the last one counts. */
export async function responseVersions(manager: EntityManager, id: string): Promise<FormResponse[]> {
  return manager.find(FormResponse, { where: { id }, order: { seq: 'ASC' } });
}

/** The number of the last response taken in; 0 where there is none. */
export const latestResponseSeq = (manager: EntityManager): Promise<number> => latestSeqOf(manager, 'response');
