import { canonicalHash } from '../../src/engine/canonical.js';
import { counterfactuals } from '../../src/engine/counterfactual.js';
import type { AdjustmentRule, Indicator, PlanDocument, RuleDocument } from '../../src/engine/documents.js';
import { exact } from '../../src/engine/exact.js';
import type { ObservedFigure } from '../../src/engine/figure.js';
import type { AssignmentFacts } from '../../src/engine/payout-input.js';
import { parsePeriod } from '../../src/engine/period.js';
import { compileRuleSet, type HashedDocument } from '../../src/engine/rule-set.js';
import type { Language } from '../../src/explanations/languages.js';
import { displayWidth } from '../../src/explanations/layout.js';
import { renderScorecard } from '../../src/explanations/render-scorecard.js';
import { sharedRules, type ScorecardInput } from '../../src/explanations/scorecard-input.js';
import { computedTwice } from '../engine/world.js';

/** A small delivery company, written in the plan language, and whatever a test changes about it. */

const INDICATORS: readonly Indicator[] = [
  {
    code: 'on-time',
    name: { en: 'On-time deliveries', zh: '准时送达' },
    unit: 'percent',
    better: 'higher',
    aggregate: 'ratio',
    counts: { numerator: { en: 'on time', zh: '准时' }, denominator: { en: 'parcels', zh: '包裹' } },
    minimumSample: 30,
    whenMissing: 'reweight',
  },
  {
    code: 'damaged',
    name: { en: 'Parcels damaged', zh: '包裹破损' },
    unit: 'percent',
    better: 'lower',
    aggregate: 'ratio',
    counts: { numerator: { en: 'damaged', zh: '破损' }, denominator: { en: 'parcels', zh: '包裹' } },
    whenMissing: 'zero',
  },
  {
    code: 'attitude',
    name: { en: 'Courier’s attitude', zh: '配送员态度' },
    unit: 'rating',
    better: 'higher',
    aggregate: 'mean',
    range: { min: '1', max: '5' },
    counts: { numerator: { en: 'stars', zh: '评分总和' }, denominator: { en: 'ratings', zh: '评价数' } },
    minimumSample: 30,
    whenMissing: 'reweight',
    independent: true,
  },
  {
    code: 'complaints',
    name: { en: 'Complaints', zh: '投诉' },
    unit: 'rate',
    per: '1000',
    better: 'lower',
    aggregate: 'ratio',
    counts: { numerator: { en: 'complaints', zh: '投诉' }, denominator: { en: 'orders', zh: '订单' } },
    minimumSample: 200,
    whenMissing: 'hold',
  },
  {
    code: 'loss',
    name: { en: 'Parcels lost', zh: '包裹丢失' },
    unit: 'percent',
    better: 'lower',
    aggregate: 'ratio',
    counts: { numerator: { en: 'lost', zh: '丢失' }, denominator: { en: 'parcels', zh: '包裹' } },
    whenMissing: 'reweight',
  },
];

export const LOSS_GATE: AdjustmentRule = {
  name: 'loss-gate',
  priority: 100,
  conditions: {
    all: [{ fact: 'value', params: { indicator: 'loss' }, operator: 'greaterThan', value: '0.5%' }],
  },
  event: {
    type: 'gate',
    params: { reason: { en: 'More than 0.5 % of parcels were lost', zh: '丢失率超过 0.5%' } },
  },
};

export const PEAK_SEASON: AdjustmentRule = {
  name: 'peak-season',
  priority: 20,
  conditions: { all: [{ fact: 'month', operator: 'in', value: [6, 10] }] },
  event: {
    type: 'multiply',
    params: { by: '1.02', reason: { en: 'Peak season counts 2 % more', zh: '旺季上浮 2%' } },
  },
};

const FRIENDLY: AdjustmentRule = {
  name: 'friendly',
  priority: 10,
  conditions: {
    all: [{ fact: 'attainment', params: { component: 'attitude' }, operator: 'greaterThanInclusive', value: '1.3' }],
  },
  event: {
    type: 'add',
    params: { amount: '150', reason: { en: 'Outstandingly friendly', zh: '态度出众' } },
  },
};

export const COURIER: PlanDocument = {
  id: 'courier',
  effectiveFrom: '2026-01',
  name: { en: 'Courier', zh: '配送员' },
  components: [
    {
      id: 'on-time',
      indicator: 'on-time',
      weight: '40%',
      attainment: { linear: [['90%', '0'], ['95%', '1'], ['99%', '1.2']] }, // prettier-ignore
    },
    {
      id: 'damaged',
      indicator: 'damaged',
      weight: '30%',
      attainment: { linear: [['0.1%', '1.2'], ['0.5%', '1'], ['1.5%', '0']] }, // prettier-ignore
    },
    {
      id: 'attitude',
      indicator: 'attitude',
      weight: '30%',
      attainment: { bands: [{ is: '0' }, { from: '4.0', is: '0.5' }, { from: '4.6', is: '1' }, { from: '4.8', is: '1.3' }] }, // prettier-ignore
    },
  ],
  rules: [{ use: 'loss-gate' }, { use: 'peak-season' }, FRIENDLY],
  payout: { of: 'target-bonus', cap: '150%', currency: 'CNY', round: { to: '0.01', mode: 'half-up' } },
};

/** Figures of October 2026 by subject and indicator. */
export type Figures = Readonly<Record<string, Readonly<Record<string, readonly Partial<ObservedFigure>[]>>>>;

const counted = (numerator: string, denominator: string, more: Partial<ObservedFigure> = {}) => [
  { numerator, denominator, ...more },
];
export const ORDINARY = {
  'on-time': counted('812', '856'),
  damaged: counted('3', '856'),
  attitude: [{ value: '4.7', sample: '212', source: 'third-party' }],
  loss: counted('3', '856'),
} as const;

export const POST: AssignmentFacts = {
  role: 'courier',
  department: 'north',
  departments: ['north', 'delivery'],
  from: '2025-03-01',
  to: null,
  targetBonus: '2600',
};

export interface Month {
  readonly plans?: readonly PlanDocument[];
  readonly assignments?: readonly AssignmentFacts[];
  readonly figures: Figures;
  readonly currency?: string;
  /** Conditions that rules may refer to. */
  readonly named?: Readonly<Record<string, AdjustmentRule['conditions']>>;
}

const NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  courier: { en: 'courier', zh: '配送员' },
  sorter: { en: 'sorter', zh: '分拣员' },
  north: { en: 'North depot' },
  hub: { en: 'City hub' },
  delivery: { en: 'Delivery' },
};

const document = (part: RuleDocument): HashedDocument => ({
  ...part,
  hash: canonicalHash(part.content as never),
});

/** The scorecard of a month of Liu Yang's, computed by the engine itself. */
export async function scorecardInput(month: Month): Promise<ScorecardInput> {
  const { plans = [COURIER], assignments = [POST], currency = 'CNY', named = {} } = month;
  const documents = [
    document({ kind: 'indicators', content: { id: 'all', effectiveFrom: '2026-01', indicators: INDICATORS } }),
    document({ kind: 'adjustments', content: { id: 'shared', effectiveFrom: '2026-01', rules: [LOSS_GATE, PEAK_SEASON], conditions: named } }), // prettier-ignore
    ...plans.map((content) => document({ kind: 'plan', content })),
    document({ kind: 'eligibility', content: { id: 'eligibility', effectiveFrom: '2026-01', rules: plans.map(byRole) } }), // prettier-ignore
  ];
  const compiled = compileRuleSet(documents);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.findings));
  const payout = await computedTwice({
    period: parsePeriod('2026-10')!,
    ruleSet: compiled.value,
    employee: { code: 'E-17', name: 'Liu Yang', hired: '2025-03-01', left: null, currency, salary: exact('9000'), attributes: {} }, // prettier-ignore
    assignments,
    observations: (kind, code, indicator) => (month.figures[`${kind}:${code}`]?.[indicator] ?? []).map(observed),
  });
  const { mostToGain } = counterfactuals(payout);
  return {
    explanation: payout.explanation,
    // What every component would have paid has tests of its own; the line that sums it up belongs to the scorecard.
    counterfactuals: { components: [], mostToGain, costMost: null },
    status: 'approved',
    ruleSet: compiled.value,
    sharedRules: sharedRules(documents),
    names: {
      department: (code) => NAMES[code]?.['en'] ?? code,
      role: (code, language) => NAMES[code]?.[language] ?? code,
    },
  };
}

const byRole = ({ id }: PlanDocument) => ({
  name: `plan-${id}`,
  conditions: { all: [{ fact: 'role', operator: 'equal', value: id }] },
  event: { type: 'plan' as const, params: { id } },
});

const observed = (figure: Partial<ObservedFigure>, i: number): ObservedFigure => ({
  batch: 1,
  row: i + 2,
  day: '',
  source: 'internal',
  value: null,
  numerator: null,
  denominator: null,
  sample: null,
  reference: null,
  ...figure,
});

/** What is written, after the checks that hold for every scorecard. */
export function written(input: ScorecardInput, language: Language): string {
  const text = renderScorecard(input, language);
  if (/undefined|null|NaN|\[object|!/.test(text)) throw new Error(`a scorecard shows what is no word:\n${text}`);
  const wide = text.split('\n').filter((line) => displayWidth(line) > 110);
  if (wide.length > 0) throw new Error(`lines are too wide:\n${wide.join('\n')}`);
  return text;
}

/** A literal scorecard of a test, without the indentation it has there. */
export function text(literal: string): string {
  const lines = literal.split('\n').slice(1, -1);
  const indent = Math.min(...lines.filter((line) => line !== '').map((line) => line.length - line.trimStart().length));
  return `${lines.map((line) => line.slice(indent)).join('\n')}\n`;
}
