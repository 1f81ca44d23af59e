import { canonicalJson, sha256, type Canonical } from '../engine/canonical.js';
import { Exact, exact } from '../engine/exact.js';
import type { Explanation } from '../engine/explanation.js';
import { rootByProof } from '../engine/inclusion-proof.js';
import { leafHash } from '../engine/merkle.js';
import { payoutEvidence } from '../engine/payout-evidence.js';
import { computePayout, computePayoutByReference, ENGINE_VERSION, type PayoutResult } from '../engine/payout.js';
import { parsePeriod, type Period } from '../engine/period.js';
import { recordInput } from '../engine/receipt/record-input.js';
import { replayInput } from '../engine/receipt/replay-input.js';
import type { TakenInput } from '../engine/receipt/taken-input.js';
import type { HashedDocument, RuleSet } from '../engine/rule-set.js';
import { firstDifference, parsedOrText } from '../proof/difference.js';
import { storedForm } from '../plans/rule-versions.js';
import { givenTexts } from './given-texts.js';
import { FIRST_FORMAT, receiptDigest, type GivenReceipt } from './receipt.js';
import { isInFull, receiptRules } from './receipt-rules.js';
import { recordedProblem } from './check-recorded.js';

/** What is checked, in this order. */
export const RECEIPT_CHECKS = [
  'digest',
  'engine',
  'documents',
  'evidence',
  'inputs',
  'explanation',
  'shares',
  'hashes',
  'inclusion',
  'recorded',
  'root',
] as const;
export type ReceiptCheckName = (typeof RECEIPT_CHECKS)[number];

export interface ReceiptCheck {
  readonly name: ReceiptCheckName;
  /** `null` where there was nothing to hold it against: no root was named. */
  readonly holds: boolean | null;
  /** Where it does not hold: what differs, and where. */
  readonly problem?: string;
}

export interface CheckedReceipt {
  readonly holds: boolean;
  readonly checks: readonly ReceiptCheck[];
  /** What was taken as given, because it could only be computed with other people's data. */
  readonly given: readonly string[];
}

/** Checks that only say something of receipts since the second format. */
const SINCE_SECOND: readonly ReceiptCheckName[] = ['inputs', 'recorded'];

/**
 * Checks a receipt by itself, with neither database nor network: the payout is computed again with json-rules-engine deciding the
 * rules, its evidence compared to the byte, its leaf followed up to the root, and the root held against `root`, where one is named.
 */
export async function verifyReceipt(receipt: GivenReceipt, root?: string): Promise<CheckedReceipt> {
  const problems = await problemsOf(receipt, root);
  const names = RECEIPT_CHECKS.filter((name) => receipt.format !== FIRST_FORMAT || !SINCE_SECOND.includes(name));
  const checks = names.map((name): ReceiptCheck => {
    const problem = problems.get(name);
    if (problem !== undefined) return { name, holds: false, problem };
    return { name, holds: name === 'root' && root === undefined ? null : true };
  });
  const holds = checks.every((check) => check.holds !== false);
  return { holds, checks, given: givenTexts(receipt.inputs.given) };
}

async function problemsOf(receipt: GivenReceipt, root: string | undefined): Promise<Map<ReceiptCheckName, string>> {
  const problems = new Map<ReceiptCheckName, string>();
  const note = (name: ReceiptCheckName, problem: string | undefined) => {
    if (problem !== undefined && !problems.has(name)) problems.set(name, problem);
  };
  note('digest', digestProblem(receipt));
  note('engine', engineProblem(receipt));
  note('documents', documentsProblem(receipt));
  const computed = await computedAgain(receipt);
  if ('problem' in computed)
    for (const name of ['evidence', 'inputs', 'explanation', 'shares'] as const) note(name, computed.problem);
  else {
    note('evidence', evidenceProblem(receipt, computed.payout));
    note('inputs', inputsProblem(receipt, computed.taken));
    note('explanation', explanationProblem(receipt, computed.explanation));
    note('shares', shareProblem(computed.payout));
  }
  note('hashes', hashesProblem(receipt));
  note('inclusion', inclusionProblem(receipt));
  if (receipt.format !== FIRST_FORMAT) note('recorded', recordedProblem(receipt));
  if (root !== undefined && root !== receipt.run.root)
    note('root', `the root of the receipt is ${receipt.run.root}, and the one to compare with is ${root}`);
  return problems;
}

function digestProblem(receipt: GivenReceipt): string | undefined {
  try {
    const digest = receiptDigest(receipt);
    return digest === receipt.digest
      ? undefined
      : `/digest: something in the file was changed (its digest is ${digest})`;
  } catch (error) {
    return `something in the file cannot be hashed: ${messageOf(error)}`;
  }
}

function engineProblem({ engine, explanation, run, inputs }: GivenReceipt): string | undefined {
  if (engine !== ENGINE_VERSION)
    return `/engine: it was computed by ${engine}, and this version checks ${ENGINE_VERSION}`;
  if (explanation.engine !== engine) return `/explanation/engine: it is not that of the receipt`;
  return run.period === inputs.period
    ? undefined
    : `/run/period: ${run.period} is not ${inputs.period}, that of the inputs`;
}

function documentsProblem({ documents }: GivenReceipt): string | undefined {
  for (const [index, document] of documents.entries()) {
    const { hash } = document;
    if (documents.findIndex((other) => other.hash === hash) !== index)
      return `/documents/${index}: it stands there twice`;
    if (!isInFull(document)) continue;
    const computed = hashOf(document);
    if (computed !== hash) return `/documents/${index}/hash: its content does not match (it is ${computed})`;
  }
  return undefined;
}

function hashOf(document: HashedDocument): string {
  try {
    return storedForm(document).hash;
  } catch (error) {
    return messageOf(error);
  }
}

interface ComputedAgain {
  readonly payout: PayoutResult;
  readonly explanation: Explanation;
  /** What of the inputs was looked at. */
  readonly taken: TakenInput;
}

async function computedAgain(receipt: GivenReceipt): Promise<ComputedAgain | { readonly problem: string }> {
  const period = parsePeriod(receipt.inputs.period);
  if (!period) return { problem: `/inputs/period: there is no period ${receipt.inputs.period}` };
  try {
    const ruleSet = receiptRules(receipt);
    if ('problem' in ruleSet) return ruleSet;
    const computed = await computePayoutByReference(replayInput(receipt.inputs, period, ruleSet));
    // The trace is made when it is asked for: what fails then, is to fail here.
    return { payout: computed, explanation: computed.explanation, taken: takenOf(receipt.inputs, period, ruleSet) };
  } catch (error) {
    return { problem: `/inputs: nothing can be computed from them: ${messageOf(error)}` };
  }
}

/** What is looked at when a payout is computed and explained, as it was when the receipt was written. */
function takenOf(inputs: TakenInput, period: Period, ruleSet: RuleSet): TakenInput {
  const recorded = recordInput(replayInput(inputs, period, ruleSet));
  const { explanation } = computePayout(recorded.input);
  return { ...recorded.taken(), period: explanation.period.code };
}

function inputsProblem({ inputs }: GivenReceipt, taken: TakenInput): string | undefined {
  const where = firstDifference(inputs, taken, '/inputs');
  return where === undefined ? undefined : `${where}: nothing that is computed looks at it so`;
}

function evidenceProblem({ evidence }: GivenReceipt, computed: PayoutResult): string | undefined {
  const again = payoutEvidence(computed);
  if (again === evidence) return undefined;
  const where = firstDifference(parsedOrText(evidence), parsedOrText(again)) ?? 'only in its bytes';
  return `/evidence: what is computed again differs at ${where}`;
}

function explanationProblem({ format, explanation }: GivenReceipt, computed: Explanation): string | undefined {
  // Through text and back: what is left out of JSON is no difference.
  const again = JSON.parse(canonicalJson(computed as unknown as Canonical)) as unknown;
  const where = firstDifference(format === FIRST_FORMAT ? withoutGains(explanation) : explanation, again);
  return where === undefined ? undefined : `/explanation: what is computed again differs at ${where}`;
}

/** Explanations in receipts of the first format once said what would have paid the most; it is no part of what was hashed, and told beside them since. */
function withoutGains(explanation: Explanation): unknown {
  const lines = explanation.lines.map((line) => {
    if (!line.scorecard || !('mostToGain' in line.scorecard)) return line;
    const { mostToGain: _, ...scorecard } = line.scorecard;
    return { ...line, scorecard };
  });
  return { ...explanation, lines };
}

/** A share of a pool is the claim × fund ÷ total of all members, give or take the step left over by rounding. */
function shareProblem({ lines }: PayoutResult): string | undefined {
  for (const [index, { scored }] of lines.entries()) {
    const pool = scored?.pool;
    if (!pool) continue;
    const claim = scored.unrounded.greater(Exact.ZERO);
    const step = exact(scored.context.variant.document.payout.round.to);
    const off = pool.amount.minus(claim.times(pool.slope)).absolute();
    if (!off.isLessThan(step) || !pool.amount.isMultipleOf(step) || pool.amount.isGreaterThan(pool.fund))
      return `/inputs/given/pools: line ${index + 1} has another share than its claim of ${claim.toText()} gives`;
    if (claim.isGreaterThan(pool.total))
      return `/inputs/given/pools: line ${index + 1} claims more than all members together`;
  }
  return undefined;
}

function hashesProblem({ evidence, evidenceHash, leaf }: GivenReceipt): string | undefined {
  if (sha256(evidence) !== evidenceHash) return '/evidenceHash: it is not that of the evidence';
  return leafHash(evidence) === leaf.hash ? undefined : '/leaf/hash: it is not that of the evidence';
}

function inclusionProblem({ leaf, proof, run }: GivenReceipt): string | undefined {
  const root = rootByProof(leaf.hash, leaf.index, run.payouts, proof);
  if (root === undefined) return `/proof: it has not the length for leaf ${leaf.index} of ${run.payouts}`;
  return root === run.root ? undefined : `/proof: it leads to the root ${root}, and the receipt names ${run.root}`;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
