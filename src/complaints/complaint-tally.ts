/** Counting complaints in the database, so that a million of them need not leave it. */
import type { EntityManager } from 'typeorm';

import { currencyDecimals } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { listOf, SUPERSEDED } from './complaint-reader.js';

export const MEASURES = ['count', 'severity', 'loss'] as const;
export type Measure = (typeof MEASURES)[number];

/** Columns that complaints can be counted by; anything else is the name of an attribute. */
const GROUPED_BY = ['cause', 'stage', 'department', 'channel', 'source'] as const;
/** `blamed`: of a complaint without a stage, the stages that its order blames, as they are stored. */
export type GroupColumn = (typeof GROUPED_BY)[number] | 'blamed';

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

/** Complaints whose stage is to be had from their order, with the version of it that counts. */
const WITH_BLAME = `c.stage IS NULL AND c.order_id IS NOT NULL AND o.blamed IS NOT NULL
  AND o.seq NOT IN (SELECT n.supersedes FROM customer_order n WHERE n.supersedes IS NOT NULL)`;

type Stored = Readonly<Record<string, string | number | null>>;

/** Counts the complaints of some months that count now, by month and values. */
export async function tallyComplaints(manager: EntityManager, query: TallyQuery): Promise<TalliedGroup[]> {
  if (!('attribute' in query.by))
    return query.by.includes('blamed') ? withOrders(manager, query, query.by) : tallied(manager, query, query.by);
  const having = await tallied(manager, query, query.by);
  return [...having, ...without(having, await tallied(manager, query, []))];
}

/** All by what they say themselves; those whose order blames a stage are taken out of these, and counted by that: nothing counts twice. */
async function withOrders(
  manager: EntityManager,
  query: TallyQuery,
  by: readonly GroupColumn[],
): Promise<TalliedGroup[]> {
  const [own, place] = [by.filter((column) => column !== 'blamed'), by.indexOf('blamed')];
  const all = await tallied(manager, query, own);
  const ordered = await tallied(manager, query, by);
  const left = new Map(all.map((group, at) => [group.count > 0 ? keyOf(group.period, group.values) : `${at}`, group]));
  for (const group of ordered) {
    const key = keyOf(group.period, group.values.toSpliced(place, 1));
    const rest = left.get(key);
    if (rest) left.set(key, less(rest, group));
  }
  const rest = [...left.values()].filter(({ count, currency }) => count > 0 || currency !== null);
  return [...rest.map((group) => ({ ...group, values: group.values.toSpliced(place, 0, null) })), ...ordered];
}

const keyOf = (period: string, values: TalliedGroup['values']): string => JSON.stringify([period, ...values]);

const less = (group: TalliedGroup, taken: TalliedGroup): TalliedGroup => ({
  ...group,
  count: group.count - taken.count,
  measured: group.measured.minus(taken.measured),
  unmeasured: group.unmeasured - taken.unmeasured,
});

/** By columns of complaints, or those alone that have an attribute, by its value: in one statement. */
async function tallied(
  manager: EntityManager,
  { measure, periods, departments }: TallyQuery,
  by: TallyQuery['by'],
): Promise<TalliedGroup[]> {
  const parameters: string[] = [];
  const parameter = (value: string): string => `$${parameters.push(value)}`;
  const list = (values: readonly string[]) =>
    `(SELECT value FROM ${listOf(manager, parameter(JSON.stringify(values)))})`;
  const columns = 'attribute' in by ? ['c.value'] : by.map((name) => (name === 'blamed' ? 'o.blamed' : `c.${name}`));
  const named = columns.map((column, i) => `, ${column} AS v${i}`).join('');
  // Grouped by currency as well, rows would not come in the order of the index.
  const currency = measure === 'loss' ? ', MIN(c.currency) AS currency, MAX(c.currency) AS other' : '';
  const { sum, unmeasured } = MEASURED[measure];
  // Parameters stand in the order of their numbers, which is how SQLite counts them.
  const table = 'attribute' in by ? 'complaint_attribute' : 'complaint';
  const name = 'attribute' in by ? `c.name = ${parameter(by.attribute)} AND ` : '';
  const months = `c.period IN ${list(periods)}`;
  const within = departments ? ` AND c.department IN ${list(departments)}` : '';
  const isOfOrders = !('attribute' in by) && by.includes('blamed');
  const orders = isOfOrders ? ' JOIN customer_order o ON o.id = c.order_id' : '';
  const ofOrders = isOfOrders ? ` AND ${WITH_BLAME}` : '';
  const rows = await manager.query<Stored[]>(
    `SELECT c.period${named}${currency}, COUNT(*) AS n, ${sum} AS measured, ${unmeasured} AS unmeasured
       FROM ${table} c${orders} WHERE ${name}${months}${within} AND c.seq NOT IN (${SUPERSEDED})${ofOrders}
      GROUP BY c.period${columns.map((column) => `, ${column}`).join('')}`,
    parameters,
  );
  return rows.flatMap((row) => [groupOf(row, columns.length, measure), ...otherCurrency(row)]);
}

/** What is left of all complaints without those that have the attribute. */
function without(having: readonly TalliedGroup[], all: readonly TalliedGroup[]): TalliedGroup[] {
  const left = new Map<string, TalliedGroup>();
  for (const group of all) if (group.count > 0) left.set(group.period, { ...group, values: [null] });
  for (const group of having) {
    const rest = left.get(group.period);
    if (!rest) continue;
    left.set(group.period, less(rest, group));
  }
  return [...left.values()].filter(({ count }) => count > 0);
}

/** Losses in another currency as well: nobody adds them up, but whoever asks is to know. */
function otherCurrency(row: Stored): TalliedGroup[] {
  const { period, currency, other } = row as {
    readonly period: string;
    currency?: string | null;
    other?: string | null;
  };
  if (other === undefined || other === null || other === currency) return [];
  return [{ period, values: [], count: 0, measured: Exact.ZERO, currency: other, unmeasured: 0 }];
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
