import { expect, test } from '@jest/globals';

import { COURIER, ORDINARY, scorecardInput, text, written } from './courier-company.js';

const { components = [], ...courier } = COURIER;
const [onTime, damaged, attitude] = components;
const plan = {
  ...courier,
  groups: [
    {
      id: 'speed',
      name: { en: 'At the door in time', zh: '按时上门' },
      weight: '40%',
      components: [{ ...onTime!, weight: '100%' }],
    },
    {
      id: 'care',
      name: { en: 'With care', zh: '用心服务' },
      weight: '60%',
      components: [
        { ...damaged!, weight: '50%' },
        { ...attitude!, weight: '50%' },
      ],
    },
  ],
};
const MYSTERY = [{ value: '4.85', sample: '212', source: 'mystery-shop' }];
const input = () =>
  scorecardInput({ plans: [plan], figures: { 'employee:E-17': { ...ORDINARY, damaged: [], attitude: MYSTERY } } });

test('A plan in groups, in English', async () => {
  expect(written(await input(), 'en')).toBe(
    text(`
        Liu Yang · courier, North depot                                                      October 2026 · approved

        Payout 2,215.34 CNY
          on target, before the rules, it would have been 2,600.00 CNY
          What made the difference to the target bonus
            −780.00  Parcels damaged
            +234.00  Courier’s attitude
            +150.00  Outstandingly friendly

          What was measured      measured   target  weight  attained     worth  could be
          At the door in time: 40 % of the plan · score 97.2 %
          On-time deliveries      94.86 %   ≥ 95 %    40 %    97.2 %  1,010.84  1,248.00
            812 on time of 856 parcels · our own system
          With care: 60 % of the plan · score 65 %
          Parcels damaged               –  ≤ 0.5 %    30 %       0 %      0.00         –
            not counted: nothing was reported; so it counts as 0
          Courier’s attitude    4.85 of 5    ≥ 4.6    30 %     130 %  1,014.00  1,014.00
            212 ratings · ★ mystery shoppers
          Together                                   100 %   77.88 %  2,024.84

        Rules
          ✓ passed     if “More than 0.5 % of parcels were lost”: pays nothing
                       Parcels lost: 0.35 % (3 lost of 856 parcels); applies above 0.5 %: 0.15 percentage points to
                         spare
          ✓ applied    Peak season counts 2 % more (× 1.02): +40.50
                       Month: October; applies for June or October
          ✓ applied    Outstandingly friendly (+150.00 CNY): +150.00
                       Courier’s attitude, attained: 130 %; applies from 130 %

        From the target bonus to the payout
          Target bonus for the whole period                           2,600.00
          × score 77.878504… %                                        2,024.841121…
          × 1.02: Peak season counts 2 % more                 +40.50  2,065.337943…
          +150.00 CNY: Outstandingly friendly                +150.00  2,215.337943…
          At most 150 % of the target bonus: made no change           2,215.337943…
          Rounded to 0.01, a half goes up                             2,215.34

        Most to gain: On-time deliveries, 0.14 percentage points more (95 % instead of 94.86 %; 2 more of 856),
          would have paid 29.74 CNY more.
    `),
  );
});

test('A plan in groups, in Chinese', async () => {
  expect(written(await input(), 'zh')).toBe(
    text(`
        Liu Yang · 配送员，North depot                                                           2026年10月 · 已批准

        奖金 2,215.34 CNY
          达标时（未计规则）应为 2,600.00 CNY
          与目标奖金相差的主要原因
            −780.00  包裹破损
            +234.00  配送员态度
            +150.00  态度出众

          考核结果                实测    目标  权重    达成      金额  最高可得
          按时上门：占方案 40% · 得分 97.2%
          准时送达              94.86%   ≥ 95%   40%   97.2%  1,010.84  1,248.00
            包裹 856，其中准时 812 · 本公司系统
          用心服务：占方案 60% · 得分 65%
          包裹破损                   –  ≤ 0.5%   30%      0%      0.00         –
            未计入：没有上报数据；按 0 计
          配送员态度            4.85/5   ≥ 4.6   30%    130%  1,014.00  1,014.00
            评价数 212 · ★ 神秘顾客
          合计                                  100%  77.88%  2,024.84

        规则
          ✓ 通过    若「丢失率超过 0.5%」：不发放
                    包裹丢失：0.35%（包裹 856，其中丢失 3）；高于 0.5% 时适用：尚余 0.15 个百分点
          ✓ 已适用  旺季上浮 2%（× 1.02）：+40.50
                    月份：10月；为 6月或10月 时适用
          ✓ 已适用  态度出众（+150.00 CNY）：+150.00
                    配送员态度达成：130%；达到 130% 时适用

        从目标奖金到应发金额
          整期目标奖金                                2,600.00
          × 得分 77.878504…%                          2,024.841121…
          × 1.02：旺季上浮 2%                 +40.50  2,065.337943…
          +150.00 CNY：态度出众              +150.00  2,215.337943…
          最多为目标奖金的 150%：未改变金额           2,215.337943…
          取整到 0.01，四舍五入                       2,215.34

        最值得改进：准时送达提高 0.14 个百分点（由 94.86% 到 95%，856 中多 2），可多得 29.74 CNY。
    `),
  );
});
