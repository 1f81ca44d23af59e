import { expect } from '@jest/globals';

import { PASSWORD } from '../http/test-server.js';
import { signInAs, type Person } from './browser.js';

/**
 * Whose pay goes by customers' experience in October: three couriers, whose attitude a third party measures for 40 % of the plan; the
 * driver is on no plan.
 */
export async function readCoverage(
  who: Person,
  words: { readonly open: RegExp; readonly couriers: string },
): Promise<void> {
  const { page } = who;
  await page.goto('/plans');
  await signInAs(who, 'hr', PASSWORD);
  await page.getByRole('link', { name: words.open }).click();
  await page.locator('.month-choice select').selectOption('2026-10');
  const rows = page.locator('table').first().locator('tbody tr');
  await rows.first().waitFor();
  const told = await rows.allInnerTexts();
  // Who has none stands first.
  expect(told[0]).toContain('driver');
  expect(told[1]).toContain(words.couriers);
  // The page is one of the plans: so says the menu.
  expect(await page.locator('nav.menu [aria-current="page"]').getAttribute('href')).toBe('/plans');
  await who.look('coverage');
}
