import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { AuditService } from '../audit/audit.service.js';
import { Complaint } from '../complaints/complaints.entities.js';
import { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { phrase, worded } from '../engine/phrase.js';
import type { FileInput } from '../ingestion/record-file.js';
import { takeIn, type IngestSummary, type TakeInOptions } from '../ingestion/take-in.js';
import { readKnownCodes } from '../metrics/known-codes.js';
import { publishedCauses, publishedStages } from '../plans/rule-versions.js';
import { CauseCatalogue } from '../complaints/cause-catalogue.js';
import { complaintAttribution, type ComplaintAttribution } from './complaint-attribution.js';
import { orderLedger } from './order-ledger.js';
import { CustomerOrder } from './orders.entities.js';

/** Takes in files of orders, and tells which stage a complaint is about, and why. */
@Injectable()
export class OrdersService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Takes in a file of orders, as {@link takeIn} does: bad rows are quarantined, an order whose number is known supersedes. Each is
   * attributed by the published document of stages. Refused where none is published, or several are.
   *
   * @example
   * await orders.takeIn({ name: 'orders.csv', open: () => createReadStream('orders.csv') }, { actor: 'cli' })
   */
  async takeIn(input: FileInput, options: Omit<TakeInOptions, 'source'>): Promise<Outcome<IngestSummary>> {
    const { database, audit } = this;
    const documents = await publishedStages(database.reader);
    const [document] = documents;
    if (!document || documents.length > 1)
      return refused({
        severity: 'error',
        code: document ? 'several-stages' : 'no-stages',
        ...worded(
          phrase`${{ count: documents.length }} documents of stages are published`,
          phrase`publish one, stages/NAME.json, that says how an order’s promise is divided`,
        ),
      });
    const ledgerOf = async () => {
      const known = await readKnownCodes(database.reader, new Map());
      return orderLedger({ known, stages: document.content, stagesHash: document.hash });
    };
    // Orders have no source; what tells two contents apart is the document as well: by a new one the same file is attributed anew.
    return takeIn({ database, audit, ledgerOf }, input, { ...options, source: `stages-${document.hash.slice(0, 12)}` });
  }

  /** Which stage a complaint is about, as it stands now, and why. Refused where there is no such complaint. */
  async attributionOf(
    id: string,
  ): Promise<Outcome<{ readonly complaint: Complaint; readonly attribution: ComplaintAttribution }>> {
    const { reader } = this.database;
    const complaint = await reader.findOne(Complaint, { where: { id }, order: { seq: 'DESC' } });
    if (!complaint) return refused(unknownComplaint(id));
    const order = complaint.order === null ? undefined : await orderOf(reader, complaint.order);
    const catalogue = new CauseCatalogue(await publishedCauses(reader));
    return done({ complaint, attribution: await complaintAttribution(reader, complaint, catalogue, order) });
  }
}

/** The order of a number as it counts now. */
const orderOf = async (manager: EntityManager, id: string): Promise<CustomerOrder | undefined> =>
  (await manager.findOne(CustomerOrder, { where: { id }, order: { seq: 'DESC' } })) ?? undefined;

/** Said as well to whoever may not see it. */
export const unknownComplaint = (id: string): Finding => ({
  severity: 'error',
  code: 'unknown-complaint',
  ...worded(
    phrase`nothing is known of a complaint "${{ id }}"`,
    phrase`check the id; it is the one in the file of complaints`,
  ),
});
