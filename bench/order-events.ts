/**
 * `node dist/bench/order-events.js`: ten million order events made into stage metrics by one command, beside the same statement asked of
 * DuckDB's node binding alone, each in processes of their own, in turn.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { DuckDBInstance } from '@duckdb/node-api';

import { definitionsInFolder } from '../src/events/event-definitions.js';
import { withDuckDb } from '../src/events/duckdb.js';
import { eventFile, eventSource } from '../src/events/event-source.js';
import { DUCKDB, sqlText } from '../src/events/sql-dialect.js';
import { stageSql } from '../src/events/stage-sql.js';
import { packageFolder } from '../src/http/package-file.js';
import { median } from './measure.js';

const EVENTS = 10_000_000;
const REPEATS = 3;
const TARGET = 1.3;
const PERIOD = '2026-10';
const NAMES = ['promised', 'created', 'approved', 'picked', 'sorted', 'handed-over', 'delivered', 'damaged'];

/** What a child took: by the clock from its start to its end, and of the processor in all its threads. */
interface Taken {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** Orders with eight events each, over two months, of 2,000 employees in 40 departments: the same to the byte each time. */
async function writeEvents(file: string, events: number): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:');
  const connection = await instance.connect();
  const names = `[${NAMES.map(sqlText).join(', ')}]`;
  await connection.run(
    `COPY (WITH o AS (SELECT range AS n, (range * 2654435761) % 1000003 AS h FROM range(${Math.floor(events / NAMES.length)}))
       SELECT 'O' || n AS "order", ${names}[k + 1] AS event,
         strftime(TIMESTAMP '2026-09-01' + INTERVAL 1 SECOND * ((n * 4) % 5000000 + k * 7200 + (h * (k + 7)) % 5000), '%Y-%m-%d %H:%M:%S') AS time,
         'E' || (1000 + (h * (k + 1)) % 2000) AS employee, 'D' || ((h * (k + 1)) % 40) AS department
       FROM o, range(${NAMES.length}) r(k) ORDER BY n // 1000, (h * k) % 97, n, k) TO ${sqlText(file)} (HEADER)`,
  );
  connection.closeSync();
  instance.closeSync();
}

/** The statement that the command asks. */
async function statementOf(file: string, rules: string): Promise<string> {
  const definitions = await definitionsInFolder(rules);
  const document = definitions.ok ? definitions.value.documents[0] : undefined;
  if (!document) throw new Error('the sample has a document of events');
  const source = await withDuckDb([file], (db) => eventFile(db, file, document.columns ?? {}));
  if (!source.ok || !source.value.ok) throw new Error('the file has just been written');
  const { from, time, has } = eventSource([source.value.value], document.columns ?? {});
  return stageSql(document, { dialect: DUCKDB, from, time, has, months: [PERIOD] });
}

function inChild(task: 'command' | 'binding', args: readonly string[]): Promise<Taken> {
  const child = fileURLToPath(new URL('./order-events-child.js', import.meta.url));
  const from = performance.now();
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [child, task, ...args], { maxBuffer: 2 ** 24 }, (error, _, stderr) => {
      const cpu = /cpu ([0-9.]+)/.exec(stderr)?.[1];
      if (error || cpu === undefined) reject(new Error(`${task} failed: ${stderr.slice(-500)}`));
      else resolve({ seconds: (performance.now() - from) / 1_000, cpuSeconds: Number(cpu) });
    });
  });
}

const { values } = parseArgs({ options: { events: { type: 'string', default: String(EVENTS) } } });
const folder = await mkdtemp(join(tmpdir(), 'cxpay-bench-events-'));
try {
  const [file, statement, rules] = [
    join(folder, 'events.csv'),
    join(folder, 'statement.sql'),
    join(packageFolder(), 'rules'),
  ];
  await writeEvents(file, Number(values.events));
  await writeFile(statement, await statementOf(file, rules));
  const taken: Record<'command' | 'binding', Taken[]> = { command: [], binding: [] };
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    taken.binding.push(await inChild('binding', [statement]));
    const out = join(folder, 'figures.jsonl');
    taken.command.push(await inChild('command', ['events', file, '--rules', rules, '--period', PERIOD, '--out', out]));
  }
  const of = (what: 'command' | 'binding', how: keyof Taken): number => median(taken[what].map((each) => each[how]));
  const ratio = of('command', 'seconds') / of('binding', 'seconds');
  const cpuRatio = of('command', 'cpuSeconds') / of('binding', 'cpuSeconds');
  const { size } = await stat(file);
  process.stdout.write(
    `${JSON.stringify({
      events: Number(values.events),
      mib: Math.round(size / 2 ** 20),
      command: taken.command,
      binding: taken.binding,
      ratio: Number(ratio.toFixed(3)),
      cpu_ratio: Number(cpuRatio.toFixed(3)),
      target: TARGET,
      load_average: loadavg(),
      cores: cpus().length,
    })}\n`,
  );
} finally {
  await rm(folder, { recursive: true, force: true });
}
