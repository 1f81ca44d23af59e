import { createHash } from 'node:crypto';

import canonicalizeModule from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import { canonicalHash, canonicalJson, sha256, type Canonical } from '../../src/engine/canonical.js';

// Its types describe an ES module, which it is not.
const reference = canonicalizeModule as unknown as (value: unknown) => string | undefined;

const text = fc.string({ unit: 'grapheme' });
const { value: hashable } = fc.letrec<{ value: Canonical }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.maxSafeInteger(),
    text,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom('__proto__', 'a', 'b', '10', '9', '')), tie('value'), { maxKeys: 6 }),
  ),
}));

describe('canonical JSON', () => {
  it('is what the package canonicalize writes', () => {
    fc.assert(
      fc.property(hashable, (value) => {
        expect(canonicalJson(value)).toBe(reference(value));
      }),
      { numRuns: 500 },
    );
  });

  it('reads back as what was written', () => {
    fc.assert(
      fc.property(hashable, (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)) as Canonical)).toBe(canonicalJson(value));
      }),
    );
  });

  it('sorts keys by UTF-16 code units: the example of RFC 8785, 3.2.3', () => {
    const unsorted = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    const values = Object.values(JSON.parse(canonicalJson(unsorted)) as object);
    // An object read back puts whole numbers first; that is "1", which RFC has second.
    expect(canonicalJson(unsorted).startsWith('{"\\r":"Carriage Return","1":"One"')).toBe(true);
    expect(values.slice(2)).toEqual([
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ]);
  });

  it('escapes only what must be: the string of RFC 8785, 3.2.2.2', () => {
    expect(canonicalJson('\u20ac$\u000f\nA\'B"\\\\"/')).toBe(String.raw`"€$\u000f\nA'B\"\\\\\"/"`);
  });

  it('does not depend on the order of keys, does depend on that of lists', () => {
    expect(canonicalJson({ b: 1, a: [2, 1] })).toBe('{"a":[2,1],"b":1}');
    expect(canonicalHash({ b: 1, a: 2 })).toBe(canonicalHash({ a: 2, b: 1 }));
    expect(canonicalHash([1, 2])).not.toBe(canonicalHash([2, 1]));
  });

  it('leaves out what is undefined and writes -0 as 0', () => {
    expect(canonicalJson({ a: undefined, b: -0 })).toBe('{"b":0}');
  });

  it.each([0.5, NaN, Infinity, -Infinity, 2 ** 53, 1e21])('refuses the number %d, wherever it stands', (number) => {
    expect(() => canonicalJson(number)).toThrow('decimal string');
    expect(() => canonicalJson({ a: [{ b: number }] })).toThrow(RangeError);
  });

  it.each(['\ud800', 'a\udc00b', '\ude00\ud83d'])('refuses half a character, as RFC 8785 demands (%j)', (broken) => {
    expect(() => canonicalJson(broken)).toThrow('surrogate');
    expect(() => canonicalJson({ a: [broken] })).toThrow(RangeError);
    expect(() => canonicalJson({ [broken]: 1 })).toThrow(RangeError);
  });
});

describe('hashes', () => {
  it('are SHA-256 of UTF-8, in hexadecimal', () => {
    expect(sha256('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256('配送员')).toBe(sha256(new TextEncoder().encode('配送员')));
    expect(canonicalHash({ a: '配送员' })).toBe(createHash('sha256').update('{"a":"配送员"}').digest('hex'));
  });
});
