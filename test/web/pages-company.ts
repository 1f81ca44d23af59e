import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { TestServer } from '../http/test-server.js';
import { fillServer } from '../http/test-server.js';
import type { SmallCompany } from '../support/small-company.js';

/**
 * The small company with October 2026 run, and September with the same figures run before it: what differs between them is what the
 * plan pays for October alone (× 1.02). Customers complained of lateness 8 times in September and 30 times in October, of damage 4 times in
 * both, and in October once of rudeness. The
 * couriers' plan is a power ranking.
 */
export async function fillPages(server: TestServer, company: SmallCompany): Promise<void> {
  const plan = join(company.rules, 'plans/courier.json');
  const written = JSON.parse(await readFile(plan, 'utf8')) as object;
  await writeFile(plan, JSON.stringify({ ...written, ranking: 'power' }));
  await fillServer(server, company);
  const october = await readFile(company.observations, 'utf8');
  await server.send('/batches?name=september.csv', 'text/csv', october.replaceAll('2026-10', '2026-09'));
  for (const period of ['2026-09', '2026-10']) await server.post(`/periods/${period}/runs`);
  const complaints = [
    ...complaintsOf('2026-09', { late: 8, damaged: 4 }),
    ...complaintsOf('2026-10', { late: 30, damaged: 4, rude: 1 }),
  ];
  await server.send(
    '/complaints?name=complaints.csv',
    'text/csv',
    ['id,date,department,cause,source', ...complaints].join('\n'),
  );
}

const complaintsOf = (period: string, causes: Readonly<Record<string, number>>): string[] =>
  Object.entries(causes).flatMap(([cause, count]) =>
    Array.from({ length: count }, (_, i) => `${period}-${cause}-${i},${period}-15,north,${cause},customer`),
  );
