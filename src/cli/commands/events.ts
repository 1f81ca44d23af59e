import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Command } from 'commander';

import { done, refused, type Outcome } from '../../engine/finding.js';
import { definitionsInFolder, publishedDefinitions } from '../../events/event-definitions.js';
import { eventsText, unusedCount } from '../../events/events-text.js';
import { DUCKDB, POSTGRES, sqlName } from '../../events/sql-dialect.js';
import { observationLines } from '../../events/stage-figures.js';
import { monthsOf, stageMetrics, type DocumentFigures, type EventDefinitions } from '../../events/stage-metrics.js';
import { stageSql } from '../../events/stage-sql.js';
import { IngestService } from '../../metrics/ingest.service.js';
import { publishedIndicators } from '../../plans/rule-versions.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { openDatabase, withServices } from '../context.js';
import type { CommandResult } from '../output.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { takenInText } from '../take-in-files.js';

interface EventsOptions extends CommonOptions, ActingOptions {
  readonly rules: string;
  readonly period: string;
  readonly from?: string;
  readonly source: string;
  readonly out?: string;
  readonly ingest?: boolean;
  readonly sql?: string;
  readonly table: string;
}

/** What was made, and how the command was asked to make it. */
interface Made {
  readonly definitions: EventDefinitions;
  readonly documents: readonly DocumentFigures[];
}

const PUBLISHED = 'published';

export const eventsCommand = actingCommand(
  'events',
  'make stage times, on-time rates and counts of order events, by employee, department and month',
)
  .argument('[file...]', 'events of orders: CSV, JSON lines (both also .gz) or Parquet')
  .requiredOption('--period <month>', 'the month, 2026-10')
  .option('--from <month>', 'from this month on, to --period')
  .option('--rules <dir>', `folder with events/*.json and indicators, or "${PUBLISHED}"`, 'rules')
  .option('--source <name>', 'source of the figures', 'internal')
  .option('--out <file>', 'write the figures as JSON lines, as cxpay ingest takes them')
  .option('--ingest', 'take the figures in')
  .option('--sql <engine>', 'print the statement instead: duckdb or postgres')
  .option('--table <name>', 'the table that the statement reads', 'order_event')
  .addHelpText(
    'after',
    `
Columns: order, event, time; where there are any employee, department. One row is one event. Exits 1 if any row could not be used.`,
  )
  .action((files: string[], options: EventsOptions, self: Command) =>
    runCommand(options, async () => {
      const to = periodArgument(self, options.period).code;
      const from = options.from === undefined ? to : periodArgument(self, options.from).code;
      if (from > to) return self.error(`error: --from ${from} is after --period ${to}`, { exitCode: 2 });
      if (options.sql !== undefined && !(options.sql in DIALECTS))
        return self.error('error: --sql takes duckdb or postgres', { exitCode: 2 });
      if (options.sql === undefined && files.length === 0)
        return self.error('error: name a file of events', { exitCode: 2 });
      const definitions = await definitionsOf(options.rules, to);
      if (!definitions.ok) return resultOf(definitions, () => ({ text: '', json: {} }));
      if (options.sql !== undefined) return statementOf(definitions.value, options.sql, options.table, from, to);
      const made = await stageMetrics(files, definitions.value, { from, to });
      if (!made.ok) return resultOf(made, () => ({ text: '', json: {} }));
      return shown({ definitions: definitions.value, documents: made.value }, files, options);
    }),
  );

async function definitionsOf(rules: string, period: string): Promise<Outcome<EventDefinitions>> {
  if (rules !== PUBLISHED) return definitionsInFolder(rules);
  const database = await openDatabase();
  if (!database.ok) return database;
  try {
    return await publishedDefinitions(database.value.reader, period);
  } finally {
    await database.value.close();
  }
}

const DIALECTS = { duckdb: DUCKDB, postgres: POSTGRES } as const;

function statementOf(
  { documents }: EventDefinitions,
  engine: string,
  table: string,
  from: string,
  to: string,
): CommandResult {
  const dialect = DIALECTS[engine as keyof typeof DIALECTS];
  const statements = documents.flatMap((document) => {
    const months = monthsOf(document, from, to);
    const has = { employee: true, department: true };
    if (months.length === 0) return [];
    return [
      {
        document: document.id,
        sql: stageSql(document, { dialect, from: sqlName(table), time: 'timestamp', has, months }),
      },
    ];
  });
  const text = statements.map(({ document, sql }) => `-- ${document}\n${sql};`).join('\n\n');
  return { exitCode: 0, text, json: { statements } };
}

/** Writes and takes in what was asked for, and tells of it. */
async function shown(
  { definitions, documents }: Made,
  files: readonly string[],
  options: EventsOptions,
): Promise<CommandResult> {
  const lines = documents.flatMap(({ figures }) => [...observationLines(figures, options.source)]);
  if (options.out !== undefined) {
    const written = await writtenTo(options.out, lines);
    if (!written.ok) return resultOf(written, () => ({ text: '', json: {} }));
  }
  const text = eventsText(documents, definitions.indicators);
  const bad = documents.some((each) => unusedCount(each) > 0);
  const json = { observations: lines.length, documents: documents.map((each) => summaryOf(each)) };
  if (!options.ingest) return { exitCode: bad ? 1 : 0, text, json };
  const taken = await takenIn(lines, `events of ${files.join(', ')}`.slice(0, MOST_NAME), options);
  return resultOf(taken, ({ files: summaries, isWhole, findings }) => ({
    exitCode: bad || !isWhole ? 1 : 0,
    text: [text, ...summaries.map(takenInText)].join('\n'),
    json: { ...json, files: summaries },
    findings,
  }));
}

const MOST_NAME = 200;

const summaryOf = ({ figures, ...rest }: DocumentFigures) => ({
  ...rest,
  figures: figures.filter(({ kind }) => kind === 'all'),
});

async function writtenTo(file: string, lines: readonly string[]): Promise<Outcome<undefined>> {
  try {
    await pipeline(Readable.from(lines), createWriteStream(file));
    return done(undefined);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'error';
    const advice = 'check that the folder is there and may be written to';
    return refused({ severity: 'error', code: 'cannot-write', message: `cannot write to ${file} (${code})`, advice });
  }
}

/** By the published catalogue, whatever the definitions were read from. */
const takenIn = (lines: readonly string[], name: string, options: EventsOptions) =>
  withServices(({ app, database }) =>
    acting(app, options, 'batch.take-in', async (actor) => {
      const input = { name: `${name}.jsonl`, open: () => Readable.from(lines.map((line) => Buffer.from(line))) };
      const indicators = await publishedIndicators(database.reader);
      const taken = await app.get(IngestService).ingest(input, { indicators, actor });
      if (!taken.ok) return taken;
      return done({ files: [taken.value], isWhole: taken.value.quarantined === 0, findings: taken.findings });
    }),
  );
