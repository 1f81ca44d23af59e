import { Injectable } from '@nestjs/common';

import { AuditService, type Actor } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { sha256 } from '../engine/canonical.js';
import { done, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
import { approvedRun, standingOf } from '../months/standing.js';
import { PayoutsService, type PayoutView } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';
import { csvExport } from './csv-export.js';
import { jsonExport } from './json-export.js';
import { xlsxExport } from './xlsx-export.js';

export const EXPORT_FORMATS = ['csv', 'xlsx', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportFile {
  /** `payouts-2026-10.csv` */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
  readonly run: number;
  readonly rows: number;
  readonly sha256: string;
}

const WRITERS: Readonly<
  Record<
    ExportFormat,
    { contentType: string; write: (run: Run, payouts: readonly PayoutView[]) => Promise<Uint8Array> }
  >
> = {
  csv: { contentType: 'text/csv; charset=utf-8', write: csvExport },
  json: { contentType: 'application/json', write: jsonExport },
  xlsx: { contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', write: xlsxExport },
};

/** Files for payroll, from the run of a period that was approved. The same approval gives the same bytes, locked or not. */
@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutsService,
    private readonly audit: AuditService,
  ) {}

  /** Writes the file and records in the audit chain that it was written, by its hash. Refused until a run is approved. */
  async export(period: Period, format: ExportFormat, actor: Actor): Promise<Outcome<ExportFile>> {
    const approved = approvedRun(await standingOf(this.database.reader, period), period);
    if (!approved.ok) return approved;
    const run = approved.value;
    const rows: PayoutView[] = [];
    for await (const page of this.payouts.pages(run)) rows.push(...page);
    const { contentType, write } = WRITERS[format];
    const bytes = await write(run, rows);
    const file = {
      name: `payouts-${period.code}.${format}`,
      contentType,
      bytes,
      run: run.id,
      rows: rows.length,
      sha256: sha256(bytes),
    };
    await this.database.write((manager) =>
      this.audit.append(manager, {
        actor,
        action: 'export',
        subject: `run:${file.run}`,
        details: { period: period.code, format, rows: file.rows, sha256: file.sha256 },
      }),
    );
    return done(file);
  }
}
