import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { smallCompany } from '../support/small-company.js';
import type { DatabaseKind } from '../support/databases.js';
import { fillServer, testServer, type Client, type TestServer } from '../http/test-server.js';
import type { Who } from './permissions.js';

export interface AccessServer extends TestServer {
  /** One for each role: the head of the north is C3, the employee C1. */
  readonly who: Readonly<Record<Who, Client>>;
}

/** The small company with October run, asked by somebody of each role. D1 works in a depot of the south. */
export async function accessServer(kind: DatabaseKind): Promise<AccessServer> {
  const company = await smallCompany();
  await mkdir(join(company.rules, 'forms'));
  await writeFile(join(company.rules, 'forms', 'call.json'), JSON.stringify(CALL));
  const server = await testServer(kind);
  await fillServer(server, company);
  await server.post('/organisation/loads', DEPOT);
  await server.send('/complaints?name=complaints.csv&source=customer', 'text/csv', COMPLAINTS);
  await server.send('/responses?name=calls.csv', 'text/csv', CALLS);
  await server.post('/periods/2026-10/runs');
  await company.remove();
  const who = {
    nobody: server.nobody,
    hr: await server.as('hr'),
    head: await server.as('department-head', { username: 'head', employee: 'C3', department: 'north' }),
    employee: await server.as('employee', { employee: 'C1' }),
    auditor: await server.as('auditor'),
    admin: await server.as('admin'),
  };
  return { ...server, who };
}

/** One of the north, about the south's driver, and one of the south. */
const COMPLAINTS = `id,date,department,employee,cause
K-1,2026-10-03,north,D1,late
K-2,2026-10-04,south,D1,late
`;

const CALL = {
  id: 'call',
  effectiveFrom: '2026-01',
  name: { en: 'Call' },
  kind: 'follow-up',
  questions: [{ code: 'polite', name: { en: 'Were they polite?' }, scale: 'yes-no' }],
};
const CALLS = `id,date,department,employee,form,polite
R-1,2026-10-03,north,D1,call,yes
R-2,2026-10-04,south,D1,call,no
`;

const DEPOT = {
  departments: [{ code: 'depot', name: 'Depot', parent: 'south' }],
  assignments: [{ employee: 'D1', role: 'driver', department: 'depot', from: '2020-06-30', target_bonus: '1000' }],
};
