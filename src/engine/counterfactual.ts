/**
 * What other figures would have paid, by exact inversion of the curve and by computing the payout again: never by a linear guess,
 * so that a gate, cap or rounding that swallows a gain is told. It is derived from a payout and no part of its evidence.
 */
import { curvePlaces, type Place } from './counterfactual-places.js';
import { withFigure } from './counterfactual-input.js';
import { currencyDecimals } from './currency.js';
import { Exact } from './exact.js';
import type { PayoutStep } from './explanation.js';
import { fractionText } from './fraction-text.js';
import { poolMember } from './line.js';
import { mostToGain, type MostToGain } from './most-to-gain.js';
import { computePayout } from './payout.js';
import type { PayoutInput } from './payout-input.js';
import type { PayoutLineResult, PayoutResult } from './payout-result.js';
import type { ScoredComponent } from './score.js';

/** One figure that was not measured, and what it would have paid. Values are written by `fractionText`, amounts as on a payslip. */
export interface WouldPay {
  readonly value: string;
  /** Is the value itself just outside, so that it takes a little more? */
  readonly open: boolean;
  /** What the whole payout would have come to, what is settled of earlier periods as it was. */
  readonly amount: string;
  /** The difference to what was paid; negative where it would have paid less. */
  readonly gain: string;
  /** What kept it from paying more; where it pays nothing more there always is something. */
  readonly limitedBy: LimitedBy | null;
}

export type LimitedBy =
  /** The curve is flat there; the plan's cap or floor; too little to change a rounded amount. */
  | { readonly kind: 'curve' | 'cap' | 'floor' | 'rounding' }
  /** A rule that gates or caps. */
  | { readonly kind: 'rule'; readonly rule: string };

export interface ComponentCounterfactual {
  /** Which line of the payout, from 1; of a figure that decides several the first. */
  readonly line: number;
  readonly component: string;
  readonly indicator: string;
  /** As it was measured. */
  readonly value: string;
  /** How much one more unit is, in the indicator's own terms: `0.01` for a percentage point; negative where less is better. */
  readonly unit: string | null;
  /** One more unit the better way; `null` where there is no better way, or the indicator's range ends. */
  readonly oneMore: WouldPay | null;
  /** The next value at which the curve jumps up. */
  readonly next: WouldPay | null;
  /** The least demanding value that attains 1; `null` where it is attained, or cannot be told. */
  readonly target: WouldPay | null;
  /** Where it is on target, the least demanding value that attains the most there is. */
  readonly best: WouldPay | null;
}

export interface Counterfactuals {
  readonly components: readonly ComponentCounterfactual[];
  /** Of each line the component whose next step would have paid the most; none where nothing would have paid more. */
  readonly mostToGain: readonly MostToGain[];
  /** Of the components below their target the one that cost the most, all else as it was. */
  readonly costMost: { readonly line: number; readonly component: string; readonly cost: string } | null;
}

/** What one more unit, the next band and the target of each component would have paid, and which component cost the most. */
export function counterfactuals(payout: PayoutResult): Counterfactuals {
  const seen = new Set<string>();
  const components = payout.lines.flatMap((line, i) =>
    (line.scored?.score.components ?? []).flatMap((scored) => {
      const { indicator } = scored.component;
      const key = JSON.stringify([line.plan?.hash, scored.component.document.id, scored.found?.subject]);
      if (!indicator || scored.status.kind !== 'counted' || !scored.found || seen.has(key)) return [];
      seen.add(key);
      const found = ofComponent(payout, line, i, scored);
      return found ? [found] : [];
    }),
  );
  return { components, mostToGain: mostToGain(components), costMost: costMost(components) };
}

function ofComponent(
  payout: PayoutResult,
  line: PayoutLineResult,
  index: number,
  scored: ScoredComponent,
): ComponentCounterfactual | undefined {
  const places = curvePlaces(scored);
  if (!places) return undefined;
  const wouldPay = (place: Place | undefined): WouldPay | null => (place ? paidAt(payout, index, scored, place) : null);
  return {
    line: index + 1,
    component: scored.component.document.id,
    indicator: scored.component.indicator?.code ?? '',
    value: fractionText(places.measured),
    unit: places.unit ? fractionText(places.unit) : null,
    oneMore: wouldPay(places.oneMore),
    next: wouldPay(places.next),
    target: wouldPay(places.target),
    best: wouldPay(places.best),
  };
}

function paidAt(
  { input, amount, earned, currency, lines }: PayoutResult,
  index: number,
  scored: ScoredComponent,
  place: Place,
): WouldPay {
  const changed = computePayout(changedInput(input, scored, place.at));
  const gain = Exact.sum(changed.lines.map(amountOfLine(changed))).minus(earned);
  const decimals = currencyDecimals(currency);
  return {
    value: fractionText(place.value),
    open: place.open,
    amount: amount.plus(gain).toFixedText(decimals),
    gain: gain.toFixedText(decimals),
    limitedBy: limit(lines[index], changed, index, scored, gain),
  };
}

/** The input with the figure of one component, wherever it is read, at another value. */
export const changedInput = (input: PayoutInput, { found, component }: ScoredComponent, value: Exact): PayoutInput =>
  withFigure(input, { subject: found?.subject ?? '', indicator: component.indicator?.code ?? '', value });

/** A share of a pool moves with the claim, and the other members' shares with it. */
const amountOfLine =
  ({ input }: PayoutResult) =>
  ({ setting, scored, amount }: PayoutLineResult): Exact => {
    const member = scored?.pool && poolMember(setting, scored);
    if (!member) return amount;
    const { employee, ordinal } = member.member;
    return input.population?.pools.shareIf(member.key, employee, ordinal, scored.unrounded)?.amount ?? amount;
  };

/** What kept a better figure from paying, or from paying more. */
function limit(
  before: PayoutLineResult | undefined,
  changed: PayoutResult,
  index: number,
  { component }: ScoredComponent,
  gain: Exact,
): LimitedBy | null {
  const paysMore = gain.isGreaterThan(Exact.ZERO);
  const after = changed.lines[index];
  const attained = (line: PayoutLineResult | undefined) =>
    line?.scored?.score.components[component.index]?.attainment ?? Exact.ZERO;
  if (!attained(after).isGreaterThan(attained(before))) return paysMore ? null : { kind: 'curve' };
  for (const step of stepsBackwards(changed, index)) {
    if (step.step === 'rule' && (step.effect === 'gate' || step.effect === 'cap'))
      return { kind: 'rule', rule: step.rule ?? '' };
    if (step.step === 'cap') return { kind: 'cap' };
    if (!paysMore && step.step === 'floor') return { kind: 'floor' };
  }
  return paysMore ? null : { kind: 'rounding' };
}

/** The steps that changed the amount, the last first. */
const stepsBackwards = (payout: PayoutResult, line: number): readonly PayoutStep[] =>
  (payout.explanation.lines[line]?.scorecard?.steps ?? [])
    .filter(({ step, before, after }) => step !== 'score' && before !== after)
    .reverse();

function costMost(components: readonly ComponentCounterfactual[]): Counterfactuals['costMost'] {
  let most: Counterfactuals['costMost'] = null;
  for (const { line, component, target } of components) {
    const cost = target && Exact.parse(target.gain);
    if (!cost?.isGreaterThan((most && Exact.parse(most.cost)) ?? Exact.ZERO)) continue;
    most = { line, component, cost: target?.gain ?? '0' };
  }
  return most;
}
