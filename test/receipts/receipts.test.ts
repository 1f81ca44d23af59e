import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { EVERYBODY } from '../../src/access/scope.js';
import { entryHash } from '../../src/audit/audit-chain.js';
import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { readReceipt } from '../../src/receipts/read-receipt.js';
import {
  FIRST_FORMAT,
  receiptDigest,
  receiptText,
  type FirstReceipt,
  type Receipt,
} from '../../src/receipts/receipt.js';
import { ReceiptsService } from '../../src/receipts/receipts.service.js';
import { receiptReport } from '../../src/cli/receipt-report.js';
import { unprovenInputs } from '../../src/receipts/unproven-inputs.js';
import { verifyReceipt } from '../../src/receipts/verify-receipt.js';
import { approved } from '../support/approved.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { languageCompany, type LanguageCompany } from '../support/language-company.js';
import { fillDatabase, ingestFile, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';
import { eachChange } from './each-change.js';

const OCTOBER = period('2026-10');
const audit = new AuditService();
/** The receipts' texts, of one database after the other. */
const written: string[][] = [];
/** They are the same from every database: what is changed in them is changed once. */
const receipts = new Map<string, Receipt>();

const of = (name: string): Receipt => {
  const receipt = receipts.get(name);
  if (!receipt) throw new Error(`no receipt ${name}`);
  return receipt;
};

/** What a person who was handed the file finds: its checks by name, or the findings of a file that is no receipt. */
async function found(text: string, root?: string): Promise<readonly string[]> {
  const read = readReceipt('receipt.json', text);
  if (!read.ok) return read.findings.map(({ code, pointer }) => `${code} ${pointer ?? ''}`);
  const { checks } = await verifyReceipt(read.value, root);
  return checks.filter(({ holds }) => holds === false).map(({ name, problem }) => `${name}: ${problem ?? ''}`);
}

/** Two assignments; a rank, a mean of peers and a pool; a baseline and an incident. */
const CHANGED = ['small/C2', 'language/C2', 'language/D1'];

/** As whoever reads the file has it: nothing in it is the same object twice. */
const asRead = (receipt: Receipt): Receipt => JSON.parse(receiptText(receipt)) as Receipt;

/** As it was written before the audit trail's entries came in; with what explanations then said beside what is hashed. */
function asFirst({ recorded: _, ...rest }: Receipt): FirstReceipt {
  const first: FirstReceipt = structuredClone({ ...rest, format: FIRST_FORMAT });
  const line = first.explanation.lines[0]?.scorecard as { mostToGain?: unknown } | undefined;
  if (line) line.mostToGain = null;
  return withDigest(first);
}

/** Is a place one of these, or around nothing but such? */
function isUnproven(where: string, unproven: readonly string[], receipt: Receipt): boolean {
  const leaves = unproven.filter((pointer) => pointer === where || pointer.startsWith(`${where}/`));
  const steps = where.split('/').slice(1);
  const value = steps.reduce<unknown>((found, step) => (found as Record<string, unknown>)[step], receipt);
  return leaves.length > 0 && leaves.length === leafCount(value);
}

const leafCount = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, member) => sum + leafCount(member), 0)
    : 1;

/** As the first of the checks asks it; what cannot be hashed has no digest. */
const digestHolds = (receipt: Receipt): boolean =>
  withDigest(receipt).digest === receipt.digest && receipt.digest !== '';

const withDigest = <R extends Receipt | FirstReceipt>(receipt: R): R => {
  try {
    return { ...receipt, digest: receiptDigest(receipt) };
  } catch {
    return { ...receipt, digest: '' };
  }
};

describe.each(databaseKinds)('receipts from %s', (kind) => {
  let companies: (SmallCompany | LanguageCompany)[] = [];
  let fresh: FreshDatabase[] = [];
  let databases: Database[] = [];

  beforeAll(async () => {
    const language = await languageCompany();
    companies = [await smallCompany(), language];
    fresh = [await freshDatabase(kind), await freshDatabase(kind)];
    databases = await Promise.all(fresh.map(({ url }) => openDatabase(url)));
    for (const [i, database] of databases.entries()) {
      await fillDatabase(database, companies[i]!);
      if (i === 1) await ingestFile(database, language.september);
      worked(await new RunService(database, audit).run(OCTOBER, { actor: 'cli:hr' }));
      // One that is approved, with a payout that is refused, and one that nobody has looked at.
      if (i === 0) await approved(database, OCTOBER);
      const service = new ReceiptsService(database, new PayoutsService(database));
      const prefix = i === 0 ? 'small' : 'language';
      const codes = i === 0 ? ['C1', 'C2', 'C3', 'D1'] : ['C1', 'C2', 'C3', 'C4', 'D1', 'D2'];
      for (const code of codes)
        receipts.set(`${prefix}/${code}`, asRead(worked(await service.receipt(OCTOBER, code, EVERYBODY))));
    }
    // The audit trail tells when things were done: every database has its own.
    written.push([...receipts.values()].map(({ recorded: _, digest: __, ...same }) => JSON.stringify(same)));
  });

  afterAll(async () => {
    for (const database of databases) await database.close();
    for (const each of fresh) await each.remove();
    for (const company of companies) await company.remove();
  });

  it('hold as they are, against the root that was kept', async () => {
    for (const [name, receipt] of receipts)
      expect([name, await found(receiptText(receipt), receipt.run.root)]).toEqual([name, []]);
    const other = 'ab'.repeat(32);
    expect(await found(receiptText(of('small/C1')), other)).toEqual([expect.stringMatching(/^root: .*abab/)]);
  });

  it('carry the amounts that were worked out by hand', () => {
    const amounts = [...receipts].map(([name, { explanation }]) => `${name} ${explanation.amount}`);
    expect(amounts).toEqual([
      ...['small/C1 1795.20', 'small/C2 1346.40', 'small/C3 0.00', 'small/D1 0.00'],
      ...['language/C1 1061.13', 'language/C2 938.87', 'language/C3 730.43', 'language/C4 469.57'],
      ...['language/D1 410.00', 'language/D2 910.00'],
    ]);
  });

  it('say of others no more than what the payout needs, without names', async () => {
    const { checks: _, given } = await verifyReceipt(of('language/C2'));
    expect(given).toEqual([
      'the place of 0.95 among 4 peers: 1 better, 1 other equal',
      'the mean of 3 other peers: 4.125',
      'the fund of 2000 and the 1955.46875 that its 2 members would have been paid together; to the last cent, the share of 938.87',
    ]);
    expect((await verifyReceipt(of('language/D1'))).given).toEqual([
      expect.stringMatching(/^the part of 90 of the incident .*, borne by 2 by their days$/),
    ]);
    expect((await verifyReceipt(of('small/C1'))).given).toEqual([]);
    // Whoever reads C2's receipt meets nobody else: neither code nor name, and no plan but their own.
    const text = receiptText(of('language/C2'));
    for (const other of ['"C1"', '"C3"', 'employee:C', 'Liu Yang', 'Jo Smith', 'driver', '司机'])
      expect([other, text.replaceAll('employee:C2', '').includes(other) && other !== 'driver']).toEqual([other, false]);
    const inFull = of('language/C2').documents.flatMap((document) =>
      document.kind === undefined ? [] : [`${document.kind}/${document.content.id}`],
    );
    expect(inFull.sort()).toEqual(['eligibility/eligibility', 'indicators/all', 'parameters/all', 'plan/courier']);
  });
});

it('receipts are the same from every database', () => {
  expect(written).toHaveLength(databaseKinds.length);
  expect(new Set(written.map((texts) => texts.join('\n'))).size).toBe(1);
});

describe('a receipt', () => {
  it('fails with any single field changed', () => {
    for (const name of CHANGED)
      for (const { where, changed } of eachChange(of(name))) {
        expect([name, where, digestHolds(changed)]).toEqual([name, where, false]);
      }
  });

  it('fails with any single field changed though the digest was mended, or says that nothing proves this field', async () => {
    for (const name of CHANGED) {
      const unproven = unprovenInputs(of(name));
      const passed: string[] = [];
      let count = 0;
      for (const { where, changed } of eachChange(of(name))) {
        // All of an explanation is compared alike, and all of a document hashed: some places in them stand for the others.
        if (/^\/(explanation|documents)/.test(where) && (count += 1) % 40 > 0) continue;
        if (where === '/digest') continue;
        if ((await found(receiptText(withDigest(changed)))).length === 0) passed.push(where);
      }
      expect([name, passed.filter((where) => !isUnproven(where, unproven, of(name)))]).toEqual([name, []]);
    }
  });

  it('is reported with what of it nothing proves', async () => {
    const unproven = unprovenInputs(of('small/C2'));
    const [onTime, attitude] = ['/inputs/observations/0/figures/0', '/inputs/observations/1/figures/0'];
    // C2 was in service all month, at an amount that depends on no grade; each department above is asked for nothing.
    expect(unproven.filter((pointer) => !/figures/.test(pointer))).toEqual([
      ...['/inputs/employee/hired', '/inputs/employee/left', '/inputs/employee/attributes/grade'],
      ...[0, 1].flatMap((line) => [0, 1].map((place) => `/inputs/assignments/${line}/departments/${place}`)),
    ]);
    // On time counted by numerator and denominator; attitude, with 12 of 30 answers, did not count, whatever it was.
    expect(unproven).toContain(`${attitude}/value`);
    for (const counted of ['numerator', 'denominator', 'batch', 'row'])
      expect([counted, unproven.includes(`${onTime}/${counted}`)]).toEqual([counted, false]);
    const text = receiptReport(of('small/C1'), {
      ...(await verifyReceipt(of('small/C1'))),
      unproven: unprovenInputs(of('small/C1')),
    });
    for (const part of [
      'Checked:',
      'json-rules-engine',
      'compare it with the one that was published',
      'approved, by cli:approver',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/\/inputs\/employee: hired, left/);
  });

  it('tells who approved the run and what was decided, and what differs where an entry was changed', async () => {
    const { recorded } = of('small/D1');
    expect(recorded).toMatchObject({ state: 'approved', status: 'refused', lock: null });
    expect(recorded.approval).toMatchObject({ action: 'approve', actor: 'cli:approver', subject: 'period:2026-10' });
    expect(of('language/C1').recorded).toMatchObject({ state: 'not-approved', approval: null, decision: null });
    const otherwise = (changed: Partial<Receipt['recorded']>) =>
      found(receiptText(withDigest({ ...of('small/D1'), recorded: { ...recorded, ...changed } })));
    const { approval, decision } = recorded;
    expect(await otherwise({ approval: null })).toEqual([
      'recorded: /recorded/state: it says approved, and the entries lead to not-approved',
    ]);
    expect(await otherwise({ decision: null })).toEqual([
      'recorded: /recorded/status: it says refused, and the entries lead to held',
    ]);
    expect(await otherwise({ approval: { ...approval!, actor: 'cli:other' } })).toEqual([
      expect.stringMatching(/^recorded: \/recorded\/approval\/hash: entry \d+ does not match it/),
    ]);
    // Mended in itself, it is still the entry of something else.
    const of2025 = decision!.details.replace('2026-10', '2025-10');
    const mended = { ...decision!, details: of2025 };
    expect(await otherwise({ decision: { ...mended, hash: entryHash(mended) } })).toEqual([
      'recorded: /recorded/decision: the entry tells of something else: /details/period: stored "2025-10", computed "2026-10"',
    ]);
  });

  it('of the first format still holds, with what explanations then said; a later one does not with that', async () => {
    for (const receipt of receipts.values())
      expect(await found(receiptText(asFirst(receipt)), receipt.run.root)).toEqual([]);
    const said = asFirst(of('small/C1')).explanation;
    expect(await found(receiptText(withDigest({ ...of('small/C1'), explanation: said })))).toEqual([
      expect.stringContaining(
        'explanation: /explanation: what is computed again differs at /lines/0/scorecard/mostToGain',
      ),
    ]);
    // Neither format has what the other one has.
    const { recorded: _, ...without } = of('small/C1');
    expect(await found(JSON.stringify(without))).toEqual(['not-a-receipt ']);
  });

  it('name the place of a change', async () => {
    const receipt = of('small/C1');
    const changed = structuredClone(receipt) as unknown as {
      inputs: { observations: { figures: { numerator: string }[] }[] };
    };
    changed.inputs.observations[0]!.figures[0]!.numerator = '990';
    expect(await found(receiptText(withDigest(changed as unknown as Receipt)))).toEqual([
      expect.stringContaining(
        '/evidence: what is computed again differs at /amount: stored "1795.20", computed "2284.80"',
      ),
      expect.stringContaining('/explanation: what is computed again differs at /lines/0/scorecard/components/0'),
    ]);
  });

  it('refuse in words what is no receipt', async () => {
    const text = receiptText(of('small/C1'));
    const refusals: readonly (readonly [string, string])[] = [
      ['', 'empty-file'],
      ['[]', 'not-a-receipt'],
      ['{}', 'not-a-receipt'],
      ['null', 'not-a-receipt'],
      [text.slice(0, -100), 'not-json'],
      [text.slice(0, 40), 'not-json'],
      [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'nested-too-deep'],
      [text.replace('"code": "C1"', '"code": "C1", "code": "C2"'), 'duplicate-key'],
      [text.replace('"attributes": {', '"attributes": { "__proto__": "x",'), 'forbidden-key'],
      [text.replace('"format": "cxpay-receipt/2"', '"format": "cxpay-receipt/3"'), 'not-a-receipt'],
      [text.replace('"run": {', '"more": 1, "run": {'), 'not-a-receipt'],
      [text.replace('"salary": "9000"', '"salary": 9000'), 'not-a-receipt'],
      [text.replace('"salary": "9000"', '"salary": "1e9"'), 'not-a-receipt'],
      [text.replace('"numerator": "940"', `"numerator": "${'9'.repeat(100)}"`), 'not-a-receipt'],
      [text.replace('"hired": "2024-03-01"', '"hired": "2024-02-31"'), 'not-a-receipt'],
      [
        text.replace('"fact": "month"', `"fact": "month", "path": "$[?(@.constructor.constructor('1')())]"`),
        'not-a-path',
      ],
      ['x'.repeat(9_000_000), 'too-large'],
    ];
    for (const [hostile, code] of refusals)
      expect([code, (await found(hostile))[0]]).toEqual([code, expect.stringMatching(`^${code} `)]);
  });

  it('hold at nothing where a hostile file would make the computation throw', async () => {
    const receipt = structuredClone(of('small/C1')) as unknown as {
      documents: { kind?: string; content?: { rules?: unknown[] } }[];
    };
    for (const document of receipt.documents) if (document.kind === 'eligibility') document.content!.rules = [];
    const problems = await found(receiptText(withDigest(receipt as unknown as Receipt)));
    expect(problems.length).toBeGreaterThan(0);
  });
});
