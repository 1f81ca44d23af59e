import { describe, expect, it } from '@jest/globals';

import { compileCurve } from '../../../src/engine/curve/compile-curve.js';
import type { Curve } from '../../../src/engine/documents.js';
import { Exact } from '../../../src/engine/exact.js';
import { attainment, best, ON_TIME_CURVE, piece, range, target } from './reading.js';

describe('a linear curve', () => {
  it.each([
    ['90%', '0'],
    ['92.5%', '0.5'],
    ['94%', '0.8'],
    ['95%', '1'],
    ['97%', '1.1'],
    ['98%', '1.15'],
    ['99%', '1.2'],
    ['89.99%', '0'],
    ['-5', '0'],
    ['100%', '1.2'],
  ])('of 0 at 90 %%, 1 at 95 %% and 1.2 at 99 %% makes of %s %s', (value, expected) => {
    expect(attainment(ON_TIME_CURVE, value)).toBe(expected);
  });

  it('carries fractions: 812 of 856 is (812/856 − 0.9) ÷ 0.05 = 104/107 of the way', () => {
    const read = compileCurve(ON_TIME_CURVE).plain?.(Exact.of(812, 856));
    expect(read?.equals(Exact.of(104, 107))).toBe(true);
  });

  it('names the piece: the line between two points as the plan writes them, or the end', () => {
    expect(piece(ON_TIME_CURVE, '0.97')).toEqual({ kind: 'line', from: ['95%', '1'], to: ['99%', '1.2'] });
    expect(piece(ON_TIME_CURVE, '0.95')).toEqual({ kind: 'line', from: ['90%', '0'], to: ['95%', '1'] });
    expect(piece(ON_TIME_CURVE, '0.9')).toEqual({ kind: 'line', from: ['90%', '0'], to: ['95%', '1'] });
    expect(piece(ON_TIME_CURVE, '0.8')).toEqual({ kind: 'end', point: ['90%', '0'], side: 'first' });
    expect(piece(ON_TIME_CURVE, '1')).toEqual({ kind: 'end', point: ['99%', '1.2'], side: 'last' });
  });

  it('jumps strictly below the first and strictly above the last point, not at them', () => {
    const curve: Curve = { linear: [['90%', '0.5'], ['95%', '1']], below: '0', above: '1.3' }; // prettier-ignore
    expect(attainment(curve, '0.9')).toBe('0.5');
    expect(attainment(curve, '0.899999999999999999')).toBe('0');
    expect(attainment(curve, '0.95')).toBe('1');
    expect(attainment(curve, '0.950000000000000001')).toBe('1.3');
    expect(piece(curve, '0.8')).toEqual({ kind: 'jump', side: 'below', of: '90%', is: '0' });
    expect(piece(curve, '0.96')).toEqual({ kind: 'jump', side: 'above', of: '95%', is: '1.3' });
  });

  it('may be one point with a jump: all or nothing', () => {
    const curve: Curve = { linear: [['3%', '1']], above: '0' };
    expect(attainment(curve, '0.03')).toBe('1');
    expect(attainment(curve, '0')).toBe('1');
    expect(attainment(curve, '0.0300001')).toBe('0');
  });
});

describe('a line that continues', () => {
  // 20 a unit from 90 % to 95 %, 5 a unit from 95 % to 99 %.
  const above: Curve = { ...ON_TIME_CURVE, continue: 'above' };
  const both: Curve = { ...ON_TIME_CURVE, continue: 'both' };

  it('goes on with the slope of its end piece, flat at the other end', () => {
    expect(attainment(above, '100%')).toBe('1.25');
    expect(attainment(above, '119%')).toBe('2.2');
    expect(attainment(above, '80%')).toBe('0');
    expect(attainment(both, '80%')).toBe('-2');
    expect(attainment({ ...ON_TIME_CURVE, continue: 'below', above: '3' }, '89%')).toBe('-0.2');
    expect(attainment({ ...ON_TIME_CURVE, continue: 'below', above: '3' }, '99.1%')).toBe('3');
  });

  it('says that the value lies beyond', () => {
    expect(piece(above, '1')).toEqual({ kind: 'line', from: ['95%', '1'], to: ['99%', '1.2'], beyond: 'above' });
    expect(piece(both, '0.8')).toEqual({ kind: 'line', from: ['90%', '0'], to: ['95%', '1'], beyond: 'below' });
  });

  it('has no best, unless a cap gives it one', () => {
    expect(best(above, 'higher')).toBeUndefined();
    expect(target(above, 'higher')).toBe('1 at 0.95');
    expect(range(above)).toBe('0 … ∞');
    expect(range(both)).toBe('-∞ … ∞');
    expect(best({ ...above, cap: '1.5' }, 'higher')).toBe('1.5 at 1.05');
    expect(range({ ...both, cap: '1.5', floor: '-1' })).toBe('-1 … 1.5');
  });

  it('has one where it is known between which values the indicator lies', () => {
    const known = compileCurve(above).range(() => ({ least: Exact.ZERO, greatest: Exact.ONE }));
    expect([known.least?.toText(), known.greatest?.toText()]).toEqual(['0', '1.25']);
  });
});
