/** What the audit chain keeps of drafts and bounds: `verify` holds the stored rows against it. */
import type { Canonical } from '../engine/canonical.js';
import type { DraftRevision, DraftStep, PlanBoundsVersion, PlanDraft } from './drafts.entities.js';

export const startDetails = ({ id, plan, base, at, actor }: PlanDraft): Canonical => ({ id, plan, base, at, actor });

/** The content by its hash. */
export const revisionDetails = ({ content: _, ...row }: DraftRevision): Canonical => ({ ...row });

export function stepDetails(row: DraftStep): Canonical {
  const { ...details } = row;
  return details;
}

/** The content by its hash. */
export const boundsDetails = ({ content: _, ...row }: PlanBoundsVersion): Canonical => ({ ...row });
