/** Checks the causes of complaints: their stages, the shares of these, and that their indicators are there. */
import type { Cause, CausesDocument } from '../../engine/documents.js';
import { Exact, exact } from '../../engine/exact.js';
import { phrase } from '../../engine/phrase.js';
import type { Catalogue } from './catalogue.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { didYouMean, percent } from './words.js';

/** Deeper than anybody can survey. */
const MOST_LEVELS = 10;

/** Reports what is wrong with each cause of a document. */
export function checkCauses({ causes }: CausesDocument, catalogue: Catalogue, report: Report): void {
  checkLevel(causes, ['causes'], catalogue, report);
}

function checkLevel(causes: readonly Cause[], path: Path, catalogue: Catalogue, report: Report): void {
  if (path.length > 2 * MOST_LEVELS) {
    const message = phrase`There are more than ${{ most: MOST_LEVELS }} levels of causes.`;
    report.error('too-many-levels', path, message, phrase`Put some of them side by side.`);
    return;
  }
  for (const [index, cause] of causes.entries()) {
    const here = [...path, index];
    checkStages(cause, here, report);
    checkIndicators(cause, here, catalogue, report);
    if (cause.causes) checkLevel(cause.causes, [...here, 'causes'], catalogue, report);
  }
}

function checkStages({ stages }: Cause, path: Path, report: Report): void {
  if (!stages) return;
  const here = [...path, 'stages'];
  const doubled = stages.findIndex(({ stage }, at) => stages.findIndex((each) => each.stage === stage) < at);
  if (doubled >= 0) {
    const message = phrase`The stage "${{ stage: stages[doubled]?.stage ?? '' }}" stands twice in this list.`;
    report.error('listed-twice', [...here, doubled, 'stage'], message, phrase`Add up its shares in one place.`);
  }
  const shares = stages.map(({ share }) => exact(share ?? (stages.length === 1 ? '1' : '0')));
  const wrong = shares.findIndex((share) => !share.isGreaterThan(Exact.ZERO) || share.isGreaterThan(Exact.ONE));
  if (wrong >= 0) {
    const message = phrase`The share of a stage is more than 0 % and at most 100 %, not ${{ found: percent(shares[wrong] ?? Exact.ZERO) }}.`;
    report.error('share-out-of-range', [...here, wrong], message, phrase`Write its share: "60%".`);
    return;
  }
  const sum = Exact.sum(shares);
  if (!sum.equals(Exact.ONE))
    report.error(
      'shares-do-not-add-up',
      here,
      phrase`The shares add up to ${{ sum: percent(sum) }}.`,
      phrase`Let them add up to 100 %.`,
    );
}

function checkIndicators({ indicators = [] }: Cause, path: Path, catalogue: Catalogue, report: Report): void {
  for (const [index, code] of indicators.entries()) {
    if (!catalogue.indicators.lacks(code)) continue;
    const advice = didYouMean(code, catalogue.indicators.names) ?? phrase`Indicators are those of indicators/*.json.`;
    report.error(
      'unknown-indicator',
      [...path, 'indicators', index],
      phrase`There is no indicator "${{ code }}".`,
      advice,
    );
  }
}
