import { Injectable } from '@nestjs/common';

import { AuditService, type Actor } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { sha256 } from '../engine/canonical.js';
import { done, type Outcome } from '../engine/finding.js';
import type { Period } from '../engine/period.js';
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

/** Files for payroll, from the latest run of a period. The same run gives the same bytes. */
@Injectable()
export class ExportService {
  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutsService,
    private readonly audit: AuditService,
  ) {}

  /** Writes the file and records in the audit chain that it was written, by its hash. Refused where the period has not been run. */
  async export(period: Period, format: ExportFormat, actor: Actor): Promise<Outcome<ExportFile>> {
    const run = await this.payouts.latestRun(period);
    if (!run.ok) return run;
    const rows: PayoutView[] = [];
    for await (const page of this.payouts.pages(run.value)) rows.push(...page);
    const { contentType, write } = WRITERS[format];
    const bytes = await write(run.value, rows);
    const file = {
      name: `payouts-${period.code}.${format}`,
      contentType,
      bytes,
      run: run.value.id,
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
