import { In, type EntityManager } from 'typeorm';

import type { DraftAction } from '../audit/audit.service.js';
import { sha256 } from '../engine/canonical.js';
import { boundsDetails, revisionDetails, startDetails, stepDetails } from '../drafts/draft-details.js';
import { readDraft } from '../drafts/draft-content.js';
import { stateAfter } from '../drafts/draft-standing.js';
import { DraftRevision, DraftStep, PlanBoundsVersion, PlanDraft } from '../drafts/drafts.entities.js';
import { isSamePerson } from '../audit/people.js';
import { PublicationDocument } from '../plans/plans.entities.js';
import { storedForm } from '../plans/rule-versions.js';
import type { RecordedDeeds } from './audit-check.js';
import { firstDifference, type DifferenceList } from './difference.js';

/**
 * Every draft, revision, step and bound against its audit entry; that contents match their hashes; that each step began where the one
 * before had led; that nobody approved their own; and that what was published is what had been approved.
 */
export async function checkDrafts(
  manager: EntityManager,
  deeds: RecordedDeeds,
  differences: DifferenceList,
): Promise<void> {
  const drafts = await manager.find(PlanDraft, { order: { id: 'ASC' } });
  const revisions = await manager.find(DraftRevision, { order: { draft: 'ASC', revision: 'ASC' } });
  const steps = await manager.find(DraftStep, { order: { id: 'ASC' } });
  const bounds = await manager.find(PlanBoundsVersion, { order: { id: 'ASC' } });
  compare(
    drafts.map((row) => ({ name: `draft:${row.id}`, details: startDetails(row) })),
    recorded(deeds, ['draft-start']),
    differences,
  );
  compare(
    revisions.map((row) => ({ name: `draft:${row.draft} revision:${row.revision}`, details: revisionDetails(row) })),
    recorded(deeds, ['draft-edit']),
    differences,
  );
  compare(
    steps.map((row) => ({ name: `draft step:${row.id}`, details: stepDetails(row) })),
    recorded(deeds, STEPS),
    differences,
  );
  compare(
    bounds.map((row) => ({ name: `bounds:${row.id}`, details: boundsDetails(row) })),
    recorded(deeds, ['bounds']),
    differences,
  );
  for (const { id, hash, content } of bounds)
    if (sha256(content) !== hash) differences.add(`bounds:${id}`, 'its content does not match its hash');
  for (const { draft, revision, hash, content } of revisions)
    if (sha256(content) !== hash)
      differences.add(`draft:${draft} revision:${revision}`, 'its content does not match its hash');
  for (const draft of drafts) {
    const own = revisions.filter((row) => row.draft === draft.id);
    const taken = steps.filter((row) => row.draft === draft.id);
    checkOrder(draft, own, taken, differences);
    for (const step of taken)
      if (step.action === 'approve') await checkApproval(manager, step, own, taken, differences);
  }
}

const STEPS: readonly DraftAction[] = ['draft-submit', 'draft-approve', 'draft-send-back', 'draft-withdraw'];

interface Told {
  readonly name: string;
  readonly details: unknown;
}

/** Entries in the order of the chain, which is the order of the rows. */
const recorded = (deeds: RecordedDeeds, actions: readonly string[]): readonly unknown[] =>
  actions.flatMap((action) => deeds.subjects(action).flatMap((subject) => [...deeds.of(action, subject)]));

const keyOf = (details: unknown): string => {
  const { id, draft, revision } = (details ?? {}) as Readonly<Record<string, unknown>>;
  return JSON.stringify(id === undefined ? [draft, revision] : id);
};

function compare(rows: readonly Told[], entries: readonly unknown[], differences: DifferenceList): void {
  const left = new Map(entries.map((details) => [keyOf(details), details]));
  for (const { name, details } of rows) {
    const key = keyOf(details);
    const entry = left.get(key);
    left.delete(key);
    const difference = entry === undefined ? undefined : firstDifference(details, entry);
    if (entry === undefined) differences.add(name, 'no audit entry tells of it');
    else if (difference) differences.add(name, `it is not as its audit entry says (${difference})`);
  }
  for (const key of left.keys()) differences.add(`draft record:${key}`, 'it was recorded and is gone');
}

/** Revisions are numbered without a gap, and steps begin where a draft stood. */
function checkOrder(
  { id }: PlanDraft,
  revisions: readonly DraftRevision[],
  steps: readonly DraftStep[],
  differences: DifferenceList,
): void {
  for (const [i, { revision }] of revisions.entries())
    if (revision !== i + 1) differences.add(`draft:${id} revision:${revision}`, `revision ${i + 1} should stand there`);
  if (revisions.length === 0) differences.add(`draft:${id}`, 'it has no revision');
  for (const [i, step] of steps.entries()) {
    const state = stateAfter(steps[i - 1]);
    const begins = step.action === 'submit' || step.action === 'withdraw' ? 'draft' : 'submitted';
    if (state !== begins)
      differences.add(`draft step:${step.id}`, `${step.action} begins where a draft is ${begins}, and it was ${state}`);
  }
}

async function checkApproval(
  manager: EntityManager,
  step: DraftStep,
  revisions: readonly DraftRevision[],
  steps: readonly DraftStep[],
  differences: DifferenceList,
): Promise<void> {
  const name = `draft step:${step.id}`;
  const deeds = [...revisions, ...steps.filter(({ action }) => action === 'submit')];
  const isOwn = deeds.some(
    ({ actor, employee }) =>
      isSamePerson(actor, step.actor) || (employee !== null && step.employee !== null && employee === step.employee),
  );
  if (isOwn) differences.add(name, `${step.actor} approved a draft of their own`);
  const approved = revisions.find(({ revision }) => revision === step.revision);
  const hash = approved && publishedHash(approved, step.period ?? '');
  const found =
    hash !== undefined &&
    (await manager.countBy(PublicationDocument, { publication: step.publication ?? 0, hash: In([hash]) })) > 0;
  if (!found) differences.add(name, 'the publication that it names does not have the plan that was approved');
}

/** What the plan of a revision is known by once it holds from a period on; `undefined` where it cannot be read. */
function publishedHash({ content }: DraftRevision, period: string): string | undefined {
  try {
    const { plan } = readDraft(content);
    return storedForm({ kind: 'plan', content: { ...plan, effectiveFrom: period } }).hash;
  } catch {
    return undefined;
  }
}
