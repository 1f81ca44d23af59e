import type { PlanDocument } from '../../engine/documents.js';
import { Exact } from '../../engine/exact.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { percent } from './words.js';

/** Checks that the weights of the components, of each group's and of the groups, each add up to exactly 100 %. */
export function checkWeights({ components, groups }: PlanDocument, report: Report): void {
  if (components) checkSum(components, ['components'], report);
  if (!groups) return;
  checkSum(groups, ['groups'], report);
  for (const [index, group] of groups.entries()) checkSum(group.components, ['groups', index, 'components'], report);
}

function checkSum(weighted: readonly { readonly weight: string }[], path: Path, report: Report): void {
  const weights = weighted.map(({ weight }) => Exact.parse(weight) ?? Exact.ZERO);
  let allPossible = true;
  for (const [index, weight] of weights.entries()) {
    if (weight.isGreaterThan(Exact.ZERO) && !weight.isGreaterThan(Exact.ONE)) continue;
    allPossible = false;
    const message = `A weight is more than 0 % and at most 100 %, not ${percent(weight)}.`;
    report.error('weight-out-of-range', [...path, index, 'weight'], message, adviceFor(weight));
  }
  const sum = Exact.sum(weights);
  if (sum.equals(Exact.ONE) || !allPossible) return;
  const difference = sum.minus(Exact.ONE).absolute();
  const off = sum.isLessThan(Exact.ONE) ? 'missing' : 'too much';
  const message = `The weights add up to ${percent(sum)}: ${percent(difference)} is ${off}.`;
  report.error('weights-do-not-add-up', path, message, 'Change them so that they add up to exactly 100 %.');
}

function adviceFor(weight: Exact): string {
  if (weight.isGreaterThan(Exact.ONE) && !weight.isGreaterThan(Exact.of(100)))
    return `Did you mean "${weight.toText()}%"?`;
  return 'Remove what does not count.';
}
