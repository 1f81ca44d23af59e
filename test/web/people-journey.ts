import { expect } from '@jest/globals';

import { PASSWORD } from '../http/test-server.js';
import { signInAs, type Person } from './browser.js';

/** HR confirms an account that an admin has made, and it waits no more. */
export async function confirmAccount(who: Person, username: string): Promise<void> {
  const { page } = who;
  await page.goto('/people');
  await signInAs(who, 'hr', PASSWORD);
  const waiting = page.getByRole('region', { name: 'Accounts waiting for confirmation' });
  await waiting.getByText(username, { exact: true }).waitFor();
  await who.look('people-waiting');
  await waiting.getByRole('button', { name: `Confirm ${username}` }).click();
  await waiting.waitFor({ state: 'detached' });
}

/** HR finds somebody while typing, reads who they are and what they were paid, and opens a month. */
export async function findPerson(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/people');
  await signInAs(who, 'hr', PASSWORD);
  await page.getByText('4 people').waitFor();
  await page.getByRole('searchbox', { name: 'Name or code' }).fill('nobody at all');
  await page.getByText('Nobody is found').waitFor();
  await page.getByRole('searchbox', { name: 'Name or code' }).fill('maasi');
  await page.getByText('1 person').waitFor();
  await who.look('people');
  await page.getByRole('link', { name: 'Mari Maasikas' }).click();
  await page.getByRole('heading', { level: 1, name: 'Mari Maasikas' }).waitFor();
  // Newest first: from 16 October on she is in the south, for 12 % of her salary.
  const assignments = await page.getByRole('region', { name: 'Assignments' }).locator('tbody tr').allInnerTexts();
  expect(assignments.map((text) => text.split(/\s*\t\s*/))).toEqual([
    ['Courier', 'South district', '16 Oct 2026', 'until further notice', '12% of salary'],
    ['Courier', 'North district', '15 Jan 2025', '15 Oct 2026', '12% of salary'],
  ]);
  await page.getByRole('link', { name: 'October 2026' }).waitFor();
  await who.look('person');
  await page.getByRole('link', { name: 'October 2026' }).click();
  await page.locator('.amount').filter({ hasText: '1,346.40 CNY' }).waitFor();
  await page.getByRole('heading', { name: 'The full trace' }).waitFor();
  // Of somebody else's pay nobody asks.
  expect(await page.locator('.ask-link').count()).toBe(0);
  await who.look('person-month');
  await page.getByRole('link', { name: 'The person' }).click();
  await page.getByRole('link', { name: 'All people' }).click();
  await page.getByText('4 people').waitFor();
}

/** A head on a phone: what the team is paid, what cost it most, somebody's scorecard, and an inquiry to answer. */
export async function readTeam(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/');
  await signInAs(who, 'head', PASSWORD);
  await page.waitForURL('**/team');
  // 1,795.20 of C1, 1,346.40 of C2, and nothing of C3, whose gate is shut.
  await page.locator('.amount').filter({ hasText: '3,141.60 CNY' }).waitFor();
  const costs = page.locator('section').filter({ hasText: '团队主要失分项' }).locator('.changes li');
  await costs.first().waitFor();
  expect(await costs.first().innerText()).toMatch(/^−[\d,.]+\s+丢失率超过 0.5%/);
  await page.getByLabel('排序').selectOption('payable');
  expect(await page.locator('.members tbody th a').allInnerTexts()).toEqual(['Smith, Jo', 'Mari Maasikas', 'Liu Yang']);
  await who.look('team');
  await page.getByRole('link', { name: 'Liu Yang' }).click();
  await page.locator('.amount').filter({ hasText: '1,795.20 CNY' }).waitFor();
  await page.goBack();
  await page.getByRole('link', { name: '1 条疑问待您答复' }).click();
  await page.getByRole('link', { name: '整笔奖金 · 2026年10月' }).click();
  await page.getByRole('textbox', { name: '您的答复' }).fill('请看记分卡。');
  await page.getByRole('button', { name: '发送答复' }).click();
  await page.locator('.conversation').getByText('请看记分卡。').waitFor();
  await who.look('team-inquiry');
}
