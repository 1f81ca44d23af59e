import { Injectable } from '@nestjs/common';

import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import type { Indicator } from '../engine/documents.js';
import type { Outcome } from '../engine/finding.js';
import type { FileInput } from '../ingestion/record-file.js';
import { takeIn, type IngestSummary, type TakeInOptions } from '../ingestion/take-in.js';
import { readKnownCodes } from './known-codes.js';
import { observationLedger } from './observation-ledger.js';

export interface IngestOptions extends TakeInOptions {
  /** The catalogue, by code. */
  readonly indicators: ReadonlyMap<string, Indicator>;
}

/** Takes in files of observations. */
@Injectable()
export class IngestService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Takes in a file of observations, as {@link takeIn} does.
   *
   * @example
   * await ingest.ingest({ name: 'october.csv', open: () => createReadStream('october.csv') }, { indicators, actor: 'cli' })
   */
  async ingest(input: FileInput, { indicators, ...options }: IngestOptions): Promise<Outcome<IngestSummary>> {
    const { database, audit } = this;
    const ledgerOf = async (defaultSource: string) =>
      observationLedger(await readKnownCodes(database.reader, indicators), defaultSource);
    return takeIn({ database, audit, ledgerOf }, input, options);
  }
}
