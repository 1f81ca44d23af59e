import { Injectable } from '@nestjs/common';

import type { Principal } from '../access/principal.js';
import type { Measure } from '../complaints/complaint-tally.js';
import { Database } from '../database/database.js';
import { DraftAccess, type Asker } from '../drafts/draft-access.js';
import { draftFindings, hasErrors } from '../drafts/check-draft.js';
import { withChanges, type DraftChange } from '../drafts/draft-content.js';
import { planIn } from '../drafts/draft-files.js';
import { draftParts, type WeightPart } from '../drafts/draft-parts.js';
import { DraftsService, type DraftView } from '../drafts/drafts.service.js';
import { noSuchPlan } from '../drafts/refusals.js';
import { alignWeights, type Alignable, type AlignedWeight } from '../engine/align-weights.js';
import type { PlanDocument } from '../engine/documents.js';
import { exact, Exact } from '../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import type { Tally } from '../engine/pareto.js';
import type { Period } from '../engine/period.js';
import { componentsOf } from '../engine/plan-reading.js';
import { currentPeriod } from '../plans/cost/current-period.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { AlignmentService } from './alignment.service.js';
import { phrase, worded } from '../engine/phrase.js';

/** So far, as a share of the whole plan, a weight may be from its share of complaints. */
export const TOLERANCE = '5%';
/** Weights move in whole percents. */
const STEP = exact('1%');

export interface ProposalRequest {
  readonly measure: Measure;
  /** As decimal text: `5%`. */
  readonly tolerance: string;
  readonly departments?: readonly string[] | undefined;
}

/** One component whose weight is compared. Weights are shares of the whole plan, as decimal text. */
export interface ProposedWeight {
  readonly component: string;
  readonly group: string | null;
  readonly indicator: string;
  readonly complaints: string;
  readonly before: string;
  readonly after: string;
  /** What it would weigh if all that is compared weighed exactly as complained of. */
  readonly wanted: string;
}

export interface ProposalView {
  readonly plan: string;
  readonly period: string;
  readonly measure: Measure;
  readonly tolerance: string;
  readonly weights: readonly ProposedWeight[];
  /** The share of the plan that lies elsewhere than where complaints are, before and after. */
  readonly misplaced: { readonly before: string; readonly after: string };
  /** Is every weight within the tolerance then? Not where bounds forbid it. */
  readonly isReached: boolean;
  /** As a draft takes them; none where the plan is aligned. */
  readonly changes: readonly DraftChange[];
}

/** Works out how a plan's weights would be in line with complaints, and puts that into a draft. */
@Injectable()
export class AlignmentProposals {
  constructor(
    private readonly database: Database,
    private readonly alignment: AlignmentService,
    private readonly drafts: DraftsService,
    private readonly access: DraftAccess,
  ) {}

  /**
   * The smallest change of weights, within HR's bounds, after which no component of the plan in force this month is further than the
   * tolerance from its share of the complaints of a month. What no cause of the catalogue is measured by stays as it is, and so does
   * each group. Refused where there is no such plan, or nothing to compare.
   */
  async propose(plan: string, period: Period, request: ProposalRequest, asker: Asker): Promise<Outcome<ProposalView>> {
    const now = currentPeriod();
    if (!(await this.access.reaches(asker, plan))) return refused(noSuchPlan(plan, now.code));
    const { reader } = this.database;
    const rules = await rulesInForce(reader, now);
    const base = rules.ok ? planIn(rules.value.documents, plan) : undefined;
    if (!base) return refused(noSuchPlan(plan, now.code));
    const complaints = await this.alignment.complaintsByIndicator(period, request);
    if (!complaints.ok) return complaints;
    const content = { plan: base.content, parameters: {} };
    const setting = await this.drafts.setting(reader, { plan, base: base.hash });
    if (!setting.ok) return setting;
    const { weights } = draftParts(content, content, setting.value);
    const compared = comparedIn(
      base.content,
      weights,
      complaints.value.byIndicator,
      await this.alignment.measuredIndicators(),
    );
    const view = proposalOf(compared, exact(request.tolerance));
    if (!view) return refused(nothingToAlign(plan, period));
    // What a draft would not take is not proposed.
    const changed = withChanges(content, view.changes);
    const findings = changed.ok ? draftFindings(changed.value, setting.value) : changed.findings;
    if (hasErrors(findings)) return refused(...findings);
    return done({ plan, period: period.code, measure: request.measure, tolerance: request.tolerance, ...view });
  }

  /** Begins a draft of the plan with the proposed weights. Refused where the proposal is none, or the draft would not hold. */
  async draft(
    plan: string,
    period: Period,
    request: ProposalRequest,
    by: Principal,
  ): Promise<Outcome<{ readonly proposal: ProposalView; readonly draft: DraftView }>> {
    const proposal = await this.propose(plan, period, request, by);
    if (!proposal.ok) return proposal;
    const { changes } = proposal.value;
    if (changes.length === 0) return refused(alreadyAligned(plan, period));
    const started = await this.drafts.start(plan, by);
    if (!started.ok) return started;
    const { draft, latest } = started.value;
    const saved = await this.drafts.edit(draft.id, { revision: latest.revision, changes, renewExamples: true }, by);
    return saved.ok ? done({ proposal: proposal.value, draft: saved.value }, saved.findings) : saved;
  }
}

interface Compared {
  readonly part: WeightPart;
  readonly indicator: string;
  readonly complaints: Exact;
}

/** Components whose own indicator measures a cause of the catalogue, and whose weight is written as a decimal. */
function comparedIn(
  plan: PlanDocument,
  weights: readonly WeightPart[],
  complaints: ReadonlyMap<string, Tally>,
  measured: ReadonlySet<string>,
): Compared[] {
  const indicators = new Map(componentsOf(plan).map(({ id, indicator }) => [id, indicator]));
  return weights.flatMap((part): Compared[] => {
    const indicator = part.kind === 'component' ? indicators.get(part.id) : undefined;
    if (indicator === undefined || !part.isOwn || !measured.has(indicator)) return [];
    return [{ part, indicator, complaints: complaints.get(indicator)?.measured ?? Exact.ZERO }];
  });
}

type Proposal = Pick<ProposalView, 'weights' | 'misplaced' | 'isReached' | 'changes'>;

/** Each group by itself: what a group weighs is nobody's to move here. */
function proposalOf(compared: readonly Compared[], tolerance: Exact): Proposal | undefined {
  const groups = new Map<string | null, Compared[]>();
  for (const each of compared) {
    const of = groups.get(each.part.group);
    if (of) of.push(each);
    else groups.set(each.part.group, [each]);
  }
  const found = [...groups.values()].flatMap((of) => {
    const groupWeight = groupWeightOf(of);
    const alignment = alignWeights(
      of.map((each) => alignable(each, groupWeight)),
      { tolerance: tolerance.dividedBy(groupWeight), step: STEP },
    );
    return alignment ? [{ of, alignment, groupWeight }] : [];
  });
  if (found.length === 0) return undefined;
  const inPlan = (which: 'before' | 'after') =>
    Exact.sum(found.map(({ alignment, groupWeight }) => alignment[which].times(groupWeight))).toText();
  return {
    weights: found.flatMap(({ of, alignment, groupWeight }) =>
      of.flatMap((each, i) => proposed(each, alignment.weights[i], groupWeight)),
    ),
    misplaced: { before: inPlan('before'), after: inPlan('after') },
    isReached: found.every(({ alignment }) => alignment.isReached),
    changes: found.flatMap(({ of, alignment }) => of.flatMap(({ part }, i) => changeOf(part, alignment.weights[i]))),
  };
}

/** A component's share of the plan is its weight within its group times that of the group. */
function groupWeightOf([first]: readonly Compared[]): Exact {
  return first ? exact(first.part.share).dividedBy(exact(first.part.value ?? '1')) : Exact.ONE;
}

/** Weights are told of the whole plan, and moved within the group, as they are written. */
function alignable({ part, complaints }: Compared, groupWeight: Exact): Alignable {
  const within = (bound: string | null) => (bound === null ? undefined : exact(bound).dividedBy(groupWeight));
  return { id: part.id, weight: exact(part.value ?? '1'), complaints, min: within(part.min), max: within(part.max) };
}

function proposed(
  { part, indicator, complaints }: Compared,
  weight: AlignedWeight | undefined,
  groupWeight: Exact,
): ProposedWeight[] {
  if (!weight) return [];
  const inPlan = (of: Exact) => of.times(groupWeight).toText();
  const { before, after, wanted } = weight;
  return [
    {
      component: part.id,
      group: part.group,
      indicator,
      complaints: complaints.toText(),
      before: inPlan(before),
      after: inPlan(after),
      wanted: inPlan(wanted),
    },
  ];
}

const HUNDRED = Exact.of(100);

function changeOf({ pointer }: WeightPart, weight: AlignedWeight | undefined): DraftChange[] {
  if (!weight || weight.after.equals(weight.before)) return [];
  return [{ pointer, value: `${weight.after.times(HUNDRED).toText()}%` }];
}

const nothingToAlign = (plan: string, { code }: Period): Finding => ({
  severity: 'error',
  code: 'nothing-to-align',
  ...worded(
    phrase`nothing that two components of "${{ plan }}" measure was complained of in ${{ code }}`,
    phrase`name indicators in the catalogue of causes: rules/causes`,
  ),
});

const alreadyAligned = (plan: string, { code }: Period): Finding => ({
  severity: 'error',
  code: 'already-aligned',
  ...worded(
    phrase`the weights of "${{ plan }}" are in line with the complaints of ${{ code }}, or bounds let none of them move`,
    phrase`ask for a smaller tolerance, or set other bounds`,
  ),
});
