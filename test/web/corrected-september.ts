import { expect } from '@jest/globals';

import { documentsOf, type Client, type TestServer } from '../http/test-server.js';
import type { SmallCompany } from '../support/small-company.js';
import type { Person } from './browser.js';

const put = (client: Client, path: string, json: unknown) =>
  client.ask('PUT', path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) });

/**
 * September is locked by two people. Then it turns out that of C2's 1,000 parcels 990 were on time and not 970: 1.2 instead of 1.1 of
 * 12 % of 10,000, which is 120.00 more, and that 50.00 were paid for a parcel of somebody else. From November on the indicators are
 * told otherwise.
 */
export async function correctSeptember(server: TestServer, company: SmallCompany): Promise<void> {
  const approver = await server.as('hr', { username: 'approver' });
  await server.post('/periods/2026-09/submission', {});
  const decision = { decision: 'refuse', reason: 'paid by the depot' };
  await put(approver, '/periods/2026-09/holds/D1/decision', decision);
  await approver.post('/periods/2026-09/approval', {});
  expect((await server.post('/periods/2026-09/lock', {})).json).toMatchObject({ state: 'locked' });
  const late =
    'indicator,subject,period,numerator,denominator,source\non-time-delivery,employee:C2,2026-09,990,1000,internal\n';
  await server.send('/batches?name=late.csv', 'text/csv', late);
  const carried = await server.post('/periods/2026-09/retro', { reason: 'the depot counted late' });
  expect(carried.json).toMatchObject({ differences: [{ employee: 'C2', difference: '120.00' }] });
  const taken = { amount: '50.00', reason: 'a parcel of somebody else' };
  expect((await server.post('/periods/2026-09/payouts/C2/clawback', taken)).status).toBe(201);
  const found = (await documentsOf(company)).find(({ path }) => path === 'indicators/delivery.json');
  const told = typeof found?.content === 'string' ? found.content : '';
  const content = told.replace('2026-01', '2026-11').replace('Parcels lost', 'Lost parcels');
  const published = await server.post('/rules/publications', { documents: [{ path: found?.path, content }] });
  expect(published.status).toBe(201);
}

/** The review of November names both corrections and who changed the rules. */
export async function readCorrections({ page, language }: Person): Promise<void> {
  const card = (heading: RegExp) =>
    page.locator('h3', { hasText: heading }).locator('xpath=following-sibling::ul[1]/li');
  const [changed, corrected] = language === 'en' ? [/^Rules that/, /^Corrections/] : [/不同的规则/, /以往月份的更正/];
  const told = async (heading: RegExp) =>
    (await card(heading).allInnerTexts()).map((text) => text.replace(/\s+/g, ' ')).join('\n');
  await card(corrected).first().waitFor();
  expect(await told(corrected)).toMatch(
    language === 'en'
      ? /^Mari Maasikas C2 \+120\.00 CNY correction of September 2026, \+120\.00 in all · “the depot counted late”\nMari Maasikas C2 −50\.00 CNY recovered/
      : /^Mari Maasikas C2 \+120\.00 CNY 2026年9月的更正，合计 \+120\.00 · “the depot counted late”/,
  );
  expect(await told(changed)).toMatch(
    language === 'en'
      ? /Indicators delivery published by one person alone · by hr/
      : /指标 delivery 由一人单独发布 · hr/,
  );
}
