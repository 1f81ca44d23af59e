import { describe, expect, it } from '@jest/globals';

import type { Curve } from '../../../src/engine/documents.js';
import { ROUNDING_MODES } from '../../../src/engine/exact.js';
import { attainment, best, range, target, trace } from './reading.js';

/** y = x from 0 to 2. */
const LINE: Curve = { linear: [['0', '0'], ['2', '2']] }; // prettier-ignore

describe('rounding and limits of a curve', () => {
  it('round to the step, by the mode', () => {
    const tenths = (mode: (typeof ROUNDING_MODES)[number]) => attainment({ ...LINE, round: { to: '0.1', mode } }, '0.85'); // prettier-ignore
    expect(Object.fromEntries(ROUNDING_MODES.map((mode) => [mode, tenths(mode)]))).toEqual({
      'half-up': '0.9',
      'half-even': '0.8',
      'half-down': '0.8',
      up: '0.9',
      down: '0.8',
      ceiling: '0.9',
      floor: '0.8',
    });
  });

  it('come in this order: round, floor, cap', () => {
    const curve: Curve = { ...LINE, round: { to: '1', mode: 'half-up' }, floor: '0.4', cap: '1.7' };
    expect(['0', '0.4', '0.5', '1.4', '1.5', '2'].map((value) => attainment(curve, value))).toEqual(['0.4', '0.4', '1', '1', '1.7', '1.7']); // prettier-ignore
  });

  it('are told where they changed something', () => {
    const curve: Curve = { ...LINE, round: { to: '0.5', mode: 'half-up' }, floor: '0.4', cap: '1.2' };
    expect(trace(curve, '1.3').steps).toEqual([
      { step: 'round', by: '0.5', mode: 'half-up', after: '1.5' },
      { step: 'cap', by: '1.2', after: '1.2' },
    ]);
    expect(trace(curve, '0').steps).toEqual([{ step: 'floor', by: '0.4', after: '0.4' }]);
    expect(trace(curve, '1').steps).toEqual([]);
  });

  it('move the target: from 0.95 on half-up rounds to 1, above it half-down does', () => {
    const rounded = (mode: (typeof ROUNDING_MODES)[number]) => target({ ...LINE, round: { to: '0.1', mode } }, 'higher'); // prettier-ignore
    expect(Object.fromEntries(ROUNDING_MODES.map((mode) => [mode, rounded(mode)]))).toEqual({
      'half-up': '1 at 0.95',
      'half-even': '1 at 0.95',
      'half-down': '1 at 0.95, just outside',
      up: '1 at 0.9, just outside',
      down: '1 at 1',
      ceiling: '1 at 0.9, just outside',
      floor: '1 at 1',
    });
  });

  it('move the best and the range', () => {
    expect(best({ ...LINE, cap: '1.4' }, 'higher')).toBe('1.4 at 1.4');
    expect(best({ ...LINE, round: { to: '0.5', mode: 'half-up' } }, 'higher')).toBe('2 at 1.75');
    expect(best({ ...LINE, round: { to: '0.5', mode: 'half-up' }, cap: '1.2' }, 'higher')).toBe('1.2 at 1.25');
    expect(target({ ...LINE, cap: '0.9' }, 'higher')).toBeUndefined();
    expect(target({ ...LINE, floor: '1' }, 'higher')).toBeUndefined();
    expect(range({ ...LINE, floor: '0.3', cap: '1.4' })).toBe('0.3 … 1.4');
  });
});
