import type { ComponentGroup, PlanDocument } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
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
    const message = 'Some groups have a target bonus of their own ("of"), and some have none.';
    report.error('mixed-targets', ['groups'], message, 'Give "of" to every group, or to none.');
    return;
  }
  if (!isProduct && withTarget === 0) {
    checkSum(groups, ['groups'], 'weight', report);
    return;
  }
  const why = isProduct
    ? 'Groups that multiply have no weight.'
    : 'A group with a target bonus of its own has no weight.';
  for (const [index, { weight, of }] of groups.entries()) {
    if (weight !== undefined) report.error('weight-without-use', ['groups', index, 'weight'], why, 'Take it out.');
    if (isProduct && of !== undefined)
      report.error(
        'target-in-product',
        ['groups', index, 'of'],
        'Groups that multiply share one target.',
        'Take it out.',
      );
  }
}

function checkSum(weighted: readonly Weighted[], path: Path, key: string, report: Report): void {
  const missing = weighted.findIndex(({ weight }) => weight === undefined);
  if (missing >= 0) {
    if (weighted.every(({ weight }) => weight === undefined)) return;
    const message = 'Some have a weight, and this one has none.';
    report.error(
      'weight-missing',
      [...path, missing],
      message,
      'Give a weight to all of them, or to none: then all weigh the same.',
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
  const one = key === 'share' ? 'A share' : 'A weight';
  let allPossible = true;
  for (const [index, weight] of weights.entries()) {
    if (weight.isGreaterThan(Exact.ZERO) && !weight.isGreaterThan(Exact.ONE)) continue;
    allPossible = false;
    const message = `${one} is more than 0 % and at most 100 %, not ${percent(weight)}.`;
    report.error('weight-out-of-range', [...path, index, key], message, adviceFor(weight));
  }
  const sum = Exact.sum(weights);
  if (sum.equals(Exact.ONE) || !allPossible) return;
  const difference = sum.minus(Exact.ONE).absolute();
  const off = sum.isLessThan(Exact.ONE) ? 'missing' : 'too much';
  const message = `The ${key}s add up to ${percent(sum)}: ${percent(difference)} is ${off}.`;
  report.error('weights-do-not-add-up', path, message, 'Change them so that they add up to exactly 100 %.');
}

function adviceFor(weight: Exact): string {
  if (weight.isGreaterThan(Exact.ONE) && !weight.isGreaterThan(Exact.of(100)))
    return `Did you mean "${weight.toText()}%"?`;
  return 'Remove what does not count.';
}
