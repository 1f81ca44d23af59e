/** One row of responses: from the texts in its cells to a response, or to what is wrong with it. */
import { canonicalJson } from '../engine/canonical.js';
import { RESPONSE_KINDS, type FormDocument, type Question, type ResponseKind } from '../engine/documents.js';
import { Exact, exact } from '../engine/exact.js';
import { monthOf } from '../engine/period.js';
import { phrase, type Phrase } from '../engine/phrase.js';
import { RESPONSE_COLUMNS } from '../engine/responses.js';
import { shownCell } from '../files/cell-text.js';
import { readDecimalCell } from '../files/decimal-cell.js';
import { nearestName } from '../files/nearest-name.js';
import {
  missing,
  nameOfColumn,
  optionalText,
  readAttributes,
  readCode,
  readDay,
  requiredText,
} from '../ingestion/record-cells.js';
import { cell, RowProblem, type Cells } from '../ingestion/row-problem.js';
import type { KnownCodes } from '../metrics/known-codes.js';
import type { FormVersions } from './form-versions.js';
import type { ReportedResponse } from './response-record.js';

/** What rows of responses are read by. */
export interface ResponseReading {
  readonly known: KnownCodes;
  readonly forms: FormVersions;
}

/**
 * Reads a row.
 *
 * @example
 * const row = new Map([['id', 'V-17'], ['date', '2026-10-03'], ['department', 'shop-1'], ['form', 'shop-visit'], ['greeted', 'yes']]);
 * readResponseRow(row, reading) // { id: 'V-17', period: '2026-10', form: 'shop-visit', answers: '{"greeted":"1"}', … }
 */
export function readResponseRow(cells: Cells, { known, forms }: ResponseReading): ReportedResponse | RowProblem {
  const id = requiredText(
    cells,
    'id',
    phrase`Give every response an id of its own: by it a later row corrects this one.`,
  );
  if (id instanceof RowProblem) return id;
  const day = readDay(cells);
  if (day instanceof RowProblem) return day;
  const department = readCode(cells, 'department', known);
  if (department instanceof RowProblem) return department;
  if (department === null) return missing('department', phrase`Write the code of the department that it is about.`);
  const employee = readCode(cells, 'employee', known);
  if (employee instanceof RowProblem) return employee;
  const period = monthOf(day);
  const form = readForm(cell(cells, 'form'), period, forms);
  if (form instanceof RowProblem) return form;
  const kind = readKind(cell(cells, 'kind'), form);
  if (kind instanceof RowProblem) return kind;
  const scorer = optionalText(cells, 'scorer');
  if (scorer instanceof RowProblem) return scorer;
  const independent = readIndependent(cell(cells, 'independent'), form, scorer, known);
  if (independent instanceof RowProblem) return independent;
  const said = readAnswers(cells, form);
  if (said instanceof RowProblem) return said;
  return {
    ...{ id, period, day, department, employee, form: form.id, kind, scorer, independent: independent ? 1 : 0 },
    ...said,
  };
}

function readForm(text: string, period: string, forms: FormVersions): FormDocument | RowProblem {
  if (text === '') return missing('form', phrase`Write which form was filled in: one of rules/forms.`);
  const form = forms.at(text, period);
  if (form) return form;
  const meant = nearestName(text, forms.ids);
  const reason = forms.ids.includes(text)
    ? phrase`The form ${{ form: shownCell(text) }} does not hold in ${{ period }}.`
    : phrase`There is no form ${{ form: shownCell(text) }}.`;
  const advice =
    meant === undefined || meant === text
      ? phrase`Publish it first, or correct the name.`
      : phrase`Did you mean ${{ word: meant }}?`;
  return new RowProblem('form', text, 'unknown-form', reason, advice);
}

function readKind(text: string, form: FormDocument): ResponseKind | RowProblem {
  if (text === '') return form.kind;
  const kind = RESPONSE_KINDS.find((each) => each === text);
  if (kind) return kind;
  const advice = phrase`Write ${{ kinds: RESPONSE_KINDS.join(', ') }}, or nothing where it is what the form says.`;
  const reason = phrase`${{ text: shownCell(text) }} is no kind of response.`;
  return new RowProblem('kind', text, 'unknown-kind', reason, advice);
}

/** Whoever is on the company's list of employees is no third party. */
function readIndependent(
  text: string,
  form: FormDocument,
  scorer: string | null,
  { employees }: KnownCodes,
): boolean | RowProblem {
  const said = text === '' ? (form.independent ?? false) : yesOrNo(text);
  if (said === undefined) {
    const reason = phrase`${{ text: shownCell(text) }} does not say whether the scorer is independent.`;
    return new RowProblem('independent', text, 'independent-malformed', reason, phrase`Write yes or no.`);
  }
  if (!said || scorer === null || !employees.has(scorer)) return said;
  const reason = phrase`The scorer ${{ scorer: shownCell(scorer) }} is an employee, and so is not independent.`;
  const advice = phrase`Write no in the column independent.`;
  return new RowProblem('scorer', scorer, 'scorer-not-independent', reason, advice);
}

const YES: ReadonlySet<string> = new Set(['yes', 'y', 'true', '1', '是']);
const NO: ReadonlySet<string> = new Set(['no', 'n', 'false', '0', '否']);

function yesOrNo(text: string): boolean | undefined {
  const plain = text.toLowerCase();
  return YES.has(plain) ? true : NO.has(plain) ? false : undefined;
}

const OWN: ReadonlySet<string> = new Set([...RESPONSE_COLUMNS.required, ...RESPONSE_COLUMNS.optional]);
/** What stands where a question was not asked: it counts neither for nor against. */
const NOT_ASKED: ReadonlySet<string> = new Set(['n/a', 'na', '-']);
const questionsOf = new WeakMap<FormDocument, ReadonlyMap<string, Question>>();

function questionsByCode(form: FormDocument): ReadonlyMap<string, Question> {
  let questions = questionsOf.get(form);
  if (!questions) questionsOf.set(form, (questions = new Map(form.questions.map((each) => [each.code, each]))));
  return questions;
}

/** Columns that are questions of the form hold answers; all others are attributes. */
function readAnswers(cells: Cells, form: FormDocument): Pick<ReportedResponse, 'answers' | 'attributes'> | RowProblem {
  const questions = questionsByCode(form);
  const answers = new Map<string, string>();
  const others = new Map<string, string>();
  for (const [column, text] of cells) {
    const question = OWN.has(column) ? undefined : questions.get(nameOfColumn(column));
    if (!question) others.set(column, text);
    else if (text !== '' && !NOT_ASKED.has(text.toLowerCase())) {
      const answer = readAnswer(text, question);
      if (answer instanceof RowProblem) return answer;
      if (answers.has(question.code)) return answeredTwice(column, text);
      answers.set(question.code, answer);
    }
  }
  if (answers.size === 0) {
    const advice = phrase`Its questions are ${{ questions: [...questions.keys()].join(', ') }}.`;
    const reason = phrase`No question of ${{ form: form.id }} is answered.`;
    return new RowProblem('form', form.id, 'no-answers', reason, advice);
  }
  const attributes = readAttributes(others, OWN);
  if (attributes instanceof RowProblem) return attributes;
  return { answers: canonicalJson(Object.fromEntries(answers)), attributes };
}

function answeredTwice(column: string, text: string): RowProblem {
  const reason = phrase`Two columns answer ${{ column: shownCell(column) }}.`;
  return new RowProblem(column, text, 'answered-twice', reason, phrase`Keep one of them.`);
}

function readAnswer(text: string, { code, scale, points }: Question): string | RowProblem {
  if (scale === 'yes-no') {
    const said = yesOrNo(text);
    if (said !== undefined) return said ? '1' : '0';
    return outOfScale(code, text, phrase`Write yes or no.`);
  }
  const [least, most] = scale === 'points' ? ['0', points ?? '0'] : [String(scale.from), String(scale.to)];
  const advice =
    scale === 'points'
      ? phrase`Write points from ${{ least }} to ${{ most }}, or n/a where it was not asked.`
      : phrase`Write a whole number from ${{ least }} to ${{ most }}, or n/a where it was not asked.`;
  const { value } = readDecimalCell(text);
  if (!value || value.isLessThan(exact(least)) || value.isGreaterThan(exact(most)))
    return outOfScale(code, text, advice);
  if (scale !== 'points' && !value.isMultipleOf(Exact.ONE)) return outOfScale(code, text, advice);
  return value.toText(ALL_DECIMALS);
}

/** No decimal that can be written has more places, so that nothing is rounded. */
const ALL_DECIMALS = 60;

function outOfScale(code: string, text: string, advice: Phrase): RowProblem {
  const reason = phrase`${{ text: shownCell(text) }} is no answer to ${{ code }}.`;
  return new RowProblem(code, text, 'answer-out-of-scale', reason, advice);
}
