/** References from a resolution to the records that make its correction. */
import type { EntityManager } from 'typeorm';

import type { Finding } from '../engine/finding.js';
import { shownCell } from '../files/cell-text.js';
import { Batch } from '../ingestion/ingestion.entities.js';
import { OrganisationLoad } from '../organisation/organisation.entities.js';
import { Publication } from '../plans/plans.entities.js';
import { inquiryError } from './inquiry-refusals.js';
import { phrase } from '../engine/phrase.js';

export const MOST_REFERENCES = 20;
/** `batch:3`, `load:2`, `publication:1`, or `retro:` with what names the retro adjustment. */
const FORM = /^(?:(batch|load|publication):([1-9][0-9]{0,14})|retro:[A-Za-z0-9][A-Za-z0-9._:-]{0,63})$/;

const RECORDS = { batch: Batch, load: OrganisationLoad, publication: Publication } as const;

/** What is wrong with references: their form, and that there are such records. */
export async function referenceProblems(manager: EntityManager, references: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  if (references.length > MOST_REFERENCES)
    return [
      inquiryError(
        'too-many-references',
        phrase`there are more than ${{ most: MOST_REFERENCES }}`,
        FORMS,
        '/references',
      ),
    ];
  for (const [i, reference] of references.entries()) {
    const match = FORM.exec(reference);
    const kind = match?.[1] as keyof typeof RECORDS | undefined;
    const pointer = `/references/${i}`;
    if (!match)
      findings.push(
        inquiryError('bad-reference', phrase`${{ reference: shownCell(reference) }} is no reference`, FORMS, pointer),
      );
    else if (kind && !(await manager.existsBy(RECORDS[kind], { id: Number(match[2]) })))
      findings.push(
        inquiryError('no-such-record', phrase`there is no ${{ reference }}`, phrase`look at its number`, pointer),
      );
  }
  return findings;
}

const FORMS = phrase`write batch:3, load:2, publication:1 or retro:ID`;
