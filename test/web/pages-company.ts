import { readFile } from 'node:fs/promises';

import type { TestServer } from '../http/test-server.js';
import { fillServer } from '../http/test-server.js';
import type { SmallCompany } from '../support/small-company.js';

/**
 * The small company with October 2026 run, and September with the same figures run before it: what differs between them is what the
 * plan pays for October alone (× 1.02).
 */
export async function fillPages(server: TestServer, company: SmallCompany): Promise<void> {
  await fillServer(server, company);
  const october = await readFile(company.observations, 'utf8');
  await server.send('/batches?name=september.csv', 'text/csv', october.replaceAll('2026-10', '2026-09'));
  for (const period of ['2026-09', '2026-10']) await server.post(`/periods/${period}/runs`);
}
