import { expect, test } from '@jest/globals';

import { ORDINARY, scorecardInput, text, written } from './courier-company.js';

const input = () =>
  scorecardInput({ figures: { 'employee:E-17': { ...ORDINARY, loss: [{ numerator: '6', denominator: '856' }] } } });

test('A gate that fired, in English', async () => {
  expect(written(await input(), 'en')).toBe(
    text(`
        Liu Yang · courier, North depot                                                      October 2026 · approved

        Payout 0.00 CNY
          on target, before the rules, it would have been 2,600.00 CNY
          What made the difference to the target bonus
            −2,629.16  More than 0.5 % of parcels were lost

          What was measured     measured   target  weight  attained     worth  could be
          On-time deliveries     94.86 %   ≥ 95 %    40 %    97.2 %  1,010.84  1,248.00
            812 on time of 856 parcels · our own system
          Parcels damaged         0.35 %  ≤ 0.5 %    30 %  107.48 %    838.32    936.00
            3 damaged of 856 parcels · our own system
          Courier’s attitude    4.7 of 5    ≥ 4.6    30 %     100 %    780.00  1,014.00
            212 ratings · ★ a third party
          Together                                  100 %  101.12 %  2,629.16

        Rules
          ✗ applied    More than 0.5 % of parcels were lost (pays nothing): −2,629.16
                       Parcels lost: 0.7 % (6 lost of 856 parcels); applies above 0.5 %: 0.2 percentage points
                         beyond
          – no effect  Peak season counts 2 % more (× 1.02)
                       Month: October; applies for June or October
          – not met    if “Outstandingly friendly”: +150.00 CNY
                       Courier’s attitude, attained: 100 %; applies from 130 %: 30 percentage points short

        From the target bonus to the payout
          Target bonus for the whole period                              2,600.00
          × score 101.121495… %                                          2,629.158878…
          Pays nothing: More than 0.5 % of parcels were lost  −2,629.16      0.00

        Most to gain: before “More than 0.5 % of parcels were lost” the payout stood at 2,629.16 CNY. Parcels lost:
          0.7 % (6 lost of 856 parcels); applies above 0.5 %: 0.2 percentage points beyond.
    `),
  );
});

test('A gate that fired, in Chinese', async () => {
  expect(written(await input(), 'zh')).toBe(
    text(`
        Liu Yang · 配送员，North depot                                                           2026年10月 · 已批准

        奖金 0.00 CNY
          达标时（未计规则）应为 2,600.00 CNY
          与目标奖金相差的主要原因
            −2,629.16  丢失率超过 0.5%

          考核结果                实测    目标  权重     达成      金额  最高可得
          准时送达              94.86%   ≥ 95%   40%    97.2%  1,010.84  1,248.00
            包裹 856，其中准时 812 · 本公司系统
          包裹破损               0.35%  ≤ 0.5%   30%  107.48%    838.32    936.00
            包裹 856，其中破损 3 · 本公司系统
          配送员态度             4.7/5   ≥ 4.6   30%     100%    780.00  1,014.00
            评价数 212 · ★ 第三方测评
          合计                                  100%  101.12%  2,629.16

        规则
          ✗ 已适用  丢失率超过 0.5%（不发放）：−2,629.16
                    包裹丢失：0.7%（包裹 856，其中丢失 6）；高于 0.5% 时适用：超出 0.2 个百分点
          – 无影响  旺季上浮 2%（× 1.02）
                    月份：10月；为 6月或10月 时适用
          – 未达到  若「态度出众」：+150.00 CNY
                    配送员态度达成：100%；达到 130% 时适用：还差 30 个百分点

        从目标奖金到应发金额
          整期目标奖金                        2,600.00
          × 得分 101.121495…%                 2,629.158878…
          不发放：丢失率超过 0.5%  −2,629.16      0.00

        最值得改进：在「丢失率超过 0.5%」之前，奖金为 2,629.16 CNY。包裹丢失：0.7%（包裹 856，其中丢失 6）；高于
          0.5% 时适用：超出 0.2 个百分点。
    `),
  );
});
