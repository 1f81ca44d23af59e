import { expect } from '@jest/globals';

import { PASSWORD } from '../http/test-server.js';
import { signInAs, type Language, type Person } from './browser.js';

/** What an employee of the small company reads on their page; the figures are those that the company is described by. */
interface Reading {
  readonly title: string;
  readonly amount: string;
  readonly texts: readonly string[];
  readonly september: string;
}

const OF_C1: Readonly<Record<Language, Reading>> = {
  en: {
    title: 'My scorecard',
    amount: '1,795.20 CNY',
    texts: [
      'Liu Yang · Courier, North district',
      'calculated, not yet approved',
      '940 on time of 1,000 parcels',
      '212 cases · ★ a third party',
      // 2,000 · 0.88 = 1,760.00 in September; × 1.02 in October.
      'From 1,760.00 CNY to 1,795.20 CNY',
      '+35.20',
    ],
    september: '1,760.00 CNY',
  },
  zh: {
    title: '我的记分卡',
    amount: '1,795.20 CNY',
    texts: [
      'Liu Yang · 配送员，North district',
      '已计算',
      '准时 940',
      '★ 第三方测评',
      '从 1,760.00 CNY 到 1,795.20 CNY',
      '+35.20',
    ],
    september: '1,760.00 CNY',
  },
};

/** C1 signs in, reads October, opens what is folded, takes the files, and goes back to September. */
export async function readScorecard(who: Person): Promise<void> {
  const { page, language } = who;
  const { title, amount, texts, september } = OF_C1[language];
  await page.goto('/');
  await signInAs(who, 'c1', PASSWORD);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
  await page.locator('.amount').filter({ hasText: amount }).waitFor();
  await page.locator('.beside .changes').waitFor();
  const shown = (await page.locator('main').innerText()).replaceAll('\u00a0', ' ');
  for (const text of texts) expect(shown).toContain(text);
  for (const summary of await page.locator('summary').all()) await summary.click();
  await who.look('scorecard');
  const [statement] = await Promise.all([page.waitForEvent('download'), page.locator('.files a').first().click()]);
  expect(statement.suggestedFilename()).toBe(`statement-2026-10-C1-${language}.pdf`);
  const [receipt] = await Promise.all([page.waitForEvent('download'), page.locator('.files a').nth(1).click()]);
  expect(receipt.suggestedFilename()).toMatch(/^receipt-2026-10-C1.*\.json$/);
  await page.locator('.month-choice select').selectOption('2026-09');
  await page.waitForURL('**/scorecard/2026-09');
  await page.locator('.amount').filter({ hasText: september }).waitFor();
}
