/** Where a draft stands, and how it came there. */
import type { EntityManager } from 'typeorm';

import { DraftRevision, DraftStep, PlanDraft } from './drafts.entities.js';
import type { DraftState } from './refusals.js';

export interface DraftStanding {
  readonly draft: PlanDraft;
  readonly revisions: readonly DraftRevision[];
  /** The last of them. */
  readonly latest: DraftRevision;
  readonly steps: readonly DraftStep[];
  readonly state: DraftState;
  /** From when it is to hold, as it was submitted or approved. */
  readonly period: string | null;
}

const LED_TO: Readonly<Record<DraftStep['action'], DraftState>> = {
  submit: 'submitted',
  approve: 'approved',
  'send-back': 'draft',
  withdraw: 'withdrawn',
};

/** The state that the last step of a draft led to. */
export const stateAfter = (step: Pick<DraftStep, 'action'> | undefined): DraftState =>
  step && Object.hasOwn(LED_TO, step.action) ? LED_TO[step.action] : 'draft';

/** A draft as it stands; `undefined` where there is none with this number. */
export async function draftStanding(manager: EntityManager, id: number): Promise<DraftStanding | undefined> {
  const draft = await manager.findOneBy(PlanDraft, { id });
  const revisions = await manager.find(DraftRevision, { where: { draft: id }, order: { revision: 'ASC' } });
  const latest = revisions.at(-1);
  if (!draft || !latest) return undefined;
  const steps = await manager.find(DraftStep, { where: { draft: id }, order: { id: 'ASC' } });
  const last = steps.at(-1);
  const state = stateAfter(last);
  return { draft, revisions, latest, steps, state, period: state === 'draft' ? null : (last?.period ?? null) };
}
