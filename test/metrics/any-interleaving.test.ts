import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { canonicalHash } from '../../src/engine/canonical.js';
import { observationHash } from '../../src/metrics/observation-figure.js';
import { latestObservationSeq, readObservations } from '../../src/metrics/observation-reader.js';
import { databaseKinds } from '../support/databases.js';
import { csv, openCompany, type Company } from './company.js';

/** A row of a file: of which of three employees and two sources, and what it says. */
const row = fc.record({
  employee: fc.constantFrom('E001', 'E002', 'E003'),
  source: fc.constantFrom('internal', 'survey'),
  value: fc.constantFrom('0.1', '0.2', '0.3'),
});
type Row = typeof row extends fc.Arbitrary<infer T> ? T : never;

const key = ({ employee, source }: Row): string => `${employee} ${source}`;

/** The rows of a file that are taken in: of each key the first. */
const taken = (rows: readonly Row[]): Map<string, Row> => {
  const first = new Map<string, Row>();
  for (const each of rows) if (!first.has(key(each))) first.set(key(each), each);
  return first;
};

describe.each(databaseKinds)('files of observations in any order, on %s', (kind) => {
  let company: Company;
  let month = 0;

  beforeEach(async () => {
    company = await openCompany(kind, 3);
  });
  afterEach(() => company.close());

  it('leave of each key the figure of the last row that was taken in', async () => {
    const files = fc.array(fc.array(row, { minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(files, fc.integer({ min: 1, max: 4 }), async (contents, chunkRows) => {
        // A month of its own for each example, so that no file is one that an earlier example has had.
        const period = `${2000 + Math.floor(month / 12)}-${String((month++ % 12) + 1).padStart(2, '0')}`;
        const expected = new Map<string, string>();
        const known = new Set<string>();
        for (const rows of contents) {
          const lines = rows.map(
            (each) => `on-time,employee:${each.employee},${period},${each.value},,,,${each.source}`,
          );
          const summary = await company.take(csv('a.csv', ...lines), { chunkRows });
          expect(summary.accepted + summary.unchanged + summary.superseding + summary.quarantined).toBe(rows.length);
          const before = new Set(expected.keys());
          const firsts = known.has(lines.join()) ? new Map<string, Row>() : taken(rows);
          known.add(lines.join());
          for (const [of, { value }] of firsts) expected.set(of, value);
          expect(summary.accepted).toBe([...firsts.keys()].filter((of) => !before.has(of)).length);
        }
        const { reader } = company.database;
        const current = await readObservations(reader, period, await latestObservationSeq(reader), 'employee');
        expect(new Map(current.map(({ subject, source, value }) => [`${subject} ${source}`, value]))).toEqual(expected);
      }),
      { numRuns: kind === 'sqlite' ? 60 : 20 },
    );
  });
});

describe('the hash of an observation', () => {
  it('is that of the canonical JSON of its columns, the baseline only where there is one', () => {
    const text = fc.string({ unit: 'binary' });
    const maybe = fc.option(text);
    const counter = fc.nat();
    const columns = fc.record({
      seq: counter,
      batch: counter,
      chunk: counter,
      row: counter,
      indicator: text,
      subjectKind: fc.constantFrom('employee' as const, 'department' as const),
      subject: text,
      period: text,
      day: text,
      source: text,
      value: maybe,
      numerator: maybe,
      denominator: maybe,
      sample: maybe,
      reference: maybe,
      baseline: maybe,
    });
    fc.assert(
      fc.property(columns, columns, (observation, other) => {
        // One after another and in one file, rows mostly have much in common.
        const { day, indicator, period, source, subjectKind } = observation;
        const alike = { ...other, day, indicator, period, source, subjectKind };
        for (const each of [observation, alike, { ...alike, period: other.period }, other]) {
          const { baseline, ...rest } = each;
          expect(observationHash(each)).toBe(canonicalHash(baseline === null ? rest : each));
        }
      }),
    );
  });
});
