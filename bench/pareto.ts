/**
 * The Pareto over a million complaints of one month, beside a bare GROUP BY over a plain table of the same rows: taken in, then counted by
 * each of what people ask for. `node dist/bench/pareto.js [--complaints N] [--postgres URL]`: JSON on stdout, progress on stderr.
 */
import { createReadStream } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { AuditService } from '../src/audit/audit.service.js';
import { ComplaintsService } from '../src/complaints/complaints.service.js';
import { ParetoService, type ParetoRequest } from '../src/complaints/pareto.service.js';
import { parseDatabaseUrl } from '../src/database/database-url.js';
import { Database } from '../src/database/database.js';
import { readOrganisationFolder } from '../src/organisation/organisation-files.js';
import { OrganisationService } from '../src/organisation/organisation.service.js';
import { closureCall } from './closure-loop.js';
import { writeCompany, writeLines } from './company/files.js';
import { DIVISIONS, TEAMS_PER_DIVISION } from './company/people.js';
import { peakMib, timed, timedMedian } from './measure.js';
import { BenchBroken, benchPeriod, worked } from './product.js';

const EMPLOYEES = 800;
const CAUSES = 60;
const PRODUCTS = 200;
const TEAMS = DIVISIONS.length * TEAMS_PER_DIVISION;
const HEADER = 'id,date,department,cause,stage,channel,severity,source,loss,product';
const CLOSURE_CALLS = 1_000_000;
const TARGET_SECONDS = 1;

/** What is asked for, each by itself. */
const QUESTIONS: readonly Pick<ParetoRequest, 'by' | 'measure'>[] = [
  { by: 'cause', measure: 'count' },
  { by: 'stage', measure: 'count' },
  { by: 'cause', measure: 'severity' },
  { by: 'cause', measure: 'loss' },
  { by: 'department', measure: 'count' },
  { by: 'product', measure: 'count' },
  { by: 'product', measure: 'severity' },
];

const tell = (what: string): void => void process.stderr.write(`bench: ${what}\n`);

const team = (index: number): string =>
  `${DIVISIONS[index % DIVISIONS.length] ?? ''}-${Math.floor(index / DIVISIONS.length) + 1}`;

/** Always the same rows; few causes have most of them. Ids are in no order, as those of several systems together are. */
function* complaintLines(complaints: number): Generator<string> {
  for (let i = 0; i < complaints; i += 1) {
    const mixed = Math.imul(i + 1, 2_654_435_761) >>> 0;
    const [a, b, c] = [mixed % 1_000, (mixed >>> 10) % 1_000, (mixed >>> 20) % 1_000];
    const cause = `cause-${String(Math.floor((CAUSES * a * a) / 1_000_000)).padStart(2, '0')}`;
    const day = String((b % 31) + 1).padStart(2, '0');
    const loss = c % 3 === 0 ? `${c}.50` : '';
    yield [
      ...[`K-${mixed.toString(16).padStart(8, '0')}`, `2026-10-${day}`, team(c % TEAMS)],
      ...[
        cause,
        ['order', 'picking', 'delivery', ''][b % 4],
        ['phone', 'chat'][c % 2],
        String((a % 5) + 1),
        'customer',
        loss,
      ],
      `P${(b * 7 + c) % PRODUCTS}`,
    ].join(',');
  }
}

interface Figures {
  readonly ingest_seconds: number;
  readonly ingest_cpu_seconds: number;
  readonly ingest_us_per_complaint: number;
  /** A plain table of the same rows in one statement, and counting it by cause. */
  readonly plain_group_by_seconds: number;
  readonly pareto_seconds: Readonly<Record<string, number>>;
  readonly pareto_cpu_seconds: Readonly<Record<string, number>>;
  readonly pareto_over_group_by: number;
  readonly slowest_seconds: number;
}

async function measured(database: Database, organisation: string, file: string, complaints: number): Promise<Figures> {
  const audit = new AuditService();
  worked(await new OrganisationService(database, audit).load(await readOrganisationFolder(organisation), 'cli'));
  const service = new ComplaintsService(database, audit);
  tell(`${complaints} complaints are taken in`);
  const taken = await timed(() => service.takeIn({ name: file, open: () => createReadStream(file) }, { actor: 'cli' }));
  const { accepted } = worked(taken.value);
  if (accepted !== complaints) throw new BenchBroken(`complaints taken in: ${accepted}, not ${complaints}`);
  tell('and counted');
  const pareto = new ParetoService(database);
  const [seconds, cpu]: [Record<string, number>, Record<string, number>] = [{}, {}];
  for (const question of QUESTIONS) {
    const ask = () => pareto.of(benchPeriod(), { ...question, most: 10 });
    const { total } = worked((await timed(ask)).value);
    if (total !== complaints) throw new BenchBroken(`by ${question.by}: ${total}, not ${complaints}`);
    const name = `${question.by}, ${question.measure}`;
    seconds[name] = rounded((await timedMedian(ask)).seconds);
    cpu[name] = rounded((await timed(ask)).cpuSeconds);
  }
  const plain = await plainGroupBy(database);
  return {
    ingest_seconds: rounded(taken.seconds),
    ingest_cpu_seconds: rounded(taken.cpuSeconds),
    ingest_us_per_complaint: rounded((taken.cpuSeconds / complaints) * 1e6),
    plain_group_by_seconds: rounded(plain),
    pareto_seconds: seconds,
    pareto_cpu_seconds: cpu,
    pareto_over_group_by: rounded((seconds['cause, count'] ?? 0) / plain),
    slowest_seconds: Math.max(...Object.values(seconds)),
  };
}

/** The yardstick: what counting the same rows by cause takes where nothing but that column is stored. */
const plainGroupBy = (database: Database): Promise<number> =>
  database.write(async (manager) => {
    await manager.query('CREATE TABLE plain_complaint AS SELECT cause FROM complaint');
    const { seconds } = await timedMedian(() =>
      manager.query('SELECT cause, COUNT(*) AS n FROM plain_complaint GROUP BY cause ORDER BY n DESC'),
    );
    await manager.query('DROP TABLE plain_complaint');
    return seconds;
  });

const rounded = (value: number): number => Number(value.toPrecision(3));

async function of(url: string, files: { organisation: string; complaints: string }, count: number): Promise<Figures> {
  const database = await Database.open(worked(parseDatabaseUrl(url)));
  try {
    await database.prepare();
    return await measured(database, files.organisation, files.complaints, count);
  } finally {
    await database.close();
  }
}

const { values } = parseArgs({
  options: { complaints: { type: 'string', default: '1000000' }, postgres: { type: 'string' } },
});
const complaints = Number(values.complaints);
const folder = await mkdtemp(join(tmpdir(), 'cxpay-pareto-'));
try {
  const load = loadavg();
  await mkdir(join(folder, 'company'));
  const { organisation } = await writeCompany(join(folder, 'company'), EMPLOYEES);
  const file = join(folder, 'complaints.csv');
  await writeLines(file, HEADER, complaintLines(complaints));
  const files = { organisation, complaints: file };
  const { seconds: closure } = await timedMedian(() => {
    for (let call = 0; call < CLOSURE_CALLS; call += 1) closureCall(call);
  });
  const sqlite = await of(`sqlite:${join(folder, 'cxpay.sqlite')}`, files, complaints);
  const postgres = values.postgres === undefined ? null : await of(values.postgres, files, complaints);
  const slowest = Math.max(sqlite.slowest_seconds, postgres?.slowest_seconds ?? 0);
  const report = {
    ...{ complaints, sqlite, postgres },
    targets: { slowest_seconds: TARGET_SECONDS },
    isMet: complaints === 1_000_000 ? slowest <= TARGET_SECONDS : null,
    closure_us: rounded((closure / CLOSURE_CALLS) * 1e6),
    peak_mib: Math.round(peakMib()),
    load_average_before: load,
    load_average_after: loadavg(),
  };
  process.stdout.write(`${JSON.stringify(report)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
