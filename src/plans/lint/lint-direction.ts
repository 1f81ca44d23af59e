/** Payouts that fall though an indicator gets better: through rules, since no curve may fall. */
import type { AdjustmentRule, Direction } from '../../engine/documents.js';
import type { Stretch } from '../../engine/curve/stretch.js';
import { jumps } from '../../engine/curve/jumps.js';
import { Exact, exact } from '../../engine/exact.js';
import { comparisonsIn } from '../../engine/named-conditions.js';
import { phrase, type Phrase, sentences } from '../../engine/phrase.js';
import type { CompiledComponent } from '../../engine/plan.js';
import { settingOf } from '../check/curve-input-setting.js';
import { DIRECTIONS } from '../check/curve-setting.js';
import { figure } from '../check/words.js';
import { factKey } from './comparison-meaning.js';
import { search, type Facts } from './condition-search.js';
import type { FactState } from './fact-state.js';
import { indicatorRange } from './fact-domains.js';
import { shareOf, type PlacedRule, type PlanSetting } from './plan-setting.js';
import { isProvable } from './provable.js';

/** What gets better: a fact, what people call it, and which way better lies. */
interface Subject {
  readonly key: string;
  readonly name: string;
  readonly better: Exclude<Direction, 'within'>;
  readonly show: (value: Exact) => string;
  /** Place of the component whose attainment grows with it; `undefined` where the plan does not score it. */
  readonly component: number | undefined;
}

/** Reports rules through which pay falls as an indicator, or an attainment, of the plan gets better. */
export function lintDirection(setting: PlanSetting): void {
  for (const placed of setting.rules)
    for (const subject of subjectsOf(placed.rule, setting)) if (lintSubject(placed, subject, setting)) break;
}

function lintSubject(placed: PlacedRule, subject: Subject, setting: PlanSetting): boolean {
  const { rule, path } = placed;
  const change = takesAway(rule) ? 'begins' : gives(rule) ? 'ends' : undefined;
  if (!change) return false;
  const passed = passedBy(rule, subject, change, setting);
  if (!passed || !canFall(rule, subject, passed, setting)) return false;
  const [edge, better] = [subject.show(passed.edge), DIRECTIONS[subject.better]];
  const named = phrase`the rule "${{ rule: rule.name }}" (${{ effect: effectOf(rule) }})`;
  const what =
    change === 'begins'
      ? phrase`${{ named }} begins to fire as it passes ${{ edge }}, and ${{ better }} is better`
      : phrase`${{ named }} no longer fires once it passes ${{ edge }}, and ${{ better }} is better`;
  const message = phrase`Pay can fall though "${{ subject: subject.name }}" gets better: ${{ what }}.`;
  const advice = phrase`Turn the comparison round if it is mistaken. If it is meant: up to there somebody earns more by being worse.`;
  setting.report.warning('pay-falls', path, sentences(message, setting.note(placed.written)), advice);
  return true;
}

const takesAway = ({ event }: AdjustmentRule): boolean =>
  event.type === 'gate' ||
  event.type === 'cap' ||
  (event.type === 'multiply' && exact(event.params.by).isLessThan(Exact.ONE)) ||
  (event.type === 'add' && moneyOf(event.params).isNegative());

/** A floor protects those who are worse: that it ends is what it is for. */
const gives = ({ event }: AdjustmentRule): boolean =>
  (event.type === 'multiply' && exact(event.params.by).isGreaterThan(Exact.ONE)) ||
  (event.type === 'add' && moneyOf(event.params).isGreaterThan(Exact.ZERO));

const moneyOf = ({ share, amount }: { readonly share?: string; readonly amount?: string }): Exact =>
  exact(share ?? amount ?? '0');

function effectOf({ event }: AdjustmentRule): Phrase {
  if (event.type === 'multiply') return phrase`multiply by ${{ by: event.params.by }}`;
  const { share, amount } = event.params as { readonly share?: string; readonly amount?: string };
  const by = share ?? amount;
  const what = EFFECTS[event.type];
  return by === undefined ? what : phrase`${{ what }} ${{ by }}`;
}

const EFFECTS: Readonly<Record<AdjustmentRule['event']['type'], Phrase>> = {
  add: phrase`add`,
  cap: phrase`cap`,
  floor: phrase`floor`,
  gate: phrase`gate`,
  hold: phrase`hold`,
  multiply: phrase`multiply`,
};

/** What a rule looks at that has a better side: values of indicators, scored or not, and attainments. */
function subjectsOf({ conditions }: AdjustmentRule, setting: PlanSetting): readonly Subject[] {
  const { variant, words } = setting;
  const subjects = comparisonsIn(conditions, words.named).flatMap(({ fact, params = {} }): Subject[] => {
    const key = factKey(fact, params);
    if (fact === 'attainment') {
      const component = variant.places.componentById.get(params['component'] ?? '');
      return [{ key, name: params['component'] ?? '', better: 'higher', show: figure, component }];
    }
    const indicator = fact === 'value' ? words.indicators.get(params['indicator'] ?? '') : undefined;
    if (!indicator || indicator.better === 'within') return [];
    const { show } = settingOf(undefined, indicator, setting.catalogue);
    const component = variant.places.componentOfIndicator.get(indicator.code);
    return [{ key, name: indicator.code, better: indicator.better, show, component }];
  });
  return [...new Map(subjects.map((subject) => [subject.key, subject])).values()];
}

const WORSE = ' (worse)';

/** Where a rule begins (or ends) firing, and what else is so then. */
interface Passed {
  readonly edge: Exact;
  readonly facts: Facts;
}

/**
 * Where a rule begins (or ends) firing as the subject alone gets better, while no other rule takes anything away before or gives
 * anything after; `undefined` where that is not certain.
 */
function passedBy(
  rule: AdjustmentRule,
  { key, better }: Subject,
  change: 'begins' | 'ends',
  { domains, results, rules }: PlanSetting,
): Passed | undefined {
  let edge: Exact | undefined;
  const accept = (facts: Facts): boolean => {
    const [now, before] = [facts.get(key), facts.get(key + WORSE)];
    if (!now || !before) return false;
    const after = new Map([...facts].filter(([name]) => name !== key + WORSE));
    if (!isProvable(after, results) || !isProvable(new Map(after).set(key, before), results)) return false;
    edge = passing(now, before, better);
    return edge !== undefined;
  };
  const rename = (name: string): string => (name === key ? name + WORSE : name);
  const others = rules.map((other) => other.rule).filter((other) => other.name !== rule.name);
  const goals = [
    ...others.filter(takesAway).map(({ conditions }) => ({ condition: conditions, holds: false, rename })),
    ...others.filter(adds).map(({ conditions }) => ({ condition: conditions, holds: false })),
    { condition: rule.conditions, holds: change === 'begins' },
    { condition: rule.conditions, holds: change === 'ends', rename },
  ];
  const found = search(goals, domains, { allKnown: true, accept });
  return found.kind === 'found' && edge ? { edge, facts: found.facts } : undefined;
}

const adds = (rule: AdjustmentRule): boolean => gives(rule) || rule.event.type === 'floor';

/** The end, on the worse side, of the values after the change; there must be worse ones before it. */
function passing(now: FactState, before: FactState, better: Subject['better']): Exact | undefined {
  if (now.kind !== 'number' || before.kind !== 'number') return undefined;
  const isHigher = better === 'higher';
  const edges = now.among.flatMap((stretch) => (isHigher ? stretch.from : stretch.to)?.at ?? []);
  return edges.find((edge) => before.among.some((stretch) => reachesWorse(stretch, edge, isHigher)));
}

/** Does the stretch hold values worse than the edge? */
function reachesWorse({ from, to }: Stretch, edge: Exact, isHigher: boolean): boolean {
  if (isHigher) return !from || from.at.isLessThan(edge);
  return !to || to.at.isGreaterThan(edge);
}

/** Does what the rule takes outweigh what the component itself gains at the edge, at least where all else is at its best? */
function canFall({ event }: AdjustmentRule, subject: Subject, passed: Passed, setting: PlanSetting): boolean {
  const beside = payBeside(subject, passed, setting);
  if (!beside) return true;
  const { before, after } = beside;
  const { cap } = setting.variant.document.payout;
  const limited = (pay: Exact): Exact => (cap === undefined ? pay : pay.lesser(exact(cap)));
  if (event.type === 'gate') return before.isGreaterThan(Exact.ZERO);
  if (event.type === 'multiply') {
    const by = exact(event.params.by);
    const [worse, better] = by.isLessThan(Exact.ONE) ? [before, after.times(by)] : [before.times(by), after];
    return limited(better).isLessThan(limited(worse));
  }
  const { share } = event.params as { readonly share?: string };
  if (share === undefined) return true;
  if (event.type === 'cap') return exact(share).isLessThan(limited(before));
  return limited(after).isLessThan(limited(before.plus(exact(share).absolute())));
}

/** Pay on both sides of the edge with all other components at their best; `undefined` where it has no bounds. */
function payBeside({ key, component, better }: Subject, { edge, facts }: Passed, setting: PlanSetting) {
  const { components, variant } = setting;
  if (variant.isProduct || variant.hasOwnTargets) return undefined;
  let others = Exact.ZERO;
  for (const { component: each } of components) {
    if (each.index === component) continue;
    const greatest = bestOf(each, facts, setting);
    if (!greatest) return undefined;
    others = others.plus(greatest.times(shareOf(each, setting)));
  }
  const own = component === undefined ? undefined : variant.components[component];
  if (!own) return { before: others, after: others };
  const sides = attainmentsBeside(own, key, edge, better);
  if (!sides) return undefined;
  const share = shareOf(own, setting);
  return { before: sides.before.times(share).plus(others), after: sides.after.times(share).plus(others) };
}

/** The most a component comes to where these facts are so. */
function bestOf({ index, document }: CompiledComponent, facts: Facts, { ranges }: PlanSetting): Exact | undefined {
  const state = facts.get(factKey('attainment', { component: document.id }));
  return (state?.kind === 'number' ? state.among.at(-1)?.to?.at : undefined) ?? ranges.components[index]?.greatest;
}

function attainmentsBeside(
  { curve, document, indicator }: CompiledComponent,
  key: string,
  edge: Exact,
  better: Subject['better'],
) {
  if (key.startsWith('attainment ')) return { before: edge, after: edge };
  if (!curve.plain) return undefined;
  const jump = jumps(document.attainment, indicatorRange(indicator))?.find(({ at }) => at.equals(edge));
  if (!jump) return { before: curve.plain(edge), after: curve.plain(edge) };
  return better === 'higher' ? jump : { before: jump.after, after: jump.before };
}
