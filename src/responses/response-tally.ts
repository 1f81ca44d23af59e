/** Adding up the responses of a month: for each indicator, subject and source how many there were, and what they come to. */
import { createHash, type Hash } from 'node:crypto';

import type { EntityManager } from 'typeorm';

import type { FormDocument, Indicator } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import type { SampleSums } from '../engine/interval.js';
import { caseOf, fedBy, sourceOf, type Answers } from '../engine/responses.js';
import type { FormVersions } from './form-versions.js';
import { eachResponse, type ResponseFilter } from './response-reader.js';
import type { FormResponse } from './responses.entities.js';

/** What makes responses cases of one figure. */
export interface TallyKey {
  readonly indicator: string;
  readonly subjectKind: 'employee' | 'department';
  readonly subject: string;
  readonly source: string;
}

/** The cases of one figure, added up. */
export interface Tallied extends TallyKey, SampleSums {
  /** Forms that they are responses to, in order of name. */
  readonly forms: readonly string[];
  /** Over the hashes of the responses in the order in which they were taken in: the beginning of a SHA-256. */
  readonly digest: string;
}

/** The responses of a month added up, and what looked odd on the way. */
export interface ResponseTally {
  readonly responses: number;
  /** In order of indicator, subject and source. */
  readonly figures: readonly Tallied[];
  /** Ids of visits that look like one: the same form, day, scorer and subject. */
  readonly alike: readonly (readonly string[])[];
  /** Questions that feed an indicator and that no response answers. */
  readonly unanswered: readonly { readonly form: string; readonly question: string }[];
}

const DIGEST_SHOWN = 16;

interface Sums extends TallyKey {
  count: number;
  sum: Exact;
  squares: Exact;
  readonly forms: Set<string>;
  readonly digest: Hash;
}

/** Adds up the responses of a month that count, page by page. */
export async function tallyResponses(
  manager: EntityManager,
  filter: ResponseFilter,
  forms: FormVersions,
  indicators: ReadonlyMap<string, Indicator>,
): Promise<ResponseTally> {
  const tally = new Tally(forms, indicators);
  for await (const response of eachResponse(manager, filter)) tally.add(response);
  return tally.result();
}

/** The subjects that a response counts for. */
export function subjectsOf(
  response: FormResponse,
  form: FormDocument,
): readonly Pick<TallyKey, 'subjectKind' | 'subject'>[] {
  const { employee, department } = response;
  return (form.subjects ?? (['employee', 'department'] as const)).flatMap((subjectKind) => {
    const subject = subjectKind === 'employee' ? employee : department;
    return subject === null ? [] : [{ subjectKind, subject }];
  });
}

class Tally {
  private responses = 0;
  private readonly figures = new Map<string, Sums>();
  private readonly visits = new Map<string, string[]>();
  private readonly asked = new Map<string, boolean>();

  constructor(
    private readonly forms: FormVersions,
    private readonly indicators: ReadonlyMap<string, Indicator>,
  ) {}

  add(response: FormResponse): void {
    const form = this.forms.at(response.form, response.period);
    if (!form) return;
    this.responses += 1;
    this.noteVisit(response);
    const answers = JSON.parse(response.answers) as Answers;
    const source = sourceOf(response.kind, response.independent === 1);
    const subjects = subjectsOf(response, form);
    for (const { indicator: code, question } of fedBy(form)) {
      const indicator = this.indicators.get(code);
      const worth = indicator && caseOf(indicator, form, answers, question);
      const asked = `${form.id}\n${question?.code ?? ''}`;
      this.asked.set(asked, (this.asked.get(asked) ?? false) || worth !== undefined);
      if (worth === undefined) continue;
      for (const subject of subjects) this.count({ indicator: code, ...subject, source }, response, worth);
    }
  }

  private count(key: TallyKey, { form, hash }: FormResponse, worth: Exact): void {
    const text = keyText(key);
    let sums = this.figures.get(text);
    if (!sums) {
      sums = { ...key, count: 0, sum: Exact.ZERO, squares: Exact.ZERO, forms: new Set(), digest: createHash('sha256') };
      this.figures.set(text, sums);
    }
    sums.count += 1;
    sums.sum = sums.sum.plus(worth);
    sums.squares = sums.squares.plus(worth.times(worth));
    sums.forms.add(form);
    sums.digest.update(hash);
  }

  /** Of customers many answer on one day; the same shopper seldom visits the same person twice on one. */
  private noteVisit({ id, kind, form, day, department, employee, scorer }: FormResponse): void {
    if (kind !== 'mystery-shop') return;
    const key = JSON.stringify([form, day, department, employee, scorer]);
    const ids = this.visits.get(key);
    if (ids) ids.push(id);
    else this.visits.set(key, [id]);
  }

  result(): ResponseTally {
    return {
      responses: this.responses,
      figures: [...this.figures]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { forms, digest, ...sums }]) => ({
          ...sums,
          forms: [...forms].sort(),
          digest: digest.digest('hex').slice(0, DIGEST_SHOWN),
        })),
      alike: [...this.visits.values()].filter(({ length }) => length > 1),
      unanswered: [...this.asked].flatMap(([asked, isAnswered]) => {
        const [form = '', question = ''] = asked.split('\n');
        return isAnswered || question === '' ? [] : [{ form, question }];
      }),
    };
  }
}

const keyText = ({ indicator, subjectKind, subject, source }: TallyKey): string =>
  `${indicator}\n${subjectKind}\n${subject}\n${source}`;
