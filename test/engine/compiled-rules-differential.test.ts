/** Compiled rules decide as json-rules-engine does: the same rules fire, and every condition comes out the same. */
import fc from 'fast-check';
import { describe, expect, it } from '@jest/globals';

import { canonicalJson } from '../../src/engine/canonical.js';
import { compileRules } from '../../src/engine/compiled-rules.js';
import { referenceRules } from '../../src/engine/reference-rules.js';
import { situations } from './rule-documents.js';

describe('compiled rules and json-rules-engine', () => {
  it('fire the same of any rules on any facts, and note the same of every condition', async () => {
    const seen = { fired: 0, unfired: 0 };
    await fc.assert(
      fc.asyncProperty(situations, async ({ rules, named, facts }) => {
        const compiled = compileRules(rules, named);
        const traces = compiled.evaluate(facts);
        const reference = await referenceRules(rules, named).evaluate(facts);
        expect(traces).toEqual(reference);
        const text = (of: typeof traces) => canonicalJson(of.map(({ conditions }) => conditions));
        expect(text(traces)).toBe(text(reference));
        expect(compiled.rules).toEqual(reference.map(({ rule }) => rule));
        expect(compiled.fires(facts)).toEqual(reference.map(({ fired }) => fired));
        for (const { fired } of reference) seen[fired ? 'fired' : 'unfired'] += 1;
      }),
      { numRuns: 2_000 },
    );
    // Random rules that never fired, or always did, would show nothing.
    expect(Math.min(seen.fired, seen.unfired)).toBeGreaterThan(1_000);
  });

  it('decide one set of compiled rules alike however often and on whatever it was decided before', async () => {
    await fc.assert(
      fc.asyncProperty(
        situations,
        fc.array(situations, { minLength: 2, maxLength: 4 }),
        async ({ rules, named }, others) => {
          const [compiled, reference] = [compileRules(rules, named), referenceRules(rules, named)];
          for (const { facts } of others) expect(compiled.evaluate(facts)).toEqual(await reference.evaluate(facts));
        },
      ),
      { numRuns: 200 },
    );
  });
});
