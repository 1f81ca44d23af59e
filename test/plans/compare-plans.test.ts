import { describe, expect, it } from '@jest/globals';

import type { Curve, Indicator, PlanDocument } from '../../src/engine/documents.js';
import { comparePlans, type PlanVersion } from '../../src/plans/compare/compare-plans.js';
import { inOneLine } from '../../src/plans/compare/change-words.js';

const indicator = (code: string, en: string, zh: string, unit: Indicator['unit']): [string, Indicator] => [
  code,
  { code, name: { en, zh }, unit, better: 'higher', aggregate: 'mean', whenMissing: 'hold' },
];
const INDICATORS = new Map([
  indicator('on-time', 'on-time delivery', '准时送达', 'percent'),
  indicator('attitude', 'courier attitude', '配送员态度', 'rating'),
]);

const LINE: Curve = {
  linear: [
    ['90%', '0'],
    ['95%', '1'],
    ['99%', '1.2'],
  ],
};
const BANDS: Curve = { bands: [{ is: '0' }, { from: '4.0', is: '0.5' }, { from: '4.6', is: '1' }] };

function version(more: Partial<PlanDocument>, parameters: PlanVersion['parameters'] = new Map()): PlanVersion {
  const document: PlanDocument = {
    id: 'courier',
    effectiveFrom: '2026-01',
    name: { en: 'Courier' },
    components: [
      { id: 'on-time', indicator: 'on-time', weight: '30%', attainment: LINE },
      { id: 'attitude', indicator: 'attitude', weight: '10%', attainment: BANDS },
    ],
    payout: { of: 'target-bonus', cap: '150%', round: { to: '0.01', mode: 'half-up' } },
    ...more,
  };
  return { document, indicators: INDICATORS, parameters };
}

const components = (onTime: string, attitude: string, line: Curve = LINE, bands: Curve = BANDS) => ({
  components: [
    { id: 'on-time', indicator: 'on-time', weight: onTime, attainment: line },
    { id: 'attitude', indicator: 'attitude', weight: attitude, attainment: bands },
  ],
});

const words = (before: PlanVersion, after: PlanVersion) =>
  inOneLine(comparePlans(before, after).map(({ text }) => text));
const en = (before: PlanVersion, after: PlanVersion) => comparePlans(before, after).map(({ text }) => text.en);

const rule = (name: string, value: string) => ({
  name,
  conditions: { all: [{ fact: 'score', operator: 'lessThan', value }] },
  event: { type: 'gate' as const, params: { reason: { en: 'too low' } } },
});

describe('what is different between two versions of a plan, in words', () => {
  it('names weights as people speak of them', () => {
    expect(words(version({}), version(components('25%', '15%')))).toEqual({
      en: 'on-time delivery 30 % → 25 %, courier attitude 10 % → 15 %',
      zh: '准时送达 30% → 25%,配送员态度 10% → 15%',
    });
  });

  it('says nothing where the same is written otherwise, or nothing but the beginning differs', () => {
    expect(en(version({}), version({ ...components('0.3', '10.0%'), effectiveFrom: '2026-05' }))).toEqual([]);
  });

  it('names targets, other points of a curve, what they attain, and another curve', () => {
    const moved: Curve = {
      linear: [
        ['90%', '0'],
        ['96%', '1'],
        ['99%', '1.4'],
      ],
    };
    const bands: Curve = { bands: [{ is: '0' }, { from: '4.1', is: '0.5' }, { from: '4.6', is: '1' }] };
    expect(words(version({}), version(components('30%', '10%', moved, bands)))).toEqual({
      en: 'on-time delivery: on target at 95 % → 96 %, on-time delivery: at 99 % attains 1.2 → 1.4, courier attitude: attains 0.5 at 4.0 → 4.1',
      zh: '准时送达:达标值 95% → 96%,准时送达:在 99% 处得分 1.2 → 1.4,配送员态度:得分 0.5 对应的值 4.0 → 4.1',
    });
    const short: Curve = {
      linear: [
        ['90%', '0'],
        ['95%', '1'],
      ],
    };
    expect(en(version({}), version(components('30%', '10%', short)))).toEqual([
      'on-time delivery: curve (90 %: 0, 95 %: 1, 99 %: 1.2) → (90 %: 0, 95 %: 1)',
    ]);
  });

  it('names rules, components, limits and examples that were added, removed or changed', () => {
    const before = version({ rules: [rule('low', '0.5'), rule('gone', '0.1'), { use: 'peak' }] });
    const after = version({
      ...components('30%', '10%'),
      rules: [rule('low', '0.6'), { use: 'peak' }, { use: 'loss' }],
      payout: { of: 'target-bonus', cap: '160%', round: { to: '0.01', mode: 'half-up' } },
      examples: [{ name: 'a good month', given: {}, expect: { score: '1' } }],
    });
    expect(en(before, after)).toEqual([
      'rule "low": conditions all 0 value 0.5 → 0.6',
      'rule "loss" added',
      'rule "gone" removed',
      'payout: cap 150% → 160%',
      'worked example "a good month" added',
    ]);
    const fewer = version({ components: [{ id: 'on-time', indicator: 'on-time', weight: '100%', attainment: LINE }] });
    expect(words(version({}), fewer)).toEqual({
      en: 'on-time delivery 30 % → 100 %, component "courier attitude" removed',
      zh: '准时送达 30% → 100%,删除指标项“配送员态度”',
    });
    expect(en(fewer, version({}))).toEqual([
      'on-time delivery 100 % → 30 %',
      'component "courier attitude" added, 10 %',
    ]);
  });

  it('names parameters, for everybody and for those with another value', () => {
    const of = (everybody: string, north: string) =>
      new Map([
        [
          'target',
          {
            name: { en: 'on-time target', zh: '准时目标' },
            unit: 'percent',
            values: new Map([
              ['', everybody],
              ['department north', north],
            ]),
          },
        ],
      ]);
    expect(words(version({}, of('95%', '93%')), version({}, of('0.96', '93%')))).toEqual({
      en: 'parameter "on-time target" 95 % → 96 %',
      zh: '参数“准时目标” 95% → 96%',
    });
    expect(en(version({}, of('95%', '93%')), version({}, of('95%', '94%')))).toEqual([
      'parameter "on-time target" (department north) 93 % → 94 %',
    ]);
  });
});
