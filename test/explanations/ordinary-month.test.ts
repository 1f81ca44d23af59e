import { expect, test } from '@jest/globals';

import { ORDINARY, scorecardInput, text, written } from './courier-company.js';

const DAYS = [
  { day: '2026-10-01', numerator: '300', denominator: '310' },
  { day: '2026-10-02', numerator: '262', denominator: '276' },
  { day: '2026-10-03', numerator: '250', denominator: '270' },
];
const LAST_MONTH = { amount: '2731.00', currency: 'CNY', period: '2026-09' };
const input = async () => ({
  ...(await scorecardInput({ figures: { 'employee:E-17': { ...ORDINARY, 'on-time': DAYS } } })),
  lastMonth: LAST_MONTH,
});

// 4.8 attains 130 %: 0.3 × 2600 × 0.3 × 1.02 = 238.68, and the rule “Outstandingly friendly” that it would have met adds 150.
test('An ordinary month, in English', async () => {
  expect(written(await input(), 'en')).toBe(
    text(`
        Liu Yang · courier, North depot                                                      October 2026 · approved

        Payout 2,681.74 CNY
          on target, before the rules, it would have been 2,600.00 CNY
          in September 2026 it was 2,731.00 CNY, now 49.26 less
          What made the difference to the target bonus
            +58.32  Parcels damaged
            +52.58  Peak season counts 2 % more
            −29.16  On-time deliveries

          What was measured     measured   target  weight  attained     worth  could be
          On-time deliveries     94.86 %   ≥ 95 %    40 %    97.2 %  1,010.84  1,248.00
            812 on time of 856 parcels · our own system · from 3 reports
          Parcels damaged         0.35 %  ≤ 0.5 %    30 %  107.48 %    838.32    936.00
            3 damaged of 856 parcels · our own system
          Courier’s attitude    4.7 of 5    ≥ 4.6    30 %     100 %    780.00  1,014.00
            212 ratings · ★ a third party
          Together                                  100 %  101.12 %  2,629.16

        Rules
          ✓ passed     if “More than 0.5 % of parcels were lost”: pays nothing
                       Parcels lost: 0.35 % (3 lost of 856 parcels); applies above 0.5 %: 0.15 percentage points to
                         spare
          ✓ applied    Peak season counts 2 % more (× 1.02): +52.58
                       Month: October; applies for June or October
          – not met    if “Outstandingly friendly”: +150.00 CNY
                       Courier’s attitude, attained: 100 %; applies from 130 %: 30 percentage points short

        From the target bonus to the payout
          Target bonus for the whole period                          2,600.00
          × score 101.121495… %                                      2,629.158878…
          × 1.02: Peak season counts 2 % more                +52.58  2,681.742056…
          At most 150 % of the target bonus: made no change          2,681.742056…
          Rounded to 0.01, a half goes up                            2,681.74

        Most to gain: Courier’s attitude, 0.1 more (4.8 instead of 4.7), would have paid 388.68 CNY more.
    `),
  );
});

test('An ordinary month, in Chinese', async () => {
  expect(written(await input(), 'zh')).toBe(
    text(`
        Liu Yang · 配送员，North depot                                                           2026年10月 · 已批准

        奖金 2,681.74 CNY
          达标时（未计规则）应为 2,600.00 CNY
          2026年9月为 2,731.00 CNY，本期少 49.26
          与目标奖金相差的主要原因
            +58.32  包裹破损
            +52.58  旺季上浮 2%
            −29.16  准时送达

          考核结果                实测    目标  权重     达成      金额  最高可得
          准时送达              94.86%   ≥ 95%   40%    97.2%  1,010.84  1,248.00
            包裹 856，其中准时 812 · 本公司系统 · 汇总自 3 份报告
          包裹破损               0.35%  ≤ 0.5%   30%  107.48%    838.32    936.00
            包裹 856，其中破损 3 · 本公司系统
          配送员态度             4.7/5   ≥ 4.6   30%     100%    780.00  1,014.00
            评价数 212 · ★ 第三方测评
          合计                                  100%  101.12%  2,629.16

        规则
          ✓ 通过    若「丢失率超过 0.5%」：不发放
                    包裹丢失：0.35%（包裹 856，其中丢失 3）；高于 0.5% 时适用：尚余 0.15 个百分点
          ✓ 已适用  旺季上浮 2%（× 1.02）：+52.58
                    月份：10月；为 6月或10月 时适用
          – 未达到  若「态度出众」：+150.00 CNY
                    配送员态度达成：100%；达到 130% 时适用：还差 30 个百分点

        从目标奖金到应发金额
          整期目标奖金                               2,600.00
          × 得分 101.121495…%                        2,629.158878…
          × 1.02：旺季上浮 2%                +52.58  2,681.742056…
          最多为目标奖金的 150%：未改变金额          2,681.742056…
          取整到 0.01，四舍五入                      2,681.74

        最值得改进：配送员态度提高 0.1（由 4.7 到 4.8），可多得 388.68 CNY。
    `),
  );
});

test('The evidence of an ordinary month, in English', async () => {
  const ordinary = await input();
  const plan = ordinary.explanation.lines[0]!.scorecard!.plan.hash;
  const { ruleSet } = ordinary.explanation;
  const batches = new Map([[1, { file: 'october.csv' }]]);
  const summary = written(ordinary, 'en');
  expect(written({ ...ordinary, batches, detail: true }, 'en')).toBe(
    `${summary}\n${text(`
        Evidence
          Employee: E-17
          1–31 October · courier, North depot
          Plan: Courier (courier) · ${plan} · chosen by
            rule plan-courier
          On-time deliveries (on-time) · on-time · weight: 40 % · weight to the others · employee:E-17 · value:
            0.948598130841 · sum of the parts ÷ sum of the wholes
            october.csv, row 2 · 2026-10-01 · source: internal · value: 300/310
            october.csv, row 3 · 2026-10-02 · source: internal · value: 262/276
            october.csv, row 4 · 2026-10-03 · source: internal · value: 250/270
          Parcels damaged (damaged) · damaged · weight: 30 % · counts as 0 · employee:E-17 · value: 0.003504672897 ·
            one report
            october.csv, row 2 · source: internal · value: 3/856
          Courier’s attitude (attitude) · attitude · weight: 30 % · weight to the others · employee:E-17 · value:
            4.7 · one report
            october.csv, row 2 · source: third-party · value: 4.7 · sample: 212
          Parcels lost (loss) · looked at by rules · employee:E-17 · value: 0.003504672897 · one report
            october.csv, row 2 · source: internal · value: 3/856
          Rule set: ${ruleSet}
          Engine: cxpay-engine/2
    `)}`,
  );
});

test('The evidence of an ordinary month, in Chinese', async () => {
  const ordinary = await input();
  const plan = ordinary.explanation.lines[0]!.scorecard!.plan.hash;
  const { ruleSet } = ordinary.explanation;
  const batches = new Map([[1, { file: 'october.csv' }]]);
  const summary = written(ordinary, 'zh');
  expect(written({ ...ordinary, batches, detail: true }, 'zh')).toBe(
    `${summary}\n${text(`
        依据
          员工：E-17
          10月1日至31日 · 配送员，North depot
          方案：配送员（courier） · ${plan} · 由规则
            plan-courier 选定
          准时送达（on-time） · on-time · 权重：40% · 权重分给其他指标 · employee:E-17 · 数值：0.948598130841 · 分子
            之和 ÷ 分母之和
            october.csv 第 2 行 · 2026-10-01 · 来源：internal · 数值：300/310
            october.csv 第 3 行 · 2026-10-02 · 来源：internal · 数值：262/276
            october.csv 第 4 行 · 2026-10-03 · 来源：internal · 数值：250/270
          包裹破损（damaged） · damaged · 权重：30% · 按 0 计 · employee:E-17 · 数值：0.003504672897 · 一份报告
            october.csv 第 2 行 · 来源：internal · 数值：3/856
          配送员态度（attitude） · attitude · 权重：30% · 权重分给其他指标 · employee:E-17 · 数值：4.7 · 一份报告
            october.csv 第 2 行 · 来源：third-party · 数值：4.7 · 样本：212
          包裹丢失（loss） · 规则所看 · employee:E-17 · 数值：0.003504672897 · 一份报告
            october.csv 第 2 行 · 来源：internal · 数值：3/856
          规则集：${ruleSet}
          引擎：cxpay-engine/2
    `)}`,
  );
});
