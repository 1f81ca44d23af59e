/** The schemas that editors use say the same as the types and tables of the code, and explain every word. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

import { AGGREGATES, DIRECTIONS, MISSING_POLICIES, PARAMETER_UNITS, UNITS } from '../../src/engine/documents.js';
import { ROUNDING_MODES } from '../../src/engine/exact.js';
import { pathSteps } from '../../src/engine/fact-path.js';
import { BUILT_IN_FACTS, DECORATOR_NAMES, MOST_DECORATORS, OPERATOR_NAMES } from '../../src/engine/facts.js';

interface Schema {
  readonly [word: string]: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly $defs?: Readonly<Record<string, Schema>>;
}

const FOLDER = fileURLToPath(new URL('../../rules/schema', import.meta.url));
const FILES = readdirSync(FOLDER).sort();
const read = (file: string): Schema => JSON.parse(readFileSync(`${FOLDER}/${file}`, 'utf8')) as Schema;

/** The part of a schema at a path, or an empty one. */
const at = (schema: Schema, ...path: readonly string[]): Schema =>
  path.reduce<Schema>((part, step) => (part[step] ?? {}) as Schema, schema);

/** Every object schema inside a value, with where it is. */
function* objects(value: unknown, where: string): Generator<readonly [string, Schema]> {
  if (typeof value !== 'object' || value === null) return;
  if ('properties' in value) yield [where, value as Schema];
  for (const [key, member] of Object.entries(value)) yield* objects(member, `${where}/${key}`);
}

describe('the schemas under rules/schema', () => {
  it('list the units, directions and other words that the types list', () => {
    const common = read('common.schema.json');
    const indicator = at(read('indicators.schema.json'), '$defs', 'indicator', 'properties');
    expect(at(indicator, 'unit').enum).toEqual(UNITS);
    const parameter = at(read('parameters.schema.json'), '$defs', 'parameter', 'properties');
    expect(at(parameter, 'unit').enum).toEqual(PARAMETER_UNITS);
    expect(at(indicator, 'better').enum).toEqual(DIRECTIONS);
    expect(at(indicator, 'aggregate').enum).toEqual(AGGREGATES);
    expect(at(common, '$defs', 'missingPolicy').enum).toEqual(MISSING_POLICIES);
    const round = at(read('plan.schema.json'), '$defs', 'rounding');
    expect(at(round, 'properties', 'mode').enum).toEqual(ROUNDING_MODES);
  });

  it('list the operators and the built-in facts', () => {
    const common = read('common.schema.json');
    const operator = at(common, '$defs', 'operator');
    expect(at(operator, 'else').enum).toEqual(OPERATOR_NAMES);
    expect(at(operator, 'then').pattern).toBe(
      `^(?:(?:${DECORATOR_NAMES.join('|')}):){1,${MOST_DECORATORS}}(?:${OPERATOR_NAMES.join('|')})$`,
    );
    expect(at(common, '$defs', 'fact').examples).toEqual(BUILT_IN_FACTS.map(({ name }) => name));
  });

  it.each([
    ...[
      '$',
      '$[0]',
      '$.a',
      '$.a-b_1[12].c',
      "$['home region'][0]",
      "$['家'].x",
      '$.constructors',
      '$..a',
      '$.*',
      '$[*]',
    ],
    ...['$[?(@.a)]', '$[(@.length-1)]', '$[0:2]', '$[0,1]', "$['a','b']", '$.a^', '$.a~', '@', 'a', '', '$.', '$[-1]'],
    ...['$[01]', '$.__proto__', "$['constructor']", '$.a.prototype[0]', '$.1a', "$['*']", "$['a.b']", '$`parent', ' $'],
  ])('let a path pass or not as the code does: %s', (path) => {
    const pattern = at(read('common.schema.json'), '$defs', 'path').pattern as string;
    expect([path, new RegExp(pattern, 'u').test(path)]).toEqual([path, pathSteps(path) !== undefined]);
  });

  it.each(FILES)('%s lets no unknown property pass and explains every one it knows', (file) => {
    for (const [where, schema] of objects(read(file), file)) {
      // Inside if, then and allOf only single properties are told apart; the object around them is closed.
      if (/\/(if|then|allOf)(\/|$)/.test(where)) continue;
      expect([where, schema.additionalProperties ?? 'open']).not.toEqual([where, 'open']);
      for (const [name, property] of Object.entries(schema.properties ?? {}))
        expect([where, name, property.description ?? property.title ?? property.$ref ?? property.type]).not.toContain(
          undefined,
        );
    }
  });

  it('give every document its $schema, id and effectiveFrom', () => {
    // Bounds are no rule document.
    for (const file of FILES.filter((name) => name !== 'common.schema.json' && name !== 'bounds.schema.json')) {
      const schema = read(file);
      expect(schema.required).toEqual(expect.arrayContaining(['id', 'effectiveFrom']));
      expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(['$schema', 'effectiveTo']));
    }
  });
});
