import { Between, type EntityManager } from 'typeorm';

import { PayoutAdjustment } from '../adjustments/adjustments.entities.js';
import { byEmployee } from '../adjustments/by-employee.js';
import { MerkleTree } from '../engine/merkle.js';
import { computePayoutByReference, ENGINE_VERSION } from '../engine/payout.js';
import { parsePeriod } from '../engine/period.js';
import { rulesInForce } from '../plans/rule-versions.js';
import { FrozenInputs } from '../runs/frozen-inputs.js';
import type { PayoutRecord } from '../runs/payout-record.js';
import { runDetails } from '../runs/run-details.js';
import { readEvidence } from '../runs/evidence-blocks.js';
import { computedPages, type ComputedPage } from '../runs/computed-pages.js';
import { EvidenceBlock, Payout, PayoutLine, Run } from '../runs/runs.entities.js';
import type { RecordedDeeds } from './audit-check.js';
import { firstDifference, parsedOrText, type DifferenceList } from './difference.js';

/** Holds every run, of whatever period it says that it is, against its audit entry. */
export function checkRunRecords(runs: readonly Run[], deeds: RecordedDeeds, differences: DifferenceList): void {
  const gone = new Set(deeds.subjects('run'));
  for (const run of runs) {
    const name = `run:${run.id}`;
    gone.delete(name);
    const [details] = deeds.of('run', name);
    const difference = firstDifference(runDetails(run), details);
    if (details === undefined) differences.add(name, 'no audit entry tells of it');
    else if (difference) differences.add(name, `it is not as its audit entry says (${difference})`);
  }
  for (const subject of gone) differences.add(subject, 'it was computed and is gone');
}

/**
 * Computes every payout of a run again, from the stored documents and inputs as they were known then, and compares all of it.
 * json-rules-engine decides the rules here, where compiled rules decided them in the run. Answers how many came out. Records that
 * were made unreadable cannot be computed from: that is a difference, not a failure.
 */
export async function checkRun(
  manager: EntityManager,
  run: Run,
  differences: DifferenceList,
  onProgress?: (done: number) => void,
): Promise<number> {
  try {
    return await compareRun(manager, run, differences, onProgress);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    differences.add(`run:${run.id}`, `it cannot be computed again: ${reason}`);
    return 0;
  }
}

async function compareRun(
  manager: EntityManager,
  run: Run,
  differences: DifferenceList,
  onProgress?: (done: number) => void,
): Promise<number> {
  const name = `run:${run.id}`;
  const period = parsePeriod(run.period);
  if (!period) {
    differences.add(name, `its period "${run.period}" does not exist`);
    return 0;
  }
  if (run.engine !== ENGINE_VERSION) {
    differences.add(
      name,
      `it was computed by ${run.engine}, and this version can check what ${ENGINE_VERSION} computes`,
    );
    return 0;
  }
  const rules = await rulesInForce(manager, period, run.publication);
  if (!rules.ok) {
    differences.add(name, rules.findings.map(({ message }) => message).join('; '));
    return 0;
  }
  const { ruleSet } = rules.value;
  const inputs = new FrozenInputs(manager, period, run, ruleSet);
  const leaves = new MerkleTree();
  for await (const page of computedPages(inputs, period, ruleSet, run.id, computePayoutByReference)) {
    await comparePage(manager, run, page, differences);
    for (const { payout } of page.records) leaves.add(payout.leafHash);
    onProgress?.(leaves.size);
  }
  await checkBlocks(manager, run, differences);
  const stored = await manager.count(Payout, { where: { run: run.id } });
  if (stored > leaves.size) differences.add(name, `it holds ${stored} payouts where ${leaves.size} come out`);
  if (run.payouts !== leaves.size) differences.add(name, `it says ${run.payouts} payouts, and ${leaves.size} come out`);
  if (inputs.hash() !== run.inputsHash) differences.add(name, 'its inputs are not those that it was computed from');
  if (leaves.root() !== run.root) differences.add(name, 'its root is not that of the payouts that come out');
  return leaves.size;
}

/** Blocks of evidence follow each other without a gap, and hold as many payouts as they say. */
async function checkBlocks(manager: EntityManager, run: Run, differences: DifferenceList): Promise<void> {
  const blocks = await manager.find(EvidenceBlock, {
    select: { run: true, firstLeaf: true, payouts: true },
    where: { run: run.id },
    order: { firstLeaf: 'ASC' },
  });
  let leaf = 0;
  for (const { firstLeaf, payouts } of blocks) {
    if (firstLeaf !== leaf)
      differences.add(`evidence run:${run.id} leaf:${firstLeaf}`, `the block at leaf ${leaf} should stand there`);
    leaf = firstLeaf + payouts;
  }
  if (leaf !== run.payouts)
    differences.add(`evidence run:${run.id}`, `its blocks say ${leaf} payouts, and the run ${run.payouts}`);
}

async function comparePage(
  manager: EntityManager,
  { id }: Run,
  page: ComputedPage,
  differences: DifferenceList,
): Promise<void> {
  const { records } = page;
  const [first, last] = [records[0], records.at(-1)];
  if (!first || !last) return;
  const where = { run: id, employee: Between(first.payout.employee, last.payout.employee) };
  const payouts = new Map((await manager.find(Payout, { where })).map((payout) => [payout.employee, payout]));
  const evidence = await readEvidence(manager, id, [...payouts.values()]);
  const lines = new Map<string, PayoutLine[]>();
  for (const line of await manager.find(PayoutLine, { where, order: { employee: 'ASC', ordinal: 'ASC' } })) {
    const held = lines.get(line.employee);
    if (held) held.push(line);
    else lines.set(line.employee, [line]);
  }
  const settled = await manager.find(PayoutAdjustment, { where, order: { employee: 'ASC', adjustment: 'ASC' } });
  const adjustments = byEmployee(settled);
  const expected = page.evidence.toString().split('\n');
  for (const [i, record] of records.entries()) {
    const { employee } = record.payout;
    const computed = { ...record, evidence: expected[i] ?? '' };
    const payout = payouts.get(employee);
    payouts.delete(employee);
    const stored = payout && {
      payout,
      lines: lines.get(employee) ?? [],
      adjustments: adjustments.get(employee) ?? [],
      evidence: evidence.get(payout.leaf),
    };
    comparePayout(`payout run:${id} employee:${employee}`, stored, computed, differences);
  }
  for (const employee of payouts.keys())
    differences.add(`payout run:${id} employee:${employee}`, 'it is stored, and none comes out');
}

interface StoredPayout {
  readonly payout: Payout;
  readonly lines: readonly PayoutLine[];
  readonly adjustments: readonly PayoutAdjustment[];
  readonly evidence: string | undefined;
}

function comparePayout(
  what: string,
  stored: StoredPayout | undefined,
  computed: PayoutRecord & { readonly evidence: string },
  differences: DifferenceList,
): void {
  if (!stored) {
    differences.add(what, 'it comes out, and none is stored');
    return;
  }
  if (stored.evidence === undefined) differences.add(what, 'its evidence is gone');
  else if (stored.evidence !== computed.evidence) {
    const [before, after] = [parsedOrText(stored.evidence), parsedOrText(computed.evidence)];
    const where = firstDifference(before, after) ?? 'only in its bytes, not in what it says';
    differences.add(what, `its evidence differs at ${where}`);
  }
  const column = firstDifference(plain(stored.payout), plain(computed.payout));
  if (column) differences.add(what, `it differs at ${column}`);
  const line = firstDifference(stored.lines.map(plain), computed.lines.map(plain));
  if (line) differences.add(what, `its lines differ at ${line}`);
  const adjustment = firstDifference(stored.adjustments.map(plain), computed.adjustments.map(plain));
  if (adjustment) differences.add(what, `its adjustments of earlier periods differ at ${adjustment}`);
}

/** Amounts as text, so that they compare and show. */
const plain = (row: object): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? value.toString() : value]),
  );
