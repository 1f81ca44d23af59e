import type { DatedValue, Parameter, ParametersDocument } from '../../src/engine/documents.js';
import type { Exact } from '../../src/engine/exact.js';
import { MEASURES } from './measures.js';
import type { Hospital } from './read-hospitals.js';

const STANDARDS = ['floor', 'threshold', 'benchmark'] as const;
const ALL_DECIMALS = 30;

/**
 * The standards of the programme as a document of parameters: the values of each year from its first month on. Hospitals of several
 * years may be given; the standards of a year are the same for all of its hospitals.
 */
export function standardsDocument(hospitals: readonly Hospital[]): ParametersDocument {
  const parameters = MEASURES.flatMap(({ id }) =>
    STANDARDS.flatMap((standard): Parameter[] => {
      const values = datedValues(hospitals, ({ measures }) => measures.get(id)?.[standard]);
      const unit = /^(?:hai|mspb)-/.test(id) ? 'ratio' : 'percent';
      return values.length === 0 ? [] : [{ name: `${id}-${standard}`, unit, values }];
    }),
  );
  const [first = ''] = hospitals.map(({ period }) => period).sort();
  return { id: 'hospital-standards', effectiveFrom: first, parameters };
}

function datedValues(
  hospitals: readonly Hospital[],
  of: (hospital: Hospital) => Exact | undefined,
): readonly DatedValue[] {
  const byPeriod = new Map<string, string>();
  for (const hospital of hospitals) {
    const value = of(hospital);
    if (value && !byPeriod.has(hospital.period)) byPeriod.set(hospital.period, value.toText(ALL_DECIMALS));
  }
  const dated = [...byPeriod].sort(([a], [b]) => (a < b ? -1 : 1));
  return dated.map(([from, is]) => ({ from, is, reference: `CMS, fiscal year ${Number(from.slice(0, 4)) + 1}` }));
}
