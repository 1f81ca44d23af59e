/**
 * What a head waits for when a slider moves: a year of 500 people, weighed anew over HTTP at each move, with every person's change in the
 * answer. `node dist/bench/preview.js [--people N] [--moves N]`: JSON on stdout, progress on stderr.
 */
import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { Accounts } from '../src/access/accounts.service.js';
import { Sessions } from '../src/access/sessions.service.js';
import { Tokens } from '../src/access/tokens.service.js';
import { AuditService } from '../src/audit/audit.service.js';
import { Database } from '../src/database/database.js';
import { monthAfter, parsePeriod } from '../src/engine/period.js';
import { IngestService } from '../src/metrics/ingest.service.js';
import { readOrganisationFolder } from '../src/organisation/organisation-files.js';
import { OrganisationService } from '../src/organisation/organisation.service.js';
import { PlansService } from '../src/plans/plans.service.js';
import { publishedIndicators } from '../src/plans/rule-versions.js';
import { RunService } from '../src/runs/run.service.js';
import { startServer } from '../src/server.js';
import { closureCall } from './closure-loop.js';
import { INDICATORS, PERIOD, ruleFiles } from './company/documents.js';
import { writeCompany, writeEarlierObservations } from './company/files.js';
import { median, timed, timedMedian } from './measure.js';
import { BenchBroken, worked } from './product.js';

const MONTHS = 12;
const TARGET_MS = 200;
const PASSWORD = 'a password for the bench only';
const CLOSURE_CALLS = 1_000_000;

const tell = (what: string): void => void process.stderr.write(`bench: ${what}\n`);

/** The bench's company with a year of months that have been run. */
async function fill(database: Database, folder: string, people: number): Promise<void> {
  const audit = new AuditService();
  const { organisation, observations } = await writeCompany(folder, people);
  const rows = people * INDICATORS.length * (MONTHS - 1);
  const earlier = await writeEarlierObservations(folder, { employees: people, rows });
  worked(await new OrganisationService(database, audit).load(await readOrganisationFolder(organisation), 'cli'));
  const first = monthAfter(PERIOD, 1 - MONTHS);
  const rules = ruleFiles().map((file) => ({ ...file, text: file.text.replaceAll('"2026-01"', `"${first}"`) }));
  worked(await new PlansService(database, audit).publish(rules, 'cli'));
  const indicators = await publishedIndicators(database.reader);
  for (const name of [earlier.file, observations])
    worked(
      await new IngestService(database, audit).ingest(
        { name, open: () => createReadStream(name) },
        { indicators, actor: 'cli' },
      ),
    );
  for (let back = MONTHS - 1; back >= 0; back -= 1) {
    const period = parsePeriod(monthAfter(PERIOD, -back));
    if (period) worked(await new RunService(database, audit).run(period, { actor: 'cli' }));
  }
  const accounts = new Accounts(database, audit, new Sessions(database), new Tokens(database, audit));
  const roles = [{ role: 'department-head' as const, department: 'company' }];
  const head = { username: 'head', employee: 'E0000001', roles, password: PASSWORD, mustChange: false };
  worked(await accounts.create(head, 'cli'));
}

/** Asks as the head; anything but success ends the bench. */
async function asHead(url: string): Promise<(path: string, body: object) => Promise<Record<string, unknown>>> {
  const post = async (path: string, body: object, cookie = ''): Promise<Response> => {
    const headers = { 'content-type': 'application/json', cookie };
    const response = await fetch(`${url}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!response.ok) throw new BenchBroken(`${path}: ${await response.text()}`);
    return response;
  };
  const session = await post('/session', { username: 'head', password: PASSWORD });
  const cookie = (session.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  return async (path, body) => (await (await post(path, body, cookie)).json()) as Record<string, unknown>;
}

const weights = (move: number) => {
  const moved = (move % 10) + 1;
  return [
    { pointer: '/components/0/weight', value: `${20 + moved}%` },
    { pointer: '/components/1/weight', value: `${15 - moved}%` },
  ];
};

const { values: given } = parseArgs({
  options: { people: { type: 'string', default: '500' }, moves: { type: 'string', default: '20' } },
});
const [people, moves] = [Number(given.people), Number(given.moves)];
const folder = await mkdtemp(join(tmpdir(), 'cxpay-preview-'));
const database = await Database.open({ kind: 'sqlite', path: join(folder, 'cxpay.sqlite') });
try {
  await database.prepare();
  const load = loadavg();
  tell(`${people} people, ${MONTHS} months: files, rules, runs`);
  await fill(database, folder, people);
  const server = await startServer({ database, port: 0, log: () => undefined });
  try {
    const ask = await asHead(server.url);
    const { id } = await ask('/drafts', { plan: 'bench' });
    const preview = (move: number) =>
      timed(() => ask(`/drafts/${String(id)}/preview`, { changes: weights(move), persons: people }));
    tell('the first question');
    const first = await preview(0);
    tell(`${moves} moves`);
    const taken: number[] = [];
    for (let move = 1; move <= moves; move += 1) taken.push((await preview(move)).seconds * 1_000);
    const { seconds: closure } = await timedMedian(() => {
      for (let call = 0; call < CLOSURE_CALLS; call += 1) closureCall(call);
    });
    const middle = Math.round(median(taken));
    const report = {
      ...{ people, months: MONTHS, moves },
      first_ms: Math.round(first.seconds * 1_000),
      ...{ median_ms: middle, least_ms: Math.round(Math.min(...taken)), most_ms: Math.round(Math.max(...taken)) },
      targets: { median_ms: TARGET_MS },
      isMet: people === 500 ? middle <= TARGET_MS : null,
      closure_us: Number(((closure / CLOSURE_CALLS) * 1e6).toPrecision(3)),
      load_average_before: load,
      load_average_after: loadavg(),
    };
    process.stdout.write(`${JSON.stringify(report)}\n`);
  } finally {
    await server.close();
  }
} finally {
  await database.close();
  await rm(folder, { recursive: true, force: true });
}
