import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { PayoutAdjustment } from '../adjustments/adjustments.entities.js';
import { AuditService, type Actor } from '../audit/audit.service.js';
import { bulkInsert } from '../database/bulk-insert.js';
import { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { MerkleTree } from '../engine/merkle.js';
import { ENGINE_VERSION } from '../engine/payout.js';
import type { Period } from '../engine/period.js';
import { closedPeriod, reviewUndone, standingOf } from '../months/standing.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { computedPages, type ComputedPage } from './computed-pages.js';
import { storeEvidence } from './evidence-blocks.js';
import { FrozenInputs, knownNow, type KnownAt } from './frozen-inputs.js';
import { runDetails } from './run-details.js';
import { Payout, PayoutLine, Run } from './runs.entities.js';
import { Totals, type DepartmentTotal, type Total } from './totals.js';
import { phrase, worded } from '../engine/phrase.js';

export interface RunSummary {
  /** `null` for a dry run: nothing was stored. */
  readonly run: number | null;
  readonly period: string;
  readonly payouts: number;
  readonly totals: readonly Total[];
  readonly departments: readonly DepartmentTotal[];
  readonly inputsHash: string;
  /** Merkle root over all payouts: worth keeping elsewhere, it proves every one of them. */
  readonly root: string;
}

export interface RunOptions {
  readonly dryRun?: boolean;
  readonly actor: Actor;
  readonly onProgress?: (payoutsDone: number) => void;
}

/** Computes a period's payouts on frozen inputs and stores them with their explanations, all in one transaction. */
@Injectable()
export class RunService {
  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /**
   * Runs a period. Inputs are read inside the write transaction, so nothing can change under it, a second run waits until this one
   * has ended, and a run that is broken off leaves nothing. Refused, with the reason, where there is nothing to compute, and once the
   * period is approved.
   */
  async run(period: Period, options: RunOptions): Promise<Outcome<RunSummary>> {
    if (options.dryRun) return this.tryOut(period, options);
    try {
      return await this.database.write((manager) => this.computeAndStore(manager, period, options));
    } catch (error) {
      if (error instanceof RefusedRun) return refused(...error.findings);
      throw error;
    }
  }

  private async tryOut(period: Period, options: RunOptions): Promise<Outcome<RunSummary>> {
    const computed = await compute(this.database.reader, period, options, 0, () => Promise.resolve());
    return computed.ok ? done(summaryOf(computed.value, period, null)) : computed;
  }

  private async computeAndStore(
    manager: EntityManager,
    period: Period,
    options: RunOptions,
  ): Promise<Outcome<RunSummary>> {
    const standing = await standingOf(manager, period);
    const closed = closedPeriod(standing, period);
    if (closed) return refused(closed);
    const [row] = await manager.query<{ id: string | number | null }[]>('SELECT max(id) AS id FROM run');
    const id = Number(row?.id ?? 0) + 1;
    const computed = await compute(manager, period, options, id, (page) => storePage(manager, page));
    if (!computed.ok) throw new RefusedRun(computed.findings);
    const run = runRow(computed.value, period, id);
    await manager.insert(Run, run);
    await this.audit.append(manager, {
      actor: options.actor,
      action: 'run',
      subject: `run:${id}`,
      details: runDetails(run),
    });
    return done(summaryOf(computed.value, period, id), reviewUndone(standing, period));
  }
}

async function storePage(manager: EntityManager, page: ComputedPage): Promise<void> {
  const payouts = page.records.map(({ payout }) => payout);
  const lines = page.records.flatMap((record) => record.lines);
  await bulkInsert(manager, Payout, payouts);
  await bulkInsert(manager, PayoutLine, lines);
  await bulkInsert(
    manager,
    PayoutAdjustment,
    page.records.flatMap((record) => record.adjustments),
  );
  await storeEvidence(manager, page);
}

interface Computed {
  readonly known: KnownAt;
  readonly publication: number;
  readonly totals: Totals;
  readonly leaves: MerkleTree;
  readonly inputsHash: string;
}

async function compute(
  manager: EntityManager,
  period: Period,
  options: RunOptions,
  run: number,
  store: (page: ComputedPage) => Promise<void>,
): Promise<Outcome<Computed>> {
  const known = await knownNow(manager);
  if (!known.ok) return known;
  const rules = await rulesInForce(manager, period);
  if (!rules.ok) return rules;
  const { publication, ruleSet } = rules.value;
  const inputs = new FrozenInputs(manager, period, known.value, ruleSet);
  const totals = new Totals();
  const leaves = new MerkleTree();
  // A page is stored while the next one is computed: the database works in a thread of its own.
  let stored = Promise.resolve();
  for await (const page of computedPages(inputs, period, ruleSet, run)) {
    await stored;
    stored = store(page);
    stored.catch(() => undefined);
    for (const record of page.records) {
      totals.add(record);
      leaves.add(record.payout.leafHash);
    }
    options.onProgress?.(leaves.size);
  }
  await stored;
  if (leaves.size === 0) return refused(nobodyInService(period));
  if (inputs.observations === 0) return refused(nothingMeasured(period));
  return done({ known: known.value, publication, totals, leaves, inputsHash: inputs.hash() });
}

const runRow = ({ known, publication, leaves, inputsHash }: Computed, period: Period, id: number): Run => ({
  id,
  period: period.code,
  at: new Date().toISOString(),
  status: 'calculated',
  loadId: known.loadId,
  publication,
  observationSeq: known.observationSeq,
  adjustmentsThrough: known.adjustmentsThrough,
  stepsThrough: known.stepsThrough,
  engine: ENGINE_VERSION,
  inputsHash,
  payouts: leaves.size,
  root: leaves.root(),
});

const summaryOf = ({ totals, leaves, inputsHash }: Computed, period: Period, run: number | null): RunSummary => ({
  run,
  period: period.code,
  payouts: leaves.size,
  totals: totals.overall(),
  departments: totals.departments(),
  inputsHash,
  root: leaves.root(),
});

/** Thrown within the transaction so that it is rolled back; never leaves this file. */
class RefusedRun extends Error {
  constructor(readonly findings: readonly Finding[]) {
    super('refused');
  }
}

const nobodyInService = (period: Period): Finding => ({
  severity: 'error',
  code: 'nobody-in-service',
  ...worded(
    phrase`there is nobody to pay: no employee was in service on any day of ${{ period: period.code }}`,
    phrase`check the period, and the columns hired and left of the employees that were loaded`,
  ),
});

const nothingMeasured = (period: Period): Finding => ({
  severity: 'error',
  code: 'nothing-measured',
  ...worded(
    phrase`there is nothing to pay by: no observation of ${{ period: period.code }} has been taken in`,
    phrase`take in the period’s files: cxpay ingest FILE...`,
  ),
});
