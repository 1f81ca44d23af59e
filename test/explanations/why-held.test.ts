import { describe, expect, test } from '@jest/globals';

import type { Hold } from '../../src/engine/explanation.js';
import { ORDINARY, POST, scorecardInput, written } from './courier-company.js';

/** The reason as it is said to a reader, for every way in which a payout can come to be held. */
const REASONS: readonly (readonly [Hold, string, string])[] = [
  [{ code: 'no-assignment' }, 'no role was recorded for this period', '本期没有岗位记录'],
  [{ code: 'no-plan' }, 'no plan covers this role', '没有适用于此岗位的方案'],
  [{ code: 'nothing-measured' }, 'nothing of what the plan pays for could be measured', '方案中的指标都没有可用数据'],
  [{ code: 'two-plans', plans: ['courier', 'gone'] }, 'with equal right: “Courier” and “gone”', '「配送员」、「gone」'],
  [{ code: 'unknown-plan', plan: 'gone' }, 'the plan “gone” was chosen', '「gone」'],
  [{ code: 'wrong-currency', have: 'EUR', need: 'CNY' }, 'pays in CNY, but pay here is in EUR', '以 CNY 发放'],
  [{ code: 'rounding-finer-than-currency', step: '0.001', currency: 'CNY' }, 'rounds to 0.001', '取整到 0.001'],
  [{ code: 'no-salary' }, 'no salary is recorded', '没有工资记录'],
  [{ code: 'negative-amount' }, 'the plan comes out below zero', '计算结果为负数'],
  [{ code: 'amount-too-large', amount: '1000000000001' }, 'comes out at 1,000,000,000,001.00', '超出合理范围'],
  [{ code: 'rule', rule: 'loss-gate', line: 1 }, '- More than 0.5 % of parcels were lost', '- 丢失率超过 0.5%'],
  [indicator('on-time', { code: 'no-data' }), 'On-time deliveries: nothing was reported', '没有上报数据'],
  [
    indicator('attitude', { code: 'wrong-source', reported: ['internal'], needed: ['third-party', 'mystery-shop'] }),
    'only reported by our own system, and it must come from ★ a third party or ★ mystery shoppers',
    '★ 第三方测评或★ 神秘顾客',
  ],
  [
    indicator('attitude', { code: 'below-sample', have: '12', need: '30' }),
    'attitude: 12 of the 30 cases needed',
    '需要样本 30',
  ],
  [
    indicator('attitude', { code: 'sample-not-reported', need: '30' }),
    'the number of cases was not reported, and 30 are needed',
    '要求至少 30',
  ],
  [indicator('on-time', { code: 'nothing-counted' }), 'there were no cases', '没有发生数'],
  [
    indicator('on-time', { code: 'two-sources', reported: ['internal', 'wms'] }),
    'our own system and wms both reported it',
    '本公司系统、wms都上报了数据',
  ],
  [indicator('on-time', { code: 'counts-needed' }), 'without the counts behind them', '没有附分子和分母'],
  [
    indicator('on-time', { code: 'out-of-range', value: '1.2', min: '0', max: '1' }),
    '120 % was reported, and it can only lie between 0 % and 100 %',
    '上报值 120% 不在 0% 至 100% 之间',
  ],
  [
    indicator('complaints', { code: 'out-of-range', value: '-1', min: '0', max: null }),
    '−1 per 1,000 was reported, and it cannot be below 0 per 1,000',
    '不可能低于',
  ],
];

function indicator(code: string, reason: Extract<Hold, { code: 'indicator' }>['reason']): Hold {
  return { code: 'indicator', indicator: code, reason };
}

describe('a held payout says why', () => {
  test.each(REASONS)('%j', async (hold, english, chinese) => {
    const input = await scorecardInput({ figures: { 'employee:E-17': ORDINARY } });
    const held = { ...input, explanation: { ...input.explanation, status: 'held' as const, holds: [hold] } };
    const [en, zh] = [written(held, 'en'), written(held, 'zh')];
    expect(en.split('\n').slice(2, 5).join('\n')).toContain('it is not paid until somebody has decided');
    expect(en.replace(/\n +/g, ' ')).toContain(english);
    expect(zh.replace(/\n +/g, '')).toContain(chinese);
  });

  test('says which assignment it is about where there are several', async () => {
    const later = { ...POST, role: 'sorter', from: '2026-10-31' };
    const input = await scorecardInput({
      assignments: [{ ...POST, to: '2026-10-31' }, later],
      figures: { 'employee:E-17': ORDINARY },
    });
    expect(written(input, 'en')).toContain('\n  - 31 October · sorter, North depot: no plan covers this role\n');
    expect(written(input, 'zh')).toContain('\n  - 10月31日 · 分拣员');
  });

  test('says so where there is no line at all', async () => {
    const input = await scorecardInput({ assignments: [], figures: {} });
    expect(written(input, 'en')).toMatch(/^Liu Yang +October 2026 · approved · held\n/);
    expect(written(input, 'en')).toContain('No amount could be calculated yet.');
  });
});
