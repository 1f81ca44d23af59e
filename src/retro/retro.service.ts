import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { adjustmentsDigest, retroDetails } from '../adjustments/adjustment-details.js';
import { Retro, RetroAdjustment } from '../adjustments/adjustments.entities.js';
import { AuditService, type Actor } from '../audit/audit.service.js';
import type { KnownRun } from '../bridges/bridge-sides.js';
import { bulkInsert } from '../database/bulk-insert.js';
import { Database } from '../database/database.js';
import { currencyDecimals } from '../engine/currency.js';
import { exact } from '../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { ENGINE_VERSION } from '../engine/payout.js';
import type { Period } from '../engine/period.js';
import { nextId } from '../months/next-id.js';
import { reasonProblem } from '../months/refusals.js';
import { standingOf } from '../months/standing.js';
import { latestPublication } from '../plans/rule-versions.js';
import { knownNow } from '../runs/frozen-inputs.js';
import { PayoutsService } from '../runs/payouts.service.js';
import type { Run } from '../runs/runs.entities.js';
import { NO_ADJUSTMENTS, retroDifferences, type RetroDifference, type RetroDifferences } from './retro-differences.js';
import { phrase, worded } from '../engine/phrase.js';

/** What a locked period would come to with what is known now. */
export interface RetroPreview extends RetroDifferences {
  readonly period: string;
  /** The run that was paid. */
  readonly run: number;
}

/** The differences as they were recorded, to be settled by the next payouts. */
export interface CarriedRetro extends RetroPreview {
  readonly retro: number;
}

/** Computes locked periods again, and carries what comes out otherwise to later ones. */
@Injectable()
export class RetroService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly payouts: PayoutsService,
  ) {}

  /** What a locked period would come to now, beyond what was paid and adjusted before; changes nothing. Refused where it is not locked. */
  async preview(period: Period): Promise<Outcome<RetroPreview>> {
    return this.database.read(async (manager) => {
      const found = await this.differences(manager, period);
      return found.ok ? done(found.value.preview) : found;
    });
  }

  /**
   * Records the differences as retro adjustments: runs of later periods settle them. Done once more it finds nothing, or only what
   * has come in since. Refused where the period is not locked, without a reason, and where nothing differs.
   */
  async carry(
    period: Period,
    { by, reason }: { readonly by: Actor; readonly reason: string },
  ): Promise<Outcome<CarriedRetro>> {
    const problem = reasonProblem(reason);
    if (problem) return refused(problem);
    return this.database.write(async (manager) => {
      const found = await this.differences(manager, period);
      if (!found.ok) return found;
      const { preview, now } = found.value;
      if (preview.differences.length === 0) return refused(nothingDiffers(period));
      const id = await nextId(manager, 'retro');
      const head = { id, at: new Date().toISOString(), reason: reason.trim(), actor: by };
      await this.store(manager, head, now, preview);
      return done({ ...preview, retro: id });
    });
  }

  private async differences(
    manager: EntityManager,
    period: Period,
  ): Promise<Outcome<{ readonly preview: RetroPreview; readonly now: KnownRun }>> {
    const { state, run } = await standingOf(manager, period);
    if (state !== 'locked' || !run) return refused(notLocked(period));
    const now = await runNow(manager, run);
    if (!now.ok) return now;
    const earlier = await manager.find(RetroAdjustment, { where: { period: period.code }, order: { id: 'ASC' } });
    const found = await retroDifferences(manager, this.payouts, { run, now: now.value, earlier });
    if (!found.ok) return found;
    return done({ preview: { period: period.code, run: run.id, ...found.value }, now: now.value });
  }

  private async store(
    manager: EntityManager,
    head: Pick<Retro, 'id' | 'at' | 'reason' | 'actor'> & { readonly actor: Actor },
    now: KnownRun,
    { period, run, differences }: RetroPreview,
  ): Promise<void> {
    const first = await nextId(manager, 'retro_adjustment');
    const adjustments = differences.map((found, i) => adjustmentOf(found, { ...head, id: first + i }, head.id, period));
    const { loadId, publication, observationSeq, engine } = now;
    const retro: Retro = {
      ...head,
      ...{ period, run, loadId, publication, observationSeq, engine },
      adjustments: adjustments.length,
      digest: adjustmentsDigest(adjustments),
    };
    await manager.insert(Retro, retro);
    await bulkInsert(manager, RetroAdjustment, adjustments);
    const { actor } = head;
    await this.audit.append(manager, {
      actor,
      action: 'retro',
      subject: `retro:${retro.id}`,
      details: retroDetails(retro),
    });
  }
}

const adjustmentOf = (
  { employee, name, department, currency, difference, causes }: RetroDifference,
  { id, at, reason, actor }: Pick<RetroAdjustment, 'id' | 'at' | 'reason' | 'actor'>,
  retro: number,
  period: string,
): RetroAdjustment => ({
  ...{ id, kind: 'retro' as const, retro, period, employee, name, department, currency },
  amountMinor: exact(difference).toScaledInteger(currencyDecimals(currency)),
  causes: JSON.stringify(causes),
  ...{ reason, actor, at },
  withdraws: null,
});

/** The same period with everything that has been recorded since. */
async function runNow(manager: EntityManager, run: Run): Promise<Outcome<KnownRun>> {
  const known = await knownNow(manager);
  if (!known.ok) return known;
  const publication = (await latestPublication(manager)) ?? run.publication;
  const { loadId, observationSeq } = known.value;
  const { id, period } = run;
  const engine = ENGINE_VERSION;
  return done({
    id,
    period,
    loadId,
    observationSeq,
    publication,
    engine,
    ...NO_ADJUSTMENTS,
  });
}

export const notLocked = ({ code }: Period): Finding => ({
  severity: 'error',
  code: 'not-locked',
  ...worded(
    phrase`${{ period: code }} is not locked: what has come in since is in it as soon as it is run again`,
    phrase`run it: cxpay run ${{ period: code }}`,
  ),
});

const nothingDiffers = ({ code }: Period): Finding => ({
  severity: 'error',
  code: 'nothing-differs',
  ...worded(
    phrase`nothing is to be carried: with all that is known now, ${{ period: code }} comes to what was paid and adjusted`,
    phrase`look at what it would carry first: cxpay retro ${{ period: code }}`,
  ),
});
