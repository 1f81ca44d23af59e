import type { DocumentHead } from '../../engine/documents.js';
import { parsePeriod } from '../../engine/period.js';
import { phrase } from '../../engine/phrase.js';
import type { Report } from './report.js';

/** Checks the periods that a document says it holds for. */
export function checkHead({ effectiveFrom, effectiveTo }: DocumentHead, report: Report): void {
  const advice = phrase`Write a month as YYYY-MM, such as "2026-10".`;
  for (const [name, period] of Object.entries({ effectiveFrom, effectiveTo }))
    if (period !== undefined && !parsePeriod(period))
      report.error('not-a-period', [name], phrase`"${{ period }}" is not a period.`, advice);
  if (effectiveTo !== undefined && effectiveTo <= effectiveFrom)
    report.error(
      'ends-before-it-begins',
      ['effectiveTo'],
      phrase`It would hold for no period: from ${{ effectiveFrom }} until before ${{ effectiveTo }}.`,
      phrase`"effectiveTo" is the first period that it no longer holds for; name a later one, or remove it.`,
    );
}
