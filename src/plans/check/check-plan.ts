/** Checks one plan: names, references, weights, curves, rules and the payout. */
import { currencyDecimals, isCurrency } from '../../engine/currency.js';
import type { AdjustmentRule, Component, PlanDocument, RuleEntry } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { comparisonsIn } from '../../engine/named-conditions.js';
import { phrase } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import { checkIndicatorName, reportAbsent } from './check-conditions.js';
import { checkCurveInputs } from './check-curve-inputs.js';
import { checkExamples } from './check-examples.js';
import { checkExamplePeriods, checkReferences } from './check-references.js';
import { checkRanking } from './check-ranking.js';
import { checkAdjustmentRule } from './check-rules.js';
import { checkComponent, checkStructure } from './check-structure.js';
import { checkWeights } from './check-weights.js';
import { checkCurve } from './curve-check.js';
import type { Path } from './json-source.js';
import { Known } from './known.js';
import type { Report } from './report.js';
import { ResolvedFigures } from './resolved-figures.js';
import { didYouMean, figure } from './words.js';

/** Reports what is wrong with a plan, apart from whether its examples come out as they say. */
export function checkPlan(plan: PlanDocument, catalogue: Catalogue, report: Report): void {
  const components = [...componentsOf(plan)];
  const figures = new ResolvedFigures(plan, catalogue, report);
  checkNames(plan, components, report);
  checkReferences(plan, catalogue, report);
  figures.check(
    plan,
    [],
    (resolved) => {
      checkWeights(resolved, report);
      checkRanking(resolved, catalogue, report);
    },
    { at: (place) => place.at(-1) === 'weight' },
  );
  for (const [component, path] of components) {
    const { indicator } = component;
    if (indicator !== undefined) checkIndicatorName(indicator, catalogue, [...path, 'indicator'], report);
    const here = [...path, 'attainment'];
    figures.check(component.attainment, here, (curve) => {
      checkCurve(
        curve,
        indicator === undefined ? undefined : catalogue.indicators.get(indicator),
        catalogue,
        here,
        report,
      );
    });
  }
  checkCurveInputs(plan, components, catalogue, report);
  for (const [component, path] of components)
    figures.check(
      component,
      path,
      (resolved) => {
        checkComponent(resolved, path, catalogue, report);
      },
      { at: (place) => place.at(-2) === 'discount' },
    );
  figures.check(
    plan,
    [],
    (resolved) => {
      checkStructure(resolved, catalogue, report);
    },
    { at: isOfStructure },
  );
  figures.check(plan.payout, ['payout'], (payout) => {
    checkPayout(payout, report);
  });
  const ids = components.map(([component]) => component.id);
  const rules = new Known<undefined>(true);
  for (const [index, entry] of (plan.rules ?? []).entries())
    checkEntry(entry, { plan, ids, rules, catalogue, figures, report }, ['rules', index]);
  checkExamples(plan, rules.names, catalogue, report);
  checkExamplePeriods(plan, catalogue, report);
}

/** Components, rules and weights have checks of their own. */
const isOfStructure = (place: Path): boolean =>
  place[0] !== 'rules' && !place.includes('components') && place.at(-1) !== 'weight';

function* componentsOf({ components, groups }: PlanDocument): Generator<readonly [Component, Path]> {
  for (const [index, component] of (components ?? []).entries()) yield [component, ['components', index]];
  for (const [groupIndex, group] of (groups ?? []).entries())
    for (const [index, component] of group.components.entries())
      yield [component, ['groups', groupIndex, 'components', index]];
}

function checkNames(plan: PlanDocument, components: readonly (readonly [Component, Path])[], report: Report): void {
  const componentIds = new Known<undefined>(true);
  for (const [{ id }, path] of components)
    componentIds.declare(id, undefined, report, [...path, 'id'], {
      code: 'duplicate-component',
      what: phrase`component id`,
    });
  const groupIds = new Known<undefined>(true);
  for (const [index, { id }] of (plan.groups ?? []).entries())
    groupIds.declare(id, undefined, report, ['groups', index, 'id'], {
      code: 'duplicate-group',
      what: phrase`group id`,
    });
}

/** What the checks of a plan's rules share. */
interface RuleSetting {
  readonly plan: PlanDocument;
  readonly ids: readonly string[];
  /** Names so far, its own and those it uses. */
  readonly rules: Known<undefined>;
  readonly catalogue: Catalogue;
  readonly figures: ResolvedFigures;
  readonly report: Report;
}

function checkEntry(entry: RuleEntry, setting: RuleSetting, path: Path): void {
  const { plan, ids, rules, catalogue, figures, report } = setting;
  const groups = (plan.groups ?? []).map(({ id }) => id);
  const taken = { code: 'duplicate-rule', what: phrase`rule name` };
  if ('use' in entry) {
    rules.declare(entry.use, undefined, report, [...path, 'use'], taken);
    checkUse(entry.use, setting, [...path, 'use']);
    return;
  }
  rules.declare(entry.name, undefined, report, [...path, 'name'], taken);
  checkAdjustmentRule(entry, { where: 'adjustments', catalogue, components: ids, groups }, figures, path, report);
  if (needsCurrency(entry) && plan.payout.currency === undefined)
    reportNoCurrency(entry.name, [...path, 'event', 'params', 'amount'], report);
}

function checkUse(name: string, { plan, ids, catalogue, report }: RuleSetting, path: Path): void {
  const rule = catalogue.sharedRules.get(name);
  if (!rule) {
    if (!catalogue.sharedRules.lacks(name)) return;
    const advice = didYouMean(name, catalogue.sharedRules.names) ?? phrase`Write the rule in shared/.`;
    report.error('unknown-rule', path, phrase`There is no shared rule "${{ name }}".`, advice);
    return;
  }
  if (needsCurrency(rule) && plan.payout.currency === undefined) reportNoCurrency(name, path, report);
  const groups = (plan.groups ?? []).map(({ id }) => id);
  for (const component of namedBy(rule, 'component', catalogue))
    reportAbsent(phrase`The shared rule "${{ name }}"`, 'component', component, ids, path, report);
  for (const group of namedBy(rule, 'group', catalogue))
    reportAbsent(phrase`The shared rule "${{ name }}"`, 'group', group, groups, path, report);
}

function namedBy(
  { conditions }: AdjustmentRule,
  param: 'component' | 'group',
  { namedConditions }: Catalogue,
): ReadonlySet<string> {
  return new Set(comparisonsIn(conditions, namedConditions).flatMap(({ params }) => params?.[param] ?? []));
}

const needsCurrency = ({ event: { params } }: AdjustmentRule): boolean => 'amount' in params;

function reportNoCurrency(name: string, path: Path, report: Report): void {
  const message = phrase`The rule "${{ name }}" names an amount, but the plan names no currency.`;
  report.error('amount-without-currency', path, message, phrase`Name "currency" in the payout, or use a "share".`);
}

function checkPayout({ cap, floor, currency, round }: PlanDocument['payout'], report: Report): void {
  const [most, least] = [cap, floor].map((share) => (share === undefined ? undefined : Exact.parse(share)));
  if (most?.isNegative())
    report.error(
      'out-of-range',
      ['payout', 'cap'],
      phrase`The cap is ${{ most: figure(most) }}, less than nothing.`,
      phrase`Write a share such as "150%".`,
    );
  if (most && least?.isGreaterThan(most)) {
    const message = phrase`The floor (${{ floor: floor ?? '' }}) is above the cap (${{ cap: cap ?? '' }}).`;
    report.error('floor-above-cap', ['payout', 'floor'], message, phrase`Lower the floor, or raise the cap.`);
  }
  const currencyKnown = currency !== undefined && checkCurrency(currency, report);
  checkStep(round.to, currencyKnown ? currency : undefined, report);
}

function checkCurrency(currency: string, report: Report): boolean {
  if (isCurrency(currency)) return true;
  const message = phrase`"${{ currency }}" is no currency of ISO 4217.`;
  report.error(
    'unknown-currency',
    ['payout', 'currency'],
    message,
    phrase`Write a code such as "CNY", "EUR" or "USD".`,
  );
  return false;
}

function checkStep(to: string, currency: string | undefined, report: Report): void {
  const step = Exact.parse(to);
  if (!step) return;
  const path = ['payout', 'round', 'to'];
  if (!step.isGreaterThan(Exact.ZERO)) {
    report.error(
      'out-of-range',
      path,
      phrase`The rounding step is ${{ to }}; it must be more than 0.`,
      phrase`Write one such as "0.01".`,
    );
    return;
  }
  if (currency === undefined) return;
  const unit = Exact.fromScaledInteger(1n, currencyDecimals(currency));
  if (step.isMultipleOf(unit)) return;
  const message = phrase`${{ currency }} is paid in steps of ${{ unit: figure(unit) }}, and ${{ to }} is no multiple of that.`;
  report.error(
    'step-finer-than-currency',
    path,
    message,
    phrase`Write "${{ unit: figure(unit) }}" or a multiple of it.`,
  );
}
