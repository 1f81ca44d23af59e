import { Injectable } from '@nestjs/common';

import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import type { Outcome } from '../engine/finding.js';
import type { FileInput } from '../ingestion/record-file.js';
import { takeIn, type IngestSummary, type TakeInOptions } from '../ingestion/take-in.js';
import { readKnownCodes } from '../metrics/known-codes.js';
import { publishedForms } from '../plans/rule-versions.js';
import { FormVersions } from './form-versions.js';
import { responseLedger } from './response-ledger.js';

/** Takes in files of responses to forms. */
@Injectable()
export class ResponsesService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Takes in a file of responses, as {@link takeIn} does: bad rows are quarantined, a response whose id is known supersedes.
   *
   * @example
   * await responses.takeIn({ name: 'visits.csv', open: () => createReadStream('visits.csv') }, { actor: 'cli' })
   */
  async takeIn(input: FileInput, options: Omit<TakeInOptions, 'source'>): Promise<Outcome<IngestSummary>> {
    const { database, audit } = this;
    const ledgerOf = async () => {
      const known = await readKnownCodes(database.reader, new Map());
      return responseLedger({ known, forms: new FormVersions(await publishedForms(database.reader)) });
    };
    return takeIn({ database, audit, ledgerOf }, input, options);
  }
}
