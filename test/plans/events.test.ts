import { describe, expect, it } from '@jest/globals';

import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';

const INDICATORS = {
  id: 'all',
  effectiveFrom: '2026-01',
  indicators: [
    { code: 'pick-time', unit: 'hours', aggregate: 'ratio', better: 'lower' },
    { code: 'on-time', unit: 'percent', aggregate: 'ratio', better: 'higher' },
    { code: 'orders', unit: 'count', aggregate: 'sum', better: 'higher' },
  ].map((indicator) => ({ ...indicator, name: { en: indicator.code }, whenMissing: 'reweight' })),
};

function errorsOf(metrics: readonly object[], events?: readonly object[]): string[] {
  const known = ['created', 'picked', 'promised'].map((event) => ({ event, counts: 'first' }));
  const document = { id: 'orders', effectiveFrom: '2026-01', events: events ?? known, metrics };
  const files = [
    { path: 'events/orders.json', text: JSON.stringify(document) },
    { path: 'indicators/all.json', text: JSON.stringify(INDICATORS) },
  ];
  return checkRuleFiles(files).findings.map(({ code, pointer }) => `${code} ${pointer ?? ''}`);
}

const MEAN = { indicator: 'pick-time', measure: 'mean', from: 'created', to: 'picked' };

describe('a document of events', () => {
  it('makes each measure of an indicator that it fits', () => {
    const promise = { event: 'promised', is: 'day' };
    expect(
      errorsOf([
        { ...MEAN, for: ['employee'] },
        { ...MEAN, measure: 'percentile', at: '90%', for: ['department'] },
        { indicator: 'on-time', measure: 'on-time', event: 'picked', promise, for: ['employee'] },
        {
          indicator: 'on-time',
          measure: 'within',
          from: 'created',
          to: 'picked',
          atMost: { hours: 2 },
          for: ['department'],
        },
        { indicator: 'orders', measure: 'count', event: 'created', whose: 'created', month: 'picked' },
      ]),
    ).toEqual([]);
  });

  it('is refused where it names what is not there, means nothing or makes a figure twice', () => {
    expect(errorsOf([MEAN, MEAN])).toEqual(Array(2).fill('listed-twice /metrics/1/indicator'));
    expect(errorsOf([{ ...MEAN, to: 'pickd', at: '50%' }])).toEqual([
      'unknown-event /metrics/0/to',
      'unknown-property /metrics/0/at',
    ]);
    expect(errorsOf([{ ...MEAN, from: 'picked' }])).toEqual(['no-time-between /metrics/0/to']);
    expect(errorsOf([{ ...MEAN, measure: 'percentile', at: '0%' }])).toEqual(['share-out-of-range /metrics/0/at']);
    expect(errorsOf([{ ...MEAN, indicator: 'on-time' }])).toEqual(['indicator-does-not-fit /metrics/0/indicator']);
    expect(errorsOf([{ ...MEAN, indicator: 'packing' }])).toEqual(['unknown-indicator /metrics/0/indicator']);
    expect(errorsOf([{ indicator: 'pick-time', measure: 'mean' }])).toContain('missing-property /metrics/0');
    const twice = ['created', 'picked'].map((event) => ({ event, aliases: ['done'], counts: 'first' }));
    expect(errorsOf([MEAN], twice)).toEqual(['listed-twice /events/1/aliases/0']);
  });
});
