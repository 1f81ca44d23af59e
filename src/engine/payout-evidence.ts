import { ByteWriter } from './byte-writer.js';
import { canonicalJson, type Canonical } from './canonical.js';
import { currencyDecimals } from './currency.js';
import type { Exact } from './exact.js';
import type { ObservedFigure } from './figure.js';
import type { Hold } from './explanation.js';
import type { PayoutLineResult, PayoutResult } from './payout-result.js';
import { ENGINE_VERSION } from './payout.js';
import { settledText, type SettledText } from './retro-adjustments.js';
import type { Score, ScoredComponent } from './score.js';
import type { Weighing } from './weighing.js';

export const EVIDENCE_FORMAT = 'cxpay-payout/2';

/** What lists show of a payout's evidence; everything else in it is there to be compared. */
export interface ReadEvidence {
  readonly format: string;
  readonly employee: { readonly code: string; readonly name: string };
  readonly holds: readonly Hold[];
  /** Only where there are adjustments of earlier periods. */
  readonly adjustments?: readonly SettledText[];
  readonly earned?: string;
  /** One for each assignment, in order. Parts only where the plan splits: id and amount. */
  readonly lines: readonly { readonly settings?: { readonly parts?: readonly (readonly [string, string])[] } }[];
}

/**
 * What is stored and hashed of a payout: everything that was measured, decided and computed, and by reference what is kept
 * elsewhere: the rule documents by their hash, observations by batch and row. The full explanation is a function of this, of them
 * and of the engine's version, so that it can be made again when somebody asks, and must come to the same evidence.
 *
 * The text is canonical JSON (RFC 8785): keys in order, decimals as text. Of each component it holds what was scored, attainment,
 * share of the plan, and the observations read; of rules a 0 or 1 each, in the order of their priority.
 */
export function payoutEvidence(payout: PayoutResult): string {
  const writer = new ByteWriter();
  writeEvidence(writer, payout);
  return writer.text();
}

/** Writes {@link payoutEvidence}, in UTF-8. */
export function writeEvidence(to: ByteWriter, payout: PayoutResult): void {
  const { input, currency, status, holds } = payout;
  const { code, name } = input.employee;
  const decimals = currencyDecimals(currency);
  to.ascii('{');
  if (payout.adjustments.length > 0) to.utf8(`"adjustments":${canonicalJson(payout.adjustments.map(settledText))},`);
  to.ascii('"amount":');
  to.quoted(payout.amount.toFixedText(decimals));
  to.ascii(',"currency":');
  to.quoted(currency);
  if (payout.adjustments.length > 0) to.ascii(`,"earned":"${payout.earned.toFixedText(decimals)}"`);
  to.ascii(',"employee":{"code":');
  to.quoted(code);
  to.ascii(',"name":');
  to.quoted(name);
  to.ascii(HEAD);
  to.utf8(holds.length === 0 ? '[]' : canonicalJson(holds));
  to.ascii(',"lines":[');
  for (const [i, line] of payout.lines.entries()) {
    if (i > 0) to.byte(COMMA);
    writeLine(to, line);
  }
  to.ascii('],"period":');
  to.quoted(input.period.code);
  to.ascii(',"ruleSet":');
  to.quoted(input.ruleSet.hash);
  to.ascii(',"status":');
  to.quoted(status);
  to.byte(CLOSING_BRACE);
}

const COMMA = 0x2c;
const COLON = 0x3a;
const QUOTATION_MARK = 0x22;
const ZERO = 0x30;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const CLOSING_BRACE = 0x7d;
const HEAD = `},"engine":"${ENGINE_VERSION}","format":"${EVIDENCE_FORMAT}","holds":`;

function writeLine(to: ByteWriter, { setting, eligible, plan, scored, amount }: PayoutLineResult): void {
  const { assignment, days } = setting;
  const { role, department, from, to: until, targetBonus } = assignment;
  to.ascii('{"amount":');
  to.decimal(amount);
  if (scored) writeComponents(to, scored.score);
  to.ascii(`,"days":["${days.from}","${days.to}"],"department":`);
  to.quoted(department);
  to.ascii(',"eligible":');
  writeFlags(to, eligible);
  if (scored) {
    to.ascii(',"fired":');
    writeFlags(to, scored.firedFlags);
  }
  to.ascii(',"from":');
  to.quoted(from);
  to.ascii(',"plan":');
  writeOptional(to, plan?.hash ?? null);
  to.ascii(',"role":');
  to.quoted(role);
  if (scored) writeScored(to, scored);
  to.ascii(',"targetBonus":');
  to.quoted(targetBonus);
  to.ascii(',"to":');
  writeOptional(to, until);
  to.byte(CLOSING_BRACE);
}

function writeOptional(to: ByteWriter, text: string | null): void {
  if (text === null) to.ascii('null');
  else to.quoted(text);
}

function writeFlags(to: ByteWriter, flags: readonly boolean[]): void {
  to.byte(QUOTATION_MARK);
  for (const flag of flags) to.byte(flag ? ZERO + 1 : ZERO);
  to.byte(QUOTATION_MARK);
}

type Scored = NonNullable<PayoutLineResult['scored']>;

function writeScored(to: ByteWriter, scored: Scored): void {
  const { score } = scored.score;
  to.ascii(',"score":');
  if (score) to.decimal(score);
  else to.ascii('null');
  const held = settings(scored);
  if (held !== undefined) to.utf8(`,"settings":${held}`);
  to.ascii(',"target":');
  to.decimal(scored.base.prorated);
}

/** What only some plans have: parameters, a split, a pool, incidents. */
function settings({ context, parts, pool, incidentCost }: Scored): string | undefined {
  const { parameters } = context.variant;
  if (parameters.length === 0 && parts.length === 0 && !pool && incidentCost.isZero()) return undefined;
  const held: Record<string, Canonical> = {
    ...(parameters.length > 0 && { parameters: parameters.map(({ value }) => value) }),
    ...(parts.length > 0 && { parts: partTexts(context.variant.document.payout.split ?? [], parts) }),
    ...(pool && { pool: [pool.fund.toText(), pool.members, pool.total.toText()] }),
    ...(!incidentCost.isZero() && { incidents: incidentCost.toText() }),
  };
  return canonicalJson(held);
}

/** Each part's id and amount. */
const partTexts = (split: readonly { readonly id: string }[], parts: readonly Exact[]): [string, string][] =>
  split.map(({ id }, i) => [id, parts[i]?.toText() ?? '0']);

function writeComponents(to: ByteWriter, { components, weighing, effective }: Score): void {
  const weights = weightTexts(weighing, effective);
  to.ascii(',"components":[');
  for (let i = 0; i < components.length; i += 1) {
    if (i > 0) to.byte(COMMA);
    writeComponent(to, components[i] as ScoredComponent, weights[i] ?? 'null');
  }
  to.byte(CLOSING_BRACKET);
}

/** Value, attainment, share of the plan, and the rows read; of one that did not count its status and why. */
function writeComponent(to: ByteWriter, { found, value, attainment, status }: ScoredComponent, weight: string): void {
  to.byte(OPENING_BRACKET);
  if (status.kind !== 'counted') to.ascii(`"${status.kind}","${status.reason.code}",${attainment ? weight : 'null'}`);
  else {
    writeValue(to, found, value);
    to.byte(COMMA);
    if (attainment) to.decimal(attainment);
    else to.ascii('""');
    to.byte(COMMA);
    to.ascii(weight);
  }
  to.byte(COMMA);
  writeRows(to, found?.reading.used ?? NO_ROWS);
  to.byte(CLOSING_BRACKET);
}

const NO_ROWS: readonly ObservedFigure[] = [];

/** A single figure's value is written as it was reported, which is canonical already. */
function writeValue(to: ByteWriter, found: ScoredComponent['found'], value: Exact | undefined): void {
  if (!value) {
    to.ascii('null');
    return;
  }
  const used = found?.reading.used;
  const only = used?.length === 1 ? used[0] : undefined;
  const isReported = only?.value != null && found?.reading.outcome.kind === 'figure';
  if (isReported && only.numerator === null && only.value.length <= 14) to.quoted(only.value);
  else to.decimal(value);
}

function writeRows(to: ByteWriter, rows: readonly ObservedFigure[]): void {
  to.byte(QUOTATION_MARK);
  for (let i = 0; i < rows.length; i += 1) {
    const { batch, row } = rows[i] as ObservedFigure;
    if (i > 0) to.byte(COMMA);
    to.whole(batch);
    to.byte(COLON);
    to.whole(row);
  }
  to.byte(QUOTATION_MARK);
}

const knownWeights = new WeakMap<Weighing, readonly string[]>();

/** Shares of the plan as text: mostly the same for everybody of whom the same is known. */
function weightTexts(weighing: Weighing, effective: readonly (Exact | undefined)[]): readonly string[] {
  const texts = () => effective.map((weight) => (weight ? `"${weight.toText()}"` : 'null'));
  if (effective !== weighing.effective) return texts();
  let known = knownWeights.get(weighing);
  if (!known) knownWeights.set(weighing, (known = texts()));
  return known;
}
