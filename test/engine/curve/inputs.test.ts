import { describe, expect, it } from '@jest/globals';

import { compileCurve } from '../../../src/engine/curve/compile-curve.js';
import type { Curve, CurveInput } from '../../../src/engine/documents.js';
import { attainmentOf, best, range, sourceOf, target } from './reading.js';

const LINE = { linear: [['0', '0'], ['1', '1']] } as const; // prettier-ignore
const PERCENTILE: CurveInput = { percentile: { within: 'department' } };

describe('what goes into a curve', () => {
  it('is asked of the source as the plan writes it', () => {
    const curve: Curve = { ...LINE, of: PERCENTILE };
    expect(attainmentOf(curve, { inputs: { [JSON.stringify(PERCENTILE)]: '0.7' } })).toBe('0.7');
    expect(attainmentOf(curve, { value: '0.2' })).toBeUndefined();
    const compiled = compileCurve(curve);
    expect([compiled.plain, compiled.readsOwnValue, compiled.inputs]).toEqual([undefined, false, [PERCENTILE]]);
  });

  it('is named in the trace, with why it is missing', () => {
    const { explain } = compileCurve({ ...LINE, of: PERCENTILE });
    const given = sourceOf({ inputs: { [JSON.stringify(PERCENTILE)]: '0.7' } });
    expect(explain(given)).toEqual({
      shape: 'linear',
      input: { kind: 'value', indicator: null, value: '0.7' },
      piece: { kind: 'line', from: ['0', '0'], to: ['1', '1'] },
      steps: [],
      attainment: '0.7',
    });
    expect(explain(sourceOf({}))).toEqual({
      shape: 'linear',
      input: null,
      piece: null,
      steps: [],
      attainment: null,
      missing: { code: 'no-data' },
    });
  });

  it('may be what another curve makes', () => {
    // 0.5 a unit from 10 on, at most 4; 4 makes 2, 2 makes 1.
    const inner: Curve = { marginal: [{ from: '10', rate: '0.5' }], cap: '4' };
    const curve: Curve = { linear: [['0', '0'], ['2', '1'], ['4', '2']], of: { curve: inner } }; // prettier-ignore
    expect(['10', '12', '14', '16', '30'].map((value) => attainmentOf(curve, { value }))).toEqual(['0', '0.5', '1', '1.5', '2']); // prettier-ignore
    expect([target(curve, 'higher'), best(curve, 'higher'), range(curve)]).toEqual(['1 at 14', '2 at 18', '0 … 2']);
    expect(compileCurve(curve).explain(sourceOf({ value: '14' })).input).toMatchObject({
      kind: 'curve',
      value: '2',
      curve: { shape: 'marginal', attainment: '2' },
    });
  });

  it('turns around where the inner curve falls and the outer one does', () => {
    const inner: Curve = { linear: [['0', '10'], ['10', '0']] }; // prettier-ignore
    const bands: Curve = { bands: [{ is: '0' }, { from: '5', to: '7', is: '1' }, { from: '7', is: '0.5' }], of: { curve: inner } }; // prettier-ignore
    // 5 ≤ 10 − x < 7 where 3 < x ≤ 5.
    expect(target(bands, 'higher')).toBe('1 at 3, just outside');
    expect(target(bands, 'lower')).toBe('1 at 5');
  });

  it('of several curves is listed together', () => {
    const other: CurveInput = { indicator: 'loss' };
    const lowest: CurveInput = { lowest: 'service' };
    const curve: Curve = { sumOf: [{ ...LINE, of: other }, { ...LINE, of: { curve: { ...LINE, of: lowest } } }, LINE] }; // prettier-ignore
    expect(compileCurve(curve)).toMatchObject({ inputs: [other, lowest], readsOwnValue: true, readsEachFigure: false });
  });

  it('limits the range where its own is known', () => {
    expect(range({ linear: [['0', '0'], ['1', '1']], continue: 'both', of: PERCENTILE })).toBe('0 … 1'); // prettier-ignore
    expect(range({ linear: [['1', '2'], ['10', '1']], continue: 'both', of: { rank: { within: 'role' } } })).toBe('-∞ … 2'); // prettier-ignore
    expect(range({ steps: { start: ['3', '1'], every: '1', adds: '-0.1', until: '8' }, of: { rank: { within: 'role' } } })).toBe('0.5 … 1'); // prettier-ignore
  });
});
