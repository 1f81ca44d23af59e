import { expect } from '@jest/globals';

import type { Person } from './browser.js';

/** HR, signed in, opens the ranking of the couriers of October: C2 with 1.1, C3 with 1, C1 with 0.88, as in September. */
export async function readRanking(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/people');
  await page.getByRole('link', { name: 'Power ranking' }).click();
  await page.locator('.month-choice select').first().selectOption('2026-10');
  const rows = page.locator('.ranking tbody tr');
  await rows.first().waitFor();
  const told = (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '));
  expect(told).toEqual([
    'Mari Maasikas C2, North district, South district 1 1.1 = the same place score as before',
    'Smith, Jo C3, North district 2 1 = the same place score as before',
    'Liu Yang C1, North district 3 0.88 = the same place score as before',
  ]);
  // Who is on no plan is not passed over in silence.
  await page.getByText('Ann Driver').waitFor();
  await who.look('ranking');
  await page.getByLabel('Department').first().selectOption('north');
  await page.getByText('Ann Driver').waitFor({ state: 'detached' });
}

/** A head, signed in, comes to it from the team, on a phone. */
export async function readTeamRanking(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/team');
  await page.getByRole('link', { name: '能力排行' }).click();
  await page.getByLabel('月份').selectOption('2026-10');
  await page.locator('.ranking tbody tr').nth(2).waitFor();
  await who.look('ranking-of-team');
}
