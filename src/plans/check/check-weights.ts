import type { ComponentGroup, PlanDocument } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import { phrase, type Phrase } from '../../engine/phrase.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { percent } from './words.js';

/** What a component, a group or a part of a split weighs; nothing where all weigh the same. */
interface Weighted {
  readonly weight?: string | undefined;
}

/** Checks that the weights of the components, of each group's and of the groups, each add up to exactly 100 %. */
export function checkWeights({ components, groups, combine, payout }: PlanDocument, report: Report): void {
  if (components) checkSum(components, ['components'], 'weight', report);
  for (const [index, group] of (groups ?? []).entries())
    checkSum(group.components, ['groups', index, 'components'], 'weight', report);
  if (groups) checkGroups(groups, combine === 'product', report);
  const parts = payout.split?.map(({ share }) => ({ weight: share }));
  if (parts) checkSum(parts, ['payout', 'split'], 'share', report);
}

/** Groups that multiply weigh nothing, and neither do groups with target bonuses of their own. */
function checkGroups(groups: readonly ComponentGroup[], isProduct: boolean, report: Report): void {
  const withTarget = groups.filter(({ of }) => of !== undefined).length;
  if (withTarget > 0 && withTarget < groups.length) {
    const message = phrase`Some groups have a target bonus of their own ("of"), and some have none.`;
    report.error('mixed-targets', ['groups'], message, phrase`Give "of" to every group, or to none.`);
    return;
  }
  if (!isProduct && withTarget === 0) {
    checkSum(groups, ['groups'], 'weight', report);
    return;
  }
  const why = isProduct
    ? phrase`Groups that multiply have no weight.`
    : phrase`A group with a target bonus of its own has no weight.`;
  for (const [index, { weight, of }] of groups.entries()) {
    if (weight !== undefined)
      report.error('weight-without-use', ['groups', index, 'weight'], why, phrase`Take it out.`);
    if (isProduct && of !== undefined)
      report.error(
        'target-in-product',
        ['groups', index, 'of'],
        phrase`Groups that multiply share one target.`,
        phrase`Take it out.`,
      );
  }
}

function checkSum(weighted: readonly Weighted[], path: Path, key: string, report: Report): void {
  const missing = weighted.findIndex(({ weight }) => weight === undefined);
  if (missing >= 0) {
    if (weighted.every(({ weight }) => weight === undefined)) return;
    const message = phrase`Some have a weight, and this one has none.`;
    report.error(
      'weight-missing',
      [...path, missing],
      message,
      phrase`Give a weight to all of them, or to none: then all weigh the same.`,
    );
    return;
  }
  const weights = weighted.map(({ weight = '' }) => Exact.parse(weight));
  // One that is a parameter without a value is reported as that.
  if (weights.some((weight) => weight === undefined)) return;
  checkWholes(
    weights.filter((weight) => weight !== undefined),
    path,
    key,
    report,
  );
}

function checkWholes(weights: readonly Exact[], path: Path, key: string, report: Report): void {
  let allPossible = true;
  for (const [index, weight] of weights.entries()) {
    if (weight.isGreaterThan(Exact.ZERO) && !weight.isGreaterThan(Exact.ONE)) continue;
    allPossible = false;
    const found = percent(weight);
    const message =
      key === 'share'
        ? phrase`A share is more than 0 % and at most 100 %, not ${{ found }}.`
        : phrase`A weight is more than 0 % and at most 100 %, not ${{ found }}.`;
    report.error('weight-out-of-range', [...path, index, key], message, adviceFor(weight));
  }
  const sum = Exact.sum(weights);
  if (sum.equals(Exact.ONE) || !allPossible) return;
  const message =
    key === 'share'
      ? phrase`The shares add up to ${{ sum: percent(sum) }}: ${{ off: offBy(sum) }}.`
      : phrase`The weights add up to ${{ sum: percent(sum) }}: ${{ off: offBy(sum) }}.`;
  report.error('weights-do-not-add-up', path, message, phrase`Change them so that they add up to exactly 100 %.`);
}

/** How far a sum is from 100 %. */
export function offBy(sum: Exact): Phrase {
  const difference = percent(sum.minus(Exact.ONE).absolute());
  return sum.isLessThan(Exact.ONE) ? phrase`${{ difference }} is missing` : phrase`${{ difference }} is too much`;
}

function adviceFor(weight: Exact): Phrase {
  if (weight.isGreaterThan(Exact.ONE) && !weight.isGreaterThan(Exact.of(100)))
    return phrase`Did you mean "${{ value: weight.toText() }}%"?`;
  return phrase`Remove what does not count.`;
}
