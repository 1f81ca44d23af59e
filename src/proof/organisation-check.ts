import type { EntityManager } from 'typeorm';

import { digestAsOf } from '../organisation/organisation-reader.js';
import { OrganisationLoad } from '../organisation/organisation.entities.js';
import type { RecordedDeeds } from './audit-check.js';
import { DIFFERENCES_SHOWN, firstDifference, type DifferenceList } from './difference.js';

/** The organisation as it stood after every load, against the digest that the audit chain recorded of it. */
export async function checkOrganisation(
  manager: EntityManager,
  deeds: RecordedDeeds,
  differences: DifferenceList,
): Promise<number> {
  const loads = await manager.find(OrganisationLoad, { order: { id: 'ASC' } });
  const recorded = new Set(deeds.subjects('load'));
  for (const { id, at, digest } of loads) {
    const subject = `load:${id}`;
    recorded.delete(subject);
    const [details] = deeds.of('load', subject);
    if (details === undefined) differences.add(subject, 'no audit entry tells of it');
    else {
      const { at: saidAt, digest: saidDigest } = details as Record<string, unknown>;
      const difference = firstDifference({ at, digest }, { at: saidAt, digest: saidDigest });
      if (difference) differences.add(subject, `it is not as its audit entry says (${difference})`);
    }
    if ((await digestAsOf(manager, id)) !== digest)
      differences.add(subject, 'the departments, roles, employees or assignments are not those that were loaded');
  }
  for (const subject of recorded) differences.add(subject, 'it was loaded and is gone');
  await checkOrdinals(manager, differences);
  return loads.length;
}

/** A digest has the assignments of an employee in their order, and not the ordinals: those must be 1, 2, 3 … */
async function checkOrdinals(manager: EntityManager, differences: DifferenceList): Promise<void> {
  const rows = await manager.query<{ load_id: string | number; employee: string }[]>(MISNUMBERED);
  for (const { load_id, employee } of rows)
    differences.add(`load:${load_id} employee:${employee}`, 'the assignments are not numbered from 1 on without a gap');
}

const MISNUMBERED = `
  SELECT DISTINCT load_id, employee FROM (
    SELECT load_id, employee, ordinal, ROW_NUMBER() OVER (PARTITION BY employee, load_id ORDER BY ordinal) AS place
    FROM assignment) AS r
  WHERE ordinal <> place ORDER BY load_id, employee LIMIT ${DIFFERENCES_SHOWN}`;
