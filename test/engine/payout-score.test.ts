import { describe, expect, it } from '@jest/globals';

import type { ComponentGroup, MissingPolicy } from '../../src/engine/documents.js';
import {
  amountOf,
  ATTITUDE_CURVE,
  componentOf,
  COMPONENTS,
  indicatorOf,
  INDICATORS,
  LOSS_CURVE,
  observed,
  ON_TIME_CURVE,
  payoutOf,
  planOf,
  type WorldParts,
} from './world.js';

/** The target bonus is 2,600; 60 % of it hang on being on time, 40 % on attitude. */
describe('a whole month', () => {
  it('on target pays the target: 2600 × (0.6 × 1 + 0.4 × 1)', async () => {
    const { amountMinor, status, lines, explanation } = await payoutOf();
    expect([explanation.amount, amountMinor, status]).toEqual(['2600.00', 260000n, 'payable']);
    expect(lines[0]?.score?.toText()).toBe('1');
    expect(explanation.holds).toEqual([]);
  });

  it('carries fractions to the one rounding: 812 of 856 on time is 104/107 of the way, 2600 × (0.6 × 104/107 + 0.4) = 2556.2616…', async () => {
    const values = { 'on-time': [observed({ numerator: '812', denominator: '856' })], attitude: '4.7' };
    const { explanation } = await payoutOf({ values });
    expect(explanation.amount).toBe('2556.26');
    const scorecard = explanation.lines[0]!.scorecard!;
    expect(scorecard.steps).toEqual([
      { step: 'score', by: '0.983177570093', before: '2600', after: '2556.261682242991' },
      { step: 'round', by: '0.01', mode: 'half-up', before: '2556.261682242991', after: '2556.26' },
    ]);
    expect(scorecard.components[0]).toMatchObject({
      measured: { numerator: '812', denominator: '856', value: '0.948598130841', sample: '856' },
      attainment: '0.971962616822',
      effectiveWeight: '0.6',
      worth: '1516.261682242991',
      couldBe: '1872',
      target: { value: '0.95', open: false },
    });
  });

  it('above target pays more: 2600 × (0.6 × 1.2 + 0.4 × 1.2) = 3120', async () => {
    const values = { 'on-time': '0.99', attitude: '4.8' };
    expect(await amountOf({ values })).toBe('3120.00');
  });

  it('of nothing good pays nothing, and that is payable', async () => {
    const { explanation } = await payoutOf({ values: { 'on-time': '0.9', attitude: '3.99' } });
    expect([explanation.amount, explanation.status]).toEqual(['0.00', 'payable']);
  });

  it('rounds as the plan says, and once: 2600 × 0.6 × 0.3333 + 2600 × 0.4 = 1559.948 …', async () => {
    const values = { 'on-time': [observed({ numerator: '916665', denominator: '1000000' })], attitude: '4.6' };
    // (0.916665 − 0.9) ÷ 0.05 = 0.3333; 2600 × (0.6 × 0.3333 + 0.4) = 1559.948
    const rounded = (to: string, mode: 'up' | 'down' | 'half-up' | 'ceiling') =>
      amountOf({ values, plans: [planOf('courier', { payout: { round: { to, mode } } })] });
    expect(await rounded('0.01', 'half-up')).toBe('1559.95');
    expect(await rounded('0.01', 'down')).toBe('1559.94');
    expect(await rounded('1', 'half-up')).toBe('1560.00');
    expect(await rounded('50', 'down')).toBe('1550.00');
    expect(await rounded('0.5', 'ceiling')).toBe('1560.00');
  });
});

const missing = (policy: MissingPolicy): WorldParts => ({
  indicators: [INDICATORS[0]!, { ...INDICATORS[1]!, whenMissing: policy }, INDICATORS[2]!],
  values: { 'on-time': '0.99' },
});

describe('data that is missing', () => {
  it('under reweight gives its weight to the others: 2600 × 1 × 1.2 = 3120', async () => {
    const { explanation } = await payoutOf(missing('reweight'));
    expect(explanation.amount).toBe('3120.00');
    const [onTime, attitude] = explanation.lines[0]!.scorecard!.components;
    expect(onTime).toMatchObject({ weight: '0.6', effectiveWeight: '1', worth: '3120' });
    expect(attitude).toMatchObject({
      weight: '0.4',
      effectiveWeight: null,
      worth: null,
      attainment: null,
      measured: { subject: null, value: null, observations: [] },
      status: { kind: 'left-out', policy: 'reweight', reason: { code: 'no-data' } },
    });
  });

  it('under zero counts as nothing: 2600 × 0.6 × 1.2 = 1872', async () => {
    const { explanation } = await payoutOf(missing('zero'));
    expect([explanation.amount, explanation.status]).toEqual(['1872.00', 'payable']);
  });

  it('under neutral counts as on target: 2600 × (0.6 × 1.2 + 0.4) = 2912', async () => {
    expect(await amountOf(missing('neutral'))).toBe('2912.00');
  });

  it('under hold waits for somebody; the amount is what the rest comes to', async () => {
    const { explanation, status } = await payoutOf(missing('hold'));
    expect([explanation.amount, status]).toEqual(['3120.00', 'held']);
    expect(explanation.holds).toEqual([
      { line: 1, code: 'indicator', indicator: 'attitude', reason: { code: 'no-data' } },
    ]);
  });

  it('follows the component’s policy rather than the indicator’s', async () => {
    const components = [COMPONENTS[0]!, { ...COMPONENTS[1]!, whenMissing: 'zero' as const }];
    expect(await amountOf({ ...missing('hold'), plans: [planOf('courier', { components })] })).toBe('1872.00');
  });

  it('is also a sample that is too small: 12 of 30 cases leave attitude out', async () => {
    const indicators = INDICATORS.map((i) => (i.code === 'attitude' ? { ...i, minimumSample: 30 } : i));
    const values = { 'on-time': '0.95', attitude: [observed({ value: '5', sample: '12' })] };
    const { explanation } = await payoutOf({ indicators, values });
    expect(explanation.amount).toBe('2600.00');
    expect(explanation.lines[0]!.scorecard!.components[1]).toMatchObject({
      status: { kind: 'left-out', reason: { code: 'below-sample', have: '12', need: '30' } },
      measured: { value: '5', sample: '12', needs: { sample: 30 } },
    });
  });

  it('altogether holds the payout, and not even a floor pays', async () => {
    const plans = [planOf('courier', { payout: { floor: '50%' } })];
    const { explanation, lines } = await payoutOf({ plans, values: {} });
    expect([explanation.amount, explanation.status, lines[0]!.score]).toEqual(['0.00', 'held', undefined]);
    expect(explanation.holds).toEqual([{ line: 1, code: 'nothing-measured' }]);
    expect(explanation.lines[0]!.scorecard).toMatchObject({ score: null, steps: [] });
  });

  it('is never a value that cannot be: that holds, whatever the policy', async () => {
    const { explanation } = await payoutOf({ ...missing('zero'), values: { 'on-time': '0.95', attitude: '5.1' } });
    expect(explanation.status).toBe('held');
    expect(explanation.holds[0]).toMatchObject({ indicator: 'attitude', reason: { code: 'out-of-range', max: '5' } });
  });
});

const group = (id: string, weight: string, components: ComponentGroup['components']): ComponentGroup => ({
  id,
  name: { en: id },
  weight,
  components,
});

/** Delivery 70 % (on time 50 %, loss 50 % of it), manner 30 % (attitude). */
describe('groups', () => {
  const groups = [
    group('delivery', '70%', [
      componentOf('on-time', '50%', ON_TIME_CURVE),
      componentOf('loss', '50%', LOSS_CURVE, { id: 'lost' }),
    ]),
    group('manner', '30%', [componentOf('attitude', '100%', ATTITUDE_CURVE)]),
  ];
  const plans = [planOf('courier', { groups })];
  const indicators = INDICATORS.map((indicator) => indicatorOf(indicator.code, indicator));
  const paid = (values: Readonly<Record<string, string>>) => payoutOf({ plans, indicators, values });
  const weights = ({ explanation }: Awaited<ReturnType<typeof paid>>) =>
    explanation.lines[0]!.scorecard!.components.map(({ effectiveWeight }) => effectiveWeight);

  it('weigh components within themselves: 2600 × (0.35 × 1.2 + 0.35 × 0.5 + 0.3 × 1) = 2327', async () => {
    const result = await paid({ 'on-time': '0.99', loss: '0.015', attitude: '4.6' });
    expect(result.explanation.amount).toBe('2327.00');
    expect(weights(result)).toEqual(['0.35', '0.35', '0.3']);
    expect(result.explanation.lines[0]!.scorecard!.components.map((component) => component.group)).toEqual([
      'delivery',
      'delivery',
      'manner',
    ]);
  });

  it('keep the weight of what is missing: 2600 × (0.7 × 1.2 + 0.3 × 1) = 2964', async () => {
    const result = await paid({ 'on-time': '0.99', attitude: '4.6' });
    expect(weights(result)).toEqual(['0.7', null, '0.3']);
    expect(result.explanation.amount).toBe('2964.00');
  });

  it('left out as a whole give theirs to the other groups: 2600 × (0.5 × 1.2 + 0.5 × 0.5) = 2210', async () => {
    const result = await paid({ 'on-time': '0.99', loss: '0.015' });
    expect(weights(result)).toEqual(['0.5', '0.5', null]);
    expect(result.explanation.amount).toBe('2210.00');
  });

  it('may be left with one component: 2600 × 0.5 = 1300', async () => {
    const result = await paid({ attitude: '4.0' });
    expect(weights(result)).toEqual([null, null, '1']);
    expect(result.explanation.amount).toBe('1300.00');
  });
});
