/** Every curve in docs/plan-language.md, row by row of the table below it. */
import { describe, expect, it } from '@jest/globals';

import { compileCurve } from '../../src/engine/curve/compile-curve.js';
import type { CurveSource } from '../../src/engine/curve/curve-source.js';
import type { Curve } from '../../src/engine/documents.js';
import { exact, type Exact } from '../../src/engine/exact.js';
import { checkCurve } from '../../src/plans/check/curve-check.js';
import { buildCatalogue } from '../../src/plans/check/catalogue.js';
import { Report } from '../../src/plans/check/report.js';
import { schemaErrors } from '../../src/plans/check/schemas.js';
import { examplesIn, sectionOf } from './document-examples.js';

/** What stands in a table where there is nothing. */
const NOTHING = '–';
type Row = Readonly<Record<string, string>>;

/** Columns are named for what goes in: `value`, `figures`, or the word of an input such as `rank`. */
function sourceOf(row: Row): CurveSource {
  const read = (word: string): Exact | undefined => {
    const cell = row[word];
    if (cell === undefined) throw new Error(`the table has no column "${word}", which the curve reads`);
    return cell === NOTHING ? undefined : exact(cell);
  };
  return {
    read: (input) => read(input === undefined ? 'value' : (Object.keys(input)[0] ?? '')),
    each: () => (row['figures'] ?? '').split(',').map((text) => exact(text.trim())),
    explain: () => ({ missing: { code: 'no-data' } }),
  };
}

/** A plan with nothing but this curve in it. */
const planWith = (attainment: unknown) => ({
  id: 'example',
  effectiveFrom: '2026-01',
  name: { en: 'Example' },
  components: [{ id: 'one', indicator: 'one', weight: '100%', attainment }],
  payout: { of: 'target-bonus', round: { to: '0.01', mode: 'half-up' } },
});

const examples = examplesIn(sectionOf('plan-language.md', '**Curves**', '**Where a value comes from**'));

describe('the curves of the plan language', () => {
  it('are all shown', () => {
    const words = JSON.stringify(examples.map(({ json }) => json));
    for (const word of [
      'linear',
      'bands',
      'steps',
      'marginal',
      'threshold',
      'greatestOf',
      'leastOf',
      'sumOf',
      'each',
      'continue',
      'round',
      'cap',
    ])
      expect(words).toContain(`"${word}"`);
  });

  it.each(examples)('line $line', ({ json, rows }) => {
    expect(rows.length).toBeGreaterThan(0);
    expect(schemaErrors('plan', planWith(json))).toEqual([]);
    const report = new Report('docs/plan-language.md', undefined);
    checkCurve(json as Curve, undefined, buildCatalogue([]), [], report);
    expect(report.findings).toEqual([]);
    const { read } = compileCurve(json as Curve);
    expect(rows.map((row) => ({ ...row, attainment: read(sourceOf(row))?.toText() ?? NOTHING }))).toEqual(rows);
  });
});
