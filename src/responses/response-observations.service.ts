import { Readable } from 'node:stream';

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Actor } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { done, type Finding, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import { phrase, worded } from '../engine/phrase.js';
import type { IngestSummary } from '../ingestion/take-in.js';
import { IngestService } from '../metrics/ingest.service.js';
import { publishedIndicators } from '../plans/rule-versions.js';
import {
  ResponseFiguresService,
  type ResponseFiguresView,
  type ResponseFigureView,
} from './response-figures.service.js';
import { readReference, referenceText } from './response-reference.js';

/** What became of the figures of a month. */
export interface MadeObservations {
  readonly period: string;
  /** Figures that were stored: new, or in the place of ones that are outdated. */
  readonly made: number;
  /** Figures that stand already as they are. */
  readonly unchanged: number;
  /** Those of which no response is left: they count as no data from now on. */
  readonly withdrawn: number;
  /** Figures that somebody reported otherwise, which stay. */
  readonly reported: number;
  /** The batch that holds them; `null` where nothing was to be stored. */
  readonly batch: IngestSummary | null;
}

/** Makes observations of responses, so that plans pay by them. */
@Injectable()
export class ResponseObservationsService {
  constructor(
    private readonly database: Database,
    private readonly figures: ResponseFiguresService,
    private readonly ingestion: IngestService,
  ) {}

  /**
   * Stores the figures that the responses of a month come to as observations, by the way that every file of observations goes. What
   * stands already is not stored again; what somebody reported of the same subject, indicator and source stays.
   *
   * @example await observations.make(period('2026-10'), { actor: 'cli' })
   */
  async make(period: Period, { actor }: { readonly actor: Actor }): Promise<Outcome<MadeObservations>> {
    const view = await this.figures.of(period);
    const withdrawn = await this.database.read((manager) => leftOver(manager, period.code, view));
    const toStore = view.figures.filter(({ standing }) => standing === 'not-made' || standing === 'outdated');
    const reported = view.figures.filter(({ standing }) => standing === 'reported');
    const counts = {
      period: period.code,
      made: toStore.length,
      unchanged: view.figures.length - toStore.length - reported.length,
      withdrawn: withdrawn.length,
      reported: reported.length,
    };
    const findings = [...view.findings, ...reported.map(reportedFinding)];
    const lines = [...toStore.map((figure) => lineOf(view, figure)), ...withdrawn];
    if (lines.length === 0) return done({ ...counts, batch: null }, findings);
    const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    const indicators = await publishedIndicators(this.database.reader);
    const open = () => Readable.from([text]);
    const taken = await this.ingestion.ingest({ name: `responses-${period.code}.jsonl`, open }, { indicators, actor });
    return taken.ok ? done({ ...counts, batch: taken.value }, [...findings, ...taken.findings]) : taken;
  }
}

type Line = Readonly<Record<string, string>>;

function lineOf({ period, through }: ResponseFiguresView, figure: ResponseFigureView): Line {
  const { indicator, subject, source, numerator, denominator, count, forms, digest } = figure;
  const reference = referenceText({ count, forms, through, digest });
  return { indicator, subject, period, source, numerator, denominator, reference };
}

/** The figures that were made of responses of which none counts any more: a mean of no cases, which is no data. */
async function leftOver(manager: EntityManager, period: string, view: ResponseFiguresView): Promise<Line[]> {
  const rows = await manager.query<Record<'indicator' | 'kind' | 'subject' | 'source' | 'reference', string>[]>(
    `SELECT o.indicator, o.subject_kind AS kind, o.subject, o.source, o.reference FROM observation o
      WHERE o.period = $1 AND o.day = '' AND o.reference LIKE 'responses: %' AND NOT EXISTS (
        SELECT 1 FROM observation n WHERE n.period = o.period AND n.subject_kind = o.subject_kind AND n.subject = o.subject
           AND n.indicator = o.indicator AND n.source = o.source AND n.day = o.day AND n.seq > o.seq)
      ORDER BY o.seq`,
    [period],
  );
  const counted = new Set(view.figures.map(({ indicator, subject, source }) => `${indicator}\n${subject}\n${source}`));
  return rows.flatMap(({ indicator, kind, subject: code, source, reference: before }) => {
    const made = readReference(before);
    const subject = `${kind}:${code}`;
    if (!made || made.count === 0 || counted.has(`${indicator}\n${subject}\n${source}`)) return [];
    const reference = referenceText({ count: 0, forms: [], through: view.through, digest: made.digest });
    return [{ indicator, subject, period, source, value: '0', sample: '0', reference }];
  });
}

const reportedFinding = ({ indicator, subject, source, observation, value }: ResponseFigureView): Finding => ({
  severity: 'warning',
  code: 'reported-already',
  ...worded(
    phrase`${{ indicator }} of ${{ subject }} by ${{ source }} was reported in ${{ observation: observation ?? '' }} and stays; the responses come to ${{ value }}`,
    phrase`let one of the two report it: leave it out of the file, or let no form feed it`,
  ),
});
