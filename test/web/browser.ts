import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import type { Browser, BrowserContext, Page } from 'playwright-core';

/** Pictures of every page, to be looked at; the folder is not committed. */
const PICTURES = join(process.cwd(), 'data', 'screenshots');
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** A browser writes a line about each answer that is no success; that nobody has signed in yet is one of them. */
const NOBODY_YET = /status of 401/;

export const WIDTHS = { desktop: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } } as const;
export type Width = keyof typeof WIDTHS;
export type Language = 'en' | 'zh';

/** Somebody at a screen of this width, whose browser asks for this language. */
export interface Person {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly width: Width;
  readonly language: Language;
  /** What no page may do: errors in the console, requests to other hosts, answers of 400 and more that no test expects. */
  readonly complaints: string[];
  /** Looks at the page as it is: for accessibility and what is cut off; and keeps a picture. */
  look(name: string): Promise<void>;
}

/** The screens that people sit at one after another: what a screen has loaded and compiled once, the next person need not wait for. */
export class Screens {
  private readonly free = new Map<string, BrowserContext[]>();
  private readonly taken: { readonly key: string; readonly context: BrowserContext }[] = [];

  constructor(
    private readonly browser: Browser,
    private readonly url: string,
  ) {}

  /** Somebody whom this screen knows nothing of. */
  async seat(width: Width, language: Language): Promise<Person> {
    const key = `${width} ${language}`;
    const context = this.free.get(key)?.pop() ?? (await this.screen(width, language));
    this.taken.push({ key, context });
    return person(context, this.url, width, language);
  }

  /** All have gone: their pages, cookies and what their browsers remembered with them. */
  async clear(): Promise<void> {
    for (const { key, context } of this.taken.splice(0)) {
      const [first, ...others] = context.pages();
      await first?.evaluate('localStorage.clear(); sessionStorage.clear()');
      for (const page of [first, ...others]) await page?.close();
      await context.clearCookies();
      this.free.set(key, [...(this.free.get(key) ?? []), context]);
    }
  }

  private screen(width: Width, language: Language): Promise<BrowserContext> {
    const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
    const screen = { viewport: WIDTHS[width], locale, baseURL: this.url };
    return this.browser.newContext({ ...screen, reducedMotion: 'reduce' });
  }
}

async function person(context: BrowserContext, url: string, width: Width, language: Language): Promise<Person> {
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !NOBODY_YET.test(message.text())) complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== url && !request.url().startsWith('data:')) complaints.push(request.url());
  });
  const look = async (name: string): Promise<void> => {
    mkdirSync(PICTURES, { recursive: true });
    // Charts are drawn once they come into view.
    for (const chart of await page.locator('.chart').all()) {
      await chart.scrollIntoViewIfNeeded();
      await chart.locator('svg').waitFor();
    }
    await page.screenshot({ path: join(PICTURES, `${name}-${language}-${width}.png`), fullPage: true });
    const faults = await page.evaluate<string[]>(`${AXE}; (${LOOK})()`);
    complaints.push(...faults.map((fault) => `${name}: ${fault}`));
  };
  return { page, context, width, language, complaints, look };
}

/** Runs in the page: what axe finds of consequence, and whether something sticks out at the side. */
const LOOK = `async () => {
  const { violations } = await axe.run({ resultTypes: ['violations'] });
  const serious = violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | '));
  const isWide = document.documentElement.scrollWidth > window.innerWidth;
  return isWide ? [...serious, 'wider than the screen'] : serious;
}`;

/** Signs in on the page that is open. */
export async function signInAs({ page }: Person, username: string, password: string): Promise<void> {
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await page.locator('button[type=submit]').click();
  await page.locator('#username').waitFor({ state: 'detached' });
}
