import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';

import { COMMANDS, commandsFor } from '../../src/cli/commands.js';
import { CommandHost, cxpay, type Finished } from '../support/cxpay.js';
import { accountsOf } from '../http/test-server.js';
import { databaseKinds, emptyDatabase, type FreshDatabase } from '../support/databases.js';
import { openDatabase, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

/** Every step of the schema, in order. */
const MIGRATIONS = [
  'Month1793318400000',
  'Baseline1795305600000',
  'Access1795737600000',
  'EvidenceBlocks1795737660000',
  'Months1795816800000',
  'ObservationRows1795824000000',
  'Budgets1795827600000',
  'RetroAdjustments1795870800000',
  'PlanDrafts1795910400000',
  'Inquiries1795996800000',
  'Complaints1796000000000',
  'AccountConfirmation1796003600000',
  'ClawbackWithdrawals1796100000000',
  'ComplaintAttributes1796200000000',
  'QuarantinePhrases1796300000000',
  'Responses1796310000000',
  'Orders1796450000000',
];
const PASSWORD = 'a password for tests only';
const json = ({ stdout }: Finished) => JSON.parse(stdout) as Record<string, unknown>;

describe.each(databaseKinds)('the month by command on %s', (kind) => {
  const host = new CommandHost();
  let company: SmallCompany;
  let fresh: FreshDatabase;

  beforeAll(async () => {
    company = await smallCompany();
    fresh = await emptyDatabase(kind);
  });

  afterAll(async () => {
    await host.end();
    await fresh.remove();
    await company.remove();
  });

  const run = (...args: string[]) => host.run(args, { CXPAY_DATABASE_URL: fresh.url, CXPAY_PASSWORD: PASSWORD });

  // Each step stands on the one before: one month, in the order of the month.
  it('makes an empty database ready', async () => {
    expect(json(await run('migrate', '--json'))).toMatchObject({
      ok: true,
      migrations: MIGRATIONS,
    });
    expect((await run('migrate')).stdout).toBe('The database is up to date.\n');
  });

  it('loads the organisation, once', async () => {
    const first = json(await run('load', company.folder, '--json'));
    expect(first).toMatchObject({ ok: true, loadId: 1, employees: { added: 4 }, assignments: { added: 5 } });
    const again = await run('load', company.folder);
    expect([again.exitCode, again.stdout.split('\n')[0]]).toEqual([0, 'Nothing changed: all of it was loaded before']);
    const some = join(company.folder, 'some');
    await mkdir(some);
    expect((await run('load', some)).stderr).toContain('holds none of departments.csv, roles.csv');
    await copyFile(join(company.folder, 'roles.csv'), join(some, 'roles.csv'));
    await copyFile(join(company.folder, 'employees.csv'), join(some, 'people.csv'));
    const partial = await run('load', some);
    expect(partial.exitCode).toBe(0);
    expect(partial.stdout.split('\n').slice(-4)).toEqual([
      'taken: roles.csv',
      'not found, what is stored of it stays: departments.csv, employees.csv, assignments.csv',
      'in the folder, and not read: people.csv',
      '',
    ]);
    expect(json(await run('load', some, '--json'))).toMatchObject({ taken: ['roles.csv'], notRead: ['people.csv'] });
  });

  it('checks and publishes the rules, once', async () => {
    expect(await run('rules', 'check', company.rules)).toMatchObject({ exitCode: 0 });
    expect(json(await run('rules', 'publish', company.rules, '--json'))).toMatchObject({ ok: true, publication: 1 });
    expect((await run('rules', 'publish', company.rules)).stdout).toBe(
      'Nothing changed: all of it was published before.\n',
    );
  });

  it('takes in observations, quarantines a bad row and exits 1 for it, and takes the same file for the same', async () => {
    const bad = join(company.folder, 'bad.csv');
    await writeFile(
      bad,
      'indicator,subject,period,value,source\nloss,employee:C2,2026-10,0.1%,internal\nloss,employee:C9,2026-10,0.1%,internal\n',
    );
    const ingested = await run('ingest', company.observations);
    expect([ingested.exitCode, ingested.stdout]).toEqual([
      0,
      'observations.csv (batch 1): accepted 7, unchanged 0, superseding 0, quarantined 0\n',
    ]);
    const quarantined = await run('ingest', bad);
    expect(quarantined.exitCode).toBe(1);
    expect(quarantined.stdout).toContain('bad.csv (batch 2): accepted 1, unchanged 0, superseding 0, quarantined 1');
    expect(quarantined.stdout).toMatch(/row 3, subject "employee:C9": .*unknown|row 3, subject "employee:C9"/);
    expect((await run('batch', 'list')).stdout).toMatch(/^ *2 {2}\S*bad\.csv +observations +\S+ +1 +0 +0 +1$/m);
    const rows = await run('batch', 'quarantine', '2');
    expect(rows.stdout).toMatch(/^row 3, subject "employee:C9": /);
    expect(json(await run('batch', 'quarantine', '2', '--json'))['items']).toMatchObject([
      { row: 3, column: 'subject', record: { subject: 'employee:C9', value: '0.1%' } },
    ]);
    expect((await run('batch', 'quarantine', '1')).stdout).toBe('Nothing is in quarantine.\n');
    expect((await run('batch', 'quarantine', '9')).stderr).toContain('there is no file of the number 9');
    expect((await run('ingest', company.observations)).stdout).toContain('(ingested before: nothing changed)');
  });

  it('says why a file cannot be taken in, and that a file sent again does not undo a correction', async () => {
    const missing = await run('ingest', join(company.folder, 'nosuch.csv'));
    expect([missing.exitCode, missing.stdout]).toEqual([1, '']);
    expect(missing.stderr).toMatch(/^error: .*nosuch\.csv/);
    const [first, second] = [join(company.folder, 'first.csv'), join(company.folder, 'second.csv')];
    const header = 'indicator,subject,period,value,source\n';
    await writeFile(first, `${header}loss,employee:C2,2026-09,0.001,internal\n`);
    await writeFile(second, `${header}loss,employee:C2,2026-09,0.002,internal\n`);
    expect(await run('ingest', first, second)).toMatchObject({ exitCode: 0, stderr: '' });
    const again = await run('ingest', first);
    expect(again.stderr).toContain('1 of its figures have since been superseded by another file, and stay so');
  });

  it('says before the run that a driver has no plan', async () => {
    const preflight = await run('preflight', '2026-10');
    expect(preflight.exitCode).toBe(1);
    expect(preflight.stdout).toContain('no plan for the role "driver"');
    expect(json(await run('preflight', '2026-10', '--json'))).toMatchObject({ employees: 4, errors: 1 });
  });

  it('runs the month and lists what it pays', async () => {
    expect(json(await run('run', '2026-10', '--dry-run', '--json'))).toMatchObject({ run: null, payouts: 4 });
    const database = await openDatabase(fresh.url);
    for (const username of ['hr', 'approver'])
      worked(
        await accountsOf(database).create(
          {
            username,
            employee: null,
            roles: [{ role: 'hr', department: null }],
            password: PASSWORD,
            mustChange: false,
          },
          'cli',
        ),
      );
    for (const [username, employee, role, department] of [
      ['liu', 'C1', 'employee', null],
      ['head', 'C3', 'department-head', 'north'],
    ] as const) {
      const wanted = { username, employee, roles: [{ role, department }], password: PASSWORD, mustChange: false };
      worked(await accountsOf(database).create(wanted, 'cli'));
    }
    await database.close();
    const ran = json(await run('run', '2026-10', '--as', 'hr', '--json'));
    expect(ran).toMatchObject({ ok: true, run: 1, totals: [{ currency: 'CNY', payable: '3141.60', heldPayouts: 1 }] });
    const { stdout } = await run('payouts', '2026-10');
    expect(stdout).toMatch(/^C1\s+Liu Yang\s+courier\s+0\.88\s+CNY\s+1795\.20$/m);
    expect(stdout).toMatch(/^D1\s+Ann Driver.*held: no-plan$/m);
  });

  it('explains a payout in English, in Chinese and as data', async () => {
    const english = await run('explain', 'C1', '2026-10');
    expect(english.stdout).toContain('1,795.20');
    expect(english.stdout).toContain('On-time deliveries');
    expect((await run('explain', 'C1', '2026-10', '--language', 'zh')).stdout).toContain('准时送达');
    expect(json(await run('explain', 'C1', '2026-10', '--json'))).toMatchObject({
      explanation: { amount: '1795.20', status: 'payable', lines: [{ scorecard: { score: '0.88' } }] },
    });
    expect(await run('explain', 'C9', '2026-10')).toMatchObject({ exitCode: 1, stdout: '' });
  });

  it('verifies everything', async () => {
    const verified = await run('verify', '2026-10');
    expect([verified.exitCode, verified.stdout.split(':')[0]]).toEqual([0, 'Everything holds']);
    expect(json(await run('verify', '--json'))).toMatchObject({
      ok: true,
      holds: true,
      checked: { payouts: 4, runs: 1 },
    });
  });

  it('hands out a receipt that is checked without a database, and names what was changed in one', async () => {
    const [file, forged] = [join(company.folder, 'receipt.json'), join(company.folder, 'forged.json')];
    const written = await run('receipt', 'C1', '2026-10', '--out', file, '--json');
    const { root } = json(written)['run'] as { root: string };
    const nowhere = { CXPAY_DATABASE_URL: 'postgres://nobody:nothing@127.0.0.1:1/none' };
    const checked = await host.run(['verify-receipt', file, '--root', root], nowhere);
    expect([checked.exitCode, checked.stdout.split('\n')[0]]).toEqual([
      0,
      'The receipt holds: CNY 1795.20 for Liu Yang (C1) in 2026-10, payable',
    ]);
    await writeFile(forged, (await readFile(file, 'utf8')).replace('"numerator": "940"', '"numerator": "990"'));
    const found = await host.run(['verify-receipt', forged], nowhere);
    expect(found.exitCode).toBe(1);
    expect(found.stdout).toContain('/evidence: what is computed again differs at /amount: stored "1795.20"');
    expect(await run('receipt', 'C9', '2026-10')).toMatchObject({ exitCode: 1 });
    expect(await host.run(['verify-receipt', join(company.folder, 'employees.csv')], nowhere)).toMatchObject({
      exitCode: 1,
    });
    expect(await host.run(['verify-receipt', file, '--root', 'abc'], nowhere)).toMatchObject({ exitCode: 2 });
  });

  it('is submitted, reviewed and approved by a second person before anything is exported', async () => {
    const early = json(await run('export', '2026-10', '--format', 'csv', '--json'));
    expect(early).toMatchObject({ ok: false, findings: [{ code: 'not-approved' }] });
    const budgets = join(company.folder, 'budgets.csv');
    await writeFile(budgets, 'department,period,currency,amount\nnorth,2026-10,CNY,2000\n');
    expect((await run('budget', 'load', budgets, '--as', 'liu')).stderr).toContain('liu may not do this');
    expect(json(await run('budget', 'load', budgets, '--as', 'hr', '--json'))).toMatchObject({ load: 1, added: 1 });
    expect(json(await run('submit', '2026-10', '--as', 'hr', '--json'))).toMatchObject({ state: 'in-review', run: 1 });
    const review = await run('review', '2026-10');
    // 2,446.68 of a budget of 2,000
    expect(review.stdout).toMatch(/^North district\s+CNY\s+2446\.68\s+2000\.00\s+446\.68\s+–\s+–$/m);
    expect(review.stdout).toMatch(/^D1\s+Ann Driver\s+CNY\s+0\.00\s+no-plan\s+undecided$/m);
    const code = async (...args: string[]) =>
      (json(await run(...args, '--json'))['findings'] as { code: string }[]).map((finding) => finding.code);
    expect(await code('approve', '2026-10')).toEqual(['account-needed', 'holds-undecided']);
    expect(await code('approve', '2026-10', '--as', 'hr')).toEqual(['same-person', 'holds-undecided']);
    expect(await code('approve', '2026-10', '--as', 'nobody')).toHaveLength(1);
    const refuse = ['hold', 'refuse', 'D1', '2026-10', '--reason', '=nobody drives', '--as', 'approver'];
    expect((await run(...refuse)).stdout).toBe('The payout of D1 in 2026-10 is refused: it is not paid.\n');
    expect((await run('approve', '2026-10', '--run', '1', '--as', 'approver')).stdout).toContain(
      '2026-10 is approved (run 1)',
    );
    expect(await code('run', '2026-10')).toEqual(['period-closed']);
    expect((await run('status')).stdout).toBe('2026-10  approved  run 1\n');
    const status = await run('status', '2026-10');
    expect(status.stdout).toMatch(/approve\s+run 1\s+cli:approver$/m);
  });

  it('exports for payroll in three formats, the same bytes each time', async () => {
    const csv = await run('export', '2026-10', '--format', 'csv');
    expect(csv.stdout.split('\r\n')[1]).toMatch(
      /^"2026-10","C1","Liu Yang","north","courier","courier","CNY",1795\.20,0\.00,1795\.20,,,"payable",,,,1,"[0-9a-f]{64}"$/,
    );
    // The reason was written to be taken for a formula.
    expect(csv.stdout.split('\r\n')[4]).toMatch(
      /^"2026-10","D1","Ann Driver","south","driver",,"CNY",0\.00,0\.00,0\.00,,,"refused","no-plan","'=nobody drives","cli:approver",1,/,
    );
    expect((await run('lock', '2026-10', '--as', 'hr')).stdout).toContain('2026-10 is locked');
    expect((await run('export', '2026-10', '--format', 'csv')).stdout).toBe(csv.stdout);
    expect(json(await run('export', '2026-10', '--format', 'json'))).toMatchObject({
      run: { id: 1, period: '2026-10' },
      payouts: [{ employee: 'C1', amount: '1795.20' }, { employee: 'C2' }, { employee: 'C3' }, { employee: 'D1' }],
    });
    const out = join(company.folder, 'payouts.xlsx');
    expect(json(await run('export', '2026-10', '--format', 'xlsx', '--out', out, '--json'))).toMatchObject({ rows: 4 });
    const first = await readFile(out);
    await run('export', '2026-10', '--format', 'xlsx', '--out', out);
    expect((await readFile(out)).equals(first)).toBe(true);
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(out);
    expect(workbook.worksheets[0]?.getRow(2).getCell(8).value).toBe(1795.2);
  });

  it('recovers what was paid, takes that back, and says what became of both', async () => {
    const clawback = ['clawback', 'C1', '2026-10', '--amount', '20', '--reason', 'paid twice', '--json'];
    expect(await run(...clawback)).toMatchObject({ exitCode: 1 });
    expect(json(await run(...clawback, '--as', 'hr'))).toMatchObject({ id: 1, amount: '-20.00', open: '-20.00' });
    expect(json(await run(...clawback, '--as', 'hr'))).toMatchObject({ findings: [{ code: 'same-clawback' }] });
    const back = await run('clawback', 'withdraw', '1', '--reason', 'it was not', '--as', 'approver');
    expect(back.stdout).toMatch(/^ *2\s+C1\s+Liu Yang\s+2026-10\s+clawback\s+20\.00 CNY\s+0\.00\s+it was not$/m);
    const again = await run('clawback', 'withdraw', '1', '--reason', 'it was not', '--as', 'approver', '--json');
    expect(json(again)).toMatchObject({ ok: false, findings: [{ code: 'wrong-state' }] });
    expect(json(await run('adjustments', '--open', '--json'))).toMatchObject({ items: [] });
  });

  it('leaves an entry in the audit chain for whatever was shown of the pay of others, by whom', async () => {
    const entries = async (...args: string[]) =>
      json(await run('audit', '--json', ...args))['items'] as { seq: number; actor: string; subject: string }[];
    const last = (await entries('--newest', '--limit', '1'))[0]?.seq ?? 0;
    const all = await run('payouts', '2026-10', '--as', 'head', '--json');
    // C2 was in the north until the 16th; D1 never was.
    expect((json(all)['payouts'] as { employee: string }[]).map(({ employee }) => employee)).toEqual([
      'C1',
      'C2',
      'C3',
    ]);
    expect((await run('explain', 'D1', '2026-10', '--as', 'head')).stderr).toContain('no payout for an employee "D1"');
    expect((await run('export', '2026-10', '--format', 'csv', '--as', 'head')).stderr).toContain(
      'head may not do this',
    );
    for (const args of [
      ['explain', 'C1', '2026-10'],
      ['receipt', 'C1', '2026-10'],
      ['payouts', '2026-10'],
    ])
      expect(await run(...args, '--as', 'liu')).toMatchObject({ exitCode: 0, stderr: '' });
    const [pdf, zip] = [join(company.folder, 'c1.pdf'), join(company.folder, 'all.zip')];
    const shown: [string, string[]][] = [
      ['payouts:2026-10', ['payouts', '2026-10']],
      ['payout:2026-10/C1', ['explain', 'C1', '2026-10']],
      ['payout:2026-10/C1', ['bridge', 'C1', '2026-10', '2026-10']],
      ['payouts:2026-10', ['bridge', '2026-10', '2026-10']],
      ['payout:2026-10/C1', ['receipt', 'C1', '2026-10']],
      ['payout:2026-10/C1', ['statement', 'C1', '2026-10', '--out', pdf]],
      ['payouts:2026-10', ['statements', '2026-10', '--out', zip]],
      ['payouts:2026-10', ['review', '2026-10']],
      ['payouts:2026-10', ['retro', '2026-10']],
      ['holds:2026-10', ['hold', 'list', '2026-10']],
      ['retro-adjustments', ['adjustments']],
    ];
    for (const [, args] of shown) expect([args, (await run(...args)).exitCode]).toEqual([args, 0]);
    const named = shown.filter(([, [name]]) => name === 'explain' || name === 'review');
    for (const [, args] of named) expect((await run(...args, '--as', 'approver')).exitCode).toBe(0);
    expect((await run('export', '2026-10', '--format', 'csv', '--as', 'approver')).exitCode).toBe(0);
    const read = await entries('--what', 'read', '--after', String(last));
    expect(read.map(({ actor, subject }) => `${actor} ${subject}`)).toEqual([
      'cli:head payouts:2026-10',
      ...shown.map(([subject]) => `cli ${subject}`),
      ...named.map(([subject]) => `cli:approver ${subject}`),
    ]);
    expect((await entries('--what', 'export', '--newest', '--limit', '1'))[0]).toMatchObject({ actor: 'cli:approver' });
    expect(await entries('--who', 'head', '--what', 'read', '--period', '2026-10')).toHaveLength(1);
    expect((await run('audit', '--who', 'head', '--limit', '1')).stdout).toMatch(/cli:head {2}sign-in .*\n… and more/);
    expect((await run('audit', '--as', 'head')).stderr).toContain('head may not do this');
  });

  it('still verifies, exports included', async () => {
    expect(json(await run('verify', '--json'))).toMatchObject({ holds: true });
  });
});

describe('the command line', () => {
  const host = new CommandHost();

  afterAll(() => host.end());

  it.each([
    { args: ['nonsense'], exitCode: 2 },
    { args: ['run'], exitCode: 2 },
    { args: ['run', '2026-13'], exitCode: 2 },
    { args: ['run', '2026-10', '--fast'], exitCode: 2 },
    { args: ['export', '2026-10'], exitCode: 2 },
    { args: ['export', '2026-10', '--format', 'pdf'], exitCode: 2 },
    { args: ['load', '/nowhere'], exitCode: 1 },
    { args: ['rules', 'check', '/nowhere'], exitCode: 1 },
  ])('exits $exitCode for $args, with one JSON document where it was asked for', async ({ args, exitCode }) => {
    const fresh = await emptyDatabase('sqlite');
    const environment = { CXPAY_DATABASE_URL: fresh.url };
    const [plain, asJson] = [await cxpay(args, environment), await host.run([...args, '--json'], environment)];
    await fresh.remove();
    expect([plain.exitCode, plain.stdout]).toEqual([exitCode, '']);
    expect(plain.stderr).toMatch(/^error: /m);
    expect(asJson.exitCode).toBe(exitCode);
    expect(json(asJson)).toMatchObject({ ok: false, findings: [{ severity: 'error' }] });
  });

  it('helps with every command', async () => {
    const { stdout, exitCode } = await cxpay(['--help']);
    const listed = [...stdout.matchAll(/^ {2}([a-z][a-z-]*) /gm)].map(([, name]) => name);
    expect([exitCode, listed]).toEqual([0, [...Object.keys(COMMANDS), 'help']]);
    expect((await cxpay(['run', '--help'])).stdout).toMatch(/^Usage: cxpay run /);
    // The others as they write it: a process of its own for each would take a minute.
    for (const command of await commandsFor([])) {
      const help = command.helpInformation();
      expect([command.name(), help.startsWith('Usage: ')]).toEqual([command.name(), true]);
      // What `evaluate` writes is JSON lines, always.
      for (const each of command.commands.length > 0 ? command.commands : [command])
        if (command.name() !== 'evaluate' && each.commands.length === 0)
          expect([each.name(), each.options.some(({ long }) => long === '--json')]).toEqual([each.name(), true]);
    }
  });

  it('makes no database for a command that only reads', async () => {
    const fresh = await emptyDatabase('sqlite');
    const nowhere = { CXPAY_DATABASE_URL: `${fresh.url}.misspelt` };
    const asked = await host.run(['status', '2026-10', '--json'], nowhere);
    expect(json(asked)).toMatchObject({ ok: false, findings: [{ code: 'no-database' }] });
    expect(existsSync(nowhere.CXPAY_DATABASE_URL.replace('sqlite:', ''))).toBe(false);
    await fresh.remove();
  });

  it('refuses a database address without repeating it', async () => {
    const refused = await cxpay(['run', '2026-10'], { CXPAY_DATABASE_URL: 'mysql://me:secret@host/db' });
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('CXPAY_DATABASE_URL');
    expect(refused.stderr).not.toContain('secret');
  });
});
