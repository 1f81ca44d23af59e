import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Browser, Page } from 'playwright-core';

import { openChromium } from './pictures/chromium.js';

/**
 * Takes the pictures in `docs/images/` of the demo's pages, while it is served. Compiled to `dist/scripts/take-pictures.js`:
 * `CXPAY_DEMO_PASSWORD=… npm run demo`, and beside it `CXPAY_DEMO_PASSWORD=… npm run pictures`.
 */
const SERVER = process.env['CXPAY_URL'] ?? `http://localhost:${process.env['PORT'] ?? '3000'}`;
const IMAGES = fileURLToPath(new URL('../../docs/images/', import.meta.url));

interface Picture {
  readonly name: string;
  readonly username: string;
  readonly path: string;
  readonly height: number;
  /** What is done before the picture is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { name: 'scorecard', username: 'employee', path: '/scorecard/2026-10', height: 1_180 },
  { name: 'complaints', username: 'hr', path: '/reefs', height: 1_180 },
];

async function take(browser: Browser, password: string, picture: Picture): Promise<void> {
  const { name, username, path, height, prepare } = picture;
  const context = await browser.newContext({ viewport: { width: 1_120, height }, locale: 'en-GB', baseURL: SERVER });
  const page = await context.newPage();
  await page.goto(path);
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('#username').waitFor({ state: 'detached' });
  await page.waitForLoadState('networkidle');
  await prepare?.(page);
  // Charts are drawn once they come into view.
  for (const chart of await page.locator('.chart').all()) {
    await chart.scrollIntoViewIfNeeded();
    await chart.locator('svg').waitFor();
  }
  await page.evaluate('window.scrollTo(0, 0)');
  await page.screenshot({ path: join(IMAGES, `${name}.png`), animations: 'disabled' });
  await context.close();
  process.stdout.write(`docs/images/${name}.png\n`);
}

const password = process.env['CXPAY_DEMO_PASSWORD'];
if (password === undefined || password === '') {
  process.stderr.write('error: set CXPAY_DEMO_PASSWORD to what the demo was started with\n');
  process.exit(1);
}
await mkdir(IMAGES, { recursive: true });
const browser = await openChromium();
try {
  for (const picture of PICTURES) await take(browser, password, picture);
} finally {
  await browser.close();
}
