import { expect, test } from '@jest/globals';

import { ORDINARY, scorecardInput, text, written } from './courier-company.js';

const input = () =>
  scorecardInput({
    figures: { 'employee:E-17': { ...ORDINARY, attitude: [{ value: '4.2', sample: '12', source: 'third-party' }] } },
  });

test('A component left out, its weight gone to the others, in English', async () => {
  expect(written(await input(), 'en')).toBe(
    text(`
        Liu Yang · courier, North depot                                                      October 2026 · approved

        Payout 2,694.49 CNY
          on target, before the rules, it would have been 2,600.00 CNY
          What made the difference to the target bonus
            +83.31  Parcels damaged
            +52.83  Peak season counts 2 % more
            −41.66  On-time deliveries

          What was measured     measured   target   weight  attained     worth  could be
          On-time deliveries     94.86 %   ≥ 95 %  57.14 %    97.2 %  1,444.06  1,782.86
            812 on time of 856 parcels · our own system · weight in the plan 40 %
          Parcels damaged         0.35 %  ≤ 0.5 %  42.86 %  107.48 %  1,197.60  1,337.14
            3 damaged of 856 parcels · our own system · weight in the plan 30 %
          Courier’s attitude    4.2 of 5    ≥ 4.6        –         –         –         –
            12 ratings · ★ a third party
            not counted: 12 of the 30 cases needed; its weight of 30 % went to the others
          Together                                   100 %   101.6 %  2,641.66

        Rules
          ✓ passed     if “More than 0.5 % of parcels were lost”: pays nothing
                       Parcels lost: 0.35 % (3 lost of 856 parcels); applies above 0.5 %: 0.15 percentage points to
                         spare
          ✓ applied    Peak season counts 2 % more (× 1.02): +52.83
                       Month: October; applies for June or October
          – no data    if “Outstandingly friendly”: +150.00 CNY
                       Courier’s attitude, attained: 12 of the 30 cases needed; applies from 130 %

        From the target bonus to the payout
          Target bonus for the whole period                          2,600.00
          × score 101.602136… %                                      2,641.655540…
          × 1.02: Peak season counts 2 % more                +52.83  2,694.488651…
          At most 150 % of the target bonus: made no change          2,694.488651…
          Rounded to 0.01, a half goes up                            2,694.49

        Most to gain: Parcels damaged, 0.25 percentage points less (0.1 % instead of 0.35 %; 3 fewer of 856), would
          have paid 142.34 CNY more.
    `),
  );
});

test('A component left out, its weight gone to the others, in Chinese', async () => {
  expect(written(await input(), 'zh')).toBe(
    text(`
        Liu Yang · 配送员，North depot                                                           2026年10月 · 已批准

        奖金 2,694.49 CNY
          达标时（未计规则）应为 2,600.00 CNY
          与目标奖金相差的主要原因
            +83.31  包裹破损
            +52.83  旺季上浮 2%
            −41.66  准时送达

          考核结果                实测    目标    权重     达成      金额  最高可得
          准时送达              94.86%   ≥ 95%  57.14%    97.2%  1,444.06  1,782.86
            包裹 856，其中准时 812 · 本公司系统 · 方案原权重 40%
          包裹破损               0.35%  ≤ 0.5%  42.86%  107.48%  1,197.60  1,337.14
            包裹 856，其中破损 3 · 本公司系统 · 方案原权重 30%
          配送员态度             4.2/5   ≥ 4.6       –        –         –         –
            评价数 12 · ★ 第三方测评
            未计入：需要样本 30，只有 12；其权重 30% 分给其他指标
          合计                                    100%   101.6%  2,641.66

        规则
          ✓ 通过    若「丢失率超过 0.5%」：不发放
                    包裹丢失：0.35%（包裹 856，其中丢失 3）；高于 0.5% 时适用：尚余 0.15 个百分点
          ✓ 已适用  旺季上浮 2%（× 1.02）：+52.83
                    月份：10月；为 6月或10月 时适用
          – 无数据  若「态度出众」：+150.00 CNY
                    配送员态度达成：需要样本 30，只有 12；达到 130% 时适用

        从目标奖金到应发金额
          整期目标奖金                               2,600.00
          × 得分 101.602136…%                        2,641.655540…
          × 1.02：旺季上浮 2%                +52.83  2,694.488651…
          最多为目标奖金的 150%：未改变金额          2,694.488651…
          取整到 0.01，四舍五入                      2,694.49

        最值得改进：包裹破损降低 0.25 个百分点（由 0.35% 到 0.1%，856 中少 3），可多得 142.34 CNY。
    `),
  );
});
