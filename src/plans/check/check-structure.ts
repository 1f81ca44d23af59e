/** Checks how the parts of a plan go together: groups, what is paid, pools, splits, who is compared with whom. */
import type { Component, ComponentGroup, MoneyBase, PlanDocument, SmallSamplePolicy } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { phrase } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import { checkIndicatorName } from './check-conditions.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { didYouMean, listed } from './words.js';

/** Words of a peer group that are no attribute. */
export const PEER_WORDS: readonly string[] = ['role', 'department', 'plan', 'company'];

/** Reports what is wrong with a plan's structure, apart from its weights and curves. */
export function checkStructure(plan: PlanDocument, catalogue: Catalogue, report: Report): void {
  const { groups, combine, minimumGroups, scale, payout } = plan;
  if (!groups) {
    const misplaced = combine !== undefined ? 'combine' : minimumGroups !== undefined ? 'minimumGroups' : undefined;
    if (misplaced !== undefined)
      report.error(
        'no-groups',
        [misplaced],
        phrase`"${{ misplaced }}" is about groups, and this plan has none.`,
        phrase`Take it out, or use "groups".`,
      );
  } else if (minimumGroups !== undefined && minimumGroups > groups.length)
    report.error(
      'out-of-range',
      ['minimumGroups'],
      phrase`There are only ${{ count: groups.length }} groups.`,
      phrase`Ask for fewer.`,
    );
  for (const [index, group] of (groups ?? []).entries()) {
    checkGroup(group, ['groups', index], catalogue, report);
    if (group.of !== undefined) checkAmount(group.of, plan, ['groups', index, 'of'], report);
  }
  checkPositive(scale, ['scale'], report);
  checkPositive(payout.per, ['payout', 'per'], report);
  checkBase(payout.of, ['payout', 'of'], catalogue, report);
  checkAmount(payout.of, plan, ['payout', 'of'], report);
  if (groups?.[0]?.of !== undefined && payout.of !== 'target-bonus')
    report.error(
      'two-targets',
      ['payout', 'of'],
      phrase`The groups have targets of their own.`,
      phrase`Write "target-bonus" here.`,
    );
  checkPool(plan, catalogue, report);
  const ids = new Set<string>();
  for (const [index, { id }] of (payout.split ?? []).entries()) {
    if (ids.has(id))
      report.error(
        'duplicate-part',
        ['payout', 'split', index, 'id'],
        phrase`There are two parts "${{ id }}".`,
        phrase`Rename one.`,
      );
    ids.add(id);
  }
  const ceiling = payout.incidents && Exact.parse(payout.incidents.ceiling);
  if (ceiling && (ceiling.isNegative() || ceiling.isGreaterThan(Exact.ONE)))
    report.error(
      'out-of-range',
      ['payout', 'incidents', 'ceiling'],
      phrase`The ceiling is a share from 0 % to 100 %.`,
      phrase`Write one such as "20%".`,
    );
}

function checkGroup(group: ComponentGroup, path: Path, catalogue: Catalogue, report: Report): void {
  const { minimumComponents = 1, components, of } = group;
  if (minimumComponents > components.length)
    report.error(
      'out-of-range',
      [...path, 'minimumComponents'],
      phrase`The group has only ${{ count: components.length }} components, so it could never count.`,
      phrase`Ask for fewer.`,
    );
  if (of !== undefined) checkBase(of, [...path, 'of'], catalogue, report);
}

function checkBase(base: MoneyBase, path: Path, { attributes }: Catalogue, report: Report): void {
  if (base === 'target-bonus' || !('attribute' in base) || !attributes.lacks(base.attribute)) return;
  const advice = didYouMean(base.attribute, attributes.names) ?? phrase`Declare the column in attributes.json.`;
  report.error(
    'unknown-attribute',
    [...path, 'attribute'],
    phrase`There is no attribute "${{ attribute: base.attribute }}".`,
    advice,
  );
}

function checkAmount(base: MoneyBase, { payout }: PlanDocument, path: Path, report: Report): void {
  if (base === 'target-bonus' || !('amount' in base) || payout.currency !== undefined) return;
  const message = phrase`The target is an amount of money, but the plan names no currency.`;
  report.error('amount-without-currency', [...path, 'amount'], message, phrase`Name "currency" in the payout.`);
}

function checkPool({ payout }: PlanDocument, catalogue: Catalogue, report: Report): void {
  const fund = payout.pool?.fund;
  if (!fund) return;
  const path = ['payout', 'pool', 'fund'];
  if ('rate' in fund) checkIndicatorName(fund.indicator, catalogue, [...path, 'indicator'], report);
  const [key, written] =
    'amount' in fund ? ['amount', fund.amount] : 'share' in fund ? ['share', fund.share] : ['rate', fund.rate];
  checkPositive(written, [...path, key], report);
  if (payout.currency === undefined && key !== 'share')
    report.error(
      'amount-without-currency',
      path,
      phrase`The fund is money, but the plan names no currency.`,
      phrase`Name "currency" in the payout.`,
    );
}

function checkPositive(written: string | undefined, path: Path, report: Report): void {
  const value = written === undefined ? undefined : Exact.parse(written);
  if (!value || value.isGreaterThan(Exact.ZERO)) return;
  report.error(
    'out-of-range',
    path,
    phrase`${{ written: written ?? '' }} is not more than 0.`,
    phrase`Write a figure above 0.`,
  );
}

/** Reports what is wrong with one component, apart from its curve and weight. */
export function checkComponent(component: Component, path: Path, catalogue: Catalogue, report: Report): void {
  const indicator = component.indicator === undefined ? undefined : catalogue.indicators.get(component.indicator);
  if (component.indicator === undefined && (component.needs ?? component.discount))
    report.error(
      'needs-indicator',
      path,
      phrase`This asks something of a figure, but the component names no indicator.`,
      phrase`Name its "indicator".`,
    );
  checkFew(
    component.whenFew,
    [...path, 'whenFew'],
    component.needs?.sample ?? indicator?.minimumSample,
    catalogue,
    report,
  );
  checkFactors(component.discount, [...path, 'discount'], report);
}

/** Reports what is wrong with a policy for small samples: no minimum that it could be about, unknown words of a peer group. */
export function checkFew(
  policy: SmallSamplePolicy | undefined,
  path: Path,
  minimumSample: number | undefined,
  catalogue: Catalogue,
  report: Report,
): void {
  if (policy === undefined) return;
  if (minimumSample === undefined)
    report.error(
      'no-minimum-sample',
      path,
      phrase`No minimum sample is asked for, so no sample is ever too small.`,
      phrase`Name "minimumSample", or "sample" in "needs".`,
    );
  if (typeof policy === 'object')
    checkPeerWords(policy.shrink.within, [...path, 'shrink', 'within'], catalogue, report);
}

/** Reports words of a peer group that are neither known nor an attribute. */
export function checkPeerWords(
  within: string | readonly string[],
  path: Path,
  { attributes }: Catalogue,
  report: Report,
): void {
  for (const word of typeof within === 'string' ? [within] : within) {
    if (PEER_WORDS.includes(word) || !attributes.lacks(word)) continue;
    const advice =
      didYouMean(word, [...PEER_WORDS, ...attributes.names]) ??
      phrase`Write ${{ words: listed(PEER_WORDS) }}, or an attribute.`;
    report.error('unknown-peer-group', path, phrase`Nobody shares a "${{ word }}".`, advice);
  }
}

/** Reports factors of a discount that are no shares. */
export function checkFactors(discount: Component['discount'], path: Path, report: Report): void {
  for (const [source, factor] of Object.entries(discount ?? {})) {
    const value = Exact.parse(factor);
    if (!value || (!value.isNegative() && !value.isGreaterThan(Exact.ONE))) continue;
    report.error(
      'out-of-range',
      [...path, source],
      phrase`A factor is from 0 % to 100 %, not ${{ factor }}.`,
      phrase`Write one such as "80%".`,
    );
  }
}
