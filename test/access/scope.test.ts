import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { databaseKinds } from '../support/databases.js';
import type { Client } from '../http/test-server.js';
import { accessServer, type AccessServer } from './access-company.js';

type Records = Record<string, unknown>[];

describe.each(databaseKinds)('what each sees on %s', (kind) => {
  let server: AccessServer;

  beforeAll(async () => {
    server = await accessServer(kind);
  });
  afterAll(() => server.close());

  const items = async (client: Client, path: string): Promise<Records> =>
    (await client.get(path)).json['items'] as Records;
  const codes = async (client: Client, path: string, name: string) =>
    (await items(client, path)).map((each) => each[name]);
  const entries = async (subject: string) =>
    (await items(server, '/audit-entries?limit=1000')).filter((entry) => entry['subject'] === subject);

  it('lists to a head their people of the period, to an employee themselves', async () => {
    const { head, employee, hr } = server.who;
    // C2 was in the north until the 16th: of October the north's head sees their payout, as a whole.
    expect(await codes(head, '/periods/2026-10/payouts', 'employee')).toEqual(['C1', 'C2', 'C3']);
    expect(await codes(employee, '/periods/2026-10/payouts', 'employee')).toEqual(['C1']);
    expect(await codes(hr, '/periods/2026-10/payouts', 'employee')).toEqual(['C1', 'C2', 'C3', 'D1']);
    expect(await codes(employee, '/employees', 'code')).toEqual(['C1']);
    expect((await head.get('/periods/2026-10/payouts?limit=2')).json).toMatchObject({
      items: [{ employee: 'C1' }, { employee: 'C2' }],
      next: 'C2',
    });
    expect((await head.get('/periods/2026-10/payouts?limit=2&after=C2')).json).toMatchObject({
      items: [{ employee: 'C3' }],
      next: null,
    });
    expect((await employee.get('/periods/2026-10/payouts?after=C1')).json).toEqual({ items: [], next: null });
    expect(await codes(head, '/periods/2026-10/payouts?department=south', 'employee')).toEqual(['C2']);
  });

  it('adds up for a head what they see, and names their departments only', async () => {
    // C1 1,795.20 + C2 1,346.40 (651.48 of it in the north) + C3 0.
    expect((await server.who.head.get('/periods/2026-10/totals')).json).toMatchObject({
      totals: [{ payouts: 3, payable: '3141.60', heldPayouts: 0 }],
      departments: [{ department: 'north', payable: '2446.68' }],
    });
    expect((await server.who.employee.get('/periods/2026-10/totals')).json).toMatchObject({
      totals: [{ payouts: 1, payable: '1795.20' }],
      departments: [],
    });
  });

  it('shows the figures of a department to its people', async () => {
    const of = (code: string) => `/observations?indicator=on-time-delivery&subject=department:${code}&period=2026-10`;
    expect(await items(server.who.employee, of('north'))).toHaveLength(1);
    expect((await server.who.employee.get(of('south'))).status).toBe(404);
    expect((await server.who.head.get(of('south'))).status).toBe(404);
  });

  it('says who one is and what one may do', async () => {
    expect((await server.who.head.get('/session')).json).toMatchObject({
      username: 'head',
      roles: ['department-head'],
      employee: 'C3',
      heads: ['north'],
      permissions: expect.arrayContaining(['payout.read']),
    });
    expect((await server.who.admin.get('/session')).json['permissions']).not.toContain('payout.read');
  });

  it('records who reads the pay of others, one entry a request, and not who reads their own', async () => {
    const before = (await entries('payout:2026-10/C1')).length;
    await server.who.employee.get('/periods/2026-10/payouts/C1/explanation?format=text');
    expect(await entries('payout:2026-10/C1')).toHaveLength(before);
    await server.who.head.get('/periods/2026-10/payouts/C1/explanation');
    await server.who.auditor.get('/periods/2026-10/payouts/C1/evidence');
    const made = (await entries('payout:2026-10/C1')).slice(before);
    expect(made.map(({ actor, action }) => `${String(actor)} ${String(action)}`)).toEqual([
      'api:head read',
      'api:auditor read',
    ]);
    const lists = (await entries('payouts:2026-10')).length;
    await server.who.hr.get('/periods/2026-10/payouts');
    await server.who.employee.get('/periods/2026-10/payouts');
    await server.who.head.get('/periods/2026-10/payouts/D1/explanation');
    expect(await entries('payouts:2026-10')).toHaveLength(lists + 1);
    expect(await entries('payout:2026-10/D1')).toEqual([]);
  });

  it('answers readers while a run writes, and records it once the run has ended', async () => {
    const subject = 'employee:C2';
    await server.database.write(async () => {
      expect((await server.get('/employees/C2')).status).toBe(200);
      expect(await entries(subject)).toEqual([]);
    });
    await server.database.write(async () => undefined);
    expect(await entries(subject)).toMatchObject([{ actor: 'api:hr', action: 'read' }]);
  });

  // Last: it changes who heads what.
  it('shows a head nothing more once they have moved elsewhere, whatever the period', async () => {
    const from = '2026-10-20';
    const assignments = [
      { employee: 'C3', role: 'courier', department: 'north', from: '2020-06-30', to: from, target_bonus: '1500' },
      { employee: 'C3', role: 'courier', department: 'south', from, target_bonus: '1500' },
    ];
    expect((await server.post('/organisation/loads', { assignments })).status).toBe(201);
    expect((await server.who.head.get('/session')).json).toMatchObject({ heads: [] });
    expect(await items(server.who.head, '/periods/2026-10/payouts')).toEqual([]);
    expect((await server.who.head.get('/periods/2026-10/payouts/C1/explanation')).status).toBe(404);
    expect((await server.post('/verifications')).json).toMatchObject({ holds: true, differences: [] });
  });
});
