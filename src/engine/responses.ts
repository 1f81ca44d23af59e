/** Responses to forms: what an answer may be, and what one response is worth of an indicator. */
import type { FormDocument, Indicator, Question, ResponseKind } from './documents.js';
import { Exact, exact } from './exact.js';

/** The columns of a file of responses; the others are answers, or attributes. */
export const RESPONSE_COLUMNS = {
  required: ['id', 'date', 'department', 'form'],
  optional: ['employee', 'kind', 'scorer', 'independent'],
} as const;

/** Answers by question, as canonical decimal text; yes is 1 and no is 0. A question that was not answered is not there. */
export type Answers = Readonly<Record<string, string>>;

/** Promoters give this much or more, detractors that much or less, of 0 to 10. */
const PROMOTER = Exact.of(9);
const DETRACTOR = Exact.of(6);
const HUNDRED = Exact.of(100);

/** The source of figures that are made of such responses: independence follows whoever scores. */
export function sourceOf(kind: ResponseKind, independent: boolean): string {
  if (kind === 'mystery-shop') return independent ? 'mystery-shop' : 'internal';
  return independent ? 'third-party' : kind;
}

/** Indicators that a form feeds, each with the question that does; those of the whole form without one. */
export function fedBy(form: FormDocument): readonly { readonly indicator: string; readonly question?: Question }[] {
  const whole = form.indicator === undefined ? [] : [{ indicator: form.indicator }];
  const parts = form.questions.flatMap((question) =>
    question.indicator === undefined ? [] : [{ indicator: question.indicator, question }],
  );
  return [...whole, ...parts];
}

/**
 * What one response adds to the numerator of an indicator, where it adds 1 to the denominator; `undefined` where the question was not
 * answered. The points of a form are of 100 with two decimals (half up), of percent of 1 with four: the score of a visit as it is shown.
 *
 * @example caseOf(nps, form, { recommend: '10' }, recommend) // 1: a promoter
 */
export function caseOf(
  indicator: Indicator,
  form: FormDocument,
  answers: Answers,
  question?: Question,
): Exact | undefined {
  if (!question) return scoreOf(form, answers, indicator.unit === 'percent');
  const text = answers[question.code];
  if (text === undefined) return undefined;
  const answer = exact(text);
  const { answers: as } = indicator;
  if (as === 'mean' || as === 'yes') return answer;
  if (as === 'net-promoter') return promoterOrDetractor(answer);
  if (as !== 'top-two' || typeof question.scale === 'string') return undefined;
  return answer.isLessThan(Exact.of(question.scale.to - 1)) ? Exact.ZERO : Exact.ONE;
}

function promoterOrDetractor(answer: Exact): Exact {
  if (!answer.isLessThan(PROMOTER)) return Exact.ONE;
  return answer.isGreaterThan(DETRACTOR) ? Exact.ZERO : Exact.ONE.negated();
}

/** Points got of those that could be, over the questions that were answered. */
function scoreOf({ questions }: FormDocument, answers: Answers, isShare: boolean): Exact | undefined {
  let [got, possible] = [Exact.ZERO, Exact.ZERO];
  for (const { code, scale, points } of questions) {
    const text = answers[code];
    if (text === undefined || points === undefined) continue;
    const worth = exact(points);
    possible = possible.plus(worth);
    const answer = exact(text);
    if (scale === 'points') got = got.plus(answer);
    else if (scale === 'yes-no') got = got.plus(answer.times(worth));
    else
      got = got.plus(
        answer
          .minus(Exact.of(scale.from))
          .times(worth)
          .dividedBy(Exact.of(scale.to - scale.from)),
      );
  }
  if (possible.isZero()) return undefined;
  const ofOne = got.dividedBy(possible);
  return isShare
    ? ofOne.roundedTo(Exact.of(1, 10_000), 'half-up')
    : ofOne.times(HUNDRED).roundedTo(Exact.of(1, 100), 'half-up');
}
