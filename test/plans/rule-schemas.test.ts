/** The schemas that editors use say the same as the types and tables of the code, and explain every word. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { describe, expect, it } from '@jest/globals';

import { AGGREGATES, DIRECTIONS, MISSING_POLICIES, UNITS } from '../../src/engine/documents.js';
import { ROUNDING_MODES } from '../../src/engine/exact.js';
import { BUILT_IN_FACTS, OPERATOR_NAMES } from '../../src/engine/facts.js';

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
    expect(at(indicator, 'better').enum).toEqual(DIRECTIONS);
    expect(at(indicator, 'aggregate').enum).toEqual(AGGREGATES);
    expect(at(common, '$defs', 'missingPolicy').enum).toEqual(MISSING_POLICIES);
    const round = at(read('plan.schema.json'), '$defs', 'payout', 'properties', 'round');
    expect(at(round, 'properties', 'mode').enum).toEqual(ROUNDING_MODES);
  });

  it('list the operators and the built-in facts', () => {
    const common = read('common.schema.json');
    expect(at(common, '$defs', 'operator').enum).toEqual(OPERATOR_NAMES);
    expect(at(common, '$defs', 'fact').examples).toEqual(BUILT_IN_FACTS.map(({ name }) => name));
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
    for (const file of FILES.filter((name) => name !== 'common.schema.json')) {
      const schema = read(file);
      expect(schema.required).toEqual(expect.arrayContaining(['id', 'effectiveFrom']));
      expect(Object.keys(schema.properties ?? {})).toEqual(expect.arrayContaining(['$schema', 'effectiveTo']));
    }
  });
});
