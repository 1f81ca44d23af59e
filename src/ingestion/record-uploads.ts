import { Injectable } from '@nestjs/common';
import type { Request } from 'express';

import type { Actor } from '../audit/audit.service.js';
import type { Finding, Outcome } from '../engine/finding.js';
import { recordTypeOf } from '../http/record-content.js';
import { Uploads } from '../http/uploads.js';
import { valueOf } from '../http/value-of.js';
import type { RowCounts } from './batch-ingestion.js';
import type { BatchKind } from './ingestion.entities.js';
import type { FileInput } from './record-file.js';
import type { IngestSummary, TakeInOptions } from './take-in.js';

/** How far a file is that is being sent and taken in. */
export interface UploadUnderWay extends RowCounts {
  readonly kind: BatchKind;
  /** As whoever sends it calls it. */
  readonly file: string;
  /** Bytes of the file; `null` where whoever sends it has not said. */
  readonly size: number | null;
  /** Bytes that have arrived. */
  readonly received: number;
  /** Bytes that are done with: their rows are taken in or in quarantine. */
  readonly read: number;
  /** Rows that are done with. */
  readonly rows: number;
}

/** A file that somebody sends: what it reports, and who says so. */
export interface RecordUpload {
  readonly kind: BatchKind;
  readonly name: string;
  /** Who reports the rows that do not say so themselves. */
  readonly source: string | undefined;
  readonly actor: Actor;
}

type Take = (input: FileInput, options: TakeInOptions) => Promise<Outcome<IngestSummary>>;
type Taken = Omit<IngestSummary, 'quarantinedRows'> & {
  quarantinedRows: IngestSummary['quarantinedRows'][number][];
  findings: Finding[];
};

/** Takes in files of records from requests; who sends one can ask meanwhile how far it is. This server's alone, in its memory. */
@Injectable()
export class RecordUploads {
  private readonly underWay = new Set<{ readonly actor: Actor; state: UploadUnderWay }>();

  constructor(private readonly uploads: Uploads) {}

  /** Takes in the content of a request. Throws a problem where it is refused as a whole. */
  async takeIn(request: Request, { kind, name, source, actor }: RecordUpload, take: Take): Promise<Taken> {
    recordTypeOf(request, name);
    const upload = { actor, state: begun(kind, name, request) };
    this.underWay.add(upload);
    const tell = (change: Partial<UploadUnderWay>): void => {
      upload.state = { ...upload.state, ...change };
    };
    try {
      const work = (input: FileInput) =>
        take(input, {
          actor,
          ...(source === undefined ? {} : { source }),
          onProgress: (rows, read, counts) => {
            tell({ rows, read, ...counts });
          },
        });
      const outcome = await this.uploads.withFile(
        request,
        (file) => work({ name, open: () => file.open() }),
        (received) => {
          tell({ received });
        },
      );
      const summary = valueOf(outcome);
      return { ...summary, quarantinedRows: [...summary.quarantinedRows], findings: [...outcome.findings] };
    } finally {
      this.underWay.delete(upload);
    }
  }

  /** What somebody is sending now, in the order in which it was begun. */
  sentBy(actor: Actor): UploadUnderWay[] {
    return [...this.underWay].filter((upload) => upload.actor === actor).map(({ state }) => state);
  }
}

function begun(kind: BatchKind, file: string, { headers }: Request): UploadUnderWay {
  const length = headers['content-length'];
  const size = length === undefined ? null : Number(length);
  const nothing = { received: 0, read: 0, rows: 0, accepted: 0, unchanged: 0, superseding: 0, quarantined: 0 };
  return { kind, file, size, ...nothing };
}
