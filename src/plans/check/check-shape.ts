/** Says in plain words what a document's JSON Schema has against it. */
import { Exact } from '../../engine/exact.js';
import { eitherOf, inEnglish, phrase, type Phrase } from '../../engine/phrase.js';
import type { Path } from './json-source.js';
import type { Report } from './report.js';
import { schemaErrors, type SchemaKind } from './schemas.js';
import { figure, listed, shown, suggestion } from './words.js';

/** The parts of a schema that messages are made of. */
interface SchemaPart {
  readonly title?: string;
  readonly description?: string;
  readonly properties?: Readonly<Record<string, SchemaPart>>;
  readonly oneOf?: readonly { readonly required?: readonly string[] }[];
  readonly not?: { readonly required?: readonly string[] };
}

/** One complaint of the validator, with what is needed to word it. */
interface Violation {
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly path: Path;
  readonly data: unknown;
  readonly schema: SchemaPart;
  readonly report: Report;
}

/** Reports each way in which the document's shape is not that of its kind. */
export function checkShape(kind: SchemaKind, value: unknown, report: Report): void {
  const errors = schemaErrors(kind, value);
  for (const error of errors) {
    // What a branch misses is said once, by the choice between the branches.
    if (/\/(oneOf|not|if)\//.test(error.schemaPath)) continue;
    const within = pathOf(error.instancePath);
    describe({
      keyword: error.keyword,
      params: error.params,
      path: error.propertyName === undefined ? within : [...within, error.propertyName],
      data: error.propertyName ?? error.data,
      schema: (error.parentSchema ?? {}) as SchemaPart,
      report,
    });
  }
  if (errors.length > 0 && !report.hasErrors)
    report.error(
      'wrong-shape',
      [],
      phrase`The document does not have the shape of its kind.`,
      phrase`Compare it with another.`,
    );
}

const pathOf = (pointer: string): Path =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

const DESCRIPTIONS: Readonly<Record<string, (violation: Violation) => void>> = {
  required: missingProperty,
  dependentRequired: missingProperty,
  additionalProperties: unknownProperty,
  type: wrongType,
  enum: unknownWord,
  pattern: badlyWritten,
  oneOf: notExactlyOne,
  not: notTogether,
  minItems: tooFewItems,
  maxItems: tooManyItems,
  minimum: outOfRange,
  maximum: outOfRange,
  maxLength: tooLong,
  maxProperties: tooManyProperties,
  minProperties: emptyObject,
  uniqueItems: listedTwice,
};
/** Said already by what they contain. */
const SILENT: ReadonlySet<string> = new Set(['if', 'propertyNames']);

function describe(violation: Violation): void {
  if (SILENT.has(violation.keyword)) return;
  const specific = DESCRIPTIONS[violation.keyword];
  if (specific) {
    specific(violation);
    return;
  }
  const { report, path, data, schema } = violation;
  report.error('wrong-shape', path, phrase`${{ data: shown(data) }} does not fit here.`, schema.description);
}

function missingProperty({ params, path, schema, report }: Violation): void {
  const name = String(params.missingProperty);
  const message =
    typeof params.property === 'string'
      ? phrase`"${{ name }}" is missing beside "${{ other: params.property }}".`
      : phrase`"${{ name }}" is missing.`;
  report.error('missing-property', path, message, schema.properties?.[name]?.description);
}

/** Parts of json-rules-engine's format that are refused on purpose, each with the reason. */
const REFUSED_IN_CONDITIONS: Readonly<Record<string, readonly [code: string, message: Phrase, advice: Phrase]>> = {
  priority: [
    'priority-refused',
    phrase`A condition takes no "priority": those after it would not be looked at, and nobody could see how they came out.`,
    phrase`Give the rule itself a priority.`,
  ],
  name: [
    'name-refused',
    phrase`A condition takes no "name" where it is used.`,
    phrase`Declare it by its name in "conditions" of a document in shared/, and refer to it as { "condition": … }.`,
  ],
};
const COMPARISON_WORDS: ReadonlySet<string> = new Set(['fact', 'operator', 'value', 'params', 'path']);

function unknownProperty({ params, path, schema, report }: Violation): void {
  const name = String(params.additionalProperty);
  const here = [...path, name];
  const inConditions = schema.title === 'Condition' || schema.title === 'Conditions';
  // A bare comparison at the outside: said once, as the missing all, any or not.
  if (schema.title === 'Conditions' && COMPARISON_WORDS.has(name)) return;
  const refusal = inConditions && Object.hasOwn(REFUSED_IN_CONDITIONS, name) ? REFUSED_IN_CONDITIONS[name] : undefined;
  if (refusal) {
    report.error(refusal[0], here, refusal[1], refusal[2], 'key');
    return;
  }
  const known = Object.keys(schema.properties ?? {});
  const message = phrase`"${{ value: name.slice(0, 60) }}" is not known here; what may stand here is ${{ known: listed(known) }}.`;
  report.error('unknown-property', here, message, suggestion(name, known) ?? phrase`Remove it.`, 'key');
}

const TYPE_WORDS: Readonly<Record<string, Phrase>> = {
  string: phrase`text in double quotes`,
  number: phrase`a number`,
  integer: phrase`a whole number`,
  boolean: phrase`true or false`,
  array: phrase`a list`,
  object: phrase`an object`,
};

function wrongType({ params, path, data, schema, report }: Violation): void {
  if (schema.title === 'Decimal' && typeof data === 'number') {
    decimalAsNumber(path, data, report);
    return;
  }
  if (typeof data === 'number' && !Number.isFinite(data)) {
    const message = phrase`The number ${{ value: report.textAt(path).slice(0, 60) }} is larger than any that can be kept.`;
    report.error('number-not-exact', path, message, schema.description);
    return;
  }
  const types = [params.type].flat().map((type) => TYPE_WORDS[String(type)] ?? phrase`${{ value: String(type) }}`);
  const message = phrase`${{ shown: shown(data) }} stands here, but it must be ${{ types: eitherOf(types) }}.`;
  report.error('wrong-type', path, message, schema.description);
}

function decimalAsNumber(path: Path, data: number, report: Report): void {
  const exact = Exact.fromJsonNumber(data);
  const advice = exact
    ? phrase`Write it in double quotes: "${{ value: figure(exact) }}".`
    : phrase`Write it in double quotes: at most 30 digits before and after the point.`;
  report.error(
    'not-a-decimal',
    path,
    phrase`${{ data: shown(data) }} is a JSON number; decimals are written as text.`,
    advice,
  );
}

const WORD_KINDS = { operator: phrase`operator`, event: phrase`event`, word: phrase`word` };

function unknownWord({ params, path, data, schema, report }: Violation): void {
  const known = (params.allowedValues as readonly unknown[]).map(String);
  const what = path.at(-1) === 'operator' ? 'operator' : path.at(-2) === 'event' ? 'event' : 'word';
  const message = phrase`${{ shown: shown(data) }} is no ${{ what: WORD_KINDS[what] }} known here; known are ${{ words: listed(known) }}.`;
  const near = typeof data === 'string' ? suggestion(data, known) : undefined;
  report.error(`unknown-${what}`, path, message, near ?? schema.description);
}

/** What texts with a pattern are, by the title of their schema. */
const KINDS_OF_TEXT: Readonly<Record<string, Phrase>> = {
  'attribute name': phrase`an attribute name`,
  code: phrase`a code`,
  currency: phrase`a currency`,
  day: phrase`a day`,
  decimal: phrase`a decimal`,
  'decorated operator': phrase`a decorated operator`,
  language: phrase`a language`,
  name: phrase`a name`,
  path: phrase`a path`,
  period: phrase`a period`,
  'word in a file': phrase`a word in a file`,
};

/** A pattern's schema is titled for what it describes: `Decimal` → `not-a-decimal`. */
function badlyWritten({ path, data, schema, report }: Violation): void {
  const title = schema.title ?? 'Text';
  if (title === 'Text') {
    report.error('empty-text', path, phrase`The text is empty.`, schema.description);
    return;
  }
  const what = KINDS_OF_TEXT[title.toLowerCase()] ?? phrase`a text of this kind`;
  const code = `not-${inEnglish(what).replaceAll(' ', '-')}`;
  report.error(code, path, phrase`${{ data: shown(data) }} is not ${{ what }}.`, schema.description);
}

function notExactlyOne({ params, path, data, schema, report }: Violation): void {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return;
  const choices = (schema.oneOf ?? []).flatMap((branch) => branch.required ?? []);
  if (params.passingSchemas === null) {
    report.error('none-of', path, phrase`One of ${{ words: listed(choices) }} must stand here.`, schema.description);
    return;
  }
  const given = choices.filter((choice) => Object.hasOwn(data, choice));
  report.error(
    'more-than-one-of',
    path,
    phrase`Only one of ${{ words: listed(given) }} may stand here.`,
    schema.description,
  );
}

function notTogether({ path, schema, report }: Violation): void {
  report.error(
    'more-than-one-of',
    path,
    phrase`Only one of ${{ words: listed(schema.not?.required ?? []) }} may stand here.`,
  );
}

function tooFewItems({ params, path, schema, report }: Violation): void {
  const word = path.at(-1);
  if (word === 'all' || word === 'any') {
    report.error(
      'empty-condition',
      path,
      phrase`"${{ word }}" is empty: json-rules-engine would take it as true for everybody.`,
      phrase`Write at least one condition in it, or remove it.`,
    );
    return;
  }
  const limit = Number(params.limit);
  const message = limit === 1 ? phrase`The list is empty.` : phrase`Fewer than ${{ limit }} stand in this list.`;
  report.error('too-few-items', path, message, schema.description);
}

function tooManyItems({ params, path, schema, report }: Violation): void {
  report.error(
    'too-many-items',
    path,
    phrase`More than ${{ limit: Number(params.limit) }} stand in this list.`,
    schema.description,
  );
}

function outOfRange({ params, path, data, schema, report }: Violation): void {
  const [found, limit] = [shown(data), Number(params.limit)];
  const message =
    params.comparison === '>='
      ? phrase`${{ found }} is less than ${{ limit }}.`
      : phrase`${{ found }} is more than ${{ limit }}.`;
  report.error('out-of-range', path, message, schema.description);
}

function tooLong({ params, path, schema, report }: Violation): void {
  const message = phrase`The text is longer than ${{ limit: Number(params.limit) }} characters.`;
  report.error('text-too-long', path, message, schema.description);
}

function tooManyProperties({ params, path, data, schema, report }: Violation): void {
  if (typeof data === 'object' && data !== null && Object.hasOwn(data, 'use')) {
    const message = phrase`Beside "use" nothing else may stand: the shared rule is taken as it is.`;
    report.error('use-stands-alone', path, message, phrase`Remove the rest, or write a rule of its own without "use".`);
    return;
  }
  const message = phrase`More than ${{ limit: Number(params.limit) }} stand in these braces.`;
  report.error('too-many-properties', path, message, schema.description);
}

function emptyObject({ path, schema, report }: Violation): void {
  report.error(
    'empty-object',
    path,
    phrase`Nothing stands in these braces.`,
    schema.description ?? phrase`Remove them.`,
  );
}

function listedTwice({ params, path, data, report }: Violation): void {
  const message = Array.isArray(data)
    ? phrase`${{ shown: shown(data[Number(params.i)]) }} stands twice in this list.`
    : phrase`An item stands twice in this list.`;
  report.error('listed-twice', [...path, Number(params.i)], message, phrase`Keep one of them.`);
}
