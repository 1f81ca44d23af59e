import { describe, expect, it } from '@jest/globals';

import { amountOf, indicatorOf, INDICATORS, observed, payoutOf, type Reported } from './world.js';

const measured = async (reported: Reported, indicators = INDICATORS) => {
  const { explanation } = await payoutOf({ reported, indicators });
  return explanation.lines[0]!.scorecard!.components[0]!.measured;
};

describe('where a figure comes from', () => {
  it('is the employee’s own observations first', async () => {
    const reported = { 'employee:E1': { 'on-time': '0.99' }, 'department:north': { 'on-time': '0.9' } };
    expect(await measured(reported)).toMatchObject({ subject: 'employee:E1', value: '0.99' });
  });

  it('is the department’s where the employee has none, then the nearest above that has data', async () => {
    const all = {
      'department:north': { 'on-time': '0.91' },
      'department:delivery': { 'on-time': '0.92' },
      'department:company': { 'on-time': '0.93' },
    };
    expect(await measured(all)).toMatchObject({ subject: 'department:north', value: '0.91' });
    expect(await measured({ ...all, 'department:north': {} })).toMatchObject({
      subject: 'department:delivery',
      value: '0.92',
    });
    expect(await measured({ 'department:company': { 'on-time': '0.93' } })).toMatchObject({
      subject: 'department:company',
    });
    expect(await measured({ 'department:south': { 'on-time': '0.94' } })).toMatchObject({ subject: null, value: null });
  });

  it('is each assignment’s own department', async () => {
    const reported = {
      'employee:E1': { attitude: '4.6' },
      'department:north': { 'on-time': '0.95' },
      'department:south': { 'on-time': '0.99' },
    };
    const assignments = [{ to: '2026-10-16' }, { from: '2026-10-16', department: 'south', departments: ['south'] }];
    const { explanation } = await payoutOf({ reported, assignments });
    // 2600 × 15/31 × 1 = 1258.0645…; 2600 × 16/31 × (0.6 × 1.2 + 0.4) = 1502.9677…
    expect(explanation.lines.map(({ amount }) => amount)).toEqual(['1258.06', '1502.97']);
    expect(explanation.amount).toBe('2761.03');
  });

  it('passes over those whose sources do not count', async () => {
    const indicators = [indicatorOf('on-time', { independent: true }), ...INDICATORS.slice(1)];
    const own = { 'employee:E1': { 'on-time': '1' } };
    const audited = { 'department:delivery': { 'on-time': [observed({ value: '0.95', source: 'third-party' })] } };
    expect(await measured({ ...own, ...audited }, indicators)).toMatchObject({
      subject: 'department:delivery',
      source: 'third-party',
    });
    const { explanation } = await payoutOf({ reported: own, indicators });
    expect(explanation.lines[0]!.scorecard!.components[0]).toMatchObject({
      status: { kind: 'left-out', reason: { code: 'wrong-source', reported: ['internal'] } },
      measured: { subject: 'employee:E1', notCounted: [{ value: '1', source: 'internal' }] },
    });
  });

  it('stays with the nearest that has data, even where that is too little', async () => {
    const indicators = [indicatorOf('on-time', { minimumSample: 30 }), ...INDICATORS.slice(1)];
    const reported = {
      'employee:E1': { attitude: '4.6', 'on-time': [observed({ numerator: '9', denominator: '10' })] },
      'department:north': { 'on-time': [observed({ numerator: '99', denominator: '100' })] },
    };
    expect(await amountOf({ reported, indicators })).toBe('2600.00');
    expect(await measured(reported, indicators)).toMatchObject({ subject: 'employee:E1', sample: '10' });
  });

  it('is shown down to the row of the file', async () => {
    const days = [
      observed({ batch: 7, row: 3, day: '2026-10-02', numerator: '9', denominator: '10', reference: 'call list' }),
      observed({ batch: 7, row: 2, day: '2026-10-01', numerator: '10', denominator: '10' }),
    ];
    const figure = await measured({ 'employee:E1': { 'on-time': days, attitude: '4.6' } });
    expect(figure).toMatchObject({ by: 'ratio-of-sums', numerator: '19', denominator: '20', value: '0.95' });
    expect(figure?.observations).toEqual([
      expect.objectContaining({ batch: 7, row: 2, day: '2026-10-01' }),
      expect.objectContaining({ batch: 7, row: 3, day: '2026-10-02', reference: 'call list', source: 'internal' }),
    ]);
  });

  it('of a whole period has no day', async () => {
    const figure = await measured({ 'employee:E1': { 'on-time': '0.95' } });
    expect(figure?.observations[0]?.day).toBeNull();
  });
});
