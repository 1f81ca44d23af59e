import { Injectable } from '@nestjs/common';

import { Database } from '../database/database.js';
import { SHOWN_DECIMALS } from '../engine/exact.js';
import { monthAfter, type Period } from '../engine/period.js';
import { reefsOf, type Reef, type Reefs, type SunkReef } from '../engine/reefs.js';
import type { Trend } from '../engine/count-change.js';
import { readOrganisation } from '../organisation/organisation-reader.js';
import { departmentPath } from '../organisation/organisation.js';
import { publishedCauses } from '../plans/rule-versions.js';
import { CauseCatalogue } from './cause-catalogue.js';
import { keysBy, NONE, type KeysBy } from './complaint-keys.js';
import { tallyComplaints, type GroupColumn, type TalliedGroup } from './complaint-tally.js';
import { monthOf } from './pareto.service.js';

export const REEFS_BY = ['cause', 'stage', 'indicator'] as const;
export type ReefsBy = (typeof REEFS_BY)[number];

/** How many are watched, and how far back, where nothing is said. */
export const MOST_REEFS = 4;
export const MONTHS_BACK = 24;

export interface ReefsRequest {
  readonly by: ReefsBy;
  /** Causes are counted under those of this level of the catalogue. */
  readonly level?: number | undefined;
  /** So many are among the highest. */
  readonly most: number;
  /** Months that are looked at, the last one included. */
  readonly months: number;
  /** Complaints about these alone, where any are named. */
  readonly departments?: readonly string[] | undefined;
}

/** How long something was among the highest. */
export interface StayView {
  readonly since: string;
  readonly months: number;
  /** Did it stand there in the first month looked at already? Then it may have for longer. */
  readonly isFromTheFirst: boolean;
}

export interface ReefView extends StayView {
  readonly rank: number;
  readonly key: string;
  /** As the catalogue calls the cause. */
  readonly name: string | null;
  readonly count: number;
  readonly share: string;
  /** Against the month before that complaints are known of. */
  readonly change: number | null;
  readonly trend: Trend | null;
}

export interface RisenView {
  readonly key: string;
  readonly name: string | null;
  readonly rank: number;
  /** Complaints in the month before, and in this one. */
  readonly before: number;
  readonly count: number;
}

export interface SunkReefView extends StayView {
  readonly key: string;
  readonly name: string | null;
  readonly left: string;
  readonly rank: number | null;
  readonly before: number;
  readonly count: number;
  readonly rose: readonly RisenView[];
}

export interface ReefWatch {
  /** Of the last month. */
  readonly total: number;
  readonly highest: readonly ReefView[];
  readonly sunk: readonly SunkReefView[];
}

export interface DepartmentReefs extends ReefWatch {
  readonly department: string;
  readonly name: string | null;
}

export interface ReefsView {
  readonly period: string;
  readonly by: ReefsBy;
  readonly most: number;
  /** Those of the months looked at of which complaints are known, the oldest first. */
  readonly months: readonly string[];
  /** All complaints that were asked about. */
  readonly whole: ReefWatch;
  /** Departments with those below them, in order of code; of which there were complaints in these months. */
  readonly departments: readonly DepartmentReefs[];
}

/** Watches the highest reefs. */
@Injectable()
export class ReefsService {
  constructor(private readonly database: Database) {}

  /**
   * The highest of a month, how long each has been there, and what was there before and went: of everything and of each department.
   *
   * @example await reefs.of(period('2026-10'), { by: 'cause', most: 4, months: 24 })
   */
  async of(period: Period, { by, level, most, months, departments }: ReefsRequest): Promise<ReefsView> {
    const { reader } = this.database;
    const catalogue = new CauseCatalogue(await publishedCauses(reader));
    const { columns, keysOf } = keysBy(by, catalogue, level);
    const codes = Array.from({ length: months }, (_, i) => monthAfter(period.code, i + 1 - months));
    const groups = await tallyComplaints(reader, {
      periods: codes,
      by: [...(columns as readonly GroupColumn[]), 'department'],
      measure: 'count',
      departments,
    });
    const known = await this.knownMonths(codes);
    const watched = { codes: codes.filter((code) => known.has(code) || code === period.code), keysOf, most };
    const nameOf = (key: string) => (by === 'cause' ? (catalogue.get(key)?.name.en ?? null) : null);
    const parts = await this.byDepartment(groups, departments);
    return {
      period: period.code,
      by,
      most,
      months: watched.codes.filter((code) => known.has(code)),
      whole: viewOf(watch(groups, watched), nameOf),
      departments: parts.map(({ department, name, groups: own }) => ({
        department,
        name,
        ...viewOf(watch(own, watched), nameOf),
      })),
    };
  }

  /** Those of some months of which any complaint is known, whoever it is about: in these a department without any has none. */
  private async knownMonths(codes: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.reader.query<{ period: string }[]>(
      'SELECT DISTINCT period FROM complaint WHERE period >= $1 AND period <= $2',
      [codes[0] ?? '', codes.at(-1) ?? ''],
    );
    return new Set(rows.map(({ period }) => period));
  }

  /** The groups of each department together with those below it, so far as they were asked for. */
  private async byDepartment(groups: readonly TalliedGroup[], asked: readonly string[] | undefined) {
    const { departments } = await readOrganisation(this.database.reader);
    const within = asked && new Set(asked);
    const parts = new Map<string, TalliedGroup[]>();
    for (const group of groups)
      for (const code of departmentPath(departments, group.values.at(-1) ?? NONE)) {
        if (within && !within.has(code)) continue;
        const part = parts.get(code);
        if (part) part.push(group);
        else parts.set(code, [group]);
      }
    return [...parts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([department, own]) => ({ department, name: departments.get(department)?.name ?? null, groups: own }));
  }
}

interface Watched {
  readonly codes: readonly string[];
  readonly keysOf: KeysBy['keysOf'];
  readonly most: number;
}

/** What says nothing of the cause or stage is no reef. */
function watch(groups: readonly TalliedGroup[], { codes, keysOf, most }: Watched): Reefs {
  const named: KeysBy['keysOf'] = (values) => keysOf(values).filter(({ key }) => key !== NONE);
  return reefsOf(
    codes.map((period) => ({ period, ...monthOf(period, groups, named) })),
    most,
  );
}

type NameOf = (key: string) => string | null;

const viewOf = ({ total, highest, sunk }: Reefs, nameOf: NameOf): ReefWatch => ({
  total,
  highest: highest.map((reef) => reefView(reef, nameOf)),
  sunk: sunk.map((reef) => sunkView(reef, nameOf)),
});

const reefView = ({ share, change, ...reef }: Reef, nameOf: NameOf): ReefView => ({
  ...reef,
  name: nameOf(reef.key),
  share: share.toText(SHOWN_DECIMALS),
  change: change?.count ?? null,
  trend: change?.trend ?? null,
});

const sunkView = ({ rank, rose, ...reef }: SunkReef, nameOf: NameOf): SunkReefView => ({
  ...reef,
  name: nameOf(reef.key),
  rank: rank ?? null,
  rose: rose.map((each) => ({ ...each, name: nameOf(each.key) })),
});
