import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

import { DuckDBInstance } from '@duckdb/node-api';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import type { EventsDocument } from '../../src/engine/event-documents.js';
import type { Indicator } from '../../src/engine/documents.js';
import { POSTGRES, sqlName, sqlText } from '../../src/events/sql-dialect.js';
import { observationLines, stageFigures, type StageFigure } from '../../src/events/stage-figures.js';
import { stageMetrics, type DocumentFigures } from '../../src/events/stage-metrics.js';
import { stageSql } from '../../src/events/stage-sql.js';
import { freshDatabase, type FreshDatabase } from '../support/databases.js';
import { worked } from '../support/open-database.js';
import { queryPostgres } from '../support/postgres.js';

const MONTH = { from: '2026-10', to: '2026-10' };
/** Names that would break a statement that does not quote them. */
const COLUMNS = { order: 'the "order"', time: "o'clock" };
const DOCUMENT: EventsDocument = {
  id: 'orders',
  effectiveFrom: '2026-01',
  columns: COLUMNS,
  events: [
    { event: 'created', counts: 'first' },
    { event: 'picked', counts: 'last' },
    { event: 'sorted', counts: 'last' },
    { event: 'promised', counts: 'first' },
    { event: 'delivered', aliases: ["that's it"], counts: 'first' },
    { event: 'damaged', counts: 'first' },
  ],
  metrics: [
    { indicator: 'pick-time', measure: 'mean', from: 'created', to: 'picked' },
    { indicator: 'pick-median', measure: 'percentile', from: 'created', to: 'picked', at: '50%' },
    { indicator: 'sort-in-time', measure: 'within', from: 'picked', to: 'sorted', atMost: { hours: 1, minutes: 30 } },
    { indicator: 'on-time', measure: 'on-time', event: 'delivered', promise: { event: 'promised', is: 'day' } },
    { indicator: 'breakage', measure: 'share', event: 'damaged', of: 'delivered' },
    { indicator: 'deliveries', measure: 'count', event: 'delivered', for: ['employee'] },
  ],
};
const indicator = (code: string, unit: Indicator['unit'], aggregate: Indicator['aggregate'] = 'ratio'): Indicator => ({
  ...{ code, name: { en: code }, unit, aggregate, better: 'lower', whenMissing: 'reweight' },
});
const INDICATORS = new Map(
  [
    indicator('pick-time', 'hours'),
    indicator('pick-median', 'seconds'),
    ...['sort-in-time', 'on-time', 'breakage'].map((code) => indicator(code, 'percent')),
    indicator('deliveries', 'count', 'sum'),
  ].map((each) => [each.code, each]),
);
const DEFINITIONS = { documents: [DOCUMENT], indicators: INDICATORS };

type Row = readonly [order: string, event: string, time: string, employee: string, department: string];
const EVENTS: readonly Row[] = [
  ['A', 'created', '2026-10-01 08:00:00', '', ''],
  ['A', 'picked', '2026-10-01 09:00:00', 'E1', 'w1'],
  // Picked again: the last counts.
  ['A', 'picked', '2026-10-01 09:30:00', 'E2', 'w1'],
  ['A', 'sorted', '2026-10-01 10:30:00', 'E3', 'w1'],
  ['A', 'promised', '2026-10-02', '', ''],
  ['A', 'delivered', '2026-10-02 23:59:59.5', 'E9', 'north'],
  ['A', 'damaged', '2026-10-03 12:00:00', 'E8', 'south'],
  ['B', 'created', '2026-10-01T08:00:00', '', ''],
  ['B', 'picked', '2026-10-01 08:30:00', 'E1', 'w1'],
  ['B', 'sorted', '2026-10-01 11:00:00', 'E3', 'w1'],
  ['B', 'promised', '2026-10-03', '', ''],
  ['B', "that's it", '2026-10-04 00:00:00', 'E9', 'north'],
  ['C', 'created', '2026-09-30 23:00:00', '', ''],
  ['C', 'picked', '2026-10-01 00:20:00', 'E1', 'w1'],
  // Sorted before it was picked.
  ['C', 'sorted', '2026-10-01 00:10:00', 'E3', 'w1'],
  ['D', 'created', '2026-10-05 09:00:00', '', ''],
  // Nobody is named, and there is no promise.
  ['D', 'picked', '2026-10-05 10:00:00', '', 'w2'],
  ['D', 'delivered', '2026-10-06 10:00:00', 'E9', 'north'],
  ['F', 'created', '2026-10-01 00:00:00', '', ''],
  // Two at one moment, of which the last counts: by the employee's code.
  ['F', 'picked', '2026-10-01 02:00:00', 'E2', 'w1'],
  ['F', 'picked', '2026-10-01 02:00:00', 'E1', 'w3'],
  // Of September.
  ['G', 'created', '2026-09-01 08:00:00', '', ''],
  ['G', 'picked', '2026-09-30 23:59:59', 'E1', 'w1'],
];
const NAMES = [COLUMNS.order, 'event', COLUMNS.time, 'employee', 'department'] as const;

/**
 * Worked out by hand. Pick times: A 1.5 h until the second picking (E2), B 0.5 h, C 1 h 20 min (E1 both), D 1 h (nobody, w2), F 2 h (E2). The
 * mean has 3,600 s an order below. Of two times the median is the first (⌈½ · 2⌉ = 1), of w1's 1,800, 4,800, 5,400 and 7,200 s the second.
 * A was sorted within 1 h 30 min, B in 2.5 h, C before it was picked. A came half a second before the promised day ended, B at its end.
 */
const BY_HAND = [
  'pick-time department:w1 19200/14400 of 4',
  'pick-time department:w2 3600/3600 of 1',
  'pick-time employee:E1 6600/7200 of 2',
  'pick-time employee:E2 12600/7200 of 2',
  'pick-median department:w1 4800/1 of 4',
  'pick-median department:w2 3600/1 of 1',
  'pick-median employee:E1 1800/1 of 2',
  'pick-median employee:E2 5400/1 of 2',
  'sort-in-time department:w1 1/2 of 2',
  'sort-in-time employee:E3 1/2 of 2',
  'on-time department:north 1/2 of 2',
  'on-time employee:E9 1/2 of 2',
  'breakage department:north 1/3 of 3',
  'breakage employee:E9 1/3 of 3',
  'deliveries employee:E9 3/ of 3',
];
const NOT_LEFT_OUT = { period: '2026-10', missing: 0, backwards: 0, nobody: 0, noDepartment: 0 };
const LEFT_OUT = [
  { ...NOT_LEFT_OUT, indicator: 'pick-time', nobody: 1 },
  { ...NOT_LEFT_OUT, indicator: 'pick-median', nobody: 1 },
  { ...NOT_LEFT_OUT, indicator: 'sort-in-time', backwards: 1 },
  { ...NOT_LEFT_OUT, indicator: 'on-time', missing: 1 },
  { ...NOT_LEFT_OUT, indicator: 'breakage' },
  { ...NOT_LEFT_OUT, indicator: 'deliveries' },
];
const said = ({ indicator: code, kind, subject, numerator, denominator, sample }: StageFigure): string =>
  `${code} ${kind}:${subject} ${numerator}/${denominator} of ${sample}`;
const ofSubjects = ({ figures }: Pick<DocumentFigures, 'figures'>): string[] =>
  figures.filter(({ kind }) => kind !== 'all').map(said);

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(quoted).join(',')}\n`).join('');

describe('figures made of order events', () => {
  let folder: string;
  let database: FreshDatabase;
  const at = (name: string): string => join(folder, name);
  const figuresOf = async (...names: readonly string[]): Promise<DocumentFigures> => {
    const [only] = worked(await stageMetrics(names.map(at), DEFINITIONS, MONTH));
    if (!only) throw new Error('there is one document');
    return only;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cxpay-events-'));
    database = await freshDatabase('postgres');
    await writeFile(at("it's.csv"), `\uFEFF${csv([NAMES, ...EVENTS])}`);
  });

  afterAll(async () => {
    await database.remove();
    await rm(folder, { recursive: true, force: true });
  });

  it('are those worked out by hand, with the orders left out', async () => {
    const found = await figuresOf("it's.csv");
    expect([found.rows, found.orders, found.unreadable]).toEqual([EVENTS.length, 6, 0]);
    expect(ofSubjects(found)).toEqual(BY_HAND);
    expect(found.leftOut).toEqual(LEFT_OUT);
    // Of everything: 22,800 s of five orders, whose middle time is 4,800 s.
    const all = found.figures.filter(({ kind }) => kind === 'all').map(said);
    expect(all.slice(0, 2)).toEqual(['pick-time all: 22800/18000 of 5', 'pick-median all: 4800/1 of 5']);
    expect([...observationLines(found.figures, 'internal')][2]).toBe(
      '{"indicator":"pick-time","subject":"employee:E1","period":"2026-10","numerator":"6600","denominator":"7200","sample":"2","source":"internal"}\n',
    );
  });

  it('are the same of the same definitions as SQL over PostgreSQL', async () => {
    const [order, event, time, employee, department] = NAMES.map(sqlName);
    const values = EVENTS.map(
      ([o, e, t, ...who]) =>
        `(${[o, e].map(sqlText).join(', ')}, timestamp ${sqlText(t)}, ${who.map((text) => (text === '' ? 'NULL' : sqlText(text))).join(', ')})`,
    );
    await queryPostgres(
      `CREATE TABLE "order ""event""" (${order} text, ${event} text, ${time} timestamp, ${employee} text, ${department} text);
       INSERT INTO "order ""event""" VALUES ${values.join(', ')}`,
      database.url,
    );
    const has = { employee: true, department: true };
    const more = { dialect: POSTGRES, time: 'timestamp' as const, has, months: ['2026-10'] };
    const sql = stageSql(DOCUMENT, { ...more, from: sqlName('order "event"') });
    const rows = await queryPostgres<Record<string, string | number>>(sql, database.url);
    const found = stageFigures(
      DOCUMENT,
      INDICATORS,
      rows.map((row) => Object.values(row)),
    );
    expect(ofSubjects(found)).toEqual(BY_HAND);
    const { figures, leftOut, rows: count, orders, unused } = await figuresOf("it's.csv");
    expect(found).toEqual({ figures, leftOut, rows: count, orders, unused });
  });

  it('are the same of JSON lines, Parquet and compressed files, and of several files in any order', async () => {
    const objects = EVENTS.map((row) => JSON.stringify(Object.fromEntries(NAMES.map((name, i) => [name, row[i]]))));
    await writeFile(at('events.jsonl'), objects.join('\n'));
    await writeFile(at('events.csv.gz'), gzipSync(csv([NAMES, ...EVENTS])));
    await writeFile(at('some.csv'), csv([NAMES, ...EVENTS.slice(0, 9)]));
    await writeFile(at('rest.csv'), csv([[...NAMES].reverse(), ...EVENTS.slice(9).map((row) => [...row].reverse())]));
    const instance = await DuckDBInstance.create(':memory:');
    const connection = await instance.connect();
    await connection.run(
      `COPY (SELECT * REPLACE (CAST(${sqlName(COLUMNS.time)} AS TIMESTAMP) AS ${sqlName(COLUMNS.time)}) FROM read_csv(${sqlText(at("it's.csv"))}, all_varchar = true, delim = ',', quote = '"', escape = '"'))
       TO ${sqlText(at('events.parquet'))} (FORMAT parquet)`,
    );
    connection.closeSync();
    instance.closeSync();
    for (const names of [['events.jsonl'], ['events.csv.gz'], ['events.parquet'], ['rest.csv', 'some.csv']])
      expect(ofSubjects(await figuresOf(...names))).toEqual(BY_HAND);
  });

  it('count rows that cannot be used, and name the first with what is wrong', async () => {
    const bad = [
      [...NAMES],
      ['A', 'created', '2026-10-01 08:00:00', '', ''],
      ['A', 'teleported', '2026-10-01 09:00:00', '', ''],
      ['A', 'picked'],
      ['A', 'picked', 'yesterday', 'E1', 'w1'],
      ['', 'picked', '2026-10-01 09:00:00', 'E1', 'w1'],
      ['A', 'picked', '2026-10-01T09:00:00Z', 'E1', 'w1'],
      ['A', 'picked', '1969-12-31 23:59:59', 'E1', 'w1'],
    ];
    await writeFile(at('bad.csv'), csv(bad));
    const found = await figuresOf('bad.csv');
    expect([found.rows, found.orders, found.unreadable, found.unused]).toEqual([
      ...[6, 1, 1],
      { 'no-order': 1, 'unknown-event': 1, 'no-time': 3 },
    ]);
    expect(found.unusedRows.map(({ row, problem, value }) => `${row} ${problem} ${value}`)).toEqual([
      '3 unknown-event teleported',
      '4 unreadable "A","picked"',
      '5 no-time yesterday',
      '6 no-order ',
      '7 no-time 2026-10-01T09:00:00Z',
      '8 no-time 1969-12-31 23:59:59',
    ]);
    expect(found.figures).toEqual([]);
  });

  it('are refused of files that are not there, lack a column or are none of events', async () => {
    await writeFile(at('lacking.csv'), 'order,event\nA,created\n');
    await writeFile(at('notes.txt'), 'order');
    await writeFile(at('broken.parquet'), 'order');
    const codes = async (name: string, months = MONTH): Promise<(string | undefined)[]> =>
      (await stageMetrics([at(name)], DEFINITIONS, months)).findings.map(({ code }) => code);
    expect(await codes('lacking.csv')).toEqual(['missing-column']);
    expect(await codes('nowhere.csv')).toEqual(['file-missing']);
    expect(await codes('notes.txt')).toEqual(['unknown-format']);
    expect(await codes('broken.parquet')).toEqual(['file-unreadable']);
    expect(await codes("it's.csv", { from: '2025-12', to: '2025-12' })).toEqual(['no-events']);
  });
});
