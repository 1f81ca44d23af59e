/** What was measured of departments month by month: as reported of them, else added up of their people and of the departments below. */
import type { EntityManager } from 'typeorm';

import { listOf } from '../complaints/complaint-reader.js';
import type { Indicator } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import { INDEPENDENT_SOURCES, readFigure, type ObservedFigure } from '../engine/figure.js';
import { monthAfter } from '../engine/period.js';
import { allEmployees } from '../organisation/organisation-reader.js';

/** Whose word a figure is: somebody else's, or the company's own. */
export const WORDS = ['third-party', 'internal'] as const;
export type Word = (typeof WORDS)[number];

/** A department's figure of a month. */
export interface DepartmentFigure {
  readonly value: Exact;
  /** Cases; `undefined` where they were not reported. */
  readonly sample: Exact | undefined;
  /** Was it reported of the department itself? Else it was added up. */
  readonly isReported: boolean;
}

interface StoredFigure extends Omit<ObservedFigure, 'batch' | 'row'> {
  readonly batch: number | string;
  readonly row: number | string;
  readonly period: string;
  readonly indicator: string;
  readonly kind: 'employee' | 'department';
  readonly subject: string;
}

const CURRENT = `o.seq = (SELECT MAX(n.seq) FROM observation n WHERE n.period = o.period AND n.subject_kind = o.subject_kind
  AND n.subject = o.subject AND n.indicator = o.indicator AND n.source = o.source AND n.day = o.day)`;

/** Codes of the indicators that somebody else measured in some months. */
export async function measuredByOthers(manager: EntityManager, periods: readonly string[]): Promise<string[]> {
  const rows = await manager.query<{ indicator: string }[]>(
    `SELECT DISTINCT o.indicator FROM observation o WHERE o.period >= $1 AND o.period <= $2
        AND o.source IN (${INDEPENDENT_SOURCES.map((source) => `'${source}'`).join(', ')}) ORDER BY o.indicator`,
    [periods[0] ?? '', periods.at(-1) ?? ''],
  );
  return rows.map(({ indicator }) => indicator);
}

/** Everything that was reported of some indicators in some months and counts now. */
export async function reportedFigures(
  manager: EntityManager,
  periods: readonly string[],
  indicators: readonly string[],
): Promise<StoredFigure[]> {
  return manager.query<StoredFigure[]>(
    `SELECT o.batch, o.row_number AS "row", o.period, o.indicator, o.subject_kind AS kind, o.subject, o.day, o.source, o.value,
        o.numerator, o.denominator, o.sample, o.reference FROM observation o
      WHERE o.period >= $1 AND o.period <= $2 AND o.indicator IN (SELECT value FROM ${listOf(manager, '$3')}) AND ${CURRENT}`,
    [periods[0] ?? '', periods.at(-1) ?? '', JSON.stringify(indicators)],
  );
}

/** Where each employee worked in each of some months: in the department that they were in last. */
export async function departmentsOfPeople(
  manager: EntityManager,
  loadId: number,
  periods: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  const months = periods.map((code) => ({ code, from: `${code}-01`, to: `${monthAfter(code)}-01` }));
  for await (const { code, assignments } of allEmployees(manager, loadId))
    for (const month of months) {
      const held = assignments.filter(({ from, to }) => from < month.to && (to === null || to > month.from));
      const last = held.reduce<(typeof held)[number] | undefined>(
        (latest, each) => (!latest || each.from > latest.from ? each : latest),
        undefined,
      );
      if (last) places.set(placeKey(code, month.code), last.department);
    }
  return places;
}

const placeKey = (employee: string, period: string): string => `${employee}\n${period}`;

/** What is added up: values times cases, and cases. */
interface Cases {
  readonly sum: Exact;
  readonly count: Exact;
}

type Known = Omit<DepartmentFigure, 'isReported'>;

/** The figures of departments, looked up or added up when asked for. */
export class DepartmentFigures {
  private readonly reported = new Map<string, ObservedFigure[]>();
  private readonly people = new Map<string, Set<string>>();
  private readonly known = new Map<string, DepartmentFigure | undefined>();

  constructor(
    figures: readonly StoredFigure[],
    places: ReadonlyMap<string, string>,
    private readonly children: ReadonlyMap<string, readonly string[]>,
  ) {
    for (const { kind, subject, period, indicator, batch, row, ...rest } of figures) {
      const word: Word = INDEPENDENT_SOURCES.includes(rest.source) ? 'third-party' : 'internal';
      const key = figureKey(kind, subject, indicator, period, word);
      const list = this.reported.get(key);
      const figure = { ...rest, batch: Number(batch), row: Number(row) };
      if (list) list.push(figure);
      else this.reported.set(key, [figure]);
      const department = kind === 'employee' ? places.get(placeKey(subject, period)) : undefined;
      if (department === undefined) continue;
      const group = `${department}\n${period}\n${indicator}`;
      this.people.set(group, (this.people.get(group) ?? new Set()).add(subject));
    }
  }

  /** The figure of a department in a month by somebody's word; `undefined` where there is none. */
  of(department: string, indicator: Indicator, period: string, word: Word): DepartmentFigure | undefined {
    const key = figureKey('department', department, indicator.code, period, word);
    if (!this.known.has(key)) this.known.set(key, this.found(key, department, indicator, period, word));
    return this.known.get(key);
  }

  private found(
    key: string,
    department: string,
    indicator: Indicator,
    period: string,
    word: Word,
  ): DepartmentFigure | undefined {
    const own = this.read(key, indicator);
    if (own) return { ...own, isReported: true };
    if (!ADDED_UP.has(indicator.aggregate)) return undefined;
    const people = [...(this.people.get(`${department}\n${period}\n${indicator.code}`) ?? [])];
    const figures = [
      ...people.map((code) => this.read(figureKey('employee', code, indicator.code, period, word), indicator)),
      ...(this.children.get(department) ?? []).map((child) => this.of(child, indicator, period, word)),
    ];
    const parts: readonly (Cases | undefined)[] = figures.filter((figure) => figure !== undefined).map(casesOf);
    // A figure without its cases cannot be added, and the sum of the others would pass for the whole.
    if (!allKnown(parts)) return undefined;
    const sample = Exact.sum(parts.map(({ count }) => count));
    if (sample.isZero()) return undefined;
    return { value: Exact.sum(parts.map(({ sum }) => sum)).dividedBy(sample), sample, isReported: false };
  }

  private read(key: string, indicator: Indicator): Known | undefined {
    const observations = this.reported.get(key);
    if (!observations) return undefined;
    const sources = [...new Set(observations.map(({ source }) => source))].sort(byTrust);
    const { outcome } = readFigure(indicator, observations, { sources, discounted: [], minimumSample: undefined });
    if (outcome.kind !== 'figure') return undefined;
    const { value, denominator, sample } = outcome.figure;
    return { value, sample: denominator ?? sample };
  }
}

/** Sums and latest figures of people are no figure of their department. */
const ADDED_UP: ReadonlySet<Indicator['aggregate']> = new Set<Indicator['aggregate']>(['ratio', 'mean']);

const figureKey = (kind: string, subject: string, indicator: string, period: string, word: Word): string =>
  `${kind}\n${subject}\n${indicator}\n${period}\n${word}`;

/** A third party before a mystery shopper; customers whom the company asked before its own count. */
const TRUST: readonly string[] = [...INDEPENDENT_SOURCES, 'survey', 'follow-up', 'internal'];
function byTrust(a: string, b: string): number {
  const [one, other] = [a, b].map((source) => TRUST.indexOf(source) + (TRUST.includes(source) ? 0 : TRUST.length + 1));
  return (one ?? 0) - (other ?? 0) || (a < b ? -1 : 1);
}

const casesOf = ({ value, sample }: Known): Cases | undefined => sample && { sum: value.times(sample), count: sample };

const allKnown = (parts: readonly (Cases | undefined)[]): parts is readonly Cases[] =>
  parts.every((part) => part !== undefined);
