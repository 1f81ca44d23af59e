import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import type { Scope } from '../access/scope.js';
import { Database } from '../database/database.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { inclusionProof } from '../engine/inclusion-proof.js';
import { payoutEvidence } from '../engine/payout-evidence.js';
import { computePayout, type PayoutResult } from '../engine/payout.js';
import { parsePeriod, type Period } from '../engine/period.js';
import { recordInput } from '../engine/receipt/record-input.js';
import { compileRuleSet, type HashedDocument } from '../engine/rule-set.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { payoutInputOf } from '../runs/payout-input-of.js';
import { PayoutsService, type ExplainedPayout } from '../runs/payouts.service.js';
import { Payout, type Run } from '../runs/runs.entities.js';
import { receiptDigest, RECEIPT_FORMAT, type Receipt, type ReceiptDocument } from './receipt.js';
import { readRecorded } from './read-recorded.js';
import { verifyReceipt } from './verify-receipt.js';

/** Writes receipts: one payout with all that it takes to check it elsewhere. */
@Injectable()
export class ReceiptsService {
  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutsService,
  ) {}

  /**
   * The receipt of an employee's payout in the period's latest run. Refused where there is no such payout, where it does not come
   * out as it is stored, and where the receipt does not hold when it is checked: nobody is handed one that would not.
   */
  async receipt(period: Period, employee: string, scope: Scope): Promise<Outcome<Receipt>> {
    const run = await this.payouts.latestRun(period);
    if (!run.ok) return run;
    const explained = await this.payouts.explained(run.value, employee, scope);
    if (!explained.ok) return explained;
    const receipt = await this.database.read((manager) => writeReceipt(manager, run.value, explained.value));
    if (!receipt.ok) return receipt;
    const { holds, checks } = await verifyReceipt(receipt.value);
    if (holds) return receipt;
    return refused(doesNotHold(run.value, checks.flatMap(({ problem }) => problem ?? []).join('; ')));
  }
}

async function writeReceipt(manager: EntityManager, run: Run, payout: ExplainedPayout): Promise<Outcome<Receipt>> {
  const period = parsePeriod(run.period);
  const rules = period && (await rulesInForce(manager, period, run.publication));
  if (!rules?.ok) return rules ?? refused(doesNotHold(run, `there is no period ${run.period}`));
  const input = await payoutInputOf(manager, run, rules.value.ruleSet, payout.employee);
  if (!input) return refused(doesNotHold(run, `${payout.employee} is not in its inputs`));
  const recorded = recordInput(input);
  const computed = computePayout(recorded.input);
  const { explanation } = computed;
  if (payoutEvidence(computed) !== payout.evidence) return refused(doesNotHold(run, 'its evidence does not come out'));
  const told = await readRecorded(manager, run, payout);
  if (!told) return refused(doesNotHold(run, 'an entry of the audit trail that tells of it is gone'));
  const leaves = await manager.find(Payout, {
    select: { leaf: true, leafHash: true, employee: true },
    where: { run: run.id },
    order: { leaf: 'ASC' },
  });
  const index = leaves.findIndex(({ employee }) => employee === payout.employee);
  const hashes = leaves.map(({ leafHash }) => leafHash);
  const receipt: Receipt = {
    format: RECEIPT_FORMAT,
    engine: run.engine,
    run: { id: run.id, period: run.period, payouts: run.payouts, root: run.root },
    evidence: payout.evidence,
    evidenceHash: payout.evidenceHash,
    leaf: { index, hash: payout.leafHash },
    proof: inclusionProof(hashes, index),
    inputs: recorded.taken(),
    documents: decidingDocuments(rules.value.documents, computed),
    explanation,
    recorded: told,
    digest: '',
  };
  return done({ ...receipt, digest: receiptDigest(receipt) });
}

/**
 * The documents that decided a payout, in full; of the others the hash. Other people's plans, documents that nothing of this person's
 * refers to, and incidents, which name those who bear them, are nobody else's to read.
 */
function decidingDocuments(
  documents: readonly HashedDocument[],
  { lines, adjustments }: PayoutResult,
): ReceiptDocument[] {
  const plans = new Set(lines.map(({ plan }) => plan?.hash));
  let kept = documents.filter(({ kind, hash }) => kind !== 'incidents' && (kind !== 'plan' || plans.has(hash)));
  for (let before = -1; before !== kept.length;) {
    before = kept.length;
    for (const document of kept) {
      if (document.kind === 'plan' || document.kind === 'eligibility') continue;
      // Nothing refers to it, and it decides all the same.
      if (document.kind === 'recovery' && adjustments.length > 0) continue;
      const rest = kept.filter((each) => each !== document);
      if (compileRuleSet(rest).ok) kept = rest;
    }
  }
  return documents.map((document) => (kept.includes(document) ? document : { hash: document.hash }));
}

const doesNotHold = (run: Run, problem: string): Finding => ({
  severity: 'error',
  code: 'does-not-come-out',
  message: `no receipt can be written from run ${run.id}: ${problem}`,
  advice: 'find what was changed: cxpay verify',
});
