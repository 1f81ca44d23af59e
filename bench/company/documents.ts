/** The rule documents of the bench's company: eight indicators, one plan with a component each and twelve rules. */
import type { Indicator, PlanDocument } from '../../src/engine/documents.js';
import type { RuleFile } from '../../src/plans/rule-files.js';
import { RULES } from './rules.js';

export const PERIOD = '2026-10';
const START = { effectiveFrom: '2026-01' };

const indicator = (
  code: string,
  unit: Indicator['unit'],
  better: Indicator['better'],
  aggregate: Indicator['aggregate'],
  more: Partial<Indicator> = {},
): Indicator => ({ code, name: { en: code }, unit, better, aggregate, whenMissing: 'reweight', ...more });

export const INDICATORS: readonly Indicator[] = [
  indicator('on-time', 'percent', 'higher', 'ratio', { minimumSample: 30, stage: 'delivery' }),
  indicator('first-contact', 'percent', 'higher', 'ratio', { minimumSample: 20, stage: 'after-sale' }),
  indicator('satisfaction', 'rating', 'higher', 'mean', { range: { min: '1', max: '5' } }),
  indicator('courtesy', 'rating', 'higher', 'mean', { range: { min: '1', max: '5' }, independent: true }),
  indicator('response-hours', 'hours', 'lower', 'mean', { whenMissing: 'zero' }),
  indicator('complaints', 'rate', 'lower', 'ratio', { per: '1000', whenMissing: 'neutral' }),
  indicator('loss', 'percent', 'lower', 'ratio', { whenMissing: 'neutral' }),
  indicator('accuracy', 'percent', 'higher', 'ratio', { stage: 'picking' }),
];

/** A line through points: value and attainment. */
export interface Line {
  readonly linear: readonly (readonly [string, string])[];
  readonly below?: string;
}

/** Bands by where they begin, upwards; the first has no beginning. */
export interface Bands {
  readonly bands: readonly { readonly from?: string; readonly is: string }[];
}

/** A component as the bench's plan has it: of all that plans can say only what its peers are told as well. */
export interface BenchComponent {
  readonly id: string;
  readonly indicator: string;
  readonly weight: string;
  readonly attainment: Line | Bands;
}

const component = (id: string, weight: string, attainment: Line | Bands): BenchComponent => ({
  id,
  indicator: id,
  weight,
  attainment,
});

// prettier-ignore
export const COMPONENTS: readonly BenchComponent[] = [
  component('on-time', '20%', { linear: [['85%', '0'], ['95%', '1'], ['99%', '1.2']] }),
  component('first-contact', '15%', { linear: [['60%', '0'], ['80%', '1'], ['92%', '1.3']] }),
  component('satisfaction', '15%', {
    bands: [{ is: '0' }, { from: '3.6', is: '0.5' }, { from: '4.0', is: '1' }, { from: '4.6', is: '1.25' }],
  }),
  component('courtesy', '10%', { linear: [['3.2', '0'], ['4', '1'], ['4.8', '1.2']], below: '-0.1' }),
  component('response-hours', '10%', { linear: [['1', '1.2'], ['4', '1'], ['10', '0']] }),
  component('complaints', '10%', {
    bands: [{ is: '1.2' }, { from: '2', is: '1' }, { from: '8', is: '0.6' }, { from: '20', is: '0' }],
  }),
  component('loss', '10%', { linear: [['0', '1.1'], ['0.004', '1'], ['0.012', '0']] }),
  component('accuracy', '10%', { bands: [{ is: '0' }, { from: '97%', is: '0.7' }, { from: '98.5%', is: '1' }] }),
];

/** Bounds of a payout, as shares of the target. */
export const CAP = '150%';
export const FLOOR = '0';

const PLAN: PlanDocument = {
  id: 'bench',
  ...START,
  name: { en: 'Bench' },
  components: COMPONENTS,
  rules: RULES,
  payout: { of: 'target-bonus', cap: CAP, floor: FLOOR, currency: 'CNY', round: { to: '0.01', mode: 'half-up' } },
  examples: [
    {
      name: 'on target everywhere, in a dear region',
      given: {
        values: {
          'on-time': '95%',
          'first-contact': '80%',
          satisfaction: '4',
          courtesy: '4',
          'response-hours': '4',
          complaints: '2',
          loss: '0.4%',
          accuracy: '98.5%',
        },
        facts: { region: 'west', grade: 'junior' },
        targetBonus: '1000',
      },
      // 1000 × 1 × 1.05 + 10 % (champion) + 5 % (fast and right)
      expect: { score: '1', payout: '1200', fired: ['dear-regions', 'champion', 'fast-and-right'], held: false },
    },
  ],
};

const EVERYBODY = {
  name: 'everybody',
  conditions: { all: [{ fact: 'departments', operator: 'contains', value: 'company' }] },
  event: { type: 'plan', params: { id: PLAN.id } },
};

const ATTRIBUTES = [
  { name: 'grade', type: 'text' },
  { name: 'region', type: 'text' },
];

/** The documents as files of a rules folder. */
export function ruleFiles(): RuleFile[] {
  const file = (path: string, content: object): RuleFile => ({ path, text: JSON.stringify(content, undefined, 2) });
  return [
    file('attributes.json', { id: 'attributes', ...START, attributes: ATTRIBUTES }),
    file('eligibility.json', { id: 'eligibility', ...START, rules: [EVERYBODY] }),
    file('indicators/bench.json', { id: 'bench', ...START, indicators: INDICATORS }),
    file('plans/bench.json', PLAN),
  ];
}
