import { describe, expect, it } from '@jest/globals';

import type { ThresholdCurve } from '../../../src/engine/documents.js';
import { attainment, best, piece, range, target } from './reading.js';

/** Nothing below 90 %; there half, at 95 % all, at 99 % half as much again. */
const RISING: ThresholdCurve = { threshold: ['90%', '0.5'], target: ['95%', '1'], maximum: ['99%', '1.5'] };
/** Hours: the fewer, the better. */
const FALLING: ThresholdCurve = { threshold: ['48', '0.5'], target: ['24', '1'], maximum: ['12', '1.2'], short: '0.1' };

describe('threshold, target and maximum', () => {
  it.each([
    ['89.9999%', '0'],
    ['90%', '0.5'],
    ['92%', '0.7'],
    ['95%', '1'],
    ['97%', '1.25'],
    ['99%', '1.5'],
    ['100%', '1.5'],
  ])('of rising values: %s makes %s', (value, expected) => {
    expect(attainment(RISING, value)).toBe(expected);
  });

  it.each([
    ['48.0001', '0.1'],
    ['48', '0.5'],
    ['36', '0.75'],
    ['24', '1'],
    ['18', '1.1'],
    ['12', '1.2'],
    ['0', '1.2'],
  ])('of falling values: %s makes %s', (value, expected) => {
    expect(attainment(FALLING, value)).toBe(expected);
  });

  it('name the piece', () => {
    expect(piece(RISING, '0.8')).toEqual({ kind: 'jump', side: 'below', of: '90%', is: '0' });
    expect(piece(RISING, '0.92')).toEqual({ kind: 'line', from: ['90%', '0.5'], to: ['95%', '1'] });
    expect(piece(RISING, '1')).toEqual({ kind: 'end', point: ['99%', '1.5'], side: 'last' });
    expect(piece(FALLING, '50')).toEqual({ kind: 'jump', side: 'above', of: '48', is: '0.1' });
    expect(piece(FALLING, '30')).toEqual({ kind: 'line', from: ['24', '1'], to: ['48', '0.5'] });
    expect(piece(FALLING, '6')).toEqual({ kind: 'end', point: ['12', '1.2'], side: 'first' });
  });

  it('know their target, best and range', () => {
    expect([target(RISING, 'higher'), best(RISING, 'higher'), range(RISING)]).toEqual(['1 at 0.95', '1.5 at 0.99', '0 … 1.5']); // prettier-ignore
    expect([target(FALLING, 'lower'), best(FALLING, 'lower'), range(FALLING)]).toEqual(['1 at 24', '1.2 at 12', '0.1 … 1.2']); // prettier-ignore
  });
});
