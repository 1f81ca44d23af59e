import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { PASSWORD } from '../http/test-server.js';
import { signInAs, type Person } from './browser.js';

const editorOf = (page: Page): Locator => page.locator('.cm-content');

/** Finds a text in the editor, and writes another in its place. */
async function replace(page: Page, text: string, by: string): Promise<void> {
  await editorOf(page).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+f');
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Delete');
  await page.keyboard.type(by);
}

/**
 * HR writes the couriers' plan anew: an indicator that there is not is told at its line, the editor completes from the schema and the
 * catalogue, and what is saved is tried on the months that were run.
 */
export async function writePlan(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/plans/courier');
  await signInAs(who, 'hr', PASSWORD);
  await page.getByRole('button', { name: 'Begin a draft' }).click();
  await page.getByRole('link', { name: 'Edit the whole plan' }).click();
  await page.getByRole('heading', { level: 1, name: 'Courier · whole plan' }).waitFor();
  await editorOf(page).getByText('"courier-attitude"').waitFor();

  await replace(page, '"courier-attitude"', '"courier-mood"');
  await page.getByText('Not possible').waitFor();
  const save = page.getByRole('button', { name: 'Save', exact: true });
  expect(await save.isDisabled()).toBe(true);
  const line = await page
    .getByRole('button', { name: /^Line \d+$/ })
    .first()
    .innerText();
  const marked = await page.locator('.cm-lint-marker-error').first().boundingBox();
  const numbered = await page
    .locator('.cm-lineNumbers .cm-gutterElement', { hasText: line.replace('Line ', '') })
    .first()
    .boundingBox();
  expect(Math.round(marked?.y ?? 0) - Math.round(numbered?.y ?? -99)).toBeLessThan(12);
  await who.look('editor-finding');

  // What the catalogue has instead.
  await replace(page, '"courier-mood"', '"');
  await page.keyboard.press('Control+Space');
  await page.locator('.cm-tooltip-autocomplete').getByText('courier-attitude').waitFor();
  await who.look('editor-completion');
  await page.locator('.cm-tooltip-autocomplete').getByText('courier-attitude').click();
  await page.getByText('Not possible').waitFor({ state: 'detached' });

  await replace(page, '"150%"', '"140%"');
  // Nothing is saved yet, and what it would have paid is told: nobody is near the cap.
  const effect = page.getByRole('region', { name: 'What it would have paid' });
  await effect.getByText(/cap 150.?% → 140.?%/).waitFor();
  await effect.locator('.effect-total').waitFor();
  await who.look('editor-effect');
  await save.click();
  await page.getByText('Saved as revision 2.').waitFor();
  // The cursor is still behind what was written last.
  await editorOf(page).focus();
  await page.keyboard.type('!');
  await editorOf(page).getByText('"140%"!').waitFor();
  await page.keyboard.press('Backspace');
  await page.getByRole('link', { name: 'See what it would have paid, and submit it' }).click();
  await page.getByText(/cap 150.?% → 140.?%/).waitFor();
  await page.locator('.effect-total').waitFor();
  await who.look('editor-saved');
}

/** On a phone, in Chinese, somebody else of HR reads it, and sees what has to be mended. */
export async function readPlanOnPhone(who: Person): Promise<void> {
  const { page } = who;
  await page.goto('/plans/courier/drafts/2/document');
  await signInAs(who, 'approver', PASSWORD);
  await editorOf(page).getByText('"courier-attitude"').waitFor();
  await replace(page, '"courier-attitude"', '');
  await page.getByText('不可行').first().waitFor();
  await page
    .getByRole('button', { name: /^第 \d+ 行$/ })
    .first()
    .click();
  await who.look('editor-finding');
  await page.getByRole('button', { name: '放弃更改' }).click();
  await page.getByText('不可行').waitFor({ state: 'detached' });
}
