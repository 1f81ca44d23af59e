import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { replacement } from '../../web/plans/editor/replaced-text.js';

const done = (before: string, after: string, cursor: number) => {
  const { from, to, insert, cursor: at } = replacement(before, after, cursor);
  return { text: before.slice(0, from) + insert + before.slice(to), at };
};

describe('a text that takes the place of another', () => {
  it('leaves the cursor at its place outside of what changed', () => {
    expect(done('{ "a": 1, "b": 2 }', '{ "a": 1, "b": 30 }', 5)).toMatchObject({ at: 5 });
    // One character more before it.
    expect(done('{ "a": 1, "b": 2 }', '{ "a": 10, "b": 2 }', 15)).toMatchObject({ at: 16 });
  });

  it('takes it to the same part of the document where all is laid out anew', () => {
    const before = '{"a":1,"list":["x","yes"],"z":0}';
    const after = '{\n  "a": 1,\n  "list": [\n    "x",\n    "yes"\n  ],\n  "z": 0\n}\n';
    expect(done(before, after, before.indexOf('es"'))).toEqual({ text: after, at: after.indexOf('es"') });
  });

  it('is the text that was given, whatever was there, and the cursor stands in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.nat(50), (before, after, place) => {
        const { text, at } = done(before, after, Math.min(place, before.length));
        expect(text).toBe(after);
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(after.length);
      }),
    );
  });
});
