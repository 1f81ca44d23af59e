/** What fields of requests can be, each with its check and its description in one place. */
import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy, type ValidationArguments } from 'class-validator';

import { isDay, parsePeriod, type Period } from '../engine/period.js';
import { inEnglish, phrase, type Phrase } from '../engine/phrase.js';
import { shownCell, unreadable } from '../files/cell-text.js';
import { codeProblem, MAX_CODE } from '../files/code-cell.js';
import { badParameter } from './problem.js';

interface Field {
  readonly description: string;
  readonly optional?: boolean;
}

/** Goes with a failed check of a field, so that what is wrong can be said with its values apart. */
export interface FieldContext {
  readonly problem: (value: unknown, property: string) => Phrase | undefined;
}

/** A property that passes where `problem` has nothing to say of its value. */
function checked(
  name: string,
  { description, optional = false }: Field,
  schema: ApiPropertyOptions,
  problem: (value: unknown, property: string) => Phrase | undefined,
): PropertyDecorator {
  const documented = { ...schema, description } as ApiPropertyOptions;
  return applyDecorators(
    ...(optional ? [ApiPropertyOptional(documented), IsOptional()] : [ApiProperty(documented)]),
    ValidateBy(
      {
        name,
        validator: {
          validate: (value, args) => problem(value, args?.property ?? '') === undefined,
          defaultMessage: (args?: ValidationArguments) =>
            inEnglish(problem(args?.value, args?.property ?? '') ?? phrase`Something is not as it should be.`),
        },
      },
      { context: { problem } satisfies FieldContext },
    ),
  );
}

function shown(value: unknown): Phrase {
  if (typeof value === 'string') return phrase`${{ value: shownCell(value) }}`;
  return Array.isArray(value) ? phrase`a list` : phrase`it`;
}
const missing = (value: unknown, property: string): Phrase | undefined =>
  value === undefined || value === '' ? phrase`${{ property }} is missing` : undefined;

const PERIOD_PATTERN = '^[0-9]{4}-(0[1-9]|1[0-2])$';

/** A period's code that exists: `2026-10`. */
export const IsPeriod = (field: Field): PropertyDecorator =>
  checked('isPeriod', field, { type: String, pattern: PERIOD_PATTERN, example: '2026-10' }, (value, property) =>
    typeof value === 'string' && parsePeriod(value)
      ? undefined
      : (missing(value, property) ?? phrase`${{ shown: shown(value) }} is not a period: write YYYY-MM, like 2026-10`),
  );

/** A day of the calendar: `2026-10-31`. */
export const IsDay = (field: Field): PropertyDecorator =>
  checked('isDay', field, { type: String, format: 'date', example: '2026-10-31' }, (value, property) =>
    typeof value === 'string' && isDay(value)
      ? undefined
      : (missing(value, property) ??
        phrase`${{ shown: shown(value) }} is not a day: write YYYY-MM-DD, like 2026-10-31`),
  );

/** The code of an employee, a department, an indicator. */
export const IsCode = (field: Field & { readonly example?: string }): PropertyDecorator =>
  checked(
    'isCode',
    field,
    { type: String, maxLength: MAX_CODE, ...(field.example === undefined ? {} : { example: field.example }) },
    (value, property) => {
      if (typeof value !== 'string') return phrase`${{ property }} is not a text`;
      const found = codeProblem(value);
      return found?.problem;
    },
  );

/** A text on one line. */
export const IsLine = (field: Field & { readonly max: number }): PropertyDecorator =>
  checked('isLine', field, { type: String, minLength: 1, maxLength: field.max }, (value, property) => {
    if (typeof value !== 'string' || value === '')
      return missing(value, property) ?? phrase`${{ property }} is not a text`;
    if (value.length > field.max) return phrase`${{ property }} is longer than ${{ most: field.max }} characters`;
    const character = unreadable(value, false);
    return character === undefined ? undefined : phrase`${{ property }} contains ${{ character }}`;
  });

/** A text that may run over several lines. */
export const IsText = (field: Field & { readonly max: number }): PropertyDecorator =>
  checked('isText', field, { type: String, maxLength: field.max }, (value, property) => {
    if (typeof value !== 'string') return missing(value, property) ?? phrase`${{ property }} is not a text`;
    if (value.length > field.max) return phrase`${{ property }} is longer than ${{ most: field.max }} characters`;
    const character = unreadable(value);
    return character === undefined ? undefined : phrase`${{ property }} contains ${{ character }}`;
  });

/** A text of this form. */
export const IsForm = (
  field: Field & { readonly form: RegExp; readonly example: string; readonly what: Phrase },
): PropertyDecorator =>
  checked('isForm', field, { type: String, pattern: field.form.source, example: field.example }, (value, property) =>
    typeof value === 'string' && field.form.test(value)
      ? undefined
      : (missing(value, property) ?? phrase`${{ shown: shown(value) }} is not ${{ what: field.what }}`),
  );

/** One of these words. */
export const IsWord = (field: Field & { readonly words: readonly string[] }): PropertyDecorator =>
  checked('isWord', field, { type: String, enum: [...field.words] }, (value, property) =>
    typeof value === 'string' && field.words.includes(value)
      ? undefined
      : (missing(value, property) ?? phrase`${{ property }} is one of ${{ words: field.words.join(', ') }}`),
  );

interface Whole extends Field {
  readonly min: number;
  readonly max?: number;
  readonly byDefault?: number;
}

/** A whole number in the address, where everything is text. */
export const IsWhole = ({ min, max = Number.MAX_SAFE_INTEGER, byDefault, ...field }: Whole): PropertyDecorator => {
  const range = max === Number.MAX_SAFE_INTEGER ? phrase`from ${{ min }} on` : phrase`from ${{ min }} to ${{ max }}`;
  return applyDecorators(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value,
    ),
    checked(
      'isWhole',
      field,
      { type: 'integer', minimum: min, maximum: max, ...(byDefault === undefined ? {} : { default: byDefault }) },
      (value, property) =>
        Number.isSafeInteger(value) && Number(value) >= min && Number(value) <= max
          ? undefined
          : phrase`${{ property }} must be a whole number ${{ range }}`,
    ),
  );
};

/** A number that counts something from 1, in the content. */
export const IsNumberOf = ({ of, ...field }: Field & { readonly of: Phrase }): PropertyDecorator =>
  checked('isNumberOf', field, { type: 'integer', minimum: 1 }, (value, property) =>
    Number.isSafeInteger(value) && Number(value) >= 1
      ? undefined
      : phrase`${{ property }} is not the number of ${{ of }}`,
  );

/** The number of a run, in the content. */
export const IsRun = (field: Field): PropertyDecorator => IsNumberOf({ ...field, of: phrase`a run` });

/** `true` or `false` in the address. */
export const IsSwitch = (field: Field): PropertyDecorator =>
  applyDecorators(
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    checked('isSwitch', field, { type: Boolean, default: false }, (value, property) =>
      typeof value === 'boolean' ? undefined : phrase`${{ property }} is true or false`,
    ),
  );

export const DEFAULT_LIMIT = 100;
export const MAX_LIMIT = 1_000;

/** How many items a page has. */
export const IsLimit = (): PropertyDecorator =>
  IsWhole({
    description: 'Most items in the answer.',
    optional: true,
    min: 1,
    max: MAX_LIMIT,
    byDefault: DEFAULT_LIMIT,
  });

/** The period with a code that has been checked. */
export function periodOf(code: string): Period {
  const period = parsePeriod(code);
  if (!period) throw badParameter('period', phrase`${{ code: shownCell(code) }} is not a period`);
  return period;
}
