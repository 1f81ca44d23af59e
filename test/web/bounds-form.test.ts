import { describe, expect, it } from '@jest/globals';

import { boundsOf, formOf, type Bounds, type Row } from '../../web/plans/bounds/bounds-form.js';

const ROWS: readonly Row[] = [
  { kind: 'weights', of: { cx: true } },
  { kind: 'weights', of: { component: 'on-time' } },
  { kind: 'targets', of: { component: 'on-time' } },
  { kind: 'parameters', of: { parameter: 'loss-limit' } },
];

describe('the form of bounds', () => {
  it('says again what it was made of, also what it has no field for', () => {
    const bounds: Bounds = {
      heads: false,
      weights: [
        { cx: true, min: '60%', reason: { en: 'most of it' } },
        { component: 'gone', max: '10%' },
      ],
      targets: [
        { component: 'on-time', min: '94%', max: '97%' },
        { component: 'on-time', attains: '1.4', max: '99.5%' },
      ],
      parameters: [{ parameter: 'loss-limit', max: '0.6%' }],
    };
    expect(boundsOf(formOf(bounds, ROWS), ROWS)).toEqual(bounds);
    expect(formOf(bounds, ROWS).others.map(({ entry }) => entry)).toEqual([
      { component: 'gone', max: '10%' },
      { component: 'on-time', attains: '1.4', max: '99.5%' },
    ]);
  });

  it('takes figures as people type them, and leaves out what has neither end', () => {
    const typed = (min: string, max: string, en = '', zh = '') => ({ min, max, en, zh });
    const form = {
      heads: true,
      typed: {
        'weights    cx': typed('60', ''),
        'weights on-time   ': typed('20 %', '40,5%', '', '承诺'),
        'targets on-time   ': typed('', ''),
        'parameters   loss-limit ': typed('', '0,6 %'),
      },
      others: [],
    };
    expect(boundsOf(form, ROWS)).toEqual({
      weights: [
        { cx: true, min: '60%' },
        { component: 'on-time', min: '20%', max: '40.5%', reason: { en: '承诺', zh: '承诺' } },
      ],
      parameters: [{ parameter: 'loss-limit', max: '0.6%' }],
    });
  });
});
