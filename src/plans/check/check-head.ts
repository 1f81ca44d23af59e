import type { DocumentHead } from '../../engine/documents.js';
import { parsePeriod } from '../../engine/period.js';
import type { Report } from './report.js';

/** Checks the periods that a document says it holds for. */
export function checkHead({ effectiveFrom, effectiveTo }: DocumentHead, report: Report): void {
  const advice = 'Write a month as YYYY-MM, such as "2026-10".';
  for (const [name, period] of Object.entries({ effectiveFrom, effectiveTo }))
    if (period !== undefined && !parsePeriod(period))
      report.error('not-a-period', [name], `"${period}" is not a period.`, advice);
  if (effectiveTo !== undefined && effectiveTo <= effectiveFrom)
    report.error(
      'ends-before-it-begins',
      ['effectiveTo'],
      `It would hold for no period: from ${effectiveFrom} until before ${effectiveTo}.`,
      '"effectiveTo" is the first period that it no longer holds for; name a later one, or remove it.',
    );
}
