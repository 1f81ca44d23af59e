import { expect } from '@jest/globals';

import { PASSWORD } from '../http/test-server.js';
import { signInAs, type Person } from './browser.js';

/**
 * What customers complained of in October: 35 times, of which late 30 (85.7 %: alone the vital few), damaged 4 (together 97.1 %), rude 1
 * (new). Late was complained of 22 times more than in September, which chance would hardly do; damaged as often.
 */
export async function readComplaints(
  who: Person,
  as: string,
  words: { readonly vital: string; readonly more: string; readonly isNew: string; readonly since: string },
): Promise<void> {
  const { page } = who;
  await page.goto('/reefs/2026-10');
  await signInAs(who, as, PASSWORD);
  await page.goto('/reefs/2026-10');
  const rows = page.locator('table.reefs tbody tr');
  await rows.first().waitFor();
  const told = (await rows.allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
  expect(told).toHaveLength(3);
  expect(told[0]).toMatch(/^1 late 30 85\.7\s?% 85\.7\s?% \+22/);
  expect(told[0]).toContain(words.more);
  expect(told[1]).toMatch(/^2 damaged 4 11\.4\s?% 97\.1\s?% 0/);
  expect(told[2]).toMatch(/^3 rude/);
  expect(told[2]).toContain(words.isNew);
  expect(await page.locator('.card').first().innerText()).toContain(words.vital);
  // Late has been among the highest since September.
  expect(await page.locator('.reef-list').first().innerText()).toContain(words.since);
  await who.look('reefs');
}
