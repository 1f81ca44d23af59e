/**
 * Why somebody is paid another amount than before, in money: the change split into what was measured, weights, targets, rules,
 * proration and roster, adding up to the last minor unit. See `docs/decisions/0016-the-bridge-averages-over-orders.md`.
 */
import { canonicalJson } from '../canonical.js';
import { currencyDecimals } from '../currency.js';
import { Exact } from '../exact.js';
import { indicatorNeeds } from '../figure.js';
import { lineFigures } from '../line-figures.js';
import { poolMember } from '../line.js';
import { computePayout } from '../payout.js';
import type { PayoutInput } from '../payout-input.js';
import type { PayoutResult } from '../payout-result.js';
import type { Population } from '../population.js';
import { componentsOf, indicatorsIn } from '../plan-reading.js';
import { assignmentsServed, hybridInput, type Pair, type Sides } from './hybrid-input.js';
import { HybridRules, type Later, type RulePart } from './hybrid-rules.js';
import type { Others, OthersCause } from './others.js';
import { inWholeSteps, shapley } from './shapley.js';

export const EFFECT_KINDS = ['metric', 'weight', 'target', 'rule', 'proration', 'roster', 'retro'] as const;
export type EffectKind = (typeof EFFECT_KINDS)[number];

/** What one cause did to a payout. */
export interface BridgeEffect {
  readonly kind: EffectKind;
  /** Of a metric effect: what was measured; `null` for what others did (peers, pools, incidents). */
  readonly indicator?: string | null;
  /** Signed, exact; a whole number of minor units. */
  readonly amount: Exact;
}

/** More changes than these are not taken in every order: those beyond count as one with the last. */
const MOST_PLAYERS = 12;

interface Player {
  readonly kind: EffectKind;
  readonly indicator?: string | null;
  /** The parts that change with it. */
  readonly changes: readonly (
    RulePart | 'proration' | 'roster' | { readonly metric: string } | { readonly others: OthersCause | 'all' }
  )[];
}

/**
 * Splits the change between two payouts of one person into effects; effects of nothing are left out. Somebody who was not in service
 * on one side has their whole pay there as an effect of the roster. What others did is told by its cause where `others` knows that, and
 * is a metric effect of no indicator where it does not: two months differ in everything.
 */
export function bridge(
  before: PayoutInput | undefined,
  after: PayoutInput | undefined,
  rules: HybridRules,
  others?: Others,
): readonly BridgeEffect[] {
  return [...earnedEffects(before, after, rules, others), ...retroEffect(before, after)];
}

/** What is paid or recovered of earlier periods on either side. */
function retroEffect(before: PayoutInput | undefined, after: PayoutInput | undefined): BridgeEffect[] {
  if (!before?.adjustments && !after?.adjustments) return [];
  const settled = (input: PayoutInput | undefined): Exact => {
    if (!input?.adjustments) return Exact.ZERO;
    const { amount, earned } = computePayout(input);
    return amount.minus(earned);
  };
  const amount = settled(after).minus(settled(before));
  return amount.isZero() ? [] : [{ kind: 'retro', amount }];
}

function earnedEffects(
  before: PayoutInput | undefined,
  after: PayoutInput | undefined,
  rules: HybridRules,
  others: Others | undefined,
): readonly BridgeEffect[] {
  if (!before || !after) {
    const amount = paid(after).minus(paid(before));
    return amount.isZero() ? [] : [{ kind: 'roster', amount }];
  }
  const pair = { before, after };
  const players = playersOf(pair, rules, others);
  const parts = shapley(players.length, (made) => paidWith(pair, { rules, others }, players, made));
  const step = Exact.fromScaledInteger(1n, currencyDecimals(after.employee.currency));
  return inWholeSteps(parts, step).flatMap((amount, i): BridgeEffect[] => {
    const { kind, indicator } = players[i] as Player;
    return amount.isZero() ? [] : [{ kind, ...(indicator !== undefined && { indicator }), amount }];
  });
}

const paid = (input: PayoutInput | undefined): Exact => (input ? computePayout(input).earned : Exact.ZERO);

/** The payout with some of the changes made; none and all of them are the two payouts themselves. */
function paidWith(
  pair: Pair,
  { rules, others }: { readonly rules: HybridRules; readonly others: Others | undefined },
  players: readonly Player[],
  made: number,
): Exact {
  if (made === 0) return paid(pair.before);
  if (made === 2 ** players.length - 1) return paid(pair.after);
  const changed = players.filter((_, i) => made & (2 ** i)).flatMap(({ changes }) => changes);
  const has = (part: (typeof changed)[number]) => changed.includes(part);
  const metrics = new Set(
    changed.flatMap((part) => (typeof part === 'object' && 'metric' in part ? [part.metric] : [])),
  );
  const later: Later = { weight: has('weight'), target: has('target'), rule: has('rule') };
  const ruleSet = rules.of(later);
  if (!ruleSet) throw new Error('rules that do not go together were not changed at once');
  const sides: Sides = {
    metric: (indicator) => metrics.has(indicator),
    population: populationWith(pair, others, changed),
    proration: has('proration'),
    roster: has('roster'),
    calendar: later.rule,
  };
  return withPools(computePayout(hybridInput(pair, sides, ruleSet)));
}

function populationWith(
  { before, after }: Pair,
  others: Others | undefined,
  changed: Player['changes'],
): Population | undefined {
  const causes = changed.flatMap((part) => (typeof part === 'object' && 'others' in part ? [part.others] : []));
  if (!others) return (causes.length > 0 ? after : before).population;
  return others.of(new Set(causes.filter((cause) => cause !== 'all')));
}

/** In a pool one's share moves with one's claim, and nobody else's claim does. */
function withPools({ input, lines }: PayoutResult): Exact {
  return Exact.sum(
    lines.map(({ setting, scored, amount }) => {
      const member = scored?.pool && poolMember(setting, scored);
      if (!member) return amount;
      const { employee, ordinal } = member.member;
      return input.population?.pools.shareIf(member.key, employee, ordinal, scored.unrounded)?.amount ?? amount;
    }),
  );
}

/** What has changed between the two, in a fixed order; each is something that the effect of can be told. */
function playersOf(pair: Pair, rules: HybridRules, others: Others | undefined): readonly Player[] {
  const metrics = changedIndicators(pair).map((indicator): Player => ({
    kind: 'metric',
    indicator,
    changes: [{ metric: indicator }],
  }));
  const players = [...metrics, ...othersPlayers(pair, others), ...rulePlayers(pair, rules), ...rosterPlayers(pair)];
  return players.length <= MOST_PLAYERS ? players : joined(players);
}

function othersPlayers({ before, after }: Pair, others: Others | undefined): readonly Player[] {
  if (!before.population && !after.population) return [];
  if (!others) return [{ kind: 'metric', indicator: null, changes: [{ others: 'all' }] }];
  return others.changed.map((cause) => ({
    kind: cause,
    ...(cause === 'metric' && { indicator: null }),
    changes: [{ others: cause }],
  }));
}

function joined(players: readonly Player[]): readonly Player[] {
  const extra = players.length - MOST_PLAYERS + 1;
  const one: Player = {
    kind: 'metric',
    indicator: null,
    changes: players.slice(0, extra).flatMap(({ changes }) => changes),
  };
  return [one, ...players.slice(extra)];
}

/** Another month is another calendar: rules may look at it. */
function rulePlayers({ before, after }: Pair, { changed, isDivisible }: HybridRules): readonly Player[] {
  const parts = new Set<RulePart>(changed);
  if (before.period.code !== after.period.code) parts.add('rule');
  if (!isDivisible) return [{ kind: 'rule', changes: [...parts] }];
  return (['weight', 'target', 'rule'] as const)
    .filter((part) => parts.has(part))
    .map((part): Player => ({ kind: part, changes: [part] }));
}

/** Days and posts change apart only where each assignment has one that it corresponds to. */
function rosterPlayers(pair: Pair): readonly Player[] {
  const { before, after } = pair;
  const [earlier, later] = [assignmentsServed(before), assignmentsServed(after)];
  if (earlier.length !== later.length) return [{ kind: 'roster', changes: ['roster', 'proration'] }];
  const players: Player[] = [];
  if (daysText(before) !== daysText(after)) players.push({ kind: 'proration', changes: ['proration'] });
  if (rosterText(before) !== rosterText(after)) players.push({ kind: 'roster', changes: ['roster'] });
  return players;
}

/** Is the person in the same post, on the same days, with the same pay and attributes? */
export const isSameRoster = (before: PayoutInput, after: PayoutInput): boolean =>
  daysText(before) === daysText(after) && rosterText(before) === rosterText(after);

const daysText = (input: PayoutInput): string => {
  const { period, employee } = input;
  const days = assignmentsServed(input).map(({ from, to }) => [
    from > period.from ? from : '',
    to && to < period.to ? to : '',
  ]);
  return JSON.stringify([period.days, days, employee.hired, employee.left]);
};

const rosterText = (input: PayoutInput): string => {
  const { salary, attributes, currency } = input.employee;
  const posts = assignmentsServed(input).map(({ role, department, departments, targetBonus }) => [
    role,
    department,
    departments,
    targetBonus,
  ]);
  return canonicalJson([posts, salary?.toText(30) ?? null, attributes, currency]);
};

/** The indicators that plans of either side read and that came out otherwise, in order of code. */
function changedIndicators({ before, after }: Pair): readonly string[] {
  const codes = new Set([before, after].flatMap(indicatorsRead));
  return [...codes]
    .sort()
    .filter((code) => readingText(before, code, [before, after]) !== readingText(after, code, [before, after]));
}

function indicatorsRead(input: PayoutInput): readonly string[] {
  return computePayout(input).lines.flatMap(({ plan }) => {
    if (!plan) return [];
    const own = componentsOf(plan.document).flatMap(({ indicator, attainment }) => [
      ...(indicator === undefined ? [] : [indicator]),
      ...indicatorsIn(attainment),
    ]);
    return [...own, ...plan.ruleIndicators];
  });
}

/** What the observations of one side say of an indicator, for the posts of both. */
function readingText(
  { observations, period, employee, ruleSet }: PayoutInput,
  code: string,
  posts: readonly PayoutInput[],
): string {
  const indicator = ruleSet.indicators.get(code);
  if (!indicator) return '';
  const readings = posts.flatMap(assignmentsServed).map((assignment) => {
    const { subject, reading } = lineFigures({ observations, period, employee, ruleSet }, assignment).find(
      indicator,
      indicatorNeeds(indicator),
    );
    const { outcome, used } = reading;
    const figures = used.map(({ value, numerator, denominator, sample, source, baseline }) => [
      value,
      numerator,
      denominator,
      sample,
      source,
      baseline ?? null,
    ]);
    return [subject ?? null, outcome.kind, figures, earlierText(observations, subject, code, ruleSet, period.code)];
  });
  return canonicalJson(readings);
}

/** Figures of earlier months that it may be compared with. */
function earlierText(
  observations: PayoutInput['observations'],
  subject: string | undefined,
  code: string,
  ruleSet: PayoutInput['ruleSet'],
  period: string,
) {
  const [kind, of] = subject?.split(/:(.*)/s) ?? [];
  if ((kind !== 'employee' && kind !== 'department') || of === undefined) return [];
  return ruleSet
    .earlierPeriods(period)
    .map((earlier) =>
      observations(kind, of, code, earlier).map(({ value, numerator, denominator }) => [value, numerator, denominator]),
    );
}
