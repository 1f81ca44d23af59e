/** Literal documents for the tests of lint, and what is said of them. */
import type {
  AdjustmentRule,
  Component,
  EligibilityRule,
  Indicator,
  PlanDocument,
} from '../../../src/engine/documents.js';
import type { Finding } from '../../../src/engine/finding.js';
import { checkRules } from '../../../src/plans/check-rules.js';

const head = (id: string) => ({ id, effectiveFrom: '2026-01' });
export const reason = { en: 'because the plan says so' };

export const indicator = (code: string, over: Partial<Indicator> = {}): Indicator => ({
  code,
  name: { en: code },
  unit: 'percent',
  better: 'higher',
  aggregate: 'ratio',
  whenMissing: 'reweight',
  ...over,
});

const RATING = { unit: 'rating', aggregate: 'mean', range: { min: '1', max: '5' } } as const;
const INDICATORS: readonly Indicator[] = [
  indicator('on-time'),
  indicator('attitude', RATING),
  indicator('loss', { better: 'lower' }),
];

/** A straight line from 0 at 0 to 1 at 100 %. */
export const LINE: Component['attainment'] = {
  linear: [
    ['0', '0'],
    ['100%', '1'],
  ],
};
const component = (over: Partial<Component> = {}): Component => ({
  id: 'on-time',
  indicator: 'on-time',
  weight: '100%',
  attainment: LINE,
  ...over,
});

export type Rule = Partial<AdjustmentRule> & Pick<AdjustmentRule, 'name' | 'event'>;

/** A condition on one fact. */
export const compare = (fact: string, operator: string, value: unknown, params?: object) => ({
  all: [{ fact, operator, value, ...(params && { params }) }],
});
export const valueOf = (code: string, operator: string, value: unknown) =>
  compare('value', operator, value, { indicator: code });

export interface Documents {
  readonly components?: readonly Component[];
  readonly rules?: PlanDocument['rules'] | undefined;
  readonly payout?: Partial<PlanDocument['payout']> | undefined;
  readonly plan?: Partial<PlanDocument>;
  readonly indicators?: readonly Indicator[];
  readonly shared?: object;
  readonly parameters?: readonly object[];
  readonly attributes?: readonly object[];
  readonly eligibility?: readonly object[];
  readonly morePlans?: readonly string[];
}

const ROUND = { to: '0.01', mode: 'half-up' } as const;
export const everybody = (plan: string) => ({
  name: plan,
  conditions: { all: [{ fact: 'role', operator: 'equal', value: plan }] },
  event: { type: 'plan', params: { id: plan } },
});

/** What is said of one plan "p", in force for the role "p", and what goes with it. */
export function lint(documents: Documents): readonly Finding[] {
  const { components = [component()], rules, payout, plan, indicators = [], morePlans = [] } = documents;
  const planOf = (id: string, over: object = {}) => ({
    ...head(id),
    name: { en: id },
    components,
    payout: { of: 'target-bonus', round: ROUND, ...payout },
    ...over,
  });
  const eligibility = documents.eligibility ?? [everybody('p'), ...morePlans.map(everybody)];
  const files: Record<string, unknown> = {
    'attributes.json': documents.attributes && { ...head('attributes'), attributes: documents.attributes },
    'eligibility.json': { ...head('eligibility'), rules: eligibility as EligibilityRule[] },
    'indicators/all.json': { ...head('all'), indicators: [...INDICATORS, ...indicators] },
    'parameters/all.json': documents.parameters && { ...head('all'), parameters: documents.parameters },
    'plans/p.json': planOf('p', { ...(rules && { rules }), ...plan }),
    'shared/all.json': documents.shared && { ...head('all'), ...documents.shared },
  };
  for (const id of morePlans) files[`plans/${id}.json`] = planOf(id);
  const given = Object.entries(files).flatMap(([path, document]) =>
    document === undefined ? [] : [{ path, text: JSON.stringify(document) }],
  );
  return checkRules(given).findings;
}

/** Code and place of each finding; those of a plan without its file. */
export const places = (findings: readonly Finding[]): readonly string[] =>
  findings.map(({ severity, code, file = '', pointer = '' }) =>
    [severity === 'error' ? 'ERROR' : '', code, file === 'plans/p.json' ? '' : file, pointer].filter(Boolean).join(' '),
  );

export { component };
