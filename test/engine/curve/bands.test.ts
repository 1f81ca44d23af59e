import { describe, expect, it } from '@jest/globals';

import type { Curve } from '../../../src/engine/documents.js';
import { ATTITUDE_CURVE, attainment, piece, range } from './reading.js';

describe('bands', () => {
  it.each([
    ['3.999999', '0'],
    ['-100', '0'],
    ['4', '0.5'],
    ['4.599999', '0.5'],
    ['4.6', '1'],
    ['4.7', '1'],
    ['4.8', '1.2'],
    ['1000', '1.2'],
  ])('hold from their start, included, until the next begins: %s is %s', (value, expected) => {
    expect(attainment(ATTITUDE_CURVE, value)).toBe(expected);
  });

  it('hold to their end without it, or through it', () => {
    const curve: Curve = { bands: [{ from: '0', through: '1', is: '3' }, { from: '1', to: '2', is: '2' }, { from: '2', is: '1' }] }; // prettier-ignore
    expect(attainment(curve, '1')).toBe('3');
    expect(attainment(curve, '1.000000000000000000001')).toBe('2');
    expect(attainment(curve, '1.999999999999999999999')).toBe('2');
    expect(attainment(curve, '2')).toBe('1');
    expect(piece(curve, '1')).toEqual({ kind: 'band', from: '0', through: '1', is: '3' });
    expect(piece(curve, '1.5')).toEqual({ kind: 'band', from: '1', to: '2', is: '2' });
    expect(piece(curve, '5')).toEqual({ kind: 'band', from: '2', is: '1' });
  });

  it('may hold for one value alone, and stand in any order', () => {
    const curve: Curve = { bands: [{ from: '2', to: '9', is: '3' }, { from: '1', through: '1', is: '5' }, { to: '1', is: '1' }, { from: '1', to: '2', is: '2' }] }; // prettier-ignore
    expect(['0.9', '1', '1.1', '2', '9'].map((value) => attainment(curve, value))).toEqual(['1', '5', '2', '3', '0']);
  });

  it('name the band with the end that the next gives it', () => {
    expect(piece(ATTITUDE_CURVE, '1')).toEqual({ kind: 'band', to: '4.0', is: '0' });
    expect(piece(ATTITUDE_CURVE, '4.6')).toEqual({ kind: 'band', from: '4.6', to: '4.8', is: '1' });
  });

  it('attain nothing outside of all of them', () => {
    const curve: Curve = { bands: [{ from: '1', to: '2', is: '1' }] };
    expect(attainment(curve, '3')).toBe('0');
    expect(attainment(curve, '0.5')).toBe('0');
    expect(piece(curve, '3')).toEqual({ kind: 'outside-bands' });
  });

  it('lie between the least and the greatest', () => {
    expect(range(ATTITUDE_CURVE)).toBe('0 … 1.2');
  });
});
