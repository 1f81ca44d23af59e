import { expect } from '@jest/globals';

import { PASSWORD, type TestServer } from '../http/test-server.js';
import { signInAs, type Person } from './browser.js';

const BOUNDS = {
  plan: 'courier',
  weights: [
    { component: 'on-time', min: '45%', max: '70%', reason: { en: 'promised to the shops', zh: '对门店的承诺' } },
    { cx: true, min: '100%' },
  ],
};

const json = (body: object) => ({ headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Every browser notes an answer of 409 or 422 by itself; here it is what is looked at. */
function expectRefusals(who: Person): void {
  const others = who.complaints.filter((text) => !/status of (409|422)/.test(text));
  who.complaints.splice(0, who.complaints.length, ...others);
}

/**
 * The head of the north weighs the couriers' plan anew. September and October have the same figures: C1 at 94 % on time attains 0.8, and
 * 1 for attitude. With 50 % each: 2,000 · 0.9 = 1,800.00 instead of 1,760.00, and 1,836.00 instead of 1,795.20: 80.80 more. C2's attitude
 * counts too few cases, and C3 is stopped by the gate: both stay.
 */
export async function weighPlan(who: Person, server: TestServer): Promise<void> {
  const { page } = who;
  await server.ask('PUT', '/plans/courier/bounds', json(BOUNDS));
  await server.post('/budgets', {
    budgets: [{ department: 'north', period: '2026-10', currency: 'CNY', amount: '2460' }],
  });
  await page.goto('/weights');
  await signInAs(who, 'head', PASSWORD);
  await page.getByRole('heading', { level: 1, name: 'Weights' }).waitFor();
  await page.getByText('100 % of it is what customers experience').waitFor();
  await who.look('weights');
  await page.getByRole('button', { name: 'Begin a draft: Courier' }).click();
  await page.getByRole('heading', { level: 1, name: 'Courier · Draft 1' }).waitFor();
  await page.getByText('45 % to 70 % allowed').waitFor();

  const slider = page.getByRole('slider', { name: 'Weight of On-time deliveries' });
  await slider.focus();
  for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowLeft');
  await page.locator('.effect-total').filter({ hasText: '+80.80' }).waitFor();
  await page.getByText('On-time deliveries 60 % → 50 %').waitFor();
  await page.getByText('1 would have had more').waitFor();
  await page.getByText('Together 100 %').waitFor();
  await page.getByText('Largest change: Liu Yang, +80.80 CNY').waitFor();
  // 2,446.68 of the north in October, and 40.80 more: 27.48 above 2,460.
  await page.getByText('North district 27.48 over budget').waitFor();
  await who.look('weights-moved');
  // No further than HR lets it go.
  for (let step = 0; step < 10; step++) await page.keyboard.press('ArrowLeft');
  expect(await slider.inputValue()).toBe('45');
  await page.getByRole('textbox', { name: 'Weight of On-time deliveries' }).fill('50');
  await page.keyboard.press('Enter');
  await page.locator('.effect-total').filter({ hasText: '+80.80' }).waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Saved.').waitFor();

  // Somebody of HR saves while the head moves on.
  const change = { pointer: '/components/0/attainment/linear/1/0', value: '96%' };
  const saved = await server.ask('PATCH', '/drafts/1', json({ revision: 2, changes: [change], renewExamples: true }));
  expect(saved.status).toBe(200);
  await page.getByRole('textbox', { name: 'Weight of On-time deliveries' }).fill('55.5');
  await page.keyboard.press('Enter');
  await page.getByText('On-time deliveries 60 % → 55.5 %').waitFor();
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('Somebody else has saved this draft meanwhile.').waitFor();
  await who.look('weights-conflict');
  expectRefusals(who);
  await page.getByRole('button', { name: 'Show theirs, drop mine' }).click();
  await page.getByText('revision 3').waitFor();
  expect(await page.getByRole('textbox', { name: 'Target of On-time deliveries' }).inputValue()).toBe('96%');
  await page.getByRole('textbox', { name: 'Target of On-time deliveries' }).fill('95');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('revision 4').waitFor();

  await page.getByRole('textbox', { name: 'Why' }).fill('how we treat people matters as much');
  await page.getByRole('button', { name: 'Submit', exact: true }).click();
  await page.getByText('It waits for a second person.').waitFor();
  await page.getByText('how we treat people matters as much').waitFor();
  await who.look('weights-submitted');
}

/** A second person of HR sends the draft back, the head says more and submits again, and HR approves it. */
export async function decideDraft(head: Person, hr: Person): Promise<void> {
  await hr.page.goto('/plans');
  await signInAs(hr, 'approver', PASSWORD);
  await hr.page.getByRole('link', { name: 'Draft 1 of Courier' }).waitFor();
  await hr.look('plans');
  await hr.page.getByRole('link', { name: 'Draft 1 of Courier' }).click();
  await hr.page.getByRole('textbox', { name: 'Why not' }).fill('say what the shops think of it');
  await hr.look('plans-decide');
  await hr.page.getByRole('button', { name: 'Send back' }).click();
  await hr.page.getByText('approver sent it back: “say what the shops think of it”').waitFor();

  await head.page.reload();
  await head.page.getByText('approver sent it back').waitFor();
  await head.page.getByRole('textbox', { name: 'Why' }).fill('the shops agree');
  await head.page.getByRole('button', { name: 'Submit', exact: true }).click();
  await head.page.getByText('It waits for a second person.').waitFor();

  await hr.page.reload();
  await hr.page.getByRole('button', { name: 'Approve', exact: true }).click();
  await hr.page.getByRole('button', { name: 'Yes', exact: true }).click();
  await hr.page.getByText(/^Approved: it is the plan from/).waitFor();
  await hr.page.goto('/plans/courier');
  await hr.page.getByText('from draft 1').waitFor();
  await hr.page.getByText('On-time deliveries 60 % → 50 %').waitFor();
  await hr.look('plans-versions');
}

/** The same head reads on a phone, in Chinese, how it stands. */
export async function readDraftOnPhone(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/weights');
  await signInAs(who, 'head', PASSWORD);
  await page.getByText('其中 100% 为客户体验').waitFor();
  await who.look('weights');
  await page.getByRole('link', { name: '配送员的草案 1' }).click();
  await page.locator('.effect-total').filter({ hasText: '+80.80' }).waitFor();
  await page.getByText('准时送达 60% → 50%').waitFor();
  await who.look('weights-draft');
}
