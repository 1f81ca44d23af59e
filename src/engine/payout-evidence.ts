import { canonicalJson, type Canonical } from './canonical.js';
import { currencyDecimals } from './currency.js';
import type { Exact } from './exact.js';
import type { Hold } from './explanation.js';
import type { PayoutLineResult, PayoutResult } from './payout-result.js';
import { ENGINE_VERSION } from './payout.js';
import type { ScoredComponent } from './score.js';
import type { Weighing } from './weighing.js';

export const EVIDENCE_FORMAT = 'cxpay-payout/2';

/** What lists show of a payout's evidence; everything else in it is there to be compared. */
export interface ReadEvidence {
  readonly format: string;
  readonly employee: { readonly code: string; readonly name: string };
  readonly holds: readonly Hold[];
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
  const { input, currency, status, holds } = payout;
  const { code, name } = input.employee;
  return (
    `{"amount":"${payout.amount.toFixedText(currencyDecimals(currency))}","currency":"${currency}",` +
    `"employee":{"code":${text(code)},"name":${text(name)}},"engine":"${ENGINE_VERSION}","format":"${EVIDENCE_FORMAT}",` +
    `"holds":${holds.length === 0 ? '[]' : canonicalJson(holds)},` +
    `"lines":[${payout.lines.map(lineEvidence).join(',')}],` +
    `"period":"${input.period.code}","ruleSet":"${input.ruleSet.hash}","status":"${status}"}`
  );
}

/** Printable ASCII but for the quotation mark and the backslash stands for itself. */
const PLAIN = /^[ !#-[\]-~]*$/;
const text = (value: string): string => (PLAIN.test(value) ? `"${value}"` : canonicalJson(value));
const flags = (all: readonly boolean[]): string => {
  let written = '"';
  for (const flag of all) written += flag ? '1' : '0';
  return `${written}"`;
};

function lineEvidence({ setting, eligible, plan, scored, amount }: PayoutLineResult): string {
  const { assignment, days } = setting;
  const { role, department, from, to, targetBonus } = assignment;
  const assigned =
    `"department":${text(department)},"eligible":${flags(eligible)},` +
    (scored ? `"fired":${flags(scored.firedFlags)},` : '') +
    `"from":"${from}",`;
  const computed = scored ? lineOfScored(scored) : { components: '', score: '' };
  return (
    `{"amount":"${amount.toText()}",${computed.components}"days":["${days.from}","${days.to}"],${assigned}` +
    `"plan":${plan ? `"${plan.hash}"` : 'null'},"role":${text(role)},${computed.score}` +
    `"targetBonus":${text(targetBonus)},"to":${to === null ? 'null' : `"${to}"`}}`
  );
}

type Scored = NonNullable<PayoutLineResult['scored']>;

function lineOfScored(scored: Scored) {
  const { score } = scored;
  const weights = weightTexts(score.weighing, score.effective);
  let components = '';
  for (const [i, component] of score.components.entries())
    components += `${i === 0 ? '' : ','}${componentEvidence(component, weights[i] ?? 'null')}`;
  return {
    components: `"components":[${components}],`,
    score:
      `"score":${score.score ? `"${score.score.toText()}"` : 'null'},${settings(scored)}` +
      `"target":"${scored.base.prorated.toText()}",`,
  };
}

/** What only some plans have: parameters, a split, a pool, incidents. */
function settings({ context, parts, pool, incidentCost }: Scored): string {
  const { parameters } = context.variant;
  const held: Record<string, Canonical> = {
    ...(parameters.length > 0 && { parameters: parameters.map(({ value }) => value) }),
    ...(parts.length > 0 && { parts: partTexts(context.variant.document.payout.split ?? [], parts) }),
    ...(pool && { pool: [pool.fund.toText(), pool.members, pool.total.toText()] }),
    ...(!incidentCost.isZero() && { incidents: incidentCost.toText() }),
  };
  return Object.keys(held).length === 0 ? '' : `"settings":${canonicalJson(held)},`;
}

/** Each part's id and amount. */
const partTexts = (split: readonly { readonly id: string }[], parts: readonly Exact[]): [string, string][] =>
  split.map(({ id }, i) => [id, parts[i]?.toText() ?? '0']);

/** Value, attainment, share of the plan, and the rows read; of one that did not count its status and why. */
function componentEvidence({ found, value, attainment, status }: ScoredComponent, weight: string): string {
  if (status.kind !== 'counted')
    return `["${status.kind}","${status.reason.code}",${attainment ? weight : 'null'},"${rowsOf(found)}"]`;
  return `[${value ? `"${valueText(found, value)}"` : 'null'},"${attainment?.toText() ?? ''}",${weight},"${rowsOf(found)}"]`;
}

/** A single figure's value is written as it was reported, which is canonical already. */
function valueText(found: ScoredComponent['found'], value: Exact): string {
  const [only, ...others] = found?.reading.used ?? [];
  const outcome = found?.reading.outcome;
  const isReported = only?.value != null && others.length === 0 && outcome?.kind === 'figure';
  return isReported && only.numerator === null && only.value.length <= 14 ? only.value : value.toText();
}

function rowsOf(found: ScoredComponent['found']): string {
  let rows = '';
  for (const { batch, row } of found?.reading.used ?? []) rows += `${rows === '' ? '' : ','}${batch}:${row}`;
  return rows;
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
