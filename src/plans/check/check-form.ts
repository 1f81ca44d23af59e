/** Checks a form: its questions, and that each feeds an indicator that can be made of its answers. */
import type { AnswersAs, AnswerScale, FormDocument, Indicator, Question } from '../../engine/documents.js';
import { Exact, exact } from '../../engine/exact.js';
import { valueRange } from '../../engine/figure.js';
import { phrase, type Phrase } from '../../engine/phrase.js';
import { RESPONSE_COLUMNS } from '../../engine/responses.js';
import type { Catalogue } from './catalogue.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { didYouMean } from './words.js';

const OWN_COLUMNS: readonly string[] = [...RESPONSE_COLUMNS.required, ...RESPONSE_COLUMNS.optional];

/** Reports what is wrong with a form. */
export function checkForm(form: FormDocument, catalogue: Catalogue, report: Report): void {
  const codes = new Set<string>();
  const fed = new Set<string>();
  if (form.indicator !== undefined) checkPointsIndicator(form, form.indicator, catalogue, report);
  if (form.indicator !== undefined) fed.add(form.indicator);
  for (const [index, question] of form.questions.entries()) {
    const here = ['questions', index];
    if (codes.has(question.code))
      report.error(
        'listed-twice',
        [...here, 'code'],
        phrase`The question "${{ code: question.code }}" stands twice.`,
        phrase`Ask it once.`,
      );
    codes.add(question.code);
    checkQuestion(question, here, report);
    checkFed(question, [...here, 'indicator'], fed, catalogue, report);
  }
}

function checkQuestion({ code, scale, points }: Question, path: Path, report: Report): void {
  if (OWN_COLUMNS.includes(code)) {
    const message = phrase`"${{ code }}" is a column of every file of responses.`;
    report.error('question-name-taken', [...path, 'code'], message, phrase`Call the question otherwise.`);
  }
  if (typeof scale === 'object' && scale.from >= scale.to) {
    const message = phrase`A scale from ${{ from: scale.from }} to ${{ to: scale.to }} has one mark at most.`;
    report.error('empty-range', [...path, 'scale'], message, phrase`Let it go from the worst mark to the best.`);
  }
  if (scale === 'points' && points === undefined)
    report.error('points-missing', path, phrase`Of points it must be said how many there are.`, phrase`Add "points".`);
  if (points !== undefined && !exact(points).isGreaterThan(Exact.ZERO))
    report.error(
      'out-of-range',
      [...path, 'points'],
      phrase`The points are ${{ points }}.`,
      phrase`Write more than 0.`,
    );
}

/** What answers are made into is told by the indicator; one response is one case of it. */
function checkFed(
  { indicator: code, scale }: Question,
  path: Path,
  fed: Set<string>,
  catalogue: Catalogue,
  report: Report,
): void {
  if (code === undefined) return;
  if (fed.has(code)) {
    const message = phrase`A response would count twice in "${{ code }}".`;
    report.error('response-twice', path, message, phrase`Let one question feed it, or the points of the whole form.`);
  }
  fed.add(code);
  const indicator = knownIndicator(code, path, catalogue, report);
  if (!indicator) return;
  const { answers } = indicator;
  if (answers === undefined || answers === 'points')
    report.error(
      'not-made-of-answers',
      path,
      answers
        ? phrase`The indicator "${{ code }}" is made of the points of a whole form.`
        : phrase`The indicator "${{ code }}" does not say how answers become its figure.`,
      answers ? phrase`Name it as the form’s own "indicator".` : phrase`Add "answers" to the indicator.`,
    );
  else if (!fits(scale, answers))
    report.error(
      'scale-does-not-fit',
      path,
      phrase`"${{ code }}" is made of answers as "${{ answers }}".`,
      SCALES[answers],
    );
  else checkWithinRange(scale, indicator, path, report);
}

const SCALES: Readonly<Record<Exclude<AnswersAs, 'points'>, Phrase>> = {
  mean: phrase`Its answers are whole numbers: { "from": 1, "to": 5 }.`,
  'top-two': phrase`Its answers are whole numbers, four marks or more: { "from": 1, "to": 5 }.`,
  'net-promoter': phrase`Its answers are whole numbers from 0 to 10.`,
  yes: phrase`Its answers are "yes-no".`,
};

function fits(scale: AnswerScale, answers: AnswersAs): boolean {
  if (typeof scale === 'string') return scale === 'yes-no' && answers === 'yes';
  if (answers === 'net-promoter') return scale.from === 0 && scale.to === 10;
  if (answers === 'top-two') return scale.to - scale.from >= 3;
  return answers === 'mean';
}

/** A mark that the indicator says is impossible would hold every payout that goes by it. */
function checkWithinRange(scale: AnswerScale, indicator: Indicator, path: Path, report: Report): void {
  if (indicator.answers !== 'mean' || typeof scale === 'string') return;
  const { min, max } = valueRange(indicator);
  if (!min?.isGreaterThan(Exact.of(scale.from)) && !max?.isLessThan(Exact.of(scale.to))) return;
  const message = phrase`The marks go from ${{ from: scale.from }} to ${{ to: scale.to }}, but not all of these are possible values of "${{ code: indicator.code }}".`;
  report.error('scale-out-of-range', path, message, phrase`Change the scale, or the "range" of the indicator.`);
}

function checkPointsIndicator(form: FormDocument, code: string, catalogue: Catalogue, report: Report): void {
  const indicator = knownIndicator(code, ['indicator'], catalogue, report);
  if (indicator && indicator.answers !== 'points') {
    const message = phrase`The indicator "${{ code }}" is not made of answers as points.`;
    report.error('not-made-of-answers', ['indicator'], message, phrase`Add "answers": "points" to the indicator.`);
  }
  if (!form.questions.some(({ points }) => points !== undefined))
    report.error(
      'points-missing',
      ['indicator'],
      phrase`No question has points.`,
      phrase`Say what the answers are worth.`,
    );
}

function knownIndicator(code: string, path: Path, catalogue: Catalogue, report: Report): Indicator | undefined {
  if (!catalogue.indicators.lacks(code)) return catalogue.indicators.get(code);
  const advice = didYouMean(code, catalogue.indicators.names) ?? phrase`Indicators are those of indicators/*.json.`;
  report.error('unknown-indicator', path, phrase`There is no indicator "${{ code }}".`, advice);
  return undefined;
}
