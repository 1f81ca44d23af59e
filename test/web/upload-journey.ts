import { readFile } from 'node:fs/promises';

import { expect } from '@jest/globals';

import { PASSWORD, type TestServer } from '../http/test-server.js';
import { signInAs, type Person } from './browser.js';

const FILES = '/reefs/files';
const csv = (name: string, text: string) => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

/** Complaints of long ago, so that no other page tells of them. Nobody knows the department of the last; nobody says who reports them. */
const OLD = csv(
  'old.csv',
  [
    'id,date,department,cause,loss',
    'OLD-1,2025-01-03,north,late,12.50',
    'OLD-2,2025-01-04,north,damaged,',
    'OLD-3,2025-01-05,nowhere,late,',
  ].join('\n'),
);
const FIGURES = csv('figures.csv', 'indicator,subject,period,value,source\nloss,employee:C1,2026-11,0.1%,internal\n');
/** Chinese as spreadsheet programs write it where nobody asks for UTF-8. */
const GBK = { ...OLD, name: 'gbk.csv', buffer: Buffer.from([0xb1, 0xb1, 0xb7, 0xbd, 0x0a]) };

/** HR brings complaints in: looks at the first rows, says who reports them, sees them counted, mends what was set aside, sends it again. */
export async function bringInComplaints(who: Person, server: TestServer): Promise<void> {
  const { page } = who;
  await page.goto('/reefs');
  await signInAs(who, 'hr', PASSWORD);
  await page.getByRole('link', { name: 'Files of complaints' }).click();
  const choose = page.locator('input[type=file]');
  await choose.setInputFiles([GBK, FIGURES, OLD]);
  await page.getByText('This is not UTF-8 text').waitFor();
  await page.getByText('2 more files come after it').waitFor();
  expect(await page.getByRole('button', { name: 'Take in gbk.csv' }).count()).toBe(0);
  await page.getByRole('button', { name: 'Leave it' }).click();
  await page.getByText('It lacks id, date, department, cause').waitFor();
  await page.getByRole('link', { name: 'This looks like a file of figures' }).waitFor();
  await page.getByRole('button', { name: 'Leave it' }).click();
  const send = page.getByRole('button', { name: 'Take in old.csv' });
  await send.waitFor();
  expect(await send.isDisabled()).toBe(true);
  const source = page.getByRole('textbox', { name: 'Who reports this' });
  await source.fill('The customers');
  await page.getByText('Lower-case letters, digits and hyphens').waitFor();
  await source.fill('customer');
  await who.look('upload-preview');

  // While somebody else writes, the file has arrived and not one row of it is in.
  const end = holdWrites(server);
  await send.click();
  await page.getByRole('progressbar', { name: 'Taking in old.csv' }).waitFor();
  await page.locator('.counts').getByText('0 new complaints').waitFor();
  await who.look('upload-under-way');
  end();
  await page.getByText('old.csv is taken in').waitFor();
  expect(await page.locator('.counts li').allInnerTexts()).toEqual([
    '2 new complaints',
    '0 corrections',
    '0 known already',
    '1 in quarantine',
  ]);
  await who.look('upload-taken');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download these rows', exact: true }).click(),
  ]);
  const setAside = await readFile(await download.path(), 'utf8');
  expect(setAside).toBe('id,date,department,cause,loss\nOLD-3,2025-01-05,nowhere,late,');
  await choose.setInputFiles(csv('mended.csv', setAside.replace('nowhere', 'south')));
  await source.fill('customer');
  await page.getByRole('button', { name: 'Take in mended.csv' }).click();
  await page.getByText('mended.csv is taken in').waitFor();
  expect(await page.locator('.counts').first().innerText()).toContain('1 new complaints');
}

/** The same page on a phone, in Chinese. */
export async function seeComplaintFiles(who: Person): Promise<void> {
  const { page } = who;
  await page.goto(FILES);
  await signInAs(who, 'hr', PASSWORD);
  await page.getByRole('cell', { name: 'mended.csv' }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ ...OLD, name: '旧投诉.csv' });
  await page.getByRole('button', { name: '导入 旧投诉.csv' }).waitFor();
  await who.look('upload-preview');
}

/** Has whatever is written wait until it is ended. */
function holdWrites({ database }: TestServer): () => void {
  let end = (): void => undefined;
  const held = new Promise<void>((resolve) => (end = resolve));
  void database.write(() => held);
  return () => {
    end();
  };
}
