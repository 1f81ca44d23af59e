import type { PlanExample } from './documents.js';
import { Exact, exact } from './exact.js';
import { indicatorNeeds, type FigureNeeds, type ObservedFigure } from './figure.js';
import type { IncidentCharge } from './incidents.js';
import { poolMember } from './line.js';
import type { PayoutInput } from './payout-input.js';
import { computePayout } from './payout.js';
import { componentsOf } from './plan-reading.js';
import { Pools } from './pools.js';
import type { Population } from './population.js';
import { PopulationBuilder } from './population-builder.js';
import type { CompiledPlan, RuleSet } from './rule-set.js';
import { Trial, trialFigure, type TrialSubject } from './trial.js';

type Given = PlanExample['given'];

const PLENTY = '1000000';
const NOBODY = 'example';

/** A full period of one made-up employee on a plan, measured as an example says, among the others that it names. */
export function exampleInput(plan: CompiledPlan, ruleSet: RuleSet, given: Given): PayoutInput {
  const trial = new Trial(plan, ruleSet);
  const facts = given.facts ?? {};
  const salary = given.salary === undefined ? Exact.ZERO : exact(given.salary);
  const common = { facts, targetBonus: given.targetBonus, salary };
  const needsOf = (code: string) => needsIn(plan, ruleSet, code);
  const code = facts['employee'] ?? NOBODY;
  const input = trial.inputFor({ ...common, code, figures: (of) => figuresOf(given, of, needsOf(of)) });
  if (!ruleSet.needsPopulation) return input;
  const others = peersOf(given, common, needsOf).map((peer) => trial.inputFor(peer));
  return { ...input, population: populationOf(input, others, given) };
}

/** What is asked of an indicator's figures: by the first component that scores it, else by itself. */
function needsIn({ document }: CompiledPlan, { indicators }: RuleSet, code: string): FigureNeeds | undefined {
  const indicator = indicators.get(code);
  const component = componentsOf(document).find((each) => each.indicator === code);
  return indicator && indicatorNeeds(indicator, component);
}

const named = <T>(all: Readonly<Record<string, T>> | undefined, code: string): T | undefined =>
  all && Object.hasOwn(all, code) ? all[code] : undefined;

const canonical = (text: string): string => exact(text).toText(60);

function figuresOf(given: Given, code: string, needs: FigureNeeds | undefined): readonly ObservedFigure[] {
  if (!needs) return [];
  const value = named(given.values, code);
  const values = named(given.figures, code) ?? (value === undefined ? [] : [value]);
  const baseline = named(given.baselines, code);
  const common = {
    source: named(given.sources, code) ?? needs.sources?.[0] ?? NOBODY,
    sample: String(named(given.samples, code) ?? PLENTY),
    baseline: baseline === undefined ? null : canonical(baseline),
  };
  return values.map((text, row) => trialFigure({ ...common, value: canonical(text) }, row));
}

/** Others in the same peer groups: the first has the first value of each indicator, the second the second, and so on. */
function peersOf(
  { peers = {} }: Given,
  common: Pick<TrialSubject, 'facts' | 'targetBonus' | 'salary'>,
  needsOf: (code: string) => FigureNeeds | undefined,
): readonly TrialSubject[] {
  const most = Math.max(0, ...Object.values(peers).map(({ length }) => length));
  return Array.from({ length: most }, (_, place) => ({
    ...common,
    code: `peer-${place + 1}`,
    figures: (code) => {
      const value = named(peers, code)?.[place];
      const needs = needsOf(code);
      if (value === undefined || !needs) return [];
      const sample = needs.minimumSample === undefined ? PLENTY : String(needs.minimumSample);
      return [trialFigure({ source: needs.sources?.[0] ?? NOBODY, value: canonical(value), sample })];
    },
  }));
}

function populationOf(input: PayoutInput, peers: readonly PayoutInput[], given: Given): Population {
  const builder = new PopulationBuilder();
  for (const each of [input, ...peers]) builder.addFigures(each);
  // Of incidents an example says itself what they cost.
  const incidents = { charges: chargesOf(input, given), problems: [], inOtherCurrency: new Map() };
  const population = { ...builder.population(input), ...incidents };
  addPoolMembers(input, population, given);
  return population;
}

/** The member itself, and others who would have been paid so much, each in full on a target of that. */
function addPoolMembers(input: PayoutInput, population: Population, { others = [] }: Given): void {
  // Shares are worked out once, when first asked for, so the pools are filled before anybody asks them.
  const before = { ...input, population: { ...population, pools: new Pools() } };
  for (const { setting, scored } of computePayout(before).lines) {
    const own = scored && poolMember(setting, scored);
    const payout = scored?.context.variant.document.payout;
    if (!own || !payout?.pool) continue;
    const members = others.map((amount, i) => ({
      employee: `other-${i + 1}`,
      ordinal: 1,
      amount: exact(amount),
      target: exact(amount),
    }));
    for (const member of [own.member, ...members])
      population.pools.add(own.key, { pool: payout.pool, round: payout.round, fixed: own.fixed }, own.within, member);
  }
}

function chargesOf({ employee }: PayoutInput, { incidentLoss }: Given): Population['charges'] {
  if (incidentLoss === undefined) return new Map();
  const charged = exact(incidentLoss);
  const charge: IncidentCharge = {
    id: NOBODY,
    loss: charged,
    remediated: Exact.ZERO,
    to: `employee:${employee.code}`,
    share: Exact.ONE,
    among: 1,
    charged,
    part: charged,
    excluded: false,
  };
  return new Map([[employee.code, [charge]]]);
}
