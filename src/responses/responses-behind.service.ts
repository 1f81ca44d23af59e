import { Injectable } from '@nestjs/common';

import { Database } from '../database/database.js';
import { done, refused, type Outcome } from '../engine/finding.js';
import { phrase, worded, type Phrase } from '../engine/phrase.js';
import { caseOf, fedBy, sourceOf, type Answers } from '../engine/responses.js';
import { Observation } from '../metrics/metrics.entities.js';
import { publishedForms, publishedIndicators } from '../plans/rule-versions.js';
import { FormVersions } from './form-versions.js';
import { eachResponse } from './response-reader.js';
import { readReference } from './response-reference.js';
import { subjectsOf, tallyResponses } from './response-tally.js';
import type { FormResponse } from './responses.entities.js';

/** A response, and what it added to a figure. */
export interface CountedResponse {
  readonly response: FormResponse;
  /** To the numerator; each adds 1 to the denominator. */
  readonly worth: string;
}

/** The responses that an observation was made of. */
export interface ResponsesBehind {
  readonly observation: Observation;
  /** Do they come to the very figure, and are they the very responses? */
  readonly holds: boolean;
  readonly responses: readonly CountedResponse[];
}

/** Leads from an observation back to the responses that it was made of. */
@Injectable()
export class ResponsesBehindService {
  constructor(private readonly database: Database) {}

  /**
   * The responses behind an observation as they were known when it was made. Refused where there is no such observation, or it was
   * not made of responses.
   *
   * @example await behind.of(12, 7) // batch 12, row 7, as an explanation names it
   */
  of(batch: number, row: number): Promise<Outcome<ResponsesBehind>> {
    return this.database.read(async (manager) => {
      const observation = await manager.findOneBy(Observation, { batch, row });
      if (!observation)
        return refused(
          problem('no-such-observation', phrase`there is no observation ${{ observation: `${batch}:${row}` }}`),
        );
      const made = readReference(observation.reference);
      if (!made)
        return refused(
          problem('not-made-of-responses', phrase`${{ observation: `${batch}:${row}` }} was reported in a file`),
        );
      const forms = new FormVersions(await publishedForms(manager));
      const indicators = await publishedIndicators(manager);
      const filter = { period: observation.period, asOf: made.through };
      const { figures } = await tallyResponses(manager, filter, forms, indicators);
      const same = figures.find((figure) => isOf(figure, observation));
      const indicator = indicators.get(observation.indicator);
      const responses: CountedResponse[] = [];
      for await (const response of eachResponse(manager, filter)) {
        const form = forms.at(response.form, response.period);
        const source = sourceOf(response.kind, response.independent === 1);
        if (!form || !indicator || source !== observation.source) continue;
        if (!subjectsOf(response, form).some((subject) => isSubject(subject, observation))) continue;
        const feeds = fedBy(form).find((each) => each.indicator === indicator.code);
        const worth = feeds && caseOf(indicator, form, JSON.parse(response.answers) as Answers, feeds.question);
        if (worth) responses.push({ response, worth: worth.toText() });
      }
      return done({ observation, holds: holds(observation, made, same), responses });
    });
  }
}

type Subject = Pick<Observation, 'subjectKind' | 'subject'>;

const isSubject = (a: Subject, b: Subject): boolean => a.subjectKind === b.subjectKind && a.subject === b.subject;

const isOf = (
  figure: Subject & { readonly indicator: string; readonly source: string },
  observation: Observation,
): boolean =>
  isSubject(figure, observation) && figure.indicator === observation.indicator && figure.source === observation.source;

function holds(
  { numerator, denominator }: Observation,
  made: { readonly count: number; readonly digest: string },
  figure: { readonly count: number; readonly digest: string; readonly sum: { toText(): string } } | undefined,
): boolean {
  if (made.count === 0) return figure === undefined;
  return (
    figure?.digest === made.digest &&
    figure.count === made.count &&
    denominator === String(figure.count) &&
    numerator === figure.sum.toText()
  );
}

const problem = (code: string, message: Phrase) => ({
  severity: 'error' as const,
  code,
  ...worded(
    message,
    phrase`explanations name observations by batch and row; cxpay responses figures PERIOD lists those made of responses`,
  ),
});
