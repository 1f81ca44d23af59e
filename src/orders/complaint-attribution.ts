/** Which stage a complaint is about, and by what that is known. */
import type { EntityManager } from 'typeorm';

import type { CauseCatalogue, Part } from '../complaints/cause-catalogue.js';
import { stagesOf } from '../complaints/complaint-keys.js';
import type { Complaint } from '../complaints/complaints.entities.js';
import type { Attribution } from '../engine/attribution.js';
import type { StagesDocument } from '../engine/documents.js';
import { StoredRuleDocument } from '../plans/plans.entities.js';
import { readStoredDocument } from '../plans/rule-versions.js';
import { attributionOf } from './order-record.js';
import type { CustomerOrder } from './orders.entities.js';

/** What decided: the row itself, the catalogue of causes, the order, or nothing. */
export type DecidedBy = 'row' | 'catalogue' | 'order' | 'nothing';

export interface ComplaintAttribution {
  readonly decidedBy: DecidedBy;
  /** What the Pareto counts it under: shares add up to 1. */
  readonly stages: readonly Part[];
  /** The order that it names, where one of this number was taken in, with every step of its own attribution. */
  readonly order: { readonly record: CustomerOrder; readonly attribution: Attribution } | undefined;
}

/** Attributes a complaint as the Pareto counts it. */
export async function complaintAttribution(
  manager: EntityManager,
  { cause, stage }: Complaint,
  catalogue: CauseCatalogue,
  order: CustomerOrder | undefined,
): Promise<ComplaintAttribution> {
  const blamed = order?.blamed ?? null;
  const byCatalogue = catalogue.get(cause)?.stages !== undefined;
  const decidedBy = stage !== null ? 'row' : byCatalogue ? 'catalogue' : blamed !== null ? 'order' : 'nothing';
  const explained = order && {
    record: order,
    attribution: attributionOf(await stagesDocument(manager, order.stagesHash), order.moments),
  };
  return { decidedBy, stages: stagesOf(cause, stage, catalogue, blamed), order: explained };
}

/** The document of stages of a hash: an order names only ones that were published. */
export async function stagesDocument(manager: EntityManager, hash: string): Promise<StagesDocument> {
  const stored = await manager.findOne(StoredRuleDocument, { where: { hash } });
  const document = stored && readStoredDocument(stored);
  if (document?.kind !== 'stages') throw new Error(`there is no document of stages ${hash}`);
  return document.content;
}
