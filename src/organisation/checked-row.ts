/** One row under check: reads cells as what they should be, and notes what they are not. */
import { MAX_AMOUNT_MINOR } from '../database/columns.js';
import { currencyDecimals, isCurrency } from '../engine/currency.js';
import { Exact } from '../engine/exact.js';
import { misleading, shownCell } from '../files/cell-text.js';
import { codeProblem } from '../files/code-cell.js';
import { readDayCell } from '../files/day-cell.js';
import { readDecimalCell } from '../files/decimal-cell.js';
import type { FindingList } from './finding-list.js';
import { placeOf, type RawRow, type TablePlace } from './organisation-files.js';
import { phrase, worded, type Phrase, type Wording } from '../engine/phrase.js';

/** Longest name, in characters. */
export const MAX_NAME = 200;
const MAX_SHARE = Exact.of(10);

type Wrong = readonly [code: string, message: Wording, advice: Wording];

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
    this.findings.add({
      severity: 'error',
      code,
      ...placeOf(this.table, this.raw.row, column),
      ...worded(message, advice),
    });
  }

  warning(column: string, ...[code, message, advice]: Wrong): void {
    this.findings.add({
      severity: 'warning',
      code,
      ...placeOf(this.table, this.raw.row, column),
      ...worded(message, advice),
    });
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
    return this.unless(found && ['bad-code', phrase`${{ problem: found.problem }}.`, found.advice], column, text);
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
    return this.unless(problem === undefined ? undefined : ['bad-day', phrase`${{ problem }}.`, advice], column, day);
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
      : ['bad-amount', phrase`${{ problem }}.`, advice];
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

const NO_NAME: Wrong = ['missing-name', phrase`The name is missing.`, phrase`Write one.`];
const NO_TARGET_BONUS: Wrong = [
  'missing-target-bonus',
  phrase`The target bonus is missing.`,
  phrase`Write 0 if there is none.`,
];
const KINDS: Readonly<Record<string, Phrase>> = {
  parent: phrase`department`,
  department: phrase`department`,
  employee: phrase`employee`,
  role: phrase`role`,
};

function referenceProblem(
  column: string,
  text: string,
  isKnown: (code: string) => boolean,
  table: string,
): Wrong | undefined {
  if (text === '') return ['missing-reference', phrase`The ${{ column }} is missing.`, phrase`Write its code.`];
  if (isKnown(text)) return undefined;
  const message = phrase`There is no ${{ kind: KINDS[column] ?? column }} ${{ text: shownCell(text) }}.`;
  return [`unknown-${column}`, message, phrase`Correct the code, or add it to ${{ table }}.`];
}

function nameProblem(text: string): Wrong | undefined {
  const character = misleading(text);
  if (character !== undefined)
    return [
      'bad-name',
      phrase`The name contains ${{ character }}.`,
      phrase`Remove it, and write the name on one line.`,
    ];
  if (text.length <= MAX_NAME) return undefined;
  return ['bad-name', phrase`The name is longer than ${{ most: MAX_NAME }} characters.`, phrase`Shorten it.`];
}

function currencyProblem(text: string): Wrong | undefined {
  if (isCurrency(text)) return undefined;
  const meant = text.normalize('NFKC').toUpperCase();
  const advice = isCurrency(meant)
    ? phrase`Write ${{ meant }}.`
    : phrase`Write its three letters as in ISO 4217: CNY, EUR.`;
  return [
    'bad-currency',
    text === '' ? phrase`The currency is missing.` : phrase`${{ text: shownCell(text) }} is not a currency.`,
    advice,
  ];
}

function amountProblem(text: string, value: Exact, currency: string | undefined): Wrong | undefined {
  const shown = shownCell(text);
  if (value.isNegative())
    return ['bad-amount', phrase`${{ shown }} is less than 0.`, phrase`Write an amount of 0 or more.`];
  if (currency === undefined) return undefined;
  const decimals = currencyDecimals(currency);
  const unit = Exact.of(1n, 10n ** BigInt(decimals));
  if (!value.isMultipleOf(unit)) {
    const rounded = value.roundedTo(unit, 'half-up').toFixedText(decimals);
    const message = phrase`${{ shown }} has more decimals than ${{ currency }} has: ${{ decimals }}.`;
    return ['bad-amount', message, phrase`Round it, to ${{ rounded }} for example.`];
  }
  if (value.toScaledInteger(decimals) <= MAX_AMOUNT_MINOR) return undefined;
  return ['bad-amount', phrase`${{ shown }} is more than can be paid.`, phrase`Check the figure.`];
}

function shareProblem(text: string, hasSalary: boolean): Wrong | undefined {
  const { value, problem, advice } = readDecimalCell(text, 'accept');
  if (!value) return ['bad-share', phrase`${{ problem }}.`, plainShare(text) ?? advice];
  if (value.isNegative() || value.isGreaterThan(MAX_SHARE))
    return [
      'bad-share',
      phrase`${{ text: shownCell(text) }} is not from 0% to 1000%.`,
      phrase`Write a share of salary: 12%.`,
    ];
  if (hasSalary) return undefined;
  const message = phrase`${{ text: shownCell(text) }} is a share of salary, and this employee has no salary.`;
  return ['share-without-salary', message, phrase`Give the salary in employees, or write an amount.`];
}

/** `12 %` is how many people write it. */
function plainShare(text: string): Phrase | undefined {
  const plain = text.normalize('NFKC').replace(/\s+%$/, '%');
  return readDecimalCell(plain, 'accept').value ? phrase`Write ${{ plain }}.` : undefined;
}
