import { expect } from '@jest/globals';

import { PASSWORD } from '../http/test-server.js';
import { signInAs, type Person } from './browser.js';

/** HR looks at the bounds of the couriers' plan, is told what cannot be, and sets others. */
export async function setBounds(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/plans/courier');
  await signInAs(who, 'hr', PASSWORD);
  await page.getByRole('link', { name: 'Bounds of its drafts' }).click();
  await page.getByRole('heading', { level: 1, name: 'Courier · bounds' }).waitFor();
  const least = page.getByRole('textbox', { name: 'On-time deliveries: at least' }).first();
  const why = page.getByRole('textbox', { name: /^On-time deliveries: Why, in English/ });
  expect([await least.inputValue(), await why.inputValue()]).toEqual(['45%', 'promised to the shops']);
  const save = page.getByRole('button', { name: 'Save the bounds' });
  await least.fill('nearly half');
  await save.click();
  await page.getByRole('alert').waitFor();
  await who.look('bounds-refused');
  const others = who.complaints.filter((text) => !/status of 422/.test(text));
  who.complaints.splice(0, who.complaints.length, ...others);
  await least.fill('40');
  await page.getByRole('textbox', { name: 'Courier’s attitude: at most' }).first().fill('60 %');
  await save.click();
  await page.getByText('Saved. They count from now on.').waitFor();
  await save.click();
  await page.getByText('They stand so already.').waitFor();
  await page.reload();
  await save.waitFor();
  expect(await least.inputValue()).toBe('40%');
  await who.look('bounds');
}

/** An auditor reads them on a phone, in Chinese, and can change nothing. */
export async function readBounds(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/plans/courier/bounds');
  await signInAs(who, 'auditor', PASSWORD);
  const least = page.getByRole('textbox', { name: '准时送达：至少' }).first();
  await least.waitFor();
  expect(await least.isDisabled()).toBe(true);
  expect(await page.getByRole('button', { name: '保存范围' }).count()).toBe(0);
  await who.look('bounds');
}
