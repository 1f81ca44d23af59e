import { Injectable } from '@nestjs/common';

import { EVERYBODY, sees, type Scope } from '../access/scope.js';
import { Database } from '../database/database.js';
import { bridge, type BridgeEffect, type EffectKind } from '../engine/bridge/bridge.js';
import { HybridRules, type StateRules } from '../engine/bridge/hybrid-rules.js';
import { currencyDecimals } from '../engine/currency.js';
import { Exact, exact } from '../engine/exact.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { computePayout } from '../engine/payout.js';
import type { PayoutInput } from '../engine/payout-input.js';
import type { Period } from '../engine/period.js';
import { componentsOf } from '../engine/plan-reading.js';
import type { RuleSet } from '../engine/rule-set.js';
import type { LocalText } from '../engine/text.js';
import { payoutInputOf } from '../runs/payout-input-of.js';
import { PayoutsService } from '../runs/payouts.service.js';
import { Run } from '../runs/runs.entities.js';
import { everybody, noRun, sidesOf } from './bridge-sides.js';
import { othersBetween } from './others-between.js';
import { phrase, worded } from '../engine/phrase.js';

/** One cause of a change, in money with its sign. */
export interface EffectView {
  readonly kind: EffectKind;
  /** Of a metric effect the indicator; `null` for what others did: peers, pools, incidents. */
  readonly indicator?: string | null;
  readonly name?: LocalText;
  readonly amount: string;
}

export interface BridgeEnd {
  readonly run: number;
  readonly period: string;
  readonly amount: string;
}

export interface WeightChange {
  readonly component: string;
  readonly name: LocalText;
  readonly from: string | null;
  readonly to: string | null;
}

export interface BridgeView {
  /** `null` for a sum. */
  readonly employee: string | null;
  readonly department: string | null;
  readonly people: number;
  readonly currency: string;
  readonly from: BridgeEnd;
  readonly to: BridgeEnd;
  readonly change: string;
  /** They add up to the change. */
  readonly effects: readonly EffectView[];
  /** Of one person: the weights of their plan that are others now. */
  readonly weights: readonly WeightChange[];
}

/** Explains why pay changed between two runs, of the same period or of two. */
@Injectable()
export class BridgesService {
  constructor(
    private readonly database: Database,
    private readonly payouts: PayoutsService,
  ) {}

  /** The latest run of a period, or the run of a number. Refused where there is none. */
  async run(of: Period | number): Promise<Outcome<Run>> {
    if (typeof of !== 'number') return this.payouts.latestRun(of);
    const run = await this.database.reader.findOne(Run, { where: { id: of } });
    return run ? done(run) : refused(noRun(of));
  }

  /**
   * The change of one employee's payout, to whom may see them in both periods. Refused where they have a payout in neither run, in two currencies, or where a payout does not
   * come out as it is stored.
   */
  async ofEmployee(
    employee: string,
    from: Run,
    to: Run,
    scopes: readonly Scope[] = [EVERYBODY],
  ): Promise<Outcome<BridgeView>> {
    if (!scopes.every((scope) => sees(scope, employee))) return refused(nobody(employee, from, to));
    return this.database.read(async (manager) => {
      const sides = await sidesOf(manager, from, to);
      if (!sides.ok) return sides;
      const [before, after] = sides.value;
      const inputs = [
        await payoutInputOf(manager, from, before.ruleSet, employee),
        await payoutInputOf(manager, to, after.ruleSet, employee),
      ] as const;
      const [earlier, later] = inputs;
      if (!earlier && !later) return refused(nobody(employee, from, to));
      const problem = currencyProblem(earlier, later) ?? (await this.storedOtherwise(from, earlier, to, later));
      if (problem) return refused(problem);
      const rules = new HybridRules(before, after);
      const others = await othersBetween(manager, { runs: [from, to], states: [before, after], rules });
      const effects = bridge(earlier, later, rules, others);
      const sum = new BridgeSum(later?.employee.currency ?? earlier?.employee.currency ?? '');
      sum.add(amountOf(earlier), amountOf(later), effects);
      const weights = weightChanges(before, after, later);
      return done({ ...sum.view(from, to, before.ruleSet, after.ruleSet), employee, department: null, weights });
    });
  }

  /** The change of everybody's payouts, or of those with a line in a department on either side: a sum for each currency. */
  async ofAll(from: Run, to: Run, department?: string): Promise<Outcome<readonly BridgeView[]>> {
    return this.database.read(async (manager) => {
      const sides = await sidesOf(manager, from, to);
      if (!sides.ok) return sides;
      const [before, after] = sides.value;
      const rules = new HybridRules(before, after);
      const [earlier, later] = [await everybody(manager, from, before), await everybody(manager, to, after)];
      const two = { runs: [from, to], states: [before, after], rules } as const;
      const others = await othersBetween(manager, two, [earlier, later]);
      const sums = new Map<string, BridgeSum>();
      for (const code of [...new Set([...earlier.keys(), ...later.keys()])].sort()) {
        const pair = [earlier.get(code), later.get(code)] as const;
        if (!pair.some((input) => isIn(input, department))) continue;
        const problem = currencyProblem(...pair);
        if (problem) return refused(problem);
        const currency = (pair[1] ?? pair[0])?.employee.currency ?? '';
        let sum = sums.get(currency);
        if (!sum) sums.set(currency, (sum = new BridgeSum(currency)));
        sum.add(amountOf(pair[0]), amountOf(pair[1]), bridge(...pair, rules, others));
      }
      return done(
        [...sums.values()].map((sum) => ({
          ...sum.view(from, to, before.ruleSet, after.ruleSet),
          employee: null,
          department: department ?? null,
          weights: [],
        })),
      );
    });
  }

  private async storedOtherwise(
    from: Run,
    earlier: PayoutInput | undefined,
    to: Run,
    later: PayoutInput | undefined,
  ): Promise<Finding | undefined> {
    for (const [run, input] of [
      [from, earlier],
      [to, later],
    ] as const) {
      const stored = input && (await this.payouts.payout(run, input.employee.code));
      if (input && (!stored || !exact(stored.amount).equals(amountOf(input)))) return doesNotComeOut(run, input);
    }
    return undefined;
  }
}

const amountOf = (input: PayoutInput | undefined): Exact => (input ? computePayout(input).amount : Exact.ZERO);

const isIn = (input: PayoutInput | undefined, department: string | undefined): boolean =>
  department === undefined
    ? input !== undefined
    : (input?.assignments.some((each) => each.department === department) ?? false);

/** Adds bridges up, cause by cause. */
class BridgeSum {
  private readonly effects = new Map<string, BridgeEffect>();
  private people = 0;
  private before = Exact.ZERO;
  private after = Exact.ZERO;

  constructor(private readonly currency: string) {}

  add(before: Exact, after: Exact, effects: readonly BridgeEffect[]): void {
    this.people += 1;
    this.before = this.before.plus(before);
    this.after = this.after.plus(after);
    for (const effect of effects) {
      const key = JSON.stringify([effect.kind, effect.indicator ?? null]);
      const amount = this.effects.get(key)?.amount ?? Exact.ZERO;
      this.effects.set(key, { ...effect, amount: amount.plus(effect.amount) });
    }
  }

  view(from: Run, to: Run, ...ruleSets: readonly RuleSet[]) {
    const text = (amount: Exact) => amount.toFixedText(currencyDecimals(this.currency));
    const nameOf = (code: string) =>
      ruleSets.map(({ indicators }) => indicators.get(code)?.name).findLast((name) => name);
    const effects = [...this.effects.values()].filter(({ amount }) => !amount.isZero());
    effects.sort((a, b) => b.amount.absolute().compare(a.amount.absolute()));
    return {
      people: this.people,
      currency: this.currency,
      from: { run: from.id, period: from.period, amount: text(this.before) },
      to: { run: to.id, period: to.period, amount: text(this.after) },
      change: text(this.after.minus(this.before)),
      effects: effects.map(({ kind, indicator, amount }): EffectView => {
        const name = indicator ? nameOf(indicator) : undefined;
        return { kind, ...(indicator !== undefined && { indicator }), ...(name && { name }), amount: text(amount) };
      }),
    };
  }
}

/** The weights of the plans that somebody is on, where they are others than before. */
function weightChanges(before: StateRules, after: StateRules, input: PayoutInput | undefined): readonly WeightChange[] {
  const plans = new Set(input ? computePayout(input).lines.flatMap(({ plan }) => plan?.id ?? []) : []);
  return [...plans].flatMap((id) => {
    const [earlier, later] = [before.ruleSet.plans.get(id), after.ruleSet.plans.get(id)];
    if (!earlier || !later) return [];
    const weights = (plan: typeof later) =>
      new Map(componentsOf(plan.document).map(({ id: of, weight }) => [of, weight ?? null]));
    const [was, is] = [weights(earlier), weights(later)];
    return [...new Set([...was.keys(), ...is.keys()])].flatMap((component): WeightChange[] => {
      const [from = null, to = null] = [was.get(component), is.get(component)];
      if (from === to) return [];
      const named = [...later.components, ...earlier.components].find(({ document }) => document.id === component);
      return [{ component, name: named?.name ?? { en: component }, from, to }];
    });
  });
}

function currencyProblem(before: PayoutInput | undefined, after: PayoutInput | undefined): Finding | undefined {
  if (!before || !after || before.employee.currency === after.employee.currency) return undefined;
  return {
    severity: 'error',
    code: 'two-currencies',
    ...worded(
      phrase`${{ code: after.employee.code }} was paid in ${{ before: before.employee.currency }} and is paid in ${{ after: after.employee.currency }}: no difference can be told`,
      phrase`look at each by itself: cxpay explain`,
    ),
  };
}

const nobody = (employee: string, from: Run, to: Run): Finding => ({
  severity: 'error',
  code: 'no-payout',
  ...worded(
    phrase`neither run ${{ from: from.id }} nor run ${{ to: to.id }} has a payout for an employee "${{ employee }}"`,
    phrase`list those they have: cxpay payouts ${{ period: to.period }}`,
  ),
});

const doesNotComeOut = (run: Run, { employee }: PayoutInput): Finding => ({
  severity: 'error',
  code: 'does-not-come-out',
  ...worded(
    phrase`the payout of ${{ code: employee.code }} in run ${{ id: run.id }} does not come out again as it is stored`,
    phrase`find what was changed: cxpay verify`,
  ),
});
