/** The figures in a row of observations: its value, its counts and its sample. */
import type { Indicator } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import { shownCell } from '../files/cell-text.js';
import { readDecimalCell } from '../files/decimal-cell.js';
import type { ReportedFigure } from './observation-figure.js';
import { cell, RowProblem, type Cells } from '../ingestion/row-problem.js';
import { phrase, type Wording } from '../engine/phrase.js';

type Figures = Pick<ReportedFigure, 'value' | 'numerator' | 'denominator'>;

const WHOLE = /^(0|[1-9][0-9]{0,14})$/;
/** A number of cases, as nearly all are written. */
const COUNT = /^[1-9][0-9]{0,14}$/;
const MAX_SAMPLE_DIGITS = 15;
/** Decimals that are stored as they stand. */
const CANONICAL = /^(?!-0$)-?(0|[1-9][0-9]{0,29})(\.[0-9]{0,29}[1-9])?$/;
/** No decimal that can be written has more places, so that nothing is rounded. */
const ALL_DECIMALS = 60;

/** Reads the value and the counts of a row: either, or both where they agree. */
export function readFigures(cells: Cells, indicator: Indicator): Figures | RowProblem {
  const written = {
    value: cell(cells, 'value'),
    numerator: cell(cells, 'numerator'),
    denominator: cell(cells, 'denominator'),
  };
  const missing = missingFigure(written, indicator);
  if (missing) return missing;
  const value = readDecimal('value', written.value, indicator.unit === 'percent');
  if (value instanceof RowProblem) return value;
  if (written.denominator === '') return { value, numerator: null, denominator: null };
  const numerator = readDecimal('numerator', written.numerator, false);
  if (numerator instanceof RowProblem) return numerator;
  const denominator = readDecimal('denominator', written.denominator, false);
  if (denominator instanceof RowProblem) return denominator;
  return denominatorProblem(written) ?? disagreement(written, indicator) ?? { value, numerator, denominator };
}

/** Reads what the value is to be compared with, which is written as the value is; `null` where nothing is said. */
export const readBaseline = (text: string, { unit }: Indicator): string | null | RowProblem =>
  readDecimal('baseline', text, unit === 'percent');

interface WrittenFigures {
  readonly value: string;
  readonly numerator: string;
  readonly denominator: string;
}

function missingFigure(
  { value, numerator, denominator }: WrittenFigures,
  indicator: Indicator,
): RowProblem | undefined {
  const { code, aggregate } = indicator;
  const hasNumerator = numerator !== '';
  const hasDenominator = denominator !== '';
  if ((hasNumerator || hasDenominator) && aggregate !== 'ratio') {
    const column = hasNumerator ? 'numerator' : 'denominator';
    const reason = phrase`The indicator ${{ code }} is no ratio of two counts: its figures are taken by value (${{ aggregate }}).`;
    const advice = phrase`Give the value, and the number of cases as sample; leave numerator and denominator empty.`;
    return new RowProblem(column, hasNumerator ? numerator : denominator, 'counts-not-taken', reason, advice);
  }
  if (hasNumerator !== hasDenominator) {
    const column = hasNumerator ? 'denominator' : 'numerator';
    const reason = phrase`There is a ${{ given: hasNumerator ? 'numerator' : 'denominator' }} but no ${{ column }}.`;
    return new RowProblem(column, '', 'counts-incomplete', reason, phrase`Give both counts, or only a value.`);
  }
  if (value !== '' || hasNumerator) return undefined;
  const advice = aggregate === 'ratio' ? phrase`Give numerator and denominator, or a value.` : phrase`Give a value.`;
  return new RowProblem(
    'value',
    '',
    'figure-missing',
    phrase`The row reports no figure.`,
    phrase`${{ advice }} Or leave the row out.`,
  );
}

/** A decimal in canonical text; `null` where the cell is empty. */
function readDecimal(column: string, text: string, percent: boolean): string | null | RowProblem {
  if (text === '') return null;
  if (CANONICAL.test(text)) return text;
  const read = readDecimalCell(text, percent ? 'accept' : 'refuse');
  if (read.value) return read.value.toText(ALL_DECIMALS);
  return new RowProblem(
    column,
    text,
    'no-decimal',
    phrase`The ${{ column }} ${{ problem: read.problem }}.`,
    read.advice,
  );
}

function denominatorProblem({ denominator }: WrittenFigures): RowProblem | undefined {
  if (COUNT.test(denominator)) return undefined;
  const value = Exact.parse(denominator) ?? Exact.ZERO;
  if (value.isZero())
    return new RowProblem(
      'denominator',
      denominator,
      'denominator-zero',
      phrase`The denominator is 0: there is nothing to divide by.`,
      phrase`Leave the row out where there were no cases.`,
    );
  if (!value.isNegative()) return undefined;
  const reason = phrase`The denominator ${{ denominator }} is negative: it must be a number of cases.`;
  return new RowProblem('denominator', denominator, 'denominator-negative', reason, phrase`Correct it.`);
}

/** A value beside its counts must be what they come to, rounded to as many decimals as it is written with. */
function disagreement(written: WrittenFigures, { per }: Indicator): RowProblem | undefined {
  const value = written.value === '' ? undefined : Exact.parse(written.value);
  if (!value) return undefined;
  const numerator = Exact.parse(written.numerator);
  const denominator = Exact.parse(written.denominator);
  if (!numerator || !denominator) return undefined;
  const ratio = numerator.times(Exact.parse(per ?? '1') ?? Exact.ONE).dividedBy(denominator);
  const decimals = decimalsOf(written.value);
  if (ratio.roundedTo(Exact.fromScaledInteger(1n, decimals), 'half-up').equals(value)) return undefined;
  const times = per === undefined ? '' : ` × ${per}`;
  const division = `${written.numerator} ÷ ${written.denominator}${times}`;
  const isRounded = !ratio.isMultipleOf(Exact.fromScaledInteger(1n, SHOWN));
  const comes = ratio.toText(SHOWN);
  const reason = isRounded
    ? phrase`The value is ${{ value: written.value }}, but ${{ division }} is ${{ comes }} (rounded).`
    : phrase`The value is ${{ value: written.value }}, but ${{ division }} is ${{ comes }}.`;
  const advice = phrase`Correct the value or the counts, or leave the value out.`;
  return new RowProblem('value', written.value, 'value-disagrees', reason, advice);
}

const SHOWN = 12;

/** How many decimals a figure is written with: 3 for `0.950` as for `95.0%`. */
function decimalsOf(text: string): number {
  const point = text.indexOf('.');
  const share = text.endsWith('%');
  return (point < 0 ? 0 : text.length - point - 1 - (share ? 1 : 0)) + (share ? 2 : 0);
}

/** Reads the number of cases; `null` where nothing is said. */
export function readSample(text: string): string | null | RowProblem {
  if (text === '') return null;
  if (WHOLE.test(text)) return text;
  const problem = (reason: Wording, advice: Wording): RowProblem =>
    new RowProblem('sample', text, 'sample-malformed', reason, advice);
  const { value, problem: said, advice } = readDecimalCell(text);
  if (!value) return problem(phrase`The sample ${{ said }}.`, advice);
  if (value.isNegative() || !value.isMultipleOf(Exact.ONE))
    return problem(
      phrase`The sample ${{ text: shownCell(text) }} is not a whole number of cases.`,
      phrase`Write how many cases there were.`,
    );
  const whole = value.toText();
  if (whole.length > MAX_SAMPLE_DIGITS)
    return problem(
      phrase`The sample has more than ${{ most: MAX_SAMPLE_DIGITS }} digits.`,
      phrase`Write how many cases there were.`,
    );
  return whole;
}
