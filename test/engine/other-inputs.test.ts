import { describe, expect, it } from '@jest/globals';

import type { Component, Curve } from '../../src/engine/documents.js';
import { componentIn } from './together.js';
import { componentOf, indicatorOf, observed, payoutOf, planOf, type WorldParts } from './world.js';

const AS_IT_IS = {
  linear: [
    ['0', '0'],
    ['1', '1'],
  ],
} as const;
const OF_OTHER = { ...AS_IT_IS, of: { indicator: 'other' } } as const;

const scored = async (attainment: Curve, values: WorldParts['values'], over: Partial<Component> = {}) => {
  const payout = await payoutOf({
    indicators: [indicatorOf('own', { minimumSample: 30, whenMissing: 'zero' }), indicatorOf('other')],
    plans: [planOf('courier', { components: [componentOf('own', '100%', attainment, over)] })],
    values: values ?? {},
  });
  return componentIn(payout, 'own');
};

const enough = (value: string) => [observed({ value, sample: '100' })];

describe('a curve that has something else to read than the component’s own figure', () => {
  it('is read where only its own figure is missing: the greatest of what there is', async () => {
    const greatest = { greatestOf: [AS_IT_IS, OF_OTHER] };
    expect((await scored(greatest, { own: enough('0.4'), other: '0.7' })).attainment).toBe('0.7');
    const component = await scored(greatest, { other: '0.7' });
    expect(component).toMatchObject({ status: { kind: 'counted' }, attainment: '0.7', measured: { value: null } });
    expect((await scored({ leastOf: [AS_IT_IS, OF_OTHER] }, { other: '0.7' })).attainment).toBe('0.7');
  });

  it('goes by the policy where nothing is left to read', async () => {
    expect((await scored({ greatestOf: [AS_IT_IS, OF_OTHER] }, {})).status).toMatchObject({
      kind: 'zero',
      reason: { code: 'no-data' },
    });
    expect((await scored({ sumOf: [AS_IT_IS, OF_OTHER] }, { other: '0.7' })).status).toMatchObject({ kind: 'zero' });
  });

  it('does not read a figure of too few cases, whole or one by one', async () => {
    const each = { marginal: [{ from: '0', rate: '1' }], each: true } as const;
    const few = { own: [observed({ value: '0.9', sample: '5' })], other: '0.2' };
    expect((await scored({ greatestOf: [AS_IT_IS, OF_OTHER] }, few)).attainment).toBe('0.2');
    expect((await scored({ greatestOf: [each, OF_OTHER] }, few)).attainment).toBe('0.2');
    expect((await scored(each, few)).status).toMatchObject({ kind: 'zero', reason: { code: 'below-sample' } });
  });

  it('holds all the same where its own figure cannot be used', async () => {
    const component = await scored({ greatestOf: [AS_IT_IS, OF_OTHER] }, { own: enough('1.4'), other: '0.7' });
    expect(component.status).toMatchObject({ kind: 'held', reason: { code: 'out-of-range' } });
  });
});
