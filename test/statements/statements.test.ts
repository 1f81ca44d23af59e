import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import JSZip from 'jszip';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

import { AuditService } from '../../src/audit/audit.service.js';
import type { Database } from '../../src/database/database.js';
import { bothEnds, table } from '../../src/explanations/layout.js';
import { ScorecardService } from '../../src/explanations/scorecard.service.js';
import { PayoutsService } from '../../src/runs/payouts.service.js';
import { RunService } from '../../src/runs/run.service.js';
import { StatementFonts } from '../../src/statements/statement-fonts.js';
import { statementPdf } from '../../src/statements/statement-pdf.js';
import { StatementProgress } from '../../src/statements/statement-progress.js';
import { StatementsService } from '../../src/statements/statements.service.js';
import { runsOf } from '../../src/statements/text-runs.js';
import { approved } from '../support/approved.js';
import { databaseKinds, freshDatabase, type FreshDatabase } from '../support/databases.js';
import { fillDatabase, openDatabase, period, worked } from '../support/open-database.js';
import { smallCompany, type SmallCompany } from '../support/small-company.js';

const OCTOBER = period('2026-10');
const fontsOfTest = StatementFonts.of();

interface PlacedText {
  readonly page: number;
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
}

/** The texts of a PDF with their places, as a library of others reads it. */
async function placedIn(bytes: Uint8Array): Promise<PlacedText[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), useSystemFonts: true }).promise;
  const placed: PlacedText[] = [];
  for (let page = 1; page <= document.numPages; page += 1)
    for (const item of (await (await document.getPage(page)).getTextContent()).items)
      if ('str' in item && item.str.trim() !== '') {
        const [left, y] = (item.transform as number[]).slice(4) as [number, number];
        placed.push({ page, text: item.str, left, right: left + item.width, y });
      }
  return placed;
}

/** What a reader of the PDF can mark and copy. */
const textOf = async (bytes: Uint8Array): Promise<string> =>
  (await placedIn(bytes)).map(({ text }) => `${text} `).join('');

/** Texts that run into each other, or out of the page (A4, with margins of 44 points). */
function collisions(placed: readonly PlacedText[]): string[] {
  const out = placed
    .filter(({ left, right }) => left < 43.5 || right > 595.28 - 43.5)
    .map(({ text }) => `out: ${text}`);
  const over = placed.flatMap((one, i) =>
    placed
      .slice(i + 1)
      .filter(({ page, y }) => page === one.page && Math.abs(y - one.y) < 4)
      .filter(({ left, right }) => left < one.right - 0.5 && one.left < right - 0.5)
      .map(({ text }) => `over: ${one.text} | ${text}`),
  );
  return [...out, ...over];
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
    const again = worked(await statements.archive(OCTOBER, 'en'));
    const following = new StatementProgress();
    const seen: (number | null)[] = [];
    for await (const _ of following.during('2026-10', again)) seen.push(following.of('2026-10').done);
    expect([seen[0], seen.at(-1), following.of('2026-10').isRunning]).toEqual([1, 4, false]);
    expect([archive.name, archive.statements, progress]).toEqual(['statements-2026-10-en.zip', 4, [1, 2, 3, 4]]);
    const zip = await JSZip.loadAsync(Buffer.concat(pieces));
    expect(Object.keys(zip.files)).toEqual(['C1', 'C2', 'C3', 'D1'].map((code) => `statement-2026-10-${code}-en.pdf`));
    for (const code of ['C2', 'D1']) {
      const { name, bytes } = await written(code, 'en');
      expect(await zip.file(name)?.async('nodebuffer')).toEqual(Buffer.from(bytes));
    }
  });
});

describe('a statement', () => {
  const written = (name: string, language: 'en' | 'zh' = 'en') =>
    statementPdf({
      text: [
        ...bothEnds(`${name} · Courier, ${name}`, 'October 2026 · approved'),
        ...['', 'Payout 1,795.20 CNY', ''],
        ...table([
          { cells: [name, '94 %', '0.88', '+1,000.00'], notes: [name] },
          { cells: ['On-time deliveries', '1,234.00', '0.88', '+760.00'], notes: [] },
        ]),
      ].join('\n'),
      name,
      footer: `E1003 · 2026-10 · run 1 · root ${'ab'.repeat(32)}`,
      title: name,
      at: '2026-11-28T00:00:00.000Z',
      language,
    });

  it('prints names of every script, and what no font has by its number', async () => {
    const names: readonly (readonly [string, string])[] = [
      ['Nguyễn Thị Ánh Tuyết', 'Nguyễn Thị Ánh Tuyết'],
      // Written with marks apart, it is the same name; what has no letter of its own keeps its marks.
      ['Z\u030cofia x\u030c', 'Žofia x\u030c'],
      ['㛃䶮龘 欧阳', '㛃䶮龘 欧阳'],
      ['김민수 ศิริพร', '김민수'],
      ['😀 Zoë', '😀 Zoë'],
      ['שרה כהן', 'שרה'],
      ['محمد', 'محمد'],
      ['𠮷田', 'U+20BB7田'],
    ];
    for (const [name, shown] of names) {
      const placed = await placedIn(await written(name, 'zh'));
      const text = placed.map((item) => item.text).join(' ');
      const joined = (of: string) => of.normalize('NFKC').replaceAll(/\s/g, '');
      // A reader of files may give letters from the right as they are seen, from the left.
      const seen = Array.from(joined(shown)).reverse().join('');
      expect([name, [joined(shown), seen].some((found) => joined(text).includes(found))]).toEqual([name, true]);
      expect([name, text.includes('\u0000')]).toEqual([name, false]);
      expect([name, collisions(placed)]).toEqual([name, []]);
    }
  });

  it('writes from the right what is written so, word by word, and puts digits the right way round', () => {
    const fonts = (text: string) => fontsOfTest.then((found) => runsOf(text, found).map((run) => run.text));
    // The first word of three stands rightmost, its letters as they are seen from the left; brackets turn.
    return expect(fonts('אב גד (הו) 42')).resolves.toEqual(['42', ' ', '(', 'וה', ')', ' ', 'דג', ' ', 'בא']);
  });

  it('has long names run on below or set smaller, and into nothing', async () => {
    const long = [
      'W'.repeat(200),
      '欧阳'.repeat(60),
      'Maria '.repeat(33).trim(),
      'محمد '.repeat(30).trim(),
      '😀'.repeat(80),
    ];
    for (const name of long) {
      const placed = await placedIn(await written(name));
      expect([name, collisions(placed)]).toEqual([name, []]);
      // Whose it is can be read on every page, whatever the name.
      expect(placed.filter(({ text }) => text.includes('E1003')).length).toBeGreaterThan(0);
    }
    const text = (await placedIn(await written('W'.repeat(200)))).map((item) => item.text).join('');
    expect(text).toContain('1,795.20 CNY');
  });

  it('has the same bytes whatever was set before it', async () => {
    const before = await written('µ Ω');
    // The micro sign and the Greek letter share a glyph.
    await written('μ Ω');
    expect((await written('µ Ω')).equals(before)).toBe(true);
  });
});
