import { expect, test } from '@jest/globals';

import { COURIER, ORDINARY, POST, scorecardInput, text, written } from './courier-company.js';

const [onTime, damaged] = COURIER.components!;
const COMPLAINTS = {
  id: 'complaints',
  indicator: 'complaints',
  weight: '30%',
  attainment: { linear: [['2', '1.2'], ['5', '1'], ['12', '0']] }, // prettier-ignore
} as const;
const plan = { ...COURIER, components: [onTime!, damaged!, COMPLAINTS], rules: [] };
const fewCases = () =>
  scorecardInput({
    plans: [plan],
    figures: { 'employee:E-17': { ...ORDINARY, complaints: [{ numerator: '1', denominator: '120' }] } },
  });
const noPlan = () =>
  scorecardInput({ assignments: [{ ...POST, role: 'sorter' }], figures: { 'employee:E-17': ORDINARY } });

test('Held for too few cases, in English', async () => {
  expect(written(await fewCases(), 'en')).toBe(
    text(`
        Liu Yang · courier, North depot                                               October 2026 · approved · held

        This payout is held: it is not paid until somebody has decided. That is under way. Why:
          - Complaints: 120 of the 200 cases needed
        Calculated so far: 2,641.66 CNY. The decision can change it.
          on target it would have been 2,600.00 CNY
          What made the difference to the target bonus
            +83.31  Parcels damaged
            −41.66  On-time deliveries

          What was measured             measured         target   weight  attained     worth  could be
          On-time deliveries             94.86 %         ≥ 95 %  57.14 %    97.2 %  1,444.06  1,782.86
            812 on time of 856 parcels · our own system · weight in the plan 40 %
          Parcels damaged                 0.35 %        ≤ 0.5 %  42.86 %  107.48 %  1,197.60  1,337.14
            3 damaged of 856 parcels · our own system · weight in the plan 30 %
          Complaints            8.3333 per 1,000  ≤ 5 per 1,000        –         –         –         –
            1 complaints for 120 orders · our own system
            not counted: 120 of the 200 cases needed; the payout waits for a decision
          Together                                                 100 %   101.6 %  2,641.66

        From the target bonus to the payout
          Target bonus for the whole period                    2,600.00
          × score 101.602136… %                                2,641.655540…
          At most 150 % of the target bonus: made no change    2,641.655540…
          Rounded to 0.01, a half goes up                      2,641.66

        Most to gain: Parcels damaged, 0.25 percentage points less (0.1 % instead of 0.35 %; 3 fewer of 856), would
          have paid 139.54 CNY more.
    `),
  );
});

test('Held for too few cases, in Chinese', async () => {
  expect(written(await fewCases(), 'zh')).toBe(
    text(`
        Liu Yang · 配送员，North depot                                                2026年10月 · 已批准 · 暂停发放

        此奖金暂停发放：在有人作出决定之前不会支付，目前正在处理。原因：
          - 投诉：需要样本 200，只有 120
        目前的计算结果：2,641.66 CNY，决定后可能变化。
          达标时应为 2,600.00 CNY
          与目标奖金相差的主要原因
            +83.31  包裹破损
            −41.66  准时送达

          考核结果                            实测             目标    权重     达成      金额  最高可得
          准时送达                          94.86%            ≥ 95%  57.14%    97.2%  1,444.06  1,782.86
            包裹 856，其中准时 812 · 本公司系统 · 方案原权重 40%
          包裹破损                           0.35%           ≤ 0.5%  42.86%  107.48%  1,197.60  1,337.14
            包裹 856，其中破损 3 · 本公司系统 · 方案原权重 30%
          投诉                  每 1,000 有 8.3333  ≤ 每 1,000 有 5       –        –         –         –
            投诉 1，订单 120 · 本公司系统
            未计入：需要样本 200，只有 120；奖金等待决定
          合计                                                         100%   101.6%  2,641.66

        从目标奖金到应发金额
          整期目标奖金                         2,600.00
          × 得分 101.602136…%                  2,641.655540…
          最多为目标奖金的 150%：未改变金额    2,641.655540…
          取整到 0.01，四舍五入                2,641.66

        最值得改进：包裹破损降低 0.25 个百分点（由 0.35% 到 0.1%，856 中少 3），可多得 139.54 CNY。
    `),
  );
});

test('Held for want of a plan, in English', async () => {
  expect(written(await noPlan(), 'en')).toBe(
    text(`
        Liu Yang · sorter, North depot                                                October 2026 · approved · held

        This payout is held: it is not paid until somebody has decided. That is under way. Why:
          - no plan covers this role
        No amount could be calculated yet.

          Not calculated: the reason is at the top.
    `),
  );
});

test('Held for want of a plan, in Chinese', async () => {
  expect(written(await noPlan(), 'zh')).toBe(
    text(`
        Liu Yang · 分拣员，North depot                                                2026年10月 · 已批准 · 暂停发放

        此奖金暂停发放：在有人作出决定之前不会支付，目前正在处理。原因：
          - 没有适用于此岗位的方案
        目前还无法计算金额。

          未计算：原因见上方。
    `),
  );
});

test('What could not be calculated is not compared with last month', async () => {
  const lastMonth = { amount: '2731.00', currency: 'CNY', period: '2026-09' };
  expect(written({ ...(await noPlan()), lastMonth }, 'en')).toContain('\n  in September 2026 it was 2,731.00 CNY\n');
});
