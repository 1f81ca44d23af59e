/** Whatever the documents hold, the checks answer findings, and whatever passes can be hashed. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { canonicalHash, type Canonical } from '../../src/engine/canonical.js';
import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';
import type { RuleFile } from '../../src/plans/rule-files.js';
import { fixtureFiles } from './fixture-files.js';

let files: readonly RuleFile[] = [];
/** Every place in every document, so that each is tried alike. */
let places: { readonly file: number; readonly path: readonly string[] }[] = [];
beforeAll(async () => {
  files = await fixtureFiles('ok');
  places = files.flatMap(({ text }, file) => [...pathsOf(JSON.parse(text), [])].map((path) => ({ file, path })));
});

function* pathsOf(value: unknown, path: readonly string[]): Generator<readonly string[]> {
  yield path;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, member] of Object.entries(value)) yield* pathsOf(member, [...path, key]);
}

/** The value with another at a path. */
function withPart(value: unknown, path: readonly string[], part: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return part;
  const copy = structuredClone(value) as Record<string, unknown>;
  copy[step] = withPart(copy[step], rest, part);
  return copy;
}

function expectSound(given: readonly RuleFile[]): void {
  const { documents, findings } = checkRuleFiles(given);
  for (const { message, code } of findings) {
    expect(message).not.toMatch(/undefined|\[object|must (NOT|be|have|match)\b.*(schema|keyword)/);
    expect(code).not.toBe('wrong-shape');
  }
  for (const { content, canonical, hash } of documents) {
    expect(canonicalHash(content as unknown as Canonical)).toBe(hash);
    expect(JSON.parse(canonical)).toEqual(content);
  }
}

/** Words that mean something in some place, so that more than the outermost check is reached. */
const familiar = fc.constantFrom<unknown>(
  ...['0', '1', '-1', '50%', '100%', '4.6', '1e400', '', 'all', 'courier', 'on-time', 'loss', 'loss-gate', 'score'],
  ...['value', 'grade', 'departments', 'equal', 'in', 'contains', 'gate', 'add', 'within', 'lower', 'ratio', 'JPY'],
  ...[0, 1, -1, 0.005, 1e21, 1e300, 5e-324, -0, true, null, [], {}, [[]], [{}], ['1', '2'], ['x', 7]],
  ...[{ all: [] }, { fact: 'score' }, { bands: [] }, { linear: [['0', '1']] }, { use: 'peak-season' }, { en: '' }],
);
const part = fc.oneof(familiar, fc.jsonValue({ maxDepth: 4 }), fc.double(), fc.string({ unit: 'binary' }));

describe('checking never throws', () => {
  it('with anything at all in place of any part of a document', () => {
    fc.assert(
      fc.property(fc.nat(), part, (choice, value) => {
        const place = places[choice % places.length];
        const given = files.map((file, index) =>
          index === place?.file
            ? { ...file, text: JSON.stringify(withPart(JSON.parse(file.text), place.path, value)) }
            : file,
        );
        expectSound(given);
      }),
      { numRuns: 400 },
    );
  });

  it('with any part moved to any place', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (from, to) => {
        const [source, target] = [places[from % places.length], places[to % places.length]];
        const moved = source?.path.reduce<unknown>(
          (value, step) => (value as Record<string, unknown>)[step],
          JSON.parse(files[source.file]?.text ?? ''),
        );
        const given = files.map((file, index) =>
          index === target?.file
            ? { ...file, text: JSON.stringify(withPart(JSON.parse(file.text), target.path, moved)) }
            : file,
        );
        expectSound(given);
      }),
      { numRuns: 400 },
    );
  });

  it('with any text in any place', () => {
    const path = fc.constantFrom('plans/a.json', 'eligibility.json', 'elsewhere.json', 'shared/__proto__.json', '');
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.json(),
      fc.constantFrom('{"id":', '[1 2]', '\\'),
    );
    fc.assert(
      fc.property(fc.array(fc.record({ path, text }), { maxLength: 4 }), (given) => {
        expectSound(given);
      }),
      { numRuns: 400 },
    );
  });

  it('with any stretch of text cut out of a document', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat({ max: 40 }), (choice, start, length) => {
        const given = files.map((file, index) => {
          if (index !== choice % files.length) return file;
          const from = start % file.text.length;
          return { ...file, text: file.text.slice(0, from) + file.text.slice(from + length) };
        });
        expectSound(given);
      }),
      { numRuns: 300 },
    );
  });
});
