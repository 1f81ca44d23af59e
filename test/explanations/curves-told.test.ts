/** What a scorecard says beyond one figure on one curve: other inputs and shapes, groups, pools, parts and incidents. */
import { describe, expect, test } from '@jest/globals';

import type { CurveTrace } from '../../src/engine/curve/curve-trace.js';
import type { ComponentExplanation, ScorecardExplanation } from '../../src/engine/explanation.js';
import type { Language } from '../../src/explanations/languages.js';
import { COURIER, ORDINARY, scorecardInput, written } from './courier-company.js';

const ordinary = await scorecardInput({ figures: { 'employee:E-17': ORDINARY } });
const [line] = ordinary.explanation.lines;
const scorecard = line!.scorecard!;
const [onTime, damaged, attitude] = scorecard.components;

/** The scorecard with parts of it as the engine could have made them, its lines joined. */
function told(changed: Partial<ScorecardExplanation>, language: Language = 'en', detail = false): string {
  const lines = [{ ...line!, scorecard: { ...scorecard, ...changed } }];
  return written({ ...ordinary, detail, explanation: { ...ordinary.explanation, lines } }, language).replace(
    /\s+/g,
    ' ',
  );
}

const withComponent = (changed: Partial<ComponentExplanation>) => ({
  components: [{ ...onTime!, ...changed }, damaged!, attitude!],
});
const trace = (changed: Partial<CurveTrace>): { curve: CurveTrace } => ({
  curve: { shape: 'linear', input: null, piece: null, steps: [], attainment: '0.8', ...changed },
});
const RANK = { kind: 'rank', value: '2', figure: '0.94', peers: 12, better: 1, equal: 1 } as const;

describe('how a curve came to its attainment', () => {
  test.each<[Language, Partial<CurveTrace>, string]>([
    ['en', { input: RANK }, 'rank 2 of 12'],
    ['zh', { input: RANK }, '在 12 人中排第 2'],
    ['en', { input: { ...RANK, kind: 'percentile', value: '0.85' } }, 'ahead of 85 % of the 11 others'],
    ['zh', { input: { ...RANK, kind: 'percentile', value: '0.85' } }, '领先于其他 11 人中的 85%'],
    ['en', { input: { kind: 'component', component: 'attitude', value: '1' } }, 'Courier’s attitude 100 %'],
    ['en', { input: { kind: 'lowest', component: 'attitude', value: '0.5' } }, 'the lowest, Courier’s attitude 50 %'],
    ['en', { input: { kind: 'value', indicator: 'loss', value: '0.0035' } }, 'Parcels lost 0.35 %'],
    ['en', { input: { kind: 'improvement', value: '0.375', figure: '0.94', baseline: '0.91', baselineOf: '2025-10', towards: '0.99' } }, '94 % compared with 91 % (October 2025), 37.5 % of the way to 99 %'],
    ['zh', { input: { kind: 'improvement', value: '0.03', figure: '0.94', baseline: '0.91', baselineOf: 'reported' } }, '94%，对比 91%（随数据上报）'],
    ['en', { input: { kind: 'improvement', value: '0.03', figure: '0.94', baseline: '0.91', baselineOf: 'indicator:loss' } }, '94 % compared with 91 % (Parcels lost)'],
    ['en', { shape: 'steps', piece: { kind: 'steps', start: ['80', '0.5'], taken: '3', adds: '0.1' } }, '3 steps of 10 %'],
    ['en', { shape: 'marginal', piece: { kind: 'tiers', slices: [{ from: '0', amount: '100000', rate: '1%', is: '1000' }, { from: '100000', amount: '50000', rate: '2%', is: '1000' }] } }, '100,000 × 1 % + 50,000 × 2 %'],
    ['en', { steps: [{ step: 'round', by: '0.05', mode: 'down', after: '0.8' }, { step: 'cap', by: '0.8', after: '0.8' }] }, 'rounded to 5 %, at most 80 %'],
    ['en', { input: { kind: 'figures', values: ['1', '2', '3'] } }, '3 figures, each by itself'],
    ['en', { input: { kind: 'curve', value: '2', curve: trace({ input: RANK }).curve } }, 'rank 2 of 12'],
    ['en', { shape: 'greatest-of', parts: [trace({ input: RANK }).curve, trace({ attainment: null }).curve, trace({ attainment: '0.7' }).curve], chosen: 0 }, 'the greatest of 80 % (rank 2 of 12); nothing to read; 70 %'],
    ['zh', { shape: 'sum-of', parts: [trace({}).curve, trace({ attainment: '0.7' }).curve] }, '相加：80%; 70%'],
  ])('%s: %j', (language, curve, expected) => {
    expect(told(withComponent(trace(curve)), language)).toContain(expected);
  }); // prettier-ignore

  test('is not told where the figure and its curve are all there is', () => {
    expect(told(withComponent(trace({ input: { kind: 'value', indicator: 'on-time', value: '0.9' } })))).toBe(told({}));
  });

  test('names a source that counts only in part, and a figure drawn towards the mean', () => {
    const shrunk = { own: '0.85', mean: '0.92', peers: 8, weight: '0.4' };
    const measured = { ...onTime!.measured!, sample: '12', needs: { sample: 30, sources: null }, shrunk };
    const text = told(withComponent({ measured, discount: '0.8' }));
    expect(text).toContain('counts 80 %, because it comes from our own system');
    expect(text).toContain('85 % drawn towards the mean of 8 colleagues, which is 92 %, because of only 12 of the 30 cases needed'); // prettier-ignore
  });

  test('says why there was nothing to compare with', () => {
    const status = (reason: { code: 'no-baseline' | 'no-peers' } | { code: 'no-score'; of: string }) =>
      told(withComponent({ status: { kind: 'left-out', policy: 'reweight', reason }, attainment: null, effectiveWeight: null, worth: null, couldBe: null })); // prettier-ignore
    expect(status({ code: 'no-baseline' })).toContain('not counted: there is nothing to compare it with');
    expect(status({ code: 'no-peers' })).toContain('not counted: nobody else has a figure to compare it with');
    expect(status({ code: 'no-score', of: 'attitude' })).toContain('“Courier’s attitude”, which it looks at, does not count'); // prettier-ignore
  });

  test('a component of no indicator has no figure of its own', () => {
    const input = { kind: 'component', component: 'attitude', value: '1' } as const;
    const change = { indicator: null, measured: null, target: null, ...trace({ input }) };
    expect(told(withComponent(change), 'en', true)).toContain('Courier’s attitude 100 %');
  });
});

describe('what became of the amount', () => {
  test('a pool', () => {
    const pool = { within: 'company', fund: '10000', members: 12, total: '12311', slope: '0.8123', share: '2500', amount: '2030.75' }; // prettier-ignore
    expect(told({ pool })).toContain('Pool: a fund of 10,000.00 CNY shared by 12 people; factor 0.8123 on 2,500.00 CNY'); // prettier-ignore
    expect(told({ pool }, 'zh')).toContain('奖金池：12 人分享 10,000.00 CNY；2,500.00 CNY × 系数 0.8123');
    const steps = [{ step: 'pool', by: '0.8123', before: '2500', after: '2030.75' } as const];
    expect(told({ pool, steps })).toContain('Share of the pool: × 0.8123, rounded so that all shares add up 2,030.75');
  });

  test('incidents', () => {
    const incident = { id: 'spill', loss: '600', remediated: '0.5', to: 'role:courier', share: '0.4', among: 1, charged: '120', excluded: false }; // prettier-ignore
    expect(told({ incidents: [incident] })).toContain('Incident “spill”: loss 600.00 CNY, attributed 40 %; your share 120.00 CNY (50 % of it made good)'); // prettier-ignore
    expect(told({ incidents: [{ ...incident, excluded: true }] }, 'zh')).toContain('事故「spill」：您无需承担');
    const steps = [{ step: 'incidents', by: '120', before: '2500', after: '2380' } as const];
    expect(told({ steps })).toContain('What incidents cost −120.00 2,380.00');
  });

  test('parts and parameters', async () => {
    const split = [
      { id: 'cash', name: { en: 'cash' }, share: '65%' },
      { id: 'deferred', name: { en: 'deferred' }, share: '35%' },
    ];
    const plans = [{ ...COURIER, payout: { ...COURIER.payout, split } }];
    const text = written(await scorecardInput({ plans, figures: { 'employee:E-17': ORDINARY } }), 'en');
    expect(text).toMatch(/Split: cash [\d,.]+ \+ deferred [\d,.]+/);
    const parameters = [{ name: 'target', value: '95%', from: '2026-01', override: { role: 'courier' } }];
    expect(told({ parameters }, 'en', true)).toContain('Parameters: target (95% since 2026-01, for role courier)');
  });
});

test('A plan that counts in points says so', async () => {
  const plans = [{ ...COURIER, scale: '100', payout: { ...COURIER.payout, per: '100' } }];
  const text = written(await scorecardInput({ plans, figures: { 'employee:E-17': ORDINARY } }), 'en').replace(/\s+/g, ' '); // prettier-ignore
  expect(text).toMatch(/× score [\d.]+… of 100/);
  expect(text).toContain('on target, before the rules, it would have been 2,600.00 CNY');
});
