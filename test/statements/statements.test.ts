import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { ScorecardService } from '../../src/explanations/scorecard.service.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { StatementsService } from '../../src/statements/statements.service.js';
import { approved } from '../support/approved.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const OCTOBER = period('2026-10');

/** What a reader of the PDF can mark and copy, as a library of others reads it. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise;
  let text = '';
  for (let number = 1; number <= document.numPages; number += 1) {
    const content = await (await document.getPage(number)).getTextContent();
    for (const item of content.items) if ('str' in item) text += `${item.str} `;
  }
  return text;
}

describe.each(databaseKinds)('statements on %s', (kind) => {
  let company: SmallCompany;
  let fresh: FreshDatabase;
  let database: Database;
  let statements: StatementsService;

  beforeAll(async () => {
    company = await smallCompany();
    fresh = await freshDatabase(kind);
    database = await openDatabase(fresh.url);
    await fillDatabase(database, company);
    worked(await new RunService(database, new AuditService()).run(OCTOBER, { actor: 'cli:hr' }));
    await approved(database, OCTOBER);
    const payouts = new PayoutsService(database);
    statements = new StatementsService(payouts, new ScorecardService(database, payouts));
  });

  afterAll(async () => {
    await database.close();
    await fresh.remove();
    await company.remove();
  });

  const written = async (employee: string, language: 'en' | 'zh') =>
    worked(await statements.statement(OCTOBER, employee, language));

  it('tell the payout of one employee in English and Chinese, the same bytes each time', async () => {
    const { name, bytes } = await written('C1', 'en');
    expect(name).toBe('statement-2026-10-C1-en.pdf');
    const english = await textOf(bytes);
    // 2,000 · 0.88 · 1.02 = 1,795.20
    for (const part of ['Liu Yang', 'approved', 'Payout 1,795.20 CNY', 'On-time deliveries', '2,000.00', '94 %'])
      expect(english).toContain(part);
    const chinese = await textOf((await written('C1', 'zh')).bytes);
    for (const part of ['配送员', '已批准', '1,795.20 CNY', '准时送达']) expect(chinese).toContain(part);
    expect(Buffer.from((await written('C1', 'en')).bytes).equals(Buffer.from(bytes))).toBe(true);
  });

  it('say that a payout was refused, why and by whom, and no amount', async () => {
    const text = await textOf((await written('D1', 'en')).bytes);
    expect(text).toContain('not paid');
    expect(text).toContain('Decided by cli:approver');
    expect(text).toContain('nothing to pay by');
    expect(text).not.toContain('Payout 0.00');
  });

  it('are one archive for everybody, with the very same files, and report how far they are', async () => {
    const archive = worked(await statements.archive(OCTOBER, 'en'));
    const [pieces, progress]: [Uint8Array[], number[]] = [[], []];
    for await (const piece of archive.pieces((done) => progress.push(done))) pieces.push(piece);
    expect([archive.name, archive.statements, progress]).toEqual(['statements-2026-10-en.zip', 4, [1, 2, 3, 4]]);
    const zip = await JSZip.loadAsync(Buffer.concat(pieces));
    expect(Object.keys(zip.files)).toEqual(['C1', 'C2', 'C3', 'D1'].map((code) => `statement-2026-10-${code}-en.pdf`));
    for (const code of ['C2', 'D1']) {
      const { name, bytes } = await written(code, 'en');
      expect(await zip.file(name)?.async('nodebuffer')).toEqual(Buffer.from(bytes));
    }
  });
});
