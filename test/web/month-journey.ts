import { readFile } from 'node:fs/promises';

import { expect } from '@jest/globals';

import { PASSWORD } from '../http/test-server.js';
import type { SmallCompany } from '../support/small-company.js';
import { signInAs, type Person } from './browser.js';
import { readCorrections } from './corrected-september.js';

const MONTH = '/month/2026-11';

/** November's figures are October's, and a row that names an indicator which nobody knows. */
async function novemberOf({ observations }: SmallCompany): Promise<Buffer> {
  const rows = (await readFile(observations, 'utf8')).replaceAll('2026-10', '2026-11');
  return Buffer.from(`${rows}friendliness,employee:C1,2026-11,4.2,,,10,survey,\n`);
}

/** HR takes a month from its figures to the review: the figures, what is wrong with them, preflight, the run, and over to a second person. */
export async function runMonth(who: Person, company: SmallCompany): Promise<void> {
  const { page } = who;
  await page.goto('/');
  await signInAs(who, 'hr', PASSWORD);
  await page.waitForURL('**/month');
  await page.getByRole('heading', { level: 1, name: 'October 2026' }).waitFor();
  await page.locator('.month-choice select').selectOption('2026-11');
  await page.getByText('open: nothing has been calculated').waitFor();

  await page.goto(`${MONTH}/data`);
  const file = { name: 'november.csv', mimeType: 'text/csv', buffer: await novemberOf(company) };
  await page.locator('input[type=file]').setInputFiles(file);
  await page.getByRole('heading', { name: 'november.csv (1 kB) begins like this' }).waitFor();
  expect((await page.locator('.first-rows tbody tr').first().innerText()).split('\t')[0]).toBe('on-time-delivery');
  await page.getByRole('button', { name: 'Take in november.csv' }).click();
  await page.getByText('november.csv is taken in').waitFor();
  // Seven rows of the company and the one that nobody knows.
  expect(await page.locator('.counts li').allInnerTexts()).toEqual([
    '7 new figures',
    '0 corrections',
    '0 known already',
    '1 in quarantine',
  ]);
  await who.look('month-data');
  await inChinese(who, '没有指标 "friendliness"。');
  const [rows] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download these rows' }).first().click(),
  ]);
  expect(rows.suggestedFilename()).toBe('quarantine-november.csv');
  expect(await readFile(await rows.path(), 'utf8')).toMatch(
    /^indicator,subject,period.*\nfriendliness,employee:C1,2026-11,4.2/,
  );

  await page.getByRole('link', { name: 'Preflight' }).click();
  await page.getByText('holds payouts', { exact: true }).first().waitFor();
  await who.look('month-preflight');
  await inChinese(who, '角色“driver”没有方案');

  await page.getByRole('link', { name: /^Run/ }).click();
  await page.getByRole('button', { name: 'Run the month' }).click();
  await page.getByText(/Run 3 counts: 4 payouts/).waitFor();
  await who.look('month-run');

  await page.getByRole('link', { name: /^Review/ }).click();
  await page.getByText('Held payouts: 1 of 1 to decide').waitFor();
  await page.getByText('no plan covers the role').waitFor();
  await page.locator('summary').filter({ hasText: 'Why the total changed' }).click();
  await page.locator('details .changes li').first().waitFor();
  await readCorrections(who);
  await who.look('month-review');
  await page.getByRole('button', { name: 'Submit for approval' }).click();
  await page.getByText('It is submitted').waitFor();
  // Whoever ran it cannot approve it, and is told so before anybody else has looked.
  await page.getByRole('link', { name: /^Approve/ }).click();
  await page.getByText('1 held payout waits for a decision').waitFor();
  expect(await page.getByRole('button', { name: 'Approve run 3' }).isDisabled()).toBe(true);
}

/** The same is said at once in Chinese to whoever reads that: what was found, with its values, and not a word asked of the server. */
async function inChinese({ page }: Person, sentence: string): Promise<void> {
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByText(sentence).first().waitFor();
  await page.getByRole('button', { name: 'English' }).click();
}

/** A second person decides what is held, approves, exports and locks. */
export async function approveMonth(who: Person): Promise<void> {
  const { page } = who;
  await page.goto(`${MONTH}/review`);
  await signInAs(who, 'approver', PASSWORD);
  await page.getByRole('textbox', { name: 'Reason: Ann Driver' }).fill('paid by the depot');
  await page.getByRole('button', { name: 'Do not pay' }).click();
  await page.getByText('not paid, by approver: “paid by the depot”').waitFor();

  await page.getByRole('link', { name: /^Approve/ }).click();
  await who.look('month-approve');
  await page.getByRole('button', { name: 'Approve run 3' }).click();
  await page.getByRole('button', { name: 'Approve', exact: true }).click();
  await page.getByText(/^Approved by approver/).waitFor();

  await page.getByRole('link', { name: /^Export/ }).click();
  const [payroll] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
  // 2,000 · 0.88 = 1,760.00 in November, when nothing is multiplied.
  expect(await readFile(await payroll.path(), 'utf8')).toMatch(/"C1",.*1760\.00/);
  const statements = page.getByRole('link', { name: 'All statements' });
  const [archive] = await Promise.all([page.waitForEvent('download'), statements.click()]);
  expect(archive.suggestedFilename()).toBe('statements-2026-11-en.zip');
  await page.getByRole('progressbar', { name: 'All statements' }).waitFor();
  expect((await readFile(await archive.path())).subarray(0, 2).toString()).toBe('PK');
  await page.getByRole('button', { name: 'Lock the month' }).click();
  await page.getByText('The month is locked.').waitFor();
  await who.look('month-export');
}

/** An auditor reads every step on a phone, in Chinese, and is offered nothing to press. */
export async function auditMonth(who: Person): Promise<void> {
  const { page } = who;
  await page.goto(MONTH);
  await signInAs(who, 'auditor', PASSWORD);
  for (const step of ['data', 'preflight', 'run', 'review', 'approve', 'export']) {
    await page.goto(`${MONTH}/${step}`);
    await page.locator('#step-title').waitFor();
    await page.waitForLoadState('networkidle');
    if (step === 'review') await readCorrections(who);
    await who.look(`audit-${step}`);
    expect(await page.locator('#content button:visible').count()).toBe(step === 'data' ? 1 : 0);
  }
}
