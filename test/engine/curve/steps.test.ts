import { describe, expect, it } from '@jest/globals';

import type { Curve, StepsCurve } from '../../../src/engine/documents.js';
import { attainment, best, piece, range, target } from './reading.js';

/** 0.5 at 80, 0.1 more for each whole 4 beyond it, until 100: 5 steps. */
const UP: StepsCurve = { steps: { start: ['80', '0.5'], every: '4', adds: '0.1', until: '101' } };
/** 1.2 up to 24 hours, 0.2 less for each 6 hours that are full: lower is better. */
const DOWN: StepsCurve = { steps: { start: ['24', '1.2'], every: '6', adds: '-0.2' } };

describe('steps', () => {
  it.each([
    ['79.99', '0.5'],
    ['0', '0.5'],
    ['80', '0.5'],
    ['83.999', '0.5'],
    ['84', '0.6'],
    ['91', '0.7'],
    ['92', '0.8'],
    ['99.99', '0.9'],
    ['100', '1'],
    ['1000', '1'],
  ])('add 0.1 for each whole 4 from 80 on: %s makes %s', (value, expected) => {
    expect(attainment(UP, value)).toBe(expected);
  });

  it('go on without end where no end is named', () => {
    const curve: Curve = { steps: { start: ['0', '0'], every: '0.5', adds: '2' } };
    expect(attainment(curve, '1000.4')).toBe('4000');
    expect(attainment(curve, '-3')).toBe('0');
  });

  it('lead down where they take away', () => {
    expect(['10', '24', '29.9', '30', '48'].map((value) => attainment(DOWN, value))).toEqual(['1.2', '1.2', '1.2', '1', '0.4']); // prettier-ignore
    expect(attainment({ ...DOWN, floor: '0' }, '240')).toBe('0');
  });

  it('jump below the start where a jump is named', () => {
    const curve: Curve = { ...UP, below: '0' };
    expect(attainment(curve, '79.999')).toBe('0');
    expect(attainment(curve, '80')).toBe('0.5');
    expect(piece(curve, '79')).toEqual({ kind: 'jump', side: 'below', of: '80', is: '0' });
  });

  it('say how many were taken', () => {
    expect(piece(UP, '93')).toEqual({ kind: 'steps', start: ['80', '0.5'], taken: '3', adds: '0.1' });
    expect(piece(UP, '500')).toEqual({ kind: 'steps', start: ['80', '0.5'], taken: '5', adds: '0.1' });
    expect(piece(UP, '79')).toEqual({ kind: 'end', point: ['80', '0.5'], side: 'first' });
  });

  it('know their target, best and range', () => {
    expect(target(UP, 'higher')).toBe('1 at 100');
    expect(best(UP, 'higher')).toBe('1 at 100');
    expect(range(UP)).toBe('0.5 … 1');
    expect(range({ ...UP, below: '0' })).toBe('0 … 1');
    expect(target(DOWN, 'lower')).toBe('1 at 36, just outside');
    expect(best(DOWN, 'lower')).toBe('1.2 at 30, just outside');
    expect(range(DOWN)).toBe('-∞ … 1.2');
    const endless: Curve = { steps: { start: ['80', '0.5'], every: '4', adds: '0.15' } };
    expect(target(endless, 'higher')).toBe('1.1 at 96');
    expect(best(endless, 'higher')).toBeUndefined();
    expect(best({ ...endless, cap: '1.3' }, 'higher')).toBe('1.3 at 104');
  });
});
