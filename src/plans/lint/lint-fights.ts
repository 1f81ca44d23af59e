/** Rules that fight: what one does another takes back, or never lets matter. */
import type { AdjustmentEvent } from '../../engine/documents.js';
import { Exact, exact } from '../../engine/exact.js';
import { bothOf, phrase, type Phrase, sentences } from '../../engine/phrase.js';
import { search } from './condition-search.js';
import { neverFires } from './lint-firing.js';
import type { PlacedRule, PlanSetting } from './plan-setting.js';
import { isProvable } from './provable.js';

/** Reports rules of a plan that have no effect beside others, or contradict each other. */
export function lintFights(setting: PlanSetting): void {
  const rules = setting.rules.filter(({ rule }) => !neverFires(rule, setting.domains));
  for (const [index, placed] of rules.entries()) {
    const later = rules.slice(index + 1);
    if (lintBesideGates(placed, rules, setting)) continue;
    if (lintBesidePlan(placed, later, setting)) continue;
    lintBesideLater(placed, later, setting);
  }
}

/** A gate pays nothing whatever else fires: a rule that fires only where one does never matters. */
function lintBesideGates(
  { rule, written, path }: PlacedRule,
  all: readonly PlacedRule[],
  setting: PlanSetting,
): boolean {
  const { type } = rule.event;
  if (type === 'gate' || type === 'hold') return false;
  const gate = all.find(
    (other) =>
      other.rule.event.type === 'gate' &&
      search(
        [
          { condition: rule.conditions, holds: true },
          { condition: other.rule.conditions, holds: false },
        ],
        setting.domains,
      ).kind === 'none',
  );
  if (!gate) return false;
  const message = sentences(
    phrase`The rule "${{ rule: rule.name }}" never changes a payout: wherever it fires the gate "${{ gate: gate.rule.name }}" fires, too, and a gate pays nothing whatever else fires.`,
    setting.note([written, gate.written]),
  );
  setting.report.warning('no-effect-beside-gate', path, message, phrase`Narrow the gate, or take this rule out.`);
  return true;
}

/** A cap or floor of a rule held against the plan's own. */
function lintBesidePlan(
  { rule, written, path }: PlacedRule,
  later: readonly PlacedRule[],
  setting: PlanSetting,
): boolean {
  const { type } = rule.event;
  const share = shareOfTarget(rule.event);
  if (!share || (type !== 'cap' && type !== 'floor')) return false;
  const { payout } = setting.variant.document;
  const [cap, floor] = [payout.cap, payout.floor].map((text) => (text === undefined ? undefined : exact(text)));
  const what = LIMITS[type];
  const name = phrase`The ${{ what }} of the rule "${{ rule: rule.name }}" (${{ limit: textOf(rule.event) }})`;
  const note = setting.note([written, setting.written.payout]);
  const isIdle =
    type === 'cap'
      ? cap && !share.isLessThan(cap) && !later.some(({ rule: { event } }) => lowers(event))
      : floor && !share.isGreaterThan(floor) && !later.some(({ rule: { event } }) => raises(event));
  if (isIdle) {
    const message = phrase`${{ name }} has no effect: the plan's own ${{ what }} (${{ own: payout[type] ?? '' }}) goes further already.`;
    const advice = phrase`Correct the share, or take the rule out.`;
    setting.report.warning('limit-without-effect', path, sentences(message, note), advice);
    return true;
  }
  const limit = type === 'cap' ? floor : cap;
  const isAgainst = limit && (type === 'cap' ? share.isLessThan(limit) : share.isGreaterThan(limit));
  if (!isAgainst) return false;
  const other = type === 'cap' ? 'floor' : 'cap';
  const against = LIMITS[other];
  const message = phrase`${{ name }} goes against the plan's own ${{ against }} (${{ own: payout[other] ?? '' }}), which comes after it and wins.`;
  const advice = phrase`Correct the share, or the plan's ${{ against }}.`;
  setting.report.warning('limits-contradict', path, sentences(message, note), advice);
  return true;
}

/** Of a cap below a floor that can fire together the later one wins. */
function lintBesideLater(
  { rule, written, path }: PlacedRule,
  later: readonly PlacedRule[],
  setting: PlanSetting,
): void {
  const { type } = rule.event;
  if (type !== 'cap' && type !== 'floor') return;
  const winners = later.filter(
    (other) => isFight(rule.event, other.rule.event) && canFireTogether(rule, other.rule, setting),
  );
  if (winners.length === 0) return;
  const what = type === 'cap' ? 'floor' : 'cap';
  const named = winners.map(({ rule: winner }) => placedLimit(winner));
  const others = phrase`${{ what: named.length > 1 ? LIMITS_IN_PLURAL[what] : LIMITS[what] }} ${{ limits: bothOf(named) }}`;
  const both = phrase`The ${{ type: LIMITS[type] }} ${{ rule: placedLimit(rule) }} and the ${{ others }}`;
  const message =
    type === 'cap'
      ? phrase`${{ both }} can fire together, and the floor lies above it: the floor comes later and wins.`
      : phrase`${{ both }} can fire together, and the cap lies below it: the cap comes later and wins.`;
  const note = setting.note([written, ...winners.map((winner) => winner.written)]);
  const advice = phrase`Say who is meant: let one of the two not fire where the other does, or give "${{ rule: rule.name }}" a lower priority if it is to have the last word.`;
  setting.report.warning('limits-contradict', path, sentences(message, note), advice);
}

const LIMITS = { cap: phrase`cap`, floor: phrase`floor` };
const LIMITS_IN_PLURAL = { cap: phrase`caps`, floor: phrase`floors` };
const placedLimit = ({ name, event }: PlacedRule['rule']): Phrase =>
  phrase`"${{ name }}" (${{ limit: textOf(event) }})`;

function isFight(event: AdjustmentEvent, later: AdjustmentEvent): boolean {
  const isPair = (event.type === 'cap' && later.type === 'floor') || (event.type === 'floor' && later.type === 'cap');
  if (!isPair) return false;
  const shares = [shareOfTarget(event), shareOfTarget(later)] as const;
  const amounts = [amountOf(event), amountOf(later)] as const;
  const [first, second] = shares[0] && shares[1] ? shares : amounts;
  if (!first || !second) return false;
  return event.type === 'cap' ? first.isLessThan(second) : first.isGreaterThan(second);
}

const canFireTogether = (a: PlacedRule['rule'], b: PlacedRule['rule'], { domains, results }: PlanSetting): boolean =>
  search(
    [
      { condition: a.conditions, holds: true },
      { condition: b.conditions, holds: true },
    ],
    domains,
    { accept: (facts) => isProvable(facts, results) },
  ).kind === 'found';

type Money = { readonly share?: string; readonly amount?: string };
const moneyOf = ({ params }: AdjustmentEvent): Money => params as Money;
const shareOfTarget = (event: AdjustmentEvent): Exact | undefined => parsed(moneyOf(event).share);
const amountOf = (event: AdjustmentEvent): Exact | undefined => parsed(moneyOf(event).amount);
const parsed = (text: string | undefined): Exact | undefined => (text === undefined ? undefined : exact(text));
const textOf = (event: AdjustmentEvent): string => moneyOf(event).share ?? moneyOf(event).amount ?? '';

/** Can what comes later make less of an amount that is not negative? */
function lowers(event: AdjustmentEvent): boolean {
  if (event.type === 'multiply') return exact(event.params.by).isLessThan(Exact.ONE);
  return event.type === 'add' && exact(textOf(event)).isNegative();
}

/** Can it make more of an amount? */
function raises(event: AdjustmentEvent): boolean {
  if (event.type === 'multiply') return !exact(event.params.by).equals(Exact.ONE);
  return event.type === 'add' && exact(textOf(event)).isGreaterThan(Exact.ZERO);
}
