import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { SchemaCompletion, type Schema } from '../../web/plans/editor/schema-completion.js';

const schema = (name: string): Schema => JSON.parse(readFileSync(`rules/schema/${name}`, 'utf8')) as Schema;
const completion = new SchemaCompletion(
  { 'plan.schema.json': schema('plan.schema.json'), 'common.schema.json': schema('common.schema.json') },
  'plan.schema.json',
);
const KNOWN = { indicator: [{ value: 'loss', name: 'Parcels lost' }] };

/** What is suggested where `|` stands in a text, and what of the text it replaces. */
function suggested(written: string): {
  readonly labels: readonly string[];
  readonly replaced: string;
  readonly inserts: readonly string[];
} {
  const offset = written.indexOf('|');
  const text = written.replace('|', '');
  const found = completion.at(text, offset, KNOWN);
  const items = found?.items ?? [];
  return {
    labels: items.map(({ label }) => label),
    inserts: items.map(({ insert }) => insert),
    replaced: found ? text.slice(found.from, found.to) : '',
  };
}

describe('completion from the schema of plans', () => {
  it('names the properties that are not there yet, in the order of the schema', () => {
    const { labels } = suggested('{ "id": "courier", | }');
    expect(labels).toEqual(expect.arrayContaining(['effectiveFrom', 'components', 'rules', 'payout']));
    expect(labels).not.toContain('id');
  });

  it('follows references into other files, and writes what the property takes', () => {
    const { labels, inserts, replaced } = suggested('{ "payout": { "ro|" } }');
    expect(labels).toContain('round');
    expect(replaced).toBe('"ro"');
    expect(inserts[labels.indexOf('round')]).toBe('"round": {${}}');
    // The value stands there already.
    const again = suggested('{ "components": [{ "weig|": "30%" }] }');
    expect(again.inserts[again.labels.indexOf('weight')]).toBe('"weight"');
  });

  it('names the words that a value can be, and the codes of the catalogue', () => {
    expect(suggested('{ "combine": "|" }').labels).toEqual(['"mean"', '"product"']);
    expect(suggested('{ "components": [{ "indicator": "|" }] }').labels).toEqual(['"loss"']);
    expect(suggested('{ "components": [{ "indicator": "|,\n "weight": "30%" }] }').labels).toEqual(['"loss"']);
  });

  it('names what belongs to the kind of curve that is begun, and not to the others', () => {
    const curve = (of: string) => suggested(`{ "components": [{ "attainment": { ${of} } }] }`).labels;
    expect(curve('|')).toEqual(expect.arrayContaining(['linear', 'bands', 'steps']));
    const begun = curve('"linear": [["90%", "0"]], |');
    expect(begun).toContain('of');
    for (const other of ['linear', 'bands', 'steps', 'greatestOf']) expect(begun).not.toContain(other);
    // Whoever is at that very name may still write another.
    expect(curve('"line|ar": []')).toEqual(expect.arrayContaining(['linear', 'bands']));
    expect(suggested('{ "components": [], | }').labels).not.toContain('groups');
  });

  it('follows the branch that a word picks', () => {
    const branch = (kind: string, name: string): Schema => ({
      properties: { kind: { const: kind }, [name]: { type: 'string' } },
    });
    const kinds = new SchemaCompletion(
      { 'a.json': { anyOf: [branch('cap', 'at'), branch('add', 'amount')] } },
      'a.json',
    );
    const names = (text: string) => kinds.at(text, text.length - 1)?.items.map(({ label }) => label);
    expect(names('{ }')).toEqual(['kind', 'at', 'amount']);
    expect(names('{ "kind": "add", }')).toEqual(['amount']);
  });

  it('says what a part is for, and nothing where the schema knows nothing', () => {
    const text = '{ "components": [{ "weight": "30%" }] }';
    expect(completion.describe(text, text.indexOf('30%'))).toContain('Its share within its group');
    expect(suggested('{ "no-such": { "|" } }').labels).toEqual([]);
    expect(suggested('').labels).toEqual([]);
  });
});
