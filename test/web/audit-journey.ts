import { expect } from '@jest/globals';

import { PASSWORD } from '../http/test-server.js';
import { signInAs, type Person } from './browser.js';

/** An auditor filters the trail, follows an entry to a payout, verifies everything, and compares two runs. */
export async function auditTrail(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/audit');
  await signInAs(who, 'auditor', PASSWORD);
  const entries = page.locator('.entries > li');
  await entries.first().waitFor();
  await page.getByLabel('What', { exact: true }).selectOption('run');
  await page.locator('.entries > li:nth-child(3)').waitFor({ state: 'detached' });
  // The newest first: September was run before October.
  expect(await entries.first().innerText()).toContain('run:2');
  await entries.first().locator('summary').click();
  await who.look('audit-trail');
  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByLabel('Who', { exact: true }).fill('nobody');
  await page.getByText('No entry fits').waitFor();
  await page.getByLabel('Who', { exact: true }).fill('hr');
  await page.getByLabel('About', { exact: true }).fill('payout:2026-10/C2');
  await page.waitForURL(/subject=payout/);
  await entries.filter({ hasNotText: 'payout:2026-10/C2' }).first().waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'payout:2026-10/C2' }).first().click();
  await page.locator('.amount').filter({ hasText: '1,346.40 CNY' }).waitFor();
  await page.getByRole('link', { name: 'Audit entries about it' }).click();
  await page.getByText('payout:2026-10/C2').first().waitFor();

  await page.getByRole('link', { name: 'Verify' }).click();
  await page.getByRole('button', { name: 'Verify now' }).click();
  await page.getByText('Everything holds').waitFor();
  await page.getByText('Run 2, October 2026').waitFor();
  await who.look('audit-verify');
}

/** What two runs differ by, everybody and one person: October's plan pays 2 % more. */
export async function compareRuns(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/audit/compare');
  await signInAs(who, 'auditor', PASSWORD);
  const compare = page.getByRole('button', { name: '比较', exact: true });
  await compare.click();
  // 35.20 of C1 and 26.40 of C2; C3 is paid nothing in either.
  await page.locator('.changes').getByText('+61.60').first().waitFor();
  await page.getByLabel('工号').fill('C1');
  await compare.click();
  await page.locator('.changes').getByText('+35.20').first().waitFor();
  await who.look('audit-compare');
  await page.goto('/audit/trail');
  await page.locator('.entries > li').first().waitFor();
  await who.look('audit-trail');
}
