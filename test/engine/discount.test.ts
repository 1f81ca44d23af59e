import { describe, expect, it } from '@jest/globals';

import { componentIn } from './together.js';
import { amountOf, componentOf, indicatorOf, observed, payoutOf, planOf, type WorldParts } from './world.js';

const AS_IT_IS = {
  linear: [
    ['0', '0'],
    ['1', '1'],
  ],
} as const;
const ATTITUDE = indicatorOf('attitude', { independent: true, discount: { internal: '80%' } });

const world = (sources: Readonly<Record<string, string>>, over: Partial<WorldParts> = {}): WorldParts => ({
  indicators: [ATTITUDE],
  plans: [planOf('courier', { components: [componentOf('attitude', '100%', AS_IT_IS)] })],
  assignments: [{ targetBonus: '1000' }],
  values: { attitude: Object.entries(sources).map(([source, value]) => observed({ source, value })) },
  ...over,
});

describe('a source that counts in part', () => {
  it('counts with its factor where no better one has reported: 1,000 × 0.9 × 80 % = 720', async () => {
    const payout = await payoutOf(world({ internal: '0.9' }));
    expect(payout.explanation.amount).toBe('720.00');
    expect(componentIn(payout, 'attitude')).toMatchObject({
      discount: '0.8',
      attainment: '0.72',
      measured: { value: '0.9', source: 'internal' },
      curve: { attainment: '0.9' },
    });
  });

  it('does not count beside a better one: 1,000 × 0.7', async () => {
    const payout = await payoutOf(world({ internal: '0.9', 'third-party': '0.7' }));
    expect(payout.explanation.amount).toBe('700.00');
    expect(componentIn(payout, 'attitude')).toMatchObject({ discount: null, measured: { source: 'third-party' } });
  });

  it('leaves others what they were: they do not count at all', async () => {
    const payout = await payoutOf(world({ survey: '0.9' }));
    expect(componentIn(payout, 'attitude').status).toMatchObject({
      kind: 'left-out',
      reason: { code: 'wrong-source' },
    });
  });

  it('is the first of several in the order written', async () => {
    const indicators = [{ ...ATTITUDE, discount: { survey: '90%', internal: '50%' } }];
    expect(await amountOf(world({ internal: '1', survey: '0.8' }, { indicators }))).toBe('720.00');
    expect(await amountOf(world({ internal: '1' }, { indicators }))).toBe('500.00');
  });

  it('may be what the component says instead', async () => {
    const of = (discount: Readonly<Record<string, string>>) => [
      planOf('courier', { components: [componentOf('attitude', '100%', AS_IT_IS, { discount })] }),
    ];
    expect(await amountOf(world({ internal: '0.9' }, { plans: of({ internal: '60%' }) }))).toBe('540.00');
    expect((await payoutOf(world({ internal: '0.9' }, { plans: of({}) }))).status).toBe('held');
  });

  it('where any source counts is the one that two do not clash over', async () => {
    const indicators = [indicatorOf('attitude', { discount: { internal: '80%' } })];
    expect(await amountOf(world({ internal: '0.9', survey: '0.7' }, { indicators }))).toBe('700.00');
    expect(await amountOf(world({ internal: '0.9' }, { indicators }))).toBe('720.00');
    const { explanation } = await payoutOf(world({ mail: '0.9', survey: '0.7', internal: '1' }, { indicators }));
    expect(explanation.holds[0]).toMatchObject({ reason: { code: 'two-sources', reported: ['mail', 'survey'] } });
  });

  it('is enough to stop the search at the employee: their own word goes before the department’s third party', async () => {
    const reported = {
      'employee:E1': { attitude: [observed({ source: 'internal', value: '0.9' })] },
      'department:north': { attitude: [observed({ source: 'third-party', value: '0.5' })] },
    };
    expect(await amountOf(world({}, { reported }))).toBe('720.00');
    const survey = { ...reported, 'employee:E1': { attitude: [observed({ source: 'survey', value: '0.9' })] } };
    expect(await amountOf(world({}, { reported: survey }))).toBe('500.00');
  });

  it('of 0 % counts as measured, and for nothing', async () => {
    const indicators = [{ ...ATTITUDE, discount: { internal: '0%' } }];
    const payout = await payoutOf(world({ internal: '0.9' }, { indicators }));
    expect([payout.explanation.amount, payout.status]).toEqual(['0.00', 'payable']);
  });

  it('never makes a bad attainment better', async () => {
    const curve = {
      linear: [
        ['0', '-1'],
        ['1', '1'],
      ],
    } as const;
    const plans = [planOf('courier', { components: [componentOf('attitude', '100%', curve)] })];
    // 0.25 attains −0.5, which a factor of 80 % would make −0.4
    expect(componentIn(await payoutOf(world({ internal: '0.25' }, { plans })), 'attitude')).toMatchObject({
      discount: null,
      attainment: '-0.5',
    });
  });
});
