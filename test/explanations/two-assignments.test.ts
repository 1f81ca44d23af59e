import { expect, test } from '@jest/globals';

import { COURIER, ORDINARY, POST, scorecardInput, text, written } from './courier-company.js';

const SORTER = {
  ...COURIER,
  id: 'sorter',
  name: { en: 'Sorter', zh: '分拣员' },
  components: [{ ...COURIER.components![1]!, weight: '100%' }],
  rules: [],
  payout: { ...COURIER.payout, floor: '80%', round: { to: '1', mode: 'down' as const } },
};
const COURIER_UNTIL = { ...POST, to: '2026-10-15' };
const SORTER_FROM = {
  ...POST,
  role: 'sorter',
  department: 'hub',
  departments: ['hub'],
  from: '2026-10-15',
  targetBonus: '20%',
};
const input = () =>
  scorecardInput({
    plans: [COURIER, SORTER],
    assignments: [COURIER_UNTIL, SORTER_FROM],
    figures: { 'employee:E-17': { ...ORDINARY, damaged: [{ numerator: '12', denominator: '856' }] } },
  });

// The one figure decides both lines: 324.05 of the first and 198.00 of the second.
test('Two assignments in one month, in English', async () => {
  expect(written(await input(), 'en')).toBe(
    text(`
        Liu Yang · courier, North depot / sorter, City hub                                   October 2026 · approved

        Payout 1,649.20 CNY
          on target, before the rules, it would have been 2,161.19 CNY
          What made the difference to the target bonus
            −1,207.92  Parcels damaged
              +692.81  The least that the plan pays
               +16.87  Peak season counts 2 % more

        1–14 October, 14 of 31 days · courier, North depot · 860.20 CNY

          What was measured     measured   target  weight  attained   worth  could be
          On-time deliveries     94.86 %   ≥ 95 %    40 %    97.2 %  456.51    563.61
            812 on time of 856 parcels · our own system
          Parcels damaged          1.4 %  ≤ 0.5 %    30 %    9.81 %   34.57    422.71
            12 damaged of 856 parcels · our own system
          Courier’s attitude    4.7 of 5    ≥ 4.6    30 %     100 %  352.26    457.94
            212 ratings · ★ a third party
          Together                                  100 %   71.82 %  843.33

        Rules
          ✓ passed     if “More than 0.5 % of parcels were lost”: pays nothing
                       Parcels lost: 0.35 % (3 lost of 856 parcels); applies above 0.5 %: 0.15 percentage points to
                         spare
          ✓ applied    Peak season counts 2 % more (× 1.02): +16.87
                       Month: October; applies for June or October
          – not met    if “Outstandingly friendly”: +150.00 CNY
                       Courier’s attitude, attained: 100 %; applies from 130 %: 30 percentage points short

        From the target bonus to the payout
          Target bonus for the whole period                          2,600.00
          × 14 of 31 days                                            1,174.193548…
          × score 71.822429… %                                         843.334338…
          × 1.02: Peak season counts 2 % more                +16.87    860.201025…
          At most 150 % of the target bonus: made no change            860.201025…
          Rounded to 0.01, a half goes up                              860.20

        Most to gain: Parcels damaged, 0.9 percentage points less (0.5 % instead of 1.4 %; 8 fewer of 856), would
          have paid 522.05 CNY more.

        15–31 October, 17 of 31 days · sorter, City hub · 789.00 CNY

          What was measured     measured   target  weight  attained  worth  could be
          Parcels damaged          1.4 %  ≤ 0.5 %   100 %    9.81 %  96.86  1,184.52
            12 damaged of 856 parcels · our own system
          Together                                  100 %    9.81 %  96.86

        From the target bonus to the payout
          Target bonus for the whole period: 20 % of the salary of 9,000.00           1,800.00
          × 17 of 31 days                                                               987.096774…
          × score 9.813084… %                                                            96.864636…
          At most 150 % of the target bonus: made no change                              96.864636…
          At least 80 % of the target bonus                                  +692.81    789.677419…
          Rounded to 1, always towards zero                                             789.00

        Most to gain: Parcels damaged, 0.9 percentage points less (0.5 % instead of 1.4 %; 8 fewer of 856), would
          have paid 522.05 CNY more.
    `),
  );
});

test('Two assignments in one month, in Chinese', async () => {
  expect(written(await input(), 'zh')).toBe(
    text(`
        Liu Yang · 配送员，North depot / 分拣员，City hub                                        2026年10月 · 已批准

        奖金 1,649.20 CNY
          达标时（未计规则）应为 2,161.19 CNY
          与目标奖金相差的主要原因
            −1,207.92  包裹破损
              +692.81  方案的最低发放额
               +16.87  旺季上浮 2%

        10月1日至14日，31 天中的 14 天 · 配送员，North depot · 860.20 CNY

          考核结果                实测    目标  权重    达成    金额  最高可得
          准时送达              94.86%   ≥ 95%   40%   97.2%  456.51    563.61
            包裹 856，其中准时 812 · 本公司系统
          包裹破损                1.4%  ≤ 0.5%   30%   9.81%   34.57    422.71
            包裹 856，其中破损 12 · 本公司系统
          配送员态度             4.7/5   ≥ 4.6   30%    100%  352.26    457.94
            评价数 212 · ★ 第三方测评
          合计                                  100%  71.82%  843.33

        规则
          ✓ 通过    若「丢失率超过 0.5%」：不发放
                    包裹丢失：0.35%（包裹 856，其中丢失 3）；高于 0.5% 时适用：尚余 0.15 个百分点
          ✓ 已适用  旺季上浮 2%（× 1.02）：+16.87
                    月份：10月；为 6月或10月 时适用
          – 未达到  若「态度出众」：+150.00 CNY
                    配送员态度达成：100%；达到 130% 时适用：还差 30 个百分点

        从目标奖金到应发金额
          整期目标奖金                               2,600.00
          × 31 天中的 14 天                          1,174.193548…
          × 得分 71.822429…%                           843.334338…
          × 1.02：旺季上浮 2%                +16.87    860.201025…
          最多为目标奖金的 150%：未改变金额            860.201025…
          取整到 0.01，四舍五入                        860.20

        最值得改进：包裹破损降低 0.9 个百分点（由 1.4% 到 0.5%，856 中少 8），可多得 522.05 CNY。

        10月15日至31日，31 天中的 17 天 · 分拣员，City hub · 789.00 CNY

          考核结果              实测    目标  权重   达成   金额  最高可得
          包裹破损              1.4%  ≤ 0.5%  100%  9.81%  96.86  1,184.52
            包裹 856，其中破损 12 · 本公司系统
          合计                                100%  9.81%  96.86

        从目标奖金到应发金额
          整期目标奖金：工资 9,000.00 的 20%           1,800.00
          × 31 天中的 17 天                              987.096774…
          × 得分 9.813084…%                               96.864636…
          最多为目标奖金的 150%：未改变金额               96.864636…
          至少为目标奖金的 80%                +692.81    789.677419…
          取整到 1，向零的方向                           789.00

        最值得改进：包裹破损降低 0.9 个百分点（由 1.4% 到 0.5%，856 中少 8），可多得 522.05 CNY。
    `),
  );
});
