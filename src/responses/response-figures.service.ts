import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { Database } from '../database/database.js';
import type { Indicator } from '../engine/documents.js';
import { constant, Exact, SHOWN_DECIMALS } from '../engine/exact.js';
import { valueRange } from '../engine/figure.js';
import type { Finding } from '../engine/finding.js';
import { student, wilson, type Interval } from '../engine/interval.js';
import type { Period } from '../engine/period.js';
import { phrase, worded } from '../engine/phrase.js';
import { currentFigures } from '../metrics/current-figures.js';
import { publishedForms, publishedIndicators } from '../plans/rule-versions.js';
import { FormVersions } from './form-versions.js';
import { latestResponseSeq } from './response-reader.js';
import { readReference } from './response-reference.js';
import { tallyResponses, type ResponseTally, type Tallied } from './response-tally.js';

/** Which figures are wanted; all where nothing is named. */
export interface FiguresRequest {
  readonly indicator?: string | undefined;
  readonly form?: string | undefined;
  readonly employee?: string | undefined;
  readonly department?: string | undefined;
}

/** What stands among the observations for the same subject, indicator and source. */
export type FigureStanding =
  /** Nothing yet. */
  | 'not-made'
  /** This very figure, made of these very responses. */
  | 'made'
  /** One made of the responses that were known then; others have come or were corrected since. */
  | 'outdated'
  /** One that somebody reported: it stays, and goes before. */
  | 'reported';

/** A figure that responses come to, with how far it may be off. Decimals are text. */
export interface ResponseFigureView {
  readonly indicator: string;
  /** `employee:CODE` or `department:CODE`. */
  readonly subject: string;
  readonly source: string;
  readonly forms: readonly string[];
  /** Responses: nobody's counts twice. */
  readonly count: number;
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
  /** 95 % confidence; `null` where there is nothing to tell it by. */
  readonly interval: { readonly low: string; readonly high: string; readonly method: Interval['method'] } | null;
  readonly minimumSample: number | null;
  /** Are there as many as the indicator asks for? */
  readonly isEnough: boolean;
  readonly standing: FigureStanding;
  /** `BATCH:ROW` of the observation that stands. */
  readonly observation: string | null;
  readonly digest: string;
}

export interface ResponseFiguresView {
  readonly period: string;
  /** Responses that count in the month. */
  readonly responses: number;
  /** The last response that had been taken in. */
  readonly through: number;
  readonly figures: readonly ResponseFigureView[];
  /** What looked odd. */
  readonly findings: readonly Finding[];
}

/** Says what responses come to: figures of indicators, with their confidence intervals. */
@Injectable()
export class ResponseFiguresService {
  constructor(private readonly database: Database) {}

  /**
   * The figures that the responses of a month come to, in order of indicator, subject and source.
   *
   * @example await figures.of(period('2026-10'), { indicator: 'mystery-shop' })
   */
  of(period: Period, request: FiguresRequest = {}): Promise<ResponseFiguresView> {
    return this.database.read((manager) => figuresOf(manager, period, request));
  }
}

async function figuresOf(
  manager: EntityManager,
  period: Period,
  { indicator, form, employee, department }: FiguresRequest,
): Promise<ResponseFiguresView> {
  const forms = new FormVersions(await publishedForms(manager));
  const indicators = await publishedIndicators(manager);
  const through = await latestResponseSeq(manager);
  const filter = { period: period.code, asOf: through };
  const tally = await tallyResponses(manager, filter, forms, indicators);
  const wanted = tally.figures.filter(
    (figure) =>
      (indicator === undefined || figure.indicator === indicator) &&
      (form === undefined || figure.forms.includes(form)) &&
      (employee === undefined || (figure.subjectKind === 'employee' && figure.subject === employee)) &&
      (department === undefined || (figure.subjectKind === 'department' && figure.subject === department)),
  );
  const keys = wanted.map((each) => ({ ...each, period: period.code, day: '' }));
  const currents = await currentFigures(manager, keys);
  return {
    period: period.code,
    responses: tally.responses,
    through,
    figures: wanted.flatMap((figure, i) => {
      const of = indicators.get(figure.indicator);
      return of ? [figureView(of, figure, currents[i])] : [];
    }),
    findings: oddities(tally),
  };
}

type CurrentFigure = Awaited<ReturnType<typeof currentFigures>>[number];

function figureView(indicator: Indicator, figure: Tallied, current: CurrentFigure): ResponseFigureView {
  const { count, sum, digest, forms, source, subjectKind, subject } = figure;
  const per = indicator.per === undefined ? Exact.ONE : constant(indicator.per);
  const value = sum.times(per).dividedBy(Exact.of(count));
  const need = indicator.minimumSample ?? null;
  const [numerator, denominator] = [sum.toText(), String(count)];
  return {
    ...{ indicator: indicator.code, subject: `${subjectKind}:${subject}`, source, forms, count },
    ...{ value: value.toText(SHOWN_DECIMALS), numerator, denominator },
    interval: intervalView(intervalOf(indicator, figure), per),
    minimumSample: need,
    isEnough: need === null || count >= need,
    standing: standingOf(current, { numerator, denominator, digest }),
    observation: current ? `${current.batch}:${current.row}` : null,
    digest,
  };
}

/** Of a share Wilson's, of anything else Student's, within what is possible. */
function intervalOf(indicator: Indicator, figure: Tallied): Interval | undefined {
  if (indicator.answers === 'top-two' || indicator.answers === 'yes') return wilson(figure);
  const within =
    indicator.answers === 'net-promoter' ? { min: Exact.ONE.negated(), max: Exact.ONE } : valueRange(indicator);
  return student(figure, within);
}

const intervalView = (interval: Interval | undefined, per: Exact): ResponseFigureView['interval'] =>
  interval
    ? { low: interval.low.times(per).toText(), high: interval.high.times(per).toText(), method: interval.method }
    : null;

function standingOf(
  current: CurrentFigure,
  { numerator, denominator, digest }: Pick<ResponseFigureView, 'numerator' | 'denominator' | 'digest'>,
): FigureStanding {
  if (!current) return 'not-made';
  const made = readReference(current.reference);
  if (!made) return 'reported';
  const isSame = made.digest === digest && current.numerator === numerator && current.denominator === denominator;
  return isSame ? 'made' : 'outdated';
}

function oddities({ alike, unanswered }: ResponseTally): Finding[] {
  return [
    ...alike.map((ids): Finding => ({
      severity: 'warning',
      code: 'visits-alike',
      ...worded(
        phrase`the visits ${{ ids: ids.join(', ') }} are of the same form, day, scorer and people`,
        phrase`where it was one visit, send its row again under one id, and the others with the day that they were`,
      ),
    })),
    ...unanswered.map(({ form, question }): Finding => ({
      severity: 'warning',
      code: 'question-unanswered',
      ...worded(
        phrase`no response to ${{ form }} answers ${{ question }}`,
        phrase`is its column called otherwise in the file? Then its answers were kept as attributes`,
      ),
    })),
  ];
}
