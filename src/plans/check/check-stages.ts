/** Checks the stages of an order: that they follow each other, and that their shares add up. */
import type { StagesDocument } from '../../engine/documents.js';
import { Exact, exact } from '../../engine/exact.js';
import { phrase } from '../../engine/phrase.js';
import type { Report } from './report.js';
import { percent } from './words.js';

/** Reports what is wrong with the stages of a document. */
export function checkStages({ stages }: StagesDocument, report: Report): void {
  const shares = stages.map(({ share }) => exact(share));
  const wrong = shares.findIndex((share) => share.isNegative());
  if (wrong >= 0)
    report.error(
      'share-out-of-range',
      ['stages', wrong, 'share'],
      phrase`A share is not negative.`,
      phrase`Write 0% or more.`,
    );
  const sum = Exact.sum(shares);
  if (!sum.equals(Exact.ONE))
    report.error(
      'shares-do-not-add-up',
      ['stages'],
      phrase`The shares add up to ${{ sum: percent(sum) }}.`,
      phrase`Let them add up to 100 %.`,
    );
  for (const [index, { stage, from }] of stages.entries()) {
    const before = stages[index - 1];
    if (before && before.to !== from)
      report.error(
        'stages-apart',
        ['stages', index, 'from'],
        phrase`The stage "${{ stage }}" begins with "${{ from }}", the one before ends with "${{ to: before.to }}".`,
        phrase`Let each begin where the one before ends.`,
      );
    if (stages.findIndex((each) => each.stage === stage) < index)
      report.error(
        'listed-twice',
        ['stages', index, 'stage'],
        phrase`The stage "${{ stage }}" stands twice.`,
        phrase`Name it once.`,
      );
  }
}
