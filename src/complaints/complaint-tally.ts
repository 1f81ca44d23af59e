/** Counting complaints in the database, so that a million of them need not leave it. */
import type { EntityManager } from 'typeorm';

import { databaseKind } from '../database/append-only.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { listOf, SUPERSEDED } from './complaint-reader.js';

export const MEASURES = ['count', 'severity', 'loss'] as const;
export type Measure = (typeof MEASURES)[number];

/** Columns that complaints can be counted by; anything else is the name of an attribute. */
const GROUPED_BY = ['cause', 'stage', 'department', 'channel', 'source'] as const;
export type GroupColumn = (typeof GROUPED_BY)[number];

export const isGroupColumn = (name: string): name is GroupColumn => (GROUPED_BY as readonly string[]).includes(name);

/** What is counted. */
export interface TallyQuery {
  readonly periods: readonly string[];
  /** Columns or an attribute. */
  readonly by: readonly GroupColumn[] | { readonly attribute: string };
  readonly measure: Measure;
  /** These alone, where any are named. */
  readonly departments?: readonly string[] | undefined;
}

/** How many complaints have these values in a month, and what they come to. */
export interface TalliedGroup {
  readonly period: string;
  /** In the order of the columns; `null` where a complaint says nothing. */
  readonly values: readonly (string | null)[];
  readonly count: number;
  readonly measured: Exact;
  /** Of a loss. */
  readonly currency: string | null;
  /** Complaints without the severity or loss that is measured. */
  readonly unmeasured: number;
}

/** A complaint without a severity counts as the slightest. */
const MEASURED = {
  count: { sum: 'COUNT(*)', unmeasured: '0' },
  severity: { sum: 'SUM(COALESCE(c.severity, 1))', unmeasured: 'COUNT(*) - COUNT(c.severity)' },
  loss: { sum: 'COALESCE(SUM(c.loss_minor), 0)', unmeasured: 'COUNT(*) - COUNT(c.loss_minor)' },
} as const satisfies Readonly<Record<Measure, unknown>>;

type Stored = Readonly<Record<string, string | number | null>>;

/** Counts the complaints of some months that count now, by month and values, in one statement. */
export async function tallyComplaints(manager: EntityManager, query: TallyQuery): Promise<TalliedGroup[]> {
  const { by, measure, periods, departments } = query;
  const parameters: string[] = [];
  const parameter = (value: string): string => `$${parameters.push(value)}`;
  const columns = 'attribute' in by ? [attributeOf(manager, parameter, by.attribute)] : by.map((name) => `c.${name}`);
  const currency = measure === 'loss' ? ', c.currency' : '';
  const named = columns.map((column, i) => `${column} AS v${i}`).join(', ');
  const places = columns.map((_, i) => `v${i}`).join(', ');
  const { sum, unmeasured } = MEASURED[measure];
  const months = `c.period IN (SELECT value FROM ${listOf(manager, parameter(JSON.stringify(periods)))})`;
  const within = departments
    ? ` AND c.department IN (SELECT value FROM ${listOf(manager, parameter(JSON.stringify(departments)))})`
    : '';
  const rows = await manager.query<Stored[]>(
    `SELECT c.period, ${named}${currency}, COUNT(*) AS n, ${sum} AS measured, ${unmeasured} AS unmeasured
       FROM complaint c WHERE ${months}${within} AND c.seq NOT IN (${SUPERSEDED})
      GROUP BY c.period, ${places}${currency}`,
    parameters,
  );
  return rows.map((row) => groupOf(row, columns.length, measure));
}

function attributeOf(manager: EntityManager, parameter: (value: string) => string, name: string): string {
  return databaseKind(manager) === 'postgres'
    ? `c.attributes::json ->> ${parameter(name)}`
    : `json_extract(c.attributes, ${parameter(`$.${JSON.stringify(name)}`)})`;
}

function groupOf(row: Stored, columns: number, measure: Measure): TalliedGroup {
  const currency = row['currency'] === undefined ? null : (row['currency'] as string | null);
  const whole = BigInt(row['measured'] ?? 0);
  const isLoss = measure === 'loss' && currency !== null;
  return {
    period: String(row['period']),
    values: Array.from({ length: columns }, (_, i) => (row[`v${i}`] ?? null) as string | null),
    count: Number(row['n']),
    measured: isLoss ? Exact.fromScaledInteger(whole, currencyDecimals(currency)) : Exact.of(whole),
    currency,
    unmeasured: Number(row['unmeasured']),
  };
}
