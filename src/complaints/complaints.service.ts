import { Injectable } from '@nestjs/common';

import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import type { Outcome } from '../engine/finding.js';
import type { FileInput } from '../ingestion/record-file.js';
import { takeIn, type IngestSummary, type TakeInOptions } from '../ingestion/take-in.js';
import { readKnownCodes } from '../metrics/known-codes.js';
import { complaintLedger } from './complaint-ledger.js';

/** Takes in files of complaints. */
@Injectable()
export class ComplaintsService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Takes in a file of complaints, as {@link takeIn} does: bad rows are quarantined, a complaint whose id is known supersedes.
   *
   * @example
   * await complaints.takeIn({ name: 'october.csv', open: () => createReadStream('october.csv') }, { actor: 'cli' })
   */
  async takeIn(input: FileInput, options: TakeInOptions): Promise<Outcome<IngestSummary>> {
    const { database, audit } = this;
    const ledgerOf = async (defaultSource: string) => {
      const known = await readKnownCodes(database.reader, new Map());
      return complaintLedger({ known, defaultSource, currency: await this.onlyCurrency() });
    };
    return takeIn({ database, audit, ledgerOf }, input, options);
  }

  /** The currency that everybody is paid in; `undefined` where there are several. */
  private async onlyCurrency(): Promise<string | undefined> {
    const rows = await this.database.reader.query<{ currency: string }[]>(
      `SELECT DISTINCT currency FROM employee LIMIT 2`,
    );
    return rows.length === 1 ? rows[0]?.currency : undefined;
  }
}
