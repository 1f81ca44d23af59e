import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import type { Explanation } from '../../src/engine/explanation.js';
import { evaluated, indicator, indicatorsOf, onTime, planOf, withFolder } from './plan-folder.js';

const on = (plan: unknown, indicators: readonly unknown[], ...lines: readonly string[]) =>
  withFolder({ 'plan.json': plan, 'indicators.json': indicatorsOf(...indicators) }, (folder) =>
    evaluated(join(folder, 'plan.json'), lines),
  );

describe('a result', () => {
  it('has score, payout, components and rules as text, in the order of the input', async () => {
    const rules = [
      {
        name: 'newcomer',
        conditions: { all: [{ fact: 'tenure-months', operator: 'lessThan', value: 6 }] },
        event: { type: 'multiply', params: { by: '50%', reason: { en: 'New' } } },
      },
    ];
    const results = await on(
      planOf({ rules }),
      [indicator('on-time')],
      onTime('B', '0.94'),
      onTime('A', '94%', { 'tenure-months': '5', 'target-bonus': '2000' }),
      onTime('A', '1'),
    );
    // (0.94 − 0.9) ÷ 0.05 = 0.8
    const component = { value: '0.94', attainment: '0.8', weight: '1' };
    expect(results).toEqual([
      {
        subject: 'B',
        score: '0.8',
        payout: '800.00',
        groups: {},
        components: { 'on-time': component },
        rules: [{ name: 'newcomer', fired: false }],
      },
      {
        subject: 'A',
        score: '0.8',
        payout: '800.00',
        groups: {},
        components: { 'on-time': component },
        rules: [{ name: 'newcomer', fired: true }],
      },
      {
        subject: 'A',
        score: '1',
        payout: '1000.00',
        groups: {},
        components: { 'on-time': { value: '1', attainment: '1', weight: '1' } },
        rules: [{ name: 'newcomer', fired: false }],
      },
    ]);
  });

  it('takes counts, samples and sources as observations do', async () => {
    const line = (...observations: readonly unknown[]) => JSON.stringify({ subject: 'A', observations });
    const results = await on(
      planOf(),
      [indicator('on-time', { minimumSample: 30, sources: ['third-party', 'internal'] })],
      line({ indicator: 'on-time', numerator: '282', denominator: '300', source: 'internal' }),
      line({ indicator: 'on-time', value: '1', sample: '29', source: 'internal' }),
      line(
        { indicator: 'on-time', value: '1', sample: '30', source: 'internal' },
        { indicator: 'on-time', value: '0.92', sample: '30' },
      ),
      line({ indicator: 'on-time', value: '1', sample: '30', source: 'survey' }),
    );
    expect(results).toMatchObject([
      { score: '0.8', components: { 'on-time': { value: '0.94' } } },
      {
        score: null,
        payout: null,
        held: true,
        components: { 'on-time': null },
        notes: { 'on-time': 'too few cases: 29 of the 30 needed', score: 'nothing of the plan was measured' },
      },
      // A figure without a source comes from the one that is trusted most.
      { score: '0.4', components: { 'on-time': { value: '0.92' } } },
      { score: null, notes: { 'on-time': 'only survey reported it, and third-party or internal is needed' } },
    ]);
  });

  it('takes null for left out', async () => {
    const nothing = { numerator: null, denominator: null, baseline: null, sample: null, source: null };
    const observations = [{ indicator: 'on-time', value: '0.95', ...nothing }];
    const line = JSON.stringify({ subject: 'A', attributes: { role: null }, observations });
    expect(await on(planOf(), [indicator('on-time')], line)).toMatchObject([{ score: '1' }]);
  });

  it('is given although it is held, and says why', async () => {
    const rules = [
      {
        name: 'look',
        conditions: { all: [{ fact: 'role', operator: 'equal', value: 'courier' }] },
        event: { type: 'hold', params: { reason: { en: 'Look' } } },
      },
    ];
    const [result] = await on(planOf({ rules }), [indicator('on-time')], onTime('A', '0.95', { role: 'courier' }));
    expect(result).toMatchObject({ payout: '1000.00', held: true, notes: { payout: 'held by the rule "look"' } });
  });

  it('says what a missing figure counted as', async () => {
    const results = await on(
      planOf(),
      [indicator('on-time', { whenMissing: 'neutral' })],
      JSON.stringify({ subject: 'A' }),
    );
    expect(results).toMatchObject([
      {
        score: '1',
        payout: '1000.00',
        components: { 'on-time': { value: null, attainment: '1', weight: '1' } },
        notes: { 'on-time': 'nobody reported it; it counts with 1' },
      },
    ]);
  });

  it('has a score where there is nothing to pay it from', async () => {
    const payout = { of: { salary: '10%' }, currency: 'EUR', round: { to: '0.01', mode: 'half-up' } };
    const lines = [onTime('A', '0.95'), onTime('B', '0.95', { salary: '4321.05' })];
    expect(await on(planOf({ payout }), [indicator('on-time')], ...lines)).toMatchObject([
      { score: '1', payout: null, notes: { payout: 'there is no salary' } },
      { score: '1', payout: '432.11' },
    ]);
    expect(await on(planOf(), [indicator('on-time')], onTime('A', '0.95', { 'target-bonus': '12%' }))).toMatchObject([
      { score: '1', payout: null, notes: { payout: 'there is no salary' } },
    ]);
  });

  it('shows figures that do not end with 12 decimals', async () => {
    const plan = planOf();
    plan.components[0]!.attainment.linear[1] = ['93%', '1'];
    // 0.02 ÷ 0.03
    const results = await on(plan, [indicator('on-time')], onTime('A', '0.92'));
    expect(results).toMatchObject([{ score: '0.666666666667', payout: '666.67' }]);
  });

  it('carries the explanation where it is asked for', async () => {
    const files = { 'plan.json': planOf(), 'indicators.json': indicatorsOf(indicator('on-time')) };
    await withFolder(files, async (folder) => {
      const [result] = await evaluated(join(folder, 'plan.json'), [onTime('A', '0.95', { role: 'courier' })], true);
      const { explanation } = result as { explanation: Explanation };
      expect(explanation).toMatchObject({
        period: { code: '2026-01' },
        employee: { code: 'A' },
        amount: '1000.00',
        lines: [{ assignment: { role: 'courier' }, scorecard: { plan: { id: 'courier' }, score: '1' } }],
      });
    });
  });
});

const COMPARED = [indicator('on-time')];

describe('subjects that are compared', () => {
  const ranked = planOf({
    components: [
      {
        id: 'on-time',
        indicator: 'on-time',
        weight: '100%',
        attainment: {
          of: { percentile: { within: 'company' } },
          linear: [
            ['0', '0'],
            ['1', '1'],
          ],
        },
      },
    ],
  });

  it('stand among all of the file, those that come later too', async () => {
    const lines = [onTime('A', '0.5'), onTime('B', '0.9'), onTime('C', '0.7')];
    expect(await on(ranked, COMPARED, ...lines)).toMatchObject([
      { subject: 'A', score: '0' },
      { subject: 'B', score: '1' },
      { subject: 'C', score: '0.5' },
    ]);
  });

  it('stand among those of their own period, each once', async () => {
    const lines = [
      onTime('A', '0.5'),
      onTime('B', '0.9'),
      onTime('A', '0.9', { period: '2026-02' }),
      onTime('B', '0.5', { period: '2026-02' }),
      onTime('A', '0.6'),
    ];
    const results = await on(ranked, COMPARED, ...lines);
    expect(results.map((result) => ('error' in result ? result : result.score))).toEqual([
      '0',
      '1',
      '1',
      '0',
      { line: 5, error: '/subject stands in line 1 already, and subjects are compared here' },
    ]);
  });

  it('share a pool to the cent', async () => {
    const round = { to: '0.01', mode: 'half-up' };
    const payout = { of: 'target-bonus', currency: 'EUR', pool: { fund: { amount: '100' } }, round };
    const lines = [onTime('A', '0.95'), onTime('B', '0.95'), onTime('C', '0.95'), onTime('D', '0.9')];
    // 100 ÷ 3 each; the odd cent goes to the first by code.
    expect(await on(planOf({ payout }), COMPARED, ...lines)).toMatchObject([
      { subject: 'A', payout: '33.34' },
      { subject: 'B', payout: '33.33' },
      { subject: 'C', payout: '33.33' },
      { subject: 'D', payout: '0.00' },
    ]);
  });
});
