/** Decimals as people write them into tables: which are read, and what to say of the others. */
import { Exact } from '../engine/exact.js';
import { shownCell } from './cell-text.js';
import { phrase, type Phrase } from '../engine/phrase.js';

/** What a cell holds: a figure, or what is wrong with it and what to do. */
export type DecimalCell =
  | { readonly value: Exact; readonly problem?: never; readonly advice?: never }
  | { readonly value?: never; readonly problem: Phrase; readonly advice: Phrase };

const PLAIN = /^[+-]?[0-9]+(\.[0-9]+)?%?$/;
const GROUPED = /^([+-]?)([0-9]{1,3})((?:[,'’\s_][0-9]{3})+)(\.[0-9]+)?$/;
const DECIMAL_COMMA = /^[+-]?[0-9]+,[0-9]+$/;
const EXPONENT = /^([+-]?[0-9]+(?:\.[0-9]*)?)[eE]([+-]?[0-9]+)$/;
const NO_NUMBER = /^(#.*|[+-]?(nan|inf(inity)?|∞)|n\/?a|n\.a\.|null|none|nil|undefined|-+|–|—|\?+|true|false)$/i;
const LARGEST_EXPONENT = 20;
const NO_FIGURE = phrase`Write a figure in digits, or leave the cell empty if there is none.`;

/**
 * Reads a decimal: `-3`, `0.95`. A share (`95%` for 0.95) is read where `percent` says so.
 *
 * @example
 * readDecimalCell('1,234') // { problem: '"1,234" has a comma', advice: 'Write 1234, or 1.234 if …' }
 */
export function readDecimalCell(text: string, percent: 'refuse' | 'accept' = 'refuse'): DecimalCell {
  if (text.endsWith('%') && percent === 'refuse' && PLAIN.test(text))
    return refuse(
      text,
      phrase`is a share, not a figure`,
      phrase`Write it as a decimal: ${{ value: Exact.parse(text)?.toText(60) ?? '0.95' }}.`,
    );
  const value = Exact.parse(text);
  return value === undefined ? problemOf(text) : { value };
}

function problemOf(text: string): DecimalCell {
  if (text === '') return { problem: phrase`The cell is empty`, advice: phrase`Write a figure.` };
  const plain = text.normalize('NFKC').replaceAll('\u2212', '-');
  if (PLAIN.test(text))
    return refuse(text, phrase`has more than 30 digits before or after the point`, phrase`Write fewer digits.`);
  if (NO_NUMBER.test(plain)) return refuse(text, phrase`is not a number`, NO_FIGURE);
  if (plain !== text && PLAIN.test(plain))
    return refuse(
      text,
      phrase`is written in other characters than the plain digits 0 to 9`,
      phrase`Write ${{ plain }}.`,
    );
  return separated(text, plain) ?? exponent(text, plain) ?? unusual(text, plain);
}

function separated(text: string, plain: string): DecimalCell | undefined {
  const [, sign = '', first = '', rest = '', fraction = ''] = GROUPED.exec(plain) ?? [];
  const commas = rest.replace(/[0-9]/g, '');
  const joined = `${sign}${first}${rest.replace(/[^0-9]/g, '')}${fraction}`;
  if (commas === ',' && fraction === '')
    return refuse(
      text,
      phrase`has a comma`,
      phrase`Write ${{ joined }}, or ${{ plain: plain.replace(',', '.') }} if the comma is the decimal point.`,
    );
  if (first !== '') return refuse(text, phrase`has separators between thousands`, phrase`Write ${{ joined }}.`);
  if (DECIMAL_COMMA.test(plain))
    return refuse(text, phrase`has a comma`, phrase`Write ${{ plain: plain.replace(',', '.') }}.`);
  return undefined;
}

function exponent(text: string, plain: string): DecimalCell | undefined {
  const [, mantissa, power] = EXPONENT.exec(plain) ?? [];
  if (mantissa === undefined || power === undefined) return undefined;
  const digits = Exact.parse(mantissa.replace(/\.$/, ''));
  const advice =
    digits && Math.abs(Number(power)) <= LARGEST_EXPONENT
      ? phrase`Write ${{ value: scaled(digits, Number(power)).toText(60) }}.`
      : phrase`Figures have at most 30 digits before and after the point.`;
  return refuse(text, phrase`is written with an exponent`, advice);
}

const scaled = (value: Exact, power: number): Exact =>
  power < 0 ? value.dividedBy(Exact.of(10n ** BigInt(-power))) : value.times(Exact.of(10n ** BigInt(power)));

function unusual(text: string, plain: string): DecimalCell {
  if (/^[+-]?\.[0-9]+%?$/.test(plain))
    return refuse(text, phrase`has no digit before the point`, phrase`Write ${{ plain: plain.replace('.', '0.') }}.`);
  if (/^[+-]?[0-9]+\.%?$/.test(plain))
    return refuse(text, phrase`has no digit after the point`, phrase`Write ${{ plain: plain.replace('.', '') }}.`);
  if (/\p{Nd}/u.test(plain.replace(/[0-9]/g, '')))
    return refuse(
      text,
      phrase`is written in other characters than the plain digits 0 to 9`,
      phrase`Use the digits 0 to 9.`,
    );
  const number = /^[^0-9+-]*([+-]?[0-9]+(?:\.[0-9]+)?)[^0-9]*$/.exec(plain)?.[1];
  const advice =
    number === undefined ? NO_FIGURE : phrase`Write ${{ number }}: digits alone, with a point before decimals.`;
  return refuse(text, phrase`is not a plain number`, advice);
}

const refuse = (text: string, problem: Phrase, advice: Phrase): DecimalCell => ({
  problem: phrase`${{ text: shownCell(text) }} ${{ problem }}`,
  advice,
});
