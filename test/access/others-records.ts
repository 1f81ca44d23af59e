import { documentsOf } from '../http/test-server.js';
import { smallCompany } from '../support/small-company.js';
import type { AccessServer } from './access-company.js';

/**
 * Records of others, so that what is hidden is there: an inquiry each of C1 and D1, a draft of the couriers' plan by their head and one of
 * the drivers' plan by HR, and November locked, with two clawbacks of C2, who is of the south by then. D1 of October is held.
 */
export async function addOthersRecords(server: AccessServer): Promise<void> {
  const { hr, head, employee } = server.who;
  const driver = await server.as('employee', { username: 'driver', employee: 'D1' });
  const files = [{ name: 'note.txt', content: Buffer.from('a note').toString('base64') }];
  for (const client of [employee, driver])
    await client.post('/inquiries', { period: '2026-10', text: 'How so?', files });
  await publishDrivers(server);
  await head.post('/drafts', { plan: 'courier', period: '2026-10' });
  await hr.post('/drafts', { plan: 'driver', period: '2026-10' });
  await lockNovember(server);
  for (const amount of ['10', '20'])
    await hr.post('/periods/2026-11/payouts/C2/clawback', { amount, reason: 'a parcel was lost' });
}

/** The couriers' plan once more, for drivers; nobody is on it. */
async function publishDrivers(server: AccessServer): Promise<void> {
  const company = await smallCompany();
  const documents = await documentsOf(company);
  await company.remove();
  const courier = documents.find(({ path }) => path === 'plans/courier.json');
  if (typeof courier?.content !== 'string') throw new Error('the small company has no plan for couriers');
  const plan = { ...(JSON.parse(courier.content) as Record<string, unknown>), id: 'driver' };
  await server.post('/rules/publications', { documents: [...documents, { path: 'plans/driver.json', content: plan }] });
}

async function lockNovember(server: AccessServer): Promise<void> {
  const approver = await server.as('hr', { username: 'approver' });
  await server.send('/batches?name=november.csv', 'text/csv', NOVEMBER);
  await server.post('/periods/2026-11/runs');
  await server.post('/periods/2026-11/submission');
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ decision: 'refuse', reason: 'there is no figure' });
  for (const code of ['C1', 'D1'])
    await approver.ask('PUT', `/periods/2026-11/holds/${code}/decision`, { headers, body });
  await approver.post('/periods/2026-11/approval', {});
  await approver.post('/periods/2026-11/lock', {});
}

const NOVEMBER = `indicator,subject,period,value,numerator,denominator,source
on-time-delivery,employee:C2,2026-11,,970,1000,internal
on-time-delivery,department:north,2026-11,,1900,2000,internal
`;
