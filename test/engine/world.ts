/** A small made-up company for the engine's tests: each test says only what it is about, the rest is the same everywhere. */
import { canonicalJson, type Canonical } from '../../src/engine/canonical.js';
import type {
  AdjustmentEvent,
  AdjustmentRule,
  AttributesDocument,
  Component,
  Curve,
  EligibilityRule,
  Incident,
  Indicator,
  Parameter,
  PlanDocument,
  RuleDocument,
} from '../../src/engine/documents.js';
import { exact } from '../../src/engine/exact.js';
import type { ObservedFigure } from '../../src/engine/figure.js';
import { computePayout, computePayoutByReference, type PayoutResult } from '../../src/engine/payout.js';
import type { AssignmentFacts, EmployeeFacts, PayoutInput } from '../../src/engine/payout-input.js';
import { parsePeriod, type Period } from '../../src/engine/period.js';
import { compileRuleSet, type HashedDocument, type RuleSet } from '../../src/engine/rule-set.js';

export const reason = { en: 'because the plan says so' };

const head = (id: string) => ({ id, effectiveFrom: '2020-01' });

export const indicatorOf = (code: string, over: Partial<Indicator> = {}): Indicator => ({
  code,
  name: { en: code },
  unit: 'percent',
  better: 'higher',
  aggregate: 'ratio',
  whenMissing: 'reweight',
  ...over,
});

/** The share of parcels on time, the mean mark for attitude, the share of parcels lost. */
export const INDICATORS: readonly Indicator[] = [
  indicatorOf('on-time'),
  indicatorOf('attitude', { unit: 'rating', aggregate: 'mean', range: { min: '1', max: '5' } }),
  indicatorOf('loss', { better: 'lower' }),
];

/** 0 at 90 %, 1 at 95 %, 1.2 from 99 % on. */
export const ON_TIME_CURVE: Curve = {
  linear: [
    ['90%', '0'],
    ['95%', '1'],
    ['99%', '1.2'],
  ],
};

/** 0 below 4.0, then 0.5, 1 from 4.6, 1.2 from 4.8. */
export const ATTITUDE_CURVE: Curve = {
  bands: [{ is: '0' }, { from: '4.0', is: '0.5' }, { from: '4.6', is: '1' }, { from: '4.8', is: '1.2' }],
};

/** 1 up to 1 %, falling to 0 at 2 %. */
export const LOSS_CURVE: Curve = {
  linear: [
    ['1%', '1'],
    ['2%', '0'],
  ],
};

export const componentOf = (
  indicator: string,
  weight: string,
  attainment: Curve,
  over: Partial<Component> = {},
): Component => ({ id: indicator, indicator, weight, attainment, ...over });

/** 60 % on time, 40 % attitude. */
export const COMPONENTS: readonly Component[] = [
  componentOf('on-time', '60%', ON_TIME_CURVE),
  componentOf('attitude', '40%', ATTITUDE_CURVE),
];

export const ROUND_TO_CENT = { to: '0.01', mode: 'half-up' } as const;

type PlanParts = Partial<Omit<PlanDocument, 'payout'>> & { readonly payout?: Partial<PlanDocument['payout']> };

export const planOf = (id: string, { payout, ...over }: PlanParts = {}): PlanDocument => ({
  ...head(id),
  name: { en: id },
  ...(over.groups ? {} : { components: COMPONENTS }),
  ...over,
  payout: { of: 'target-bonus', round: ROUND_TO_CENT, ...payout },
});

/** A rule that fires always, unless conditions are given. */
export const ruleOf = (
  name: string,
  event: { readonly type: AdjustmentEvent['type']; readonly params?: object },
  over: Partial<AdjustmentRule> = {},
): AdjustmentRule => ({
  name,
  conditions: { all: [{ fact: 'role', operator: 'notEqual', value: 'nobody' }] },
  event: { type: event.type, params: { ...event.params, reason } } as AdjustmentEvent,
  ...over,
});

export const eligibilityOf = (name: string, plan: string, over: Partial<EligibilityRule> = {}): EligibilityRule => ({
  name,
  conditions: { all: [{ fact: 'role', operator: 'equal', value: plan }] },
  event: { type: 'plan', params: { id: plan } },
  ...over,
});

export interface RuleSetParts {
  readonly indicators?: readonly Indicator[];
  readonly plans?: readonly PlanDocument[];
  /** Where none are given, whoever has the role "courier" is on the plan "courier", and so on. */
  readonly eligibility?: readonly EligibilityRule[];
  readonly shared?: readonly AdjustmentRule[];
  readonly attributes?: AttributesDocument['attributes'];
  readonly parameters?: readonly Parameter[];
  readonly incidents?: readonly Incident[];
}

export function documentsOf(parts: RuleSetParts): readonly HashedDocument[] {
  const plans = parts.plans ?? [planOf('courier')];
  const eligibility = parts.eligibility ?? plans.map(({ id }) => eligibilityOf(`${id}-plan`, id));
  const documents: readonly RuleDocument[] = [
    { kind: 'indicators', content: { ...head('indicators'), indicators: parts.indicators ?? INDICATORS } },
    ...plans.map((content) => ({ kind: 'plan', content }) as const),
    { kind: 'eligibility', content: { ...head('eligibility'), rules: eligibility } },
    { kind: 'adjustments', content: { ...head('shared'), rules: parts.shared ?? [] } },
    { kind: 'attributes', content: { ...head('attributes'), attributes: parts.attributes ?? [] } },
    ...(parts.parameters
      ? [{ kind: 'parameters', content: { ...head('parameters'), parameters: parts.parameters } } as const]
      : []),
    ...(parts.incidents
      ? [{ kind: 'incidents', content: { ...head('incidents'), incidents: parts.incidents } } as const]
      : []),
  ];
  return documents.map((document) => ({ ...document, hash: `hash-of-${document.kind}-${document.content.id}` }));
}

export function ruleSetOf(parts: RuleSetParts = {}): RuleSet {
  const compiled = compileRuleSet(documentsOf(parts));
  if (!compiled.ok) throw new Error(compiled.findings[0]?.message);
  return compiled.value;
}

let row = 0;
/** One observation for the whole period, of the source "internal", unless something else is said. */
export const observed = (over: Partial<ObservedFigure> = {}): ObservedFigure => ({
  batch: 1,
  row: (row += 1),
  day: '',
  source: 'internal',
  value: null,
  numerator: null,
  denominator: null,
  sample: null,
  reference: null,
  ...over,
});

/** Observations by `employee:CODE` or `department:CODE`, then by indicator; a text stands for one value. */
export type Reported = Readonly<Record<string, Readonly<Record<string, string | readonly ObservedFigure[]>>>>;

const figuresOf = (reported: string | readonly ObservedFigure[] | undefined): readonly ObservedFigure[] => {
  if (reported === undefined) return [];
  return typeof reported === 'string' ? [observed({ value: reported })] : reported;
};

export const observationsOf = (reported: Reported): PayoutInput['observations'] => {
  const figures = new Map<string, readonly ObservedFigure[]>();
  for (const [subject, indicators] of Object.entries(reported))
    for (const [code, given] of Object.entries(indicators)) figures.set(`${subject}/${code}`, figuresOf(given));
  return (kind, code, indicator) => figures.get(`${kind}:${code}/${indicator}`) ?? [];
};

export const employeeOf = (over: Partial<EmployeeFacts> = {}): EmployeeFacts => ({
  code: 'E1',
  name: 'Liu Yang',
  hired: '2020-01-31',
  left: null,
  currency: 'CNY',
  salary: exact('20000'),
  attributes: {},
  ...over,
});

export const assignmentOf = (over: Partial<AssignmentFacts> = {}): AssignmentFacts => ({
  role: 'courier',
  department: 'north',
  departments: ['north', 'delivery', 'company'],
  from: '2020-01-31',
  to: null,
  targetBonus: '2600',
  ...over,
});

export function periodOf(code: string): Period {
  const period = parsePeriod(code);
  if (!period) throw new Error(`${code} is no period`);
  return period;
}

export interface WorldParts extends RuleSetParts {
  readonly ruleSet?: RuleSet;
  readonly period?: string;
  readonly employee?: Partial<EmployeeFacts>;
  readonly assignments?: readonly Partial<AssignmentFacts>[];
  /** The employee's own values. */
  readonly values?: Readonly<Record<string, string | readonly ObservedFigure[]>>;
  readonly reported?: Reported;
}

/** On target in everything: 95 % on time, 4.6 for attitude, nothing lost. */
export const ON_TARGET = { 'on-time': '0.95', attitude: '4.6', loss: '0' };

export const inputOf = (parts: WorldParts): PayoutInput => ({
  period: periodOf(parts.period ?? '2026-10'),
  ruleSet: parts.ruleSet ?? ruleSetOf(parts),
  employee: employeeOf(parts.employee),
  assignments: (parts.assignments ?? [{}]).map(assignmentOf),
  observations: observationsOf(parts.reported ?? { 'employee:E1': parts.values ?? ON_TARGET }),
});

/** A courier's payout for October 2026 (31 days), target bonus 2,600 CNY, on target unless something else is said. */
export const payoutOf = (parts: WorldParts = {}): Promise<PayoutResult> => computedTwice(inputOf(parts));

/** Computes by compiled rules, and once more by json-rules-engine: whatever a test is about, both say the same to the byte. */
export async function computedTwice(input: PayoutInput): Promise<PayoutResult> {
  const [compiled, reference] = [computePayout(input), await computePayoutByReference(input)];
  const bytes = ({ explanation }: PayoutResult): string => canonicalJson(explanation as unknown as Canonical);
  if (bytes(compiled) !== bytes(reference)) throw new Error('json-rules-engine decides otherwise than compiled rules');
  return compiled;
}

/** The amount as a payslip shows it. */
export const amountOf = async (parts: WorldParts): Promise<string> => (await payoutOf(parts)).explanation.amount;
