import { expect } from '@jest/globals';

import { PASSWORD } from '../http/test-server.js';
import { signInAs, type Person } from './browser.js';

/** On a phone, in Chinese: C1 asks about a line of their scorecard, with a file, and is told by when it is answered. */
export async function askAboutLine(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/scorecard/2026-10');
  await signInAs(who, 'c1', PASSWORD);
  await page.getByRole('button', { name: '就此提问：准时送达' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.locator('button[type=submit]').click();
  await dialog.getByText('请填写此项。').waitFor();
  await dialog.locator('textarea').fill('大门关闭了四个小时。');
  const file = { name: 'gate.txt', mimeType: 'text/plain', buffer: Buffer.from('closed from 9 to 13') };
  await dialog.locator('input[type=file]').setInputFiles(file);
  await who.look('inquiry-ask');
  await dialog.locator('button[type=submit]').click();
  await dialog.getByText('问题已提交').waitFor();
  await dialog.getByRole('link').click();
  await page.waitForURL('**/inquiries/1');
  await page.getByText('大门关闭了四个小时。').waitFor();
  await who.look('inquiry-asked');
}

/** HR is told that one waits, reads it with its file, answers, and ends it with a correction. */
export async function answerInquiry(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/inquiries');
  await signInAs(who, 'hr', PASSWORD);
  await page.getByRole('img', { name: '1 waits for an answer' }).waitFor();
  await page.getByText('Liu Yang (C1)').waitFor();
  await who.look('inquiries-to-answer');
  await page.getByRole('link', { name: 'On-time deliveries · October 2026' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'gate.txt' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('gate.txt');
  await page.getByRole('textbox', { name: 'Your answer' }).fill('The four hours will be taken out.');
  await page.getByRole('button', { name: 'Send the answer' }).click();
  await page.locator('.conversation').getByText('The four hours will be taken out.').waitFor();
  await page.getByRole('img', { name: /waits? for an answer/ }).waitFor({ state: 'detached' });
  await page.getByRole('radio', { name: 'to be corrected' }).check();
  await page.getByRole('textbox', { name: 'Reason' }).fill('The gate was shut.');
  await who.look('inquiry-answer');
  await page.getByRole('button', { name: 'Resolve the inquiry' }).click();
  await page.getByText('What is to be done now').waitFor();
  await page.getByRole('textbox', { name: 'Records of the correction' }).fill('batch:1');
  await page.getByRole('button', { name: 'Name the records' }).click();
  await page.locator('.conversation').getByText('batch:1').waitFor();
  await who.look('inquiry-resolved');
}

/** C1 reads on the scorecard, and in the inquiry, what became of it. */
export async function readAnswer(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/inquiries');
  await page.getByText('已办结：将予更正').waitFor();
  await who.look('inquiries-mine');
  await page.getByRole('link', { name: '准时送达 · 2026年10月' }).click();
  await page.getByText('The four hours will be taken out.').waitFor();
  await page.getByRole('link', { name: '记分卡', exact: true }).click();
  await page.getByRole('heading', { name: '已提出的疑问' }).waitFor();
  await who.look('scorecard-inquired');
}
