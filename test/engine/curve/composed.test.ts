import { describe, expect, it } from '@jest/globals';

import { compileCurve } from '../../../src/engine/curve/compile-curve.js';
import type { Curve } from '../../../src/engine/documents.js';
import { attainment, attainmentOf, best, range, sourceOf, target, trace } from './reading.js';

/** y = x from 0 to 2; steps of a half at 1; and something of another indicator. */
const LINE: Curve = { linear: [['0', '0'], ['2', '2']] }; // prettier-ignore
const BANDS: Curve = { bands: [{ is: '0.5' }, { from: '1', is: '1.2' }] };
const OTHER: Curve = { linear: [['0', '0'], ['2', '2']], of: { indicator: 'other' } }; // prettier-ignore
const inputs = { '{"indicator":"other"}': '0.8' };

describe('compositions', () => {
  it('take the greatest, the least or the sum', () => {
    const values = ['0', '0.5', '0.9', '1', '1.5', '2'];
    const made = (curve: Curve) => values.map((value) => attainment(curve, value));
    expect(made({ greatestOf: [LINE, BANDS] })).toEqual(['0.5', '0.5', '0.9', '1.2', '1.5', '2']);
    expect(made({ leastOf: [LINE, BANDS] })).toEqual(['0', '0.5', '0.5', '1', '1.2', '1.2']);
    expect(made({ sumOf: [LINE, BANDS] })).toEqual(['0.5', '1', '1.4', '2.2', '2.7', '3.2']);
  });

  it('round and limit what they make, after their curves have', () => {
    const curve: Curve = { sumOf: [{ ...LINE, cap: '1' }, BANDS], round: { to: '1', mode: 'half-up' }, cap: '2' };
    expect(['0.4', '0.9', '1', '9'].map((value) => attainment(curve, value))).toEqual(['1', '1', '2', '2']);
  });

  it('take what has something to read; the sum needs all', () => {
    expect(attainmentOf({ greatestOf: [LINE, OTHER] }, { inputs })).toBe('0.8');
    expect(attainmentOf({ leastOf: [LINE, OTHER] }, { value: '0.3' })).toBe('0.3');
    expect(attainmentOf({ sumOf: [LINE, OTHER] }, { value: '0.3' })).toBeUndefined();
    expect(attainmentOf({ sumOf: [LINE, OTHER] }, { value: '0.3', inputs })).toBe('1.1');
    expect(attainmentOf({ greatestOf: [OTHER, OTHER] }, { value: '1' })).toBeUndefined();
  });

  it('are told with every curve of theirs and the one that counted', () => {
    expect(trace({ greatestOf: [BANDS, LINE], cap: '1.1' }, '1.5')).toEqual({
      shape: 'greatest-of',
      input: null,
      piece: null,
      parts: [trace(BANDS, '1.5'), trace(LINE, '1.5')],
      chosen: 1,
      steps: [{ step: 'cap', by: '1.1', after: '1.1' }],
      attainment: '1.1',
    });
    const { explain } = compileCurve({ leastOf: [OTHER, LINE] });
    expect(explain(sourceOf({ value: '1' }))).toMatchObject({ attainment: '1', chosen: 1, parts: [{ attainment: null }, { attainment: '1' }] }); // prettier-ignore
    expect(trace({ sumOf: [LINE, BANDS] }, '1')).not.toHaveProperty('chosen');
    expect(compileCurve({ sumOf: [LINE, OTHER] }).explain(sourceOf({ value: '1' }))).toMatchObject({ attainment: null, missing: { code: 'no-data' } }); // prettier-ignore
  });

  it('know their target, best and range where they read one value', () => {
    const greatest: Curve = { greatestOf: [LINE, BANDS] };
    expect([target(greatest, 'higher'), best(greatest, 'higher'), range(greatest)]).toEqual(['1.2 at 1', '2 at 2', '0.5 … 2']); // prettier-ignore
    const least: Curve = { leastOf: [LINE, BANDS] };
    expect([target(least, 'higher'), best(least, 'higher'), range(least)]).toEqual(['1 at 1', '1.2 at 1.2', '0 … 1.2']);
    const sum: Curve = { sumOf: [LINE, BANDS] };
    expect([target(sum, 'higher'), best(sum, 'higher'), range(sum)]).toEqual(['1 at 0.5', '3.2 at 2', '0.5 … 3.2']);
    const capped: Curve = { sumOf: [{ ...LINE, cap: '1' }, BANDS], cap: '2' };
    expect([target(capped, 'higher'), best(capped, 'higher'), range(capped)]).toEqual([
      '1 at 0.5',
      '2 at 1',
      '0.5 … 2',
    ]);
    expect(target({ sumOf: [{ ...LINE, round: { to: '0.1', mode: 'up' } }, BANDS] }, 'higher')).toBeUndefined();
  });

  it('name no best that is only come near to: the line reaches 1 where the band has gone', () => {
    const curve: Curve = { leastOf: [LINE, { bands: [{ is: '1' }, { from: '0.5', is: '0' }] }] };
    expect(best(curve, 'higher')).toBeUndefined();
  });

  it('know the range of parts that may be missing', () => {
    expect(range({ greatestOf: [OTHER, { ...LINE, floor: '1' }] })).toBe('0 … 2');
    expect(range({ leastOf: [OTHER, { ...LINE, cap: '1' }] })).toBe('0 … 2');
    expect(range({ sumOf: [OTHER, { ...LINE, floor: '1' }] })).toBe('1 … 4');
  });
});
