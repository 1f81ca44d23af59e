/** One row under check: reads cells as what they should be, and notes what they are not. */
import { MAX_AMOUNT_MINOR } from '../database/columns.js';
import { currencyDecimals, isCurrency } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { misleadingCharacter, shownCell } from '../files/cell-text.js';
import { codeProblem } from '../files/code-cell.js';
import { readDayCell } from '../files/day-cell.js';
import { readDecimalCell } from '../files/decimal-cell.js';
import type { FindingList } from './finding-list.js';
import { placeOf, type RawRow, type TablePlace } from './organisation-files.js';

/** Longest name, in characters. */
export const MAX_NAME = 200;
const MAX_SHARE = Exact.of(10);

type Wrong = readonly [code: string, message: string, advice: string];

/**
 * Each reader answers `undefined` where the cell is not what it should be, and then has noted why; `null` where an optional cell
 * is empty.
 */
export class CheckedRow {
  constructor(
    private readonly table: TablePlace,
    private readonly raw: RawRow,
    private readonly findings: FindingList,
  ) {}

  /** The cell's text; empty where there is none. */
  text(column: string): string {
    return this.raw.fields.get(column) ?? '';
  }

  error(column: string, ...[code, message, advice]: Wrong): void {
    this.findings.add({ severity: 'error', code, ...placeOf(this.table, this.raw.row, column), message, advice });
  }

  warning(column: string, ...[code, message, advice]: Wrong): void {
    this.findings.add({ severity: 'warning', code, ...placeOf(this.table, this.raw.row, column), message, advice });
  }

  /** The value where nothing is wrong with it. */
  private unless<T>(wrong: Wrong | undefined, column: string, value: T): T | undefined {
    if (!wrong) return value;
    this.error(column, ...wrong);
    return undefined;
  }

  code(column: string): string | undefined {
    const text = this.text(column);
    const found = codeProblem(text);
    return this.unless(found && ['bad-code', `${found.problem}.`, found.advice], column, text);
  }

  /** The code of something that is known; `isKnown` decides. */
  reference(column: string, isKnown: (code: string) => boolean, table: string): string | undefined {
    const text = this.text(column);
    return this.unless(referenceProblem(column, text, isKnown, table), column, text);
  }

  name(column: string): string | undefined {
    const text = this.text(column);
    return this.unless(text === '' ? NO_NAME : nameProblem(text), column, text);
  }

  optionalName(column: string): string | null | undefined {
    const text = this.text(column);
    return this.unless(nameProblem(text), column, text === '' ? null : text);
  }

  day(column: string): string | undefined {
    const { day, problem, advice } = readDayCell(this.text(column));
    return this.unless(problem === undefined ? undefined : ['bad-day', `${problem}.`, advice], column, day);
  }

  optionalDay(column: string): string | null | undefined {
    return this.text(column) === '' ? null : this.day(column);
  }

  currency(column: string): string | undefined {
    const text = this.text(column);
    return this.unless(currencyProblem(text), column, text);
  }

  /** An amount of money, not negative, with no more decimals than its currency; any decimals where the currency is not known. */
  optionalAmount(column: string, currency: string | undefined): Exact | null | undefined {
    const text = this.text(column);
    if (text === '') return null;
    const { value, problem, advice } = readDecimalCell(text);
    const wrong: Wrong | undefined = value
      ? amountProblem(text, value, currency)
      : ['bad-amount', `${problem}.`, advice];
    return this.unless(wrong, column, value);
  }

  /** An amount a period (`2600`) or a share of salary (`12%`), as written. */
  targetBonus(column: string, currency: string | undefined, hasSalary: boolean): string | undefined {
    const text = this.text(column);
    if (/[%％]$/.test(text)) return this.unless(shareProblem(text, hasSalary), column, text);
    if (text === '') this.error(column, ...NO_TARGET_BONUS);
    return this.optionalAmount(column, currency) ? text : undefined;
  }
}

const NO_NAME: Wrong = ['missing-name', 'The name is missing.', 'Write one.'];
const NO_TARGET_BONUS: Wrong = ['missing-target-bonus', 'The target bonus is missing.', 'Write 0 if there is none.'];
const KINDS: Readonly<Record<string, string>> = { parent: 'department' };

function referenceProblem(
  column: string,
  text: string,
  isKnown: (code: string) => boolean,
  table: string,
): Wrong | undefined {
  if (text === '') return ['missing-reference', `The ${column} is missing.`, 'Write its code.'];
  if (isKnown(text)) return undefined;
  const message = `There is no ${KINDS[column] ?? column} ${shownCell(text)}.`;
  return [`unknown-${column}`, message, `Correct the code, or add it to ${table}.`];
}

function nameProblem(text: string): Wrong | undefined {
  const character = misleadingCharacter(text);
  if (character !== undefined)
    return ['bad-name', `The name contains ${character}.`, 'Remove it, and write the name on one line.'];
  if (text.length <= MAX_NAME) return undefined;
  return ['bad-name', `The name is longer than ${MAX_NAME} characters.`, 'Shorten it.'];
}

function currencyProblem(text: string): Wrong | undefined {
  if (isCurrency(text)) return undefined;
  const meant = text.normalize('NFKC').toUpperCase();
  const advice = isCurrency(meant) ? `Write ${meant}.` : 'Write its three letters as in ISO 4217: CNY, EUR.';
  return ['bad-currency', text === '' ? 'The currency is missing.' : `${shownCell(text)} is not a currency.`, advice];
}

function amountProblem(text: string, value: Exact, currency: string | undefined): Wrong | undefined {
  const shown = shownCell(text);
  if (value.isNegative()) return ['bad-amount', `${shown} is less than 0.`, 'Write an amount of 0 or more.'];
  if (currency === undefined) return undefined;
  const decimals = currencyDecimals(currency);
  const unit = Exact.of(1n, 10n ** BigInt(decimals));
  if (!value.isMultipleOf(unit)) {
    const rounded = value.roundedTo(unit, 'half-up').toFixedText(decimals);
    const message = `${shown} has more decimals than ${currency} has: ${decimals}.`;
    return ['bad-amount', message, `Round it, to ${rounded} for example.`];
  }
  if (value.toScaledInteger(decimals) <= MAX_AMOUNT_MINOR) return undefined;
  return ['bad-amount', `${shown} is more than can be paid.`, 'Check the figure.'];
}

function shareProblem(text: string, hasSalary: boolean): Wrong | undefined {
  const { value, problem, advice } = readDecimalCell(text, 'accept');
  if (!value) return ['bad-share', `${problem}.`, plainShare(text) ?? advice];
  if (value.isNegative() || value.isGreaterThan(MAX_SHARE))
    return ['bad-share', `${shownCell(text)} is not from 0% to 1000%.`, 'Write a share of salary: 12%.'];
  if (hasSalary) return undefined;
  const message = `${shownCell(text)} is a share of salary, and this employee has no salary.`;
  return ['share-without-salary', message, 'Give the salary in employees, or write an amount.'];
}

/** `12 %` is how many people write it. */
function plainShare(text: string): string | undefined {
  const plain = text.normalize('NFKC').replace(/\s+%$/, '%');
  return readDecimalCell(plain, 'accept').value ? `Write ${plain}.` : undefined;
}
