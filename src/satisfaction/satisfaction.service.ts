import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Database } from '../database/database.js';
import { LEAST_MONTHS, RUN } from '../engine/control-chart.js';
import type { Indicator } from '../engine/documents.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import { monthAfter, type Period } from '../engine/period.js';
import { phrase, worded } from '../engine/phrase.js';
import { shownCell } from '../files/cell-text.js';
import { nearestName } from '../files/nearest-name.js';
import { latestLoad, readOrganisation } from '../organisation/organisation-reader.js';
import type { OrganisationDepartment } from '../organisation/organisation.js';
import { publishedIndicators } from '../plans/rule-versions.js';
import { DepartmentFigures, departmentsOfPeople, measuredByOthers, reportedFigures } from './department-figures.js';
import { satisfactionOf, type SatisfactionOfDepartment } from './satisfaction-of-department.js';

/** Months that are looked at where nothing is said: a year, and the same month of last year. */
export const MONTHS_LOOKED_AT = 13;

export interface SatisfactionRequest {
  /** This one alone; where none is named, all indicators of customers' experience that others measured in these months. */
  readonly indicator?: string | undefined;
  /** Months that are looked at, the last one included. */
  readonly months: number;
  /** These alone, where any are named. */
  readonly departments?: readonly string[] | undefined;
}

export interface SatisfactionOfIndicator {
  readonly indicator: string;
  readonly name: Indicator['name'];
  readonly unit: Indicator['unit'];
  readonly better: Indicator['better'];
  /** In order of code; those of which others measured anything in these months. */
  readonly departments: readonly SatisfactionOfDepartment[];
}

export interface SatisfactionView {
  readonly period: string;
  /** The oldest first. */
  readonly months: readonly string[];
  /** Fewer months with a figure have no limits, and of so many in a row on one side of the mean a change is found. */
  readonly leastMonths: number;
  readonly run: number;
  /** In order of code. */
  readonly indicators: readonly SatisfactionOfIndicator[];
}

/** Says how satisfied customers are by others' word, department by department, whether that has changed, and what the company says itself. */
@Injectable()
export class SatisfactionService {
  constructor(private readonly database: Database) {}

  /**
   * Satisfaction in some months up to one. Refused where an indicator is named that nobody has published.
   *
   * @example await satisfaction.of(period('2026-10'), { indicator: 'courier-attitude', months: 13 })
   */
  async of(
    period: Period,
    { indicator, months, departments }: SatisfactionRequest,
  ): Promise<Outcome<SatisfactionView>> {
    const { reader } = this.database;
    const catalogue = await publishedIndicators(reader);
    if (indicator !== undefined && !catalogue.has(indicator)) return noIndicator(indicator, [...catalogue.keys()]);
    const codes = Array.from({ length: months }, (_, i) => monthAfter(period.code, i + 1 - months));
    const asked = indicator === undefined ? await measuredByOthers(reader, codes) : [indicator];
    const indicators = asked.flatMap((code) => catalogue.get(code) ?? []).filter(isAskedFor(indicator));
    const organisation = await this.figures(reader, codes, indicators);
    const within = departments && new Set(departments);
    const inOrder = organisation.departments.filter(({ code }) => within?.has(code) ?? true);
    const views = indicators.map((each) => ({
      indicator: each.code,
      name: each.name,
      unit: each.unit,
      better: each.better,
      departments: inOrder.flatMap((department) => satisfactionOf(department, each, codes, organisation.figures) ?? []),
    }));
    return done({
      period: period.code,
      months: codes,
      leastMonths: LEAST_MONTHS,
      run: RUN,
      indicators: views.filter((view) => view.departments.length > 0 || view.indicator === indicator),
    });
  }

  private async figures(manager: EntityManager, codes: readonly string[], indicators: readonly Indicator[]) {
    const load = await latestLoad(manager);
    const { departments } = await readOrganisation(manager, load);
    const all = [...departments.values()];
    const reported = await reportedFigures(
      manager,
      codes,
      indicators.map(({ code }) => code),
    );
    const ofPeople = reported.some(({ kind }) => kind === 'employee');
    const places = ofPeople ? await departmentsOfPeople(manager, load, codes) : new Map<string, string>();
    return { departments: all, figures: new DepartmentFigures(reported, places, childrenOf(all)) };
  }
}

const isAskedFor =
  (named: string | undefined) =>
  ({ code, cx }: Indicator): boolean =>
    code === named || cx !== false;

function childrenOf(departments: readonly OrganisationDepartment[]): ReadonlyMap<string, readonly string[]> {
  const children = new Map<string, string[]>();
  for (const { code, parent } of departments) {
    if (parent === null) continue;
    const list = children.get(parent);
    if (list) list.push(code);
    else children.set(parent, [code]);
  }
  return children;
}

function noIndicator(code: string, known: readonly string[]): Outcome<never> {
  const meant = nearestName(code, known);
  return refused({
    severity: 'error',
    code: 'no-such-indicator',
    ...worded(
      phrase`There is no indicator ${{ code: shownCell(code) }}.`,
      meant === undefined ? undefined : phrase`Did you mean ${{ word: meant }}?`,
    ),
  });
}
