import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Database } from '../database/database.js';
import { exact, Exact } from '../engine/exact.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import { inOrder, paretoOf, type Change, type Pareto, type Tally, type TallyOfMonth } from '../engine/pareto.js';
import { daysBetween, monthAfter, type Period } from '../engine/period.js';
import type { Trend } from '../engine/count-change.js';
import { publishedCauses } from '../plans/rule-versions.js';
import { CauseCatalogue } from './cause-catalogue.js';
import { keysBy, type KeysBy } from './complaint-keys.js';
import { tallyComplaints, type Measure, type TalliedGroup } from './complaint-tally.js';
import { phrase, worded } from '../engine/phrase.js';

/** What a Pareto is asked for. */
export interface ParetoRequest {
  /** `cause`, `stage`, `indicator`, `department`, `channel`, `source`, or the name of an attribute. */
  readonly by: string;
  readonly measure: Measure;
  /** Causes are counted under those of this level of the catalogue, 1 being the top; under their own where nothing is said. */
  readonly level?: number | undefined;
  /** Most of the vital few. */
  readonly most: number;
  /** Complaints about these alone, where any are named. */
  readonly departments?: readonly string[] | undefined;
}

/** The same compared with an earlier month. */
export interface ChangeView {
  readonly count: number;
  readonly measured: string;
  readonly change: number;
  readonly trend: Trend;
}

/** A row as it is told. Shares are decimal text with twelve decimals at most, 0.25 for a quarter. */
export interface ParetoRowView {
  readonly rank: number;
  readonly key: string;
  /** As the catalogue calls the cause. */
  readonly name: string | null;
  readonly count: number;
  readonly measured: string;
  readonly share: string;
  readonly cumulative: string;
  /** Against the month before; `null` where nothing is known of that. */
  readonly change: number | null;
  readonly vital: boolean;
  readonly isNew: boolean;
  /** Of a cause: does the catalogue have it? */
  readonly isCatalogued: boolean | null;
  readonly previous: ChangeView | null;
  readonly lastYear: ChangeView | null;
}

export interface ParetoView {
  readonly period: string;
  readonly by: string;
  readonly measure: Measure;
  readonly currency: string | null;
  /** Complaints. */
  readonly total: number;
  readonly measured: string;
  /** Complaints without the severity or loss that is measured. */
  readonly unmeasured: number;
  readonly rows: readonly ParetoRowView[];
  readonly vanished: readonly { readonly key: string; readonly count: number; readonly measured: string }[];
  /** Causes that the catalogue lacks, the most frequent first. */
  readonly uncatalogued: readonly { readonly cause: string; readonly count: number }[];
}

export const VITAL_SHARE = exact('0.8');
export const MOST_VITAL = 10;
const YEAR = 12;

/** Answers what complaints are about. */
@Injectable()
export class ParetoService {
  constructor(private readonly database: Database) {}

  /**
   * The Pareto of a month, beside the month before and the same month of last year. Refused where losses are in several currencies, or
   * no complaint of the month has the attribute.
   *
   * @example await pareto.of(period('2026-10'), { by: 'cause', measure: 'count', most: 10 })
   */
  async of(period: Period, request: ParetoRequest): Promise<Outcome<ParetoView>> {
    const { reader } = this.database;
    const catalogue = new CauseCatalogue(await publishedCauses(reader));
    const tallied = await this.tallied(reader, period, request, keysBy(request.by, catalogue, request.level));
    if (!tallied.ok) return tallied;
    const { months, groups } = tallied.value;
    const now = groups.filter((group) => group.period === period.code);
    const pareto = paretoOf(months, { share: VITAL_SHARE, most: request.most });
    return done({
      period: period.code,
      by: request.by,
      measure: request.measure,
      currency: groups.find(({ currency }) => currency !== null)?.currency ?? null,
      unmeasured: now.reduce((sum, { unmeasured }) => sum + unmeasured, 0),
      ...viewOf(pareto, request.by === 'cause' ? catalogue : undefined),
      uncatalogued: request.by === 'cause' ? uncatalogued(now, catalogue) : [],
    });
  }

  private async tallied(
    manager: EntityManager,
    period: Period,
    { by, measure, departments }: ParetoRequest,
    { columns, keysOf }: KeysBy,
  ): Promise<
    Outcome<{
      readonly months: Record<'now' | 'previous' | 'lastYear', TallyOfMonth>;
      readonly groups: readonly TalliedGroup[];
    }>
  > {
    const periods = [period.code, monthAfter(period.code, -1), monthAfter(period.code, -YEAR)];
    const groups = await tallyComplaints(manager, { periods, by: columns, measure, departments });
    const currencies = new Set(groups.flatMap(({ currency }) => (currency === null ? [] : [currency])));
    if (currencies.size > 1) return refused(severalCurrencies([...currencies]));
    const now = groups.filter((group) => group.period === period.code);
    if ('attribute' in columns && now.length > 0 && now.every(({ values }) => values[0] === null))
      return refused(noAttribute(by, period));
    const [current, previous, lastYear] = periods.map((code) => monthOf(code, groups, keysOf));
    if (!current || !previous || !lastYear) throw new Error('three months were asked for');
    return done({ months: { now: current, previous, lastYear }, groups });
  }
}

/** The complaints of a month by key. */
export function monthOf(code: string, groups: readonly TalliedGroup[], keysOf: KeysBy['keysOf']): TallyOfMonth {
  const byKey = new Map<string, Tally>();
  let total = 0;
  for (const { period, values, count, measured } of groups) {
    if (period !== code) continue;
    total += count;
    for (const { key, share } of keysOf(values)) {
      const before = byKey.get(key) ?? { count: 0, measured: Exact.ZERO };
      byKey.set(key, { count: before.count + count, measured: before.measured.plus(measured.times(share)) });
    }
  }
  return { days: daysBetween(`${code}-01`, `${monthAfter(code)}-01`), byKey, total };
}

function viewOf(
  { total, measured, rows, vanished }: Pareto,
  catalogue: CauseCatalogue | undefined,
): Pick<ParetoView, 'total' | 'measured' | 'rows' | 'vanished'> {
  return {
    total,
    measured: measured.toText(),
    rows: rows.map(({ rank, key, count, vital, isNew, ...row }) => ({
      ...{ rank, key, name: catalogue?.get(key)?.name.en ?? null, count },
      measured: row.measured.toText(),
      share: row.share.toText(),
      cumulative: row.cumulative.toText(),
      change: row.previous?.change ?? null,
      ...{ vital, isNew, isCatalogued: catalogue ? catalogue.get(key) !== undefined : null },
      previous: changeView(row.previous),
      lastYear: changeView(row.lastYear),
    })),
    vanished: vanished.map(({ key, count, measured: was }) => ({ key, count, measured: was.toText() })),
  };
}

const changeView = (change: Change | undefined): ChangeView | null =>
  change ? { ...change, measured: change.measured.toText() } : null;

function uncatalogued(now: readonly TalliedGroup[], catalogue: CauseCatalogue): ParetoView['uncatalogued'] {
  const byCause = new Map<string, Tally>();
  for (const { values, count } of now) {
    const cause = values[0] ?? '';
    if (catalogue.get(cause)) continue;
    const sum = (byCause.get(cause)?.count ?? 0) + count;
    byCause.set(cause, { count: sum, measured: Exact.of(sum) });
  }
  return inOrder(byCause).map(([cause, { count }]) => ({ cause, count }));
}

export const severalCurrencies = (currencies: readonly string[]) => ({
  severity: 'error' as const,
  code: 'several-currencies',
  ...worded(
    phrase`losses are in ${{ currencies: [...currencies].sort().join(', ') }}, which cannot be added up`,
    phrase`ask by department, where each has one currency, or by another measure`,
  ),
});

const noAttribute = (name: string, period: Period) => ({
  severity: 'error' as const,
  code: 'no-such-attribute',
  ...worded(
    phrase`no complaint of ${{ period: period.code }} has the attribute "${{ name }}"`,
    phrase`ask by cause, stage, indicator, department, channel, source, or by a column that files of complaints have`,
  ),
});
