import { expect, test } from '@jest/globals';

import { ORDINARY, scorecardInput, text, written } from './courier-company.js';

const input = () =>
  scorecardInput({
    figures: {
      'employee:E-17': {
        'on-time': ORDINARY['on-time'],
        attitude: [{ value: '4.8', sample: '40', source: 'internal' }],
      },
      'department:north': { damaged: [{ numerator: '31', denominator: '12400' }] },
      'department:delivery': {
        attitude: [{ value: '4.81', sample: '3120', source: 'third-party' }],
        loss: [{ numerator: '20', denominator: '40000' }],
      },
    },
  });

test('Figures of the departments above, in English', async () => {
  expect(written(await input(), 'en')).toBe(
    text(`
        Liu Yang · courier, North depot                                                      October 2026 · approved

        Payout 3,110.39 CNY
          on target, before the rules, it would have been 2,600.00 CNY
          What made the difference to the target bonus
            +234.00  Courier’s attitude
            +150.00  Outstandingly friendly
             +97.50  Parcels damaged

          What was measured      measured   target  weight  attained     worth  could be
          On-time deliveries      94.86 %   ≥ 95 %    40 %    97.2 %  1,010.84  1,248.00
            812 on time of 856 parcels · our own system
          Parcels damaged          0.25 %  ≤ 0.5 %    30 %   112.5 %    877.50    936.00
            31 damaged of 12,400 parcels · our own system · for the whole of North depot
          Courier’s attitude    4.81 of 5    ≥ 4.6    30 %     130 %  1,014.00  1,014.00
            3,120 ratings · ★ a third party · for the whole of Delivery
          Together                                   100 %  111.63 %  2,902.34

        Rules
          ✓ passed     if “More than 0.5 % of parcels were lost”: pays nothing
                       Parcels lost: 0.05 % (20 lost of 40,000 parcels); applies above 0.5 %: 0.45 percentage points
                         to spare
          ✓ applied    Peak season counts 2 % more (× 1.02): +58.05
                       Month: October; applies for June or October
          ✓ applied    Outstandingly friendly (+150.00 CNY): +150.00
                       Courier’s attitude, attained: 130 %; applies from 130 %

        From the target bonus to the payout
          Target bonus for the whole period                           2,600.00
          × score 111.628504… %                                       2,902.341121…
          × 1.02: Peak season counts 2 % more                 +58.05  2,960.387943…
          +150.00 CNY: Outstandingly friendly                +150.00  3,110.387943…
          At most 150 % of the target bonus: made no change           3,110.387943…
          Rounded to 0.01, a half goes up                             3,110.39

        Most to gain: Parcels damaged, 0.15 percentage points less (0.1 % instead of 0.25 %; 19 fewer of 12,400),
          would have paid 59.67 CNY more.
    `),
  );
});

test('Figures of the departments above, in Chinese', async () => {
  expect(written(await input(), 'zh')).toBe(
    text(`
        Liu Yang · 配送员，North depot                                                           2026年10月 · 已批准

        奖金 3,110.39 CNY
          达标时（未计规则）应为 2,600.00 CNY
          与目标奖金相差的主要原因
            +234.00  配送员态度
            +150.00  态度出众
             +97.50  包裹破损

          考核结果                实测    目标  权重     达成      金额  最高可得
          准时送达              94.86%   ≥ 95%   40%    97.2%  1,010.84  1,248.00
            包裹 856，其中准时 812 · 本公司系统
          包裹破损               0.25%  ≤ 0.5%   30%   112.5%    877.50    936.00
            包裹 12,400，其中破损 31 · 本公司系统 · 取自整个部门：North depot
          配送员态度            4.81/5   ≥ 4.6   30%     130%  1,014.00  1,014.00
            评价数 3,120 · ★ 第三方测评 · 取自整个部门：Delivery
          合计                                  100%  111.63%  2,902.34

        规则
          ✓ 通过    若「丢失率超过 0.5%」：不发放
                    包裹丢失：0.05%（包裹 40,000，其中丢失 20）；高于 0.5% 时适用：尚余 0.45 个百分点
          ✓ 已适用  旺季上浮 2%（× 1.02）：+58.05
                    月份：10月；为 6月或10月 时适用
          ✓ 已适用  态度出众（+150.00 CNY）：+150.00
                    配送员态度达成：130%；达到 130% 时适用

        从目标奖金到应发金额
          整期目标奖金                                2,600.00
          × 得分 111.628504…%                         2,902.341121…
          × 1.02：旺季上浮 2%                 +58.05  2,960.387943…
          +150.00 CNY：态度出众              +150.00  3,110.387943…
          最多为目标奖金的 150%：未改变金额           3,110.387943…
          取整到 0.01，四舍五入                       3,110.39

        最值得改进：包裹破损降低 0.15 个百分点（由 0.25% 到 0.1%，12,400 中少 19），可多得 59.67 CNY。
    `),
  );
});
