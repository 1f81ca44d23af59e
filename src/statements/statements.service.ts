import { Injectable } from '@nestjs/common';
import { Zip, ZipPassThrough } from 'fflate';

import { done, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import type { Language } from '../explanations/languages.js';
import { ScorecardService, SHOW_ALL, type ScorecardScopes } from '../explanations/scorecard.service.js';
import { PayoutsService, type PayoutView } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';
import { statementPdf } from './statement-pdf.js';

export interface StatementFile {
  /** `statement-2026-10-E1003-en.pdf` */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** All statements of a period as one archive, made while it is read. */
export interface StatementArchive {
  readonly name: string;
  readonly statements: number;
  readonly pieces: (onProgress?: (done: number) => void) => AsyncGenerator<Uint8Array>;
}

/** Employee statements as PDF: the scorecard, set on paper. The same payout in the same state gives the same bytes. */
@Injectable()
export class StatementsService {
  constructor(
    private readonly payouts: PayoutsService,
    private readonly scorecards: ScorecardService,
  ) {}

  /** One employee's statement of the latest run. Refused where there is no such payout. */
  async statement(
    period: Period,
    employee: string,
    language: Language,
    scopes: ScorecardScopes = SHOW_ALL,
  ): Promise<Outcome<StatementFile>> {
    const run = await this.payouts.latestRun(period);
    if (!run.ok) return run;
    const scorecard = await this.scorecards.statement(period, employee, language, scopes);
    if (!scorecard.ok) return scorecard;
    const { payout, text } = scorecard.value;
    return done({ name: nameOf(payout, language), bytes: await pdfOf(run.value, payout, text, language) });
  }

  /** The statements of everybody in the latest run, as a ZIP that is written piece by piece: one statement is in memory at a time. */
  async archive(period: Period, language: Language): Promise<Outcome<StatementArchive>> {
    const latest = await this.payouts.latestRun(period);
    if (!latest.ok) return latest;
    const run = latest.value;
    const all = await this.scorecards.all(period, run, language);
    if (!all.ok) return all;
    async function* pieces(onProgress?: (done: number) => void): AsyncGenerator<Uint8Array> {
      const ready: Uint8Array[] = [];
      const zip = new Zip((error, piece) => {
        if (error) throw error;
        ready.push(piece);
      });
      let made = 0;
      for await (const { payout, text } of all.ok ? all.value : []) {
        const file = new ZipPassThrough(nameOf(payout, language));
        file.mtime = run.at;
        zip.add(file);
        file.push(await pdfOf(run, payout, text, language), true);
        onProgress?.((made += 1));
        yield* ready.splice(0);
      }
      zip.end();
      yield* ready.splice(0);
    }
    return done({ name: `statements-${period.code}-${language}.zip`, statements: run.payouts, pieces });
  }
}

const nameOf = ({ period, employee }: PayoutView, language: Language): string =>
  `statement-${period}-${employee}-${language}.pdf`;

const pdfOf = (run: Run, { period, employee, name }: PayoutView, text: string, language: Language): Promise<Buffer> =>
  statementPdf({
    text,
    name,
    footer: `${employee} · ${period} · run ${run.id} · root ${run.root}`,
    title: `${name}, ${period}`,
    at: run.at,
    language,
  });
