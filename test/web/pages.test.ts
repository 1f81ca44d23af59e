import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';

import { openChromium } from '../../scripts/pictures/chromium.js';
import { accountsOf, PASSWORD, rawGet, testServer, type TestServer } from '../http/test-server.js';
import { worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';
import { firstLoadBytes } from './built-pages.js';
import { auditTrail, compareRuns } from './audit-journey.js';
import { readBounds, setBounds } from './bounds-journey.js';
import { correctSeptember } from './corrected-september.js';
import { readCoverage } from './coverage-journey.js';
import { readPlanOnPhone, writePlan } from './editor-journey.js';
import { answerInquiry, askAboutLine, readAnswer } from './inquiry-journey.js';
import { approveMonth, auditMonth, runMonth } from './month-journey.js';
import { fillPages } from './pages-company.js';
import { confirmAccount, findPerson, readTeam } from './people-journey.js';
import { readRanking, readTeamRanking } from './ranking-journey.js';
import { readComplaints } from './reefs-journey.js';
import { readScorecard } from './scorecard-journey.js';
import { decideDraft, readDraftOnPhone, weighPlan } from './weights-journey.js';
import { bringInComplaints, seeComplaintFiles } from './upload-journey.js';
import { Screens, signInAs, type Language, type Person, type Width } from './browser.js';

/** The pages as people use them: a real browser, the real server. One of each for all. */
let server: TestServer;
let browser: Browser;
let screens: Screens;
let company: SmallCompany;
const people: Person[] = [];

beforeAll(async () => {
  server = await testServer('sqlite');
  company = await smallCompany();
  await fillPages(server, company);
  for (const employee of ['C1', 'C2', 'D1'])
    await server.as('employee', { username: employee.toLowerCase(), employee });
  for (const [username, mustChange] of [
    ['newcomer', true],
    ['forgetful', false],
  ] as const) {
    const roles = [{ role: 'admin' as const, department: null }];
    worked(
      await accountsOf(server.database).create(
        { username, employee: null, roles, password: PASSWORD, mustChange },
        'cli',
      ),
    );
  }
  // Made by an admin: what it may see waits for HR.
  const auditing = [{ role: 'auditor' as const, department: null }];
  const fresh = { username: 'fresh', employee: null, roles: auditing, password: PASSWORD, mustChange: false };
  worked(await accountsOf(server.database).create(fresh, 'api:newcomer'));
  browser = await openChromium();
  screens = new Screens(browser, server.url);
});

afterEach(() => screens.clear());

afterAll(async () => {
  await browser.close();
  await server.close();
  await company.remove();
});

async function somebody(width: Width, language: Language): Promise<Person> {
  const who = await screens.seat(width, language);
  people.push(who);
  return who;
}

/** Each width and each language once. */
const SCREENS = [
  { width: 'desktop', language: 'en' },
  { width: 'phone', language: 'zh' },
] as const;

describe('what is served', () => {
  const page = (path: string) => rawGet(`${server.url}${path}`, { accept: 'text/html' });

  it('gives the page at every address that a person opens, and leaves the API and missing files alone', async () => {
    const first = await page('/');
    expect(first).toMatchObject({ status: 200, text: expect.stringContaining('<div id="root">') });
    expect(await page('/scorecard/2026-10')).toEqual(first);
    for (const path of ['/api/v1/nothing', '/api', '/docs/nothing', '/assets/nothing.js', '/nothing.png'])
      expect(await page(path)).toMatchObject({ status: 404 });
    expect(await rawGet(`${server.url}/nothing`, { accept: 'application/json' })).toMatchObject({ status: 404 });
    for (const path of ['/..%2fpackage.json', '/.vite/manifest.json', '/%2e%2e/server.js'])
      expect((await page(path)).text).not.toMatch(/"(name|file)"|startServer/);
  });

  it('lets browsers keep what never changes, and ask for the rest each time', async () => {
    const response = await fetch(`${server.url}/`, { headers: { accept: 'text/html' } });
    expect(response.headers.get('cache-control')).toBe('no-cache');
    const script = /src="([^"]+\.js)"/.exec(await response.text())?.[1] ?? '';
    const answer = await fetch(`${server.url}${script}`, { headers: { 'accept-encoding': 'br' } });
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(answer.headers.get('content-type')).toMatch(/javascript/);
  });

  it('allows no script in place', async () => {
    const { headers } = await fetch(`${server.url}/`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'self'");
    expect(policy).not.toMatch(/script-src|unsafe-eval|https?:/);
  });
});

describe.each(SCREENS)('signing in, $language on a $width', ({ width, language }) => {
  it('says what is wrong, lets in, changes a password and lets out', async () => {
    const who = await somebody(width, language);
    const { page } = who;
    await page.goto('/');
    await page.locator('#username').waitFor();
    await who.look('sign-in');
    await page.locator('#username').fill('admin');
    await page.locator('#password').fill('not the password');
    await page.locator('button[type=submit]').click();
    const alert = page.getByRole('alert').filter({ hasText: /\S/ });
    expect(await alert.textContent()).toContain(language === 'en' ? 'is not right' : '不正确');
    await who.look('sign-in-wrong');
    await server.as('admin');
    await signInAs(who, 'admin', PASSWORD);
    await page.waitForURL('**/account');
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'admin' }).waitFor();
    await who.look('account');
    await page.goto('/nothing-here');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await who.look('no-such-page');
    await page.getByRole('button', { name: language === 'en' ? 'Sign out' : '退出登录' }).click();
    await page.locator('#username').waitFor();
  });
});

describe('accounts', () => {
  it('has a password that somebody else has set changed before anything else', async () => {
    const who = await somebody('phone', 'en');
    const { page } = who;
    await page.goto('/');
    await signInAs(who, 'newcomer', PASSWORD);
    await page.getByText('Somebody else has set your password').waitFor();
    await who.look('must-change-password');
    await page.locator('#oldPassword').fill(PASSWORD);
    await page.locator('#newPassword').fill('short');
    await page.locator('#again').fill('other');
    await page.locator('button[type=submit]').click();
    await page.getByText('At least 12 characters').waitFor();
    await page.getByText('The two are not the same').waitFor();
    await page.locator('#newPassword').fill('a sentence of my own');
    await page.locator('#again').fill('a sentence of my own');
    await page.locator('button[type=submit]').click();
    await page.getByRole('navigation').waitFor();
    expect(
      (await server.nobody.post('/session', { username: 'newcomer', password: 'a sentence of my own' })).status,
    ).toBe(201);
  });

  it('tells whoever has an account that waits why there is nothing, until HR has confirmed it', async () => {
    const who = await somebody('phone', 'zh');
    await who.page.goto('/');
    await signInAs(who, 'fresh', PASSWORD);
    await who.page.getByText('您的账户正在等待确认').waitFor();
    await who.look('unconfirmed');
    await confirmAccount(await somebody('desktop', 'en'), 'fresh');
    await who.page.goto('/');
    await who.page.waitForURL('**/month');
  });

  it('says how long a name is locked, and switches the language in place', async () => {
    const who = await somebody('desktop', 'en');
    const { page } = who;
    for (let tried = 0; tried < 5; tried++)
      await server.nobody.post('/session', { username: 'forgetful', password: 'wrong' });
    await page.goto('/');
    await page.locator('#username').fill('forgetful');
    await page.locator('#password').fill(PASSWORD);
    await page.locator('button[type=submit]').click();
    await page.getByText('Try again in 15 minutes').waitFor();
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByText('请在 15 分钟后重试').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-CN');
    await page.reload();
    await page.getByRole('heading', { name: '登录' }).waitFor();
    // A browser notes each refused request by itself.
    who.complaints.splice(
      0,
      who.complaints.length,
      ...who.complaints.filter((text) => !text.includes('status of 429')),
    );
  });

  it('asks again for the password where the session is over, and goes on where one was', async () => {
    const who = await somebody('desktop', 'en');
    const { page } = who;
    await page.goto('/account');
    await signInAs(who, 'admin', PASSWORD);
    await page.waitForURL('**/account');
    await who.context.clearCookies();
    await page.getByRole('button', { name: 'Sign out everywhere' }).click();
    await page.locator('#username').waitFor();
    await signInAs(who, 'admin', PASSWORD);
    await page.getByRole('heading', { level: 1, name: 'Signed in as admin' }).waitFor();
  });
});

describe('my scorecard', () => {
  it.each(SCREENS)('shows the amount and how it came about, $language on a $width', async ({ width, language }) => {
    await readScorecard(await somebody(width, language));
  });

  it('tells both halves of a month in two departments, and what is held', async () => {
    const who = await somebody('phone', 'en');
    const { page } = who;
    await page.goto('/');
    await signInAs(who, 'c2', PASSWORD);
    await page.locator('.amount').filter({ hasText: '1,346.40 CNY' }).waitFor();
    const headings = await page.getByRole('heading', { level: 2 }).filter({ hasText: 'of 31 days' }).allTextContents();
    expect(headings).toEqual([
      '1–15 October, 15 of 31 days · Courier, North district · 651.48 CNY',
      '16–31 October, 16 of 31 days · Courier, South district · 694.92 CNY',
    ]);
    expect(await page.getByText('not counted: 12 of the 30 cases needed').count()).toBe(2);
    // Of the north, where C1 and C3 are as well; of the south, where nobody else is.
    await page.getByText('Place 1 of 3').waitFor();
    await page.getByText('Place 1 of 1').waitFor();
    await who.look('scorecard-two-lines');
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.locator('#username').waitFor();
    await signInAs(who, 'd1', PASSWORD);
    await page.getByText('no plan covers this role').waitFor();
    await page.locator('.amount').filter({ hasText: 'Not paid' }).waitFor();
    await who.look('scorecard-held');
  });

  it('is nothing to wait for: 300 KB of script at the first opening, and charts once they are seen', () => {
    const bytes = firstLoadBytes('scorecard/scorecard-page.tsx');
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes).toBeLessThanOrEqual(300 * 1_024);
  });
});

describe('inquiries', () => {
  it('are asked on the scorecard, answered by HR, and read by the one who asked', async () => {
    const asker = await somebody('phone', 'zh');
    await askAboutLine(asker);
    await answerInquiry(await somebody('desktop', 'en'));
    await readAnswer(asker);
  });
});

describe('people and teams', () => {
  it('are found by HR, with what each held and was paid', async () => {
    const hr = await somebody('desktop', 'en');
    await findPerson(hr);
    await readRanking(hr);
  });

  it('are read by their head on a phone, who answers an inquiry', async () => {
    await server.as('department-head', { username: 'head', employee: 'C3', department: 'north' });
    await (await server.as('employee', { username: 'c1' })).post('/inquiries', { period: '2026-10', text: 'Why?' });
    const head = await somebody('phone', 'zh');
    await readTeam(head);
    await readTeamRanking(head);
  });
});

describe('the audit trail', () => {
  it('is filtered and followed; everything is verified, and runs are compared', async () => {
    await server.as('auditor');
    // HR has looked at somebody's pay: that is an entry.
    await server.get('/periods/2026-10/payouts/C2/scorecard');
    await auditTrail(await somebody('desktop', 'en'));
    await compareRuns(await somebody('phone', 'zh'));
  });
});

describe('weights', () => {
  it('are moved by a head, who sees what that would have paid, and submits', async () => {
    await server.as('department-head', { username: 'head', employee: 'C3', department: 'north' });
    const head = await somebody('desktop', 'en');
    await weighPlan(head, server);
    await readDraftOnPhone(await somebody('phone', 'zh'));
    await server.as('hr', { username: 'approver' });
    await decideDraft(head, await somebody('desktop', 'en'));
  });

  it('are told to cover, or not, whose pay goes by what customers experience', async () => {
    await readCoverage(await somebody('desktop', 'en'), { open: /^Coverage/, couriers: 'By third parties' });
    await readCoverage(await somebody('phone', 'zh'), { open: /^客户体验覆盖/, couriers: '第三方测量' });
  });

  it('stand beside what customers complain of, for HR and for heads', async () => {
    await server.as('department-head', { username: 'head', employee: 'C3', department: 'north' });
    await readComplaints(await somebody('desktop', 'en'), 'head', {
      vital: '1 of 3 make up 85.7',
      more: '▲ more',
      isNew: 'new',
      since: '2 months',
    });
    await readComplaints(await somebody('phone', 'zh'), 'hr', {
      vital: '3 项中的 1 项',
      more: '▲ 增多',
      isNew: '新出现',
      since: '2 个月',
    });
  });

  it('and what customers complain of is brought in by HR as files', async () => {
    await bringInComplaints(await somebody('desktop', 'en'), server);
    await seeComplaintFiles(await somebody('phone', 'zh'));
  });

  it('are bounded by HR, and the bounds are read by auditors', async () => {
    await setBounds(await somebody('desktop', 'en'));
    await server.as('auditor');
    await readBounds(await somebody('phone', 'zh'));
  });

  it('is written anew as a whole by HR, with each finding at its line', async () => {
    await writePlan(await somebody('desktop', 'en'));
    await server.as('hr', { username: 'approver' });
    await readPlanOnPhone(await somebody('phone', 'zh'));
  });
});

describe('the month', () => {
  it('goes from figures to payroll by two people', async () => {
    await server.as('hr', { username: 'approver' });
    await correctSeptember(server, company);
    await runMonth(await somebody('desktop', 'en'), company);
    await approveMonth(await somebody('desktop', 'en'));
  });

  it('is read by an auditor, who changes nothing', async () => {
    await server.as('auditor');
    await auditMonth(await somebody('phone', 'zh'));
  });
});

it('nowhere has an error in the console, a request to another host, or a serious fault of accessibility', () => {
  expect(people.length).toBeGreaterThan(0);
  expect(people.flatMap(({ complaints }) => complaints)).toEqual([]);
});
