/** The twelve rules of the bench's plan: every event, nested conditions, facts of all kinds; about one in five fires. */
import type { AdjustmentEvent, AdjustmentRule } from '../../src/engine/documents.js';

interface Comparison {
  readonly fact: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly operator: string;
  readonly value: number | string | (number | string)[];
}

const value = (indicator: string, operator: string, than: number): Comparison => ({
  fact: 'value',
  params: { indicator },
  operator,
  value: than,
});

const sample = (indicator: string, operator: string, than: number): Comparison => ({
  ...value(indicator, operator, than),
  fact: 'sample',
});

const attainment = (component: string, operator: string, than: number): Comparison => ({
  fact: 'attainment',
  params: { component },
  operator,
  value: than,
});

const fact = (name: string, operator: string, than: Comparison['value']): Comparison => ({
  fact: name,
  operator,
  value: than,
});

function rule(
  name: string,
  priority: number,
  conditions: AdjustmentRule['conditions'],
  type: AdjustmentEvent['type'],
  params: Readonly<Record<string, string>> = {},
): AdjustmentRule {
  const reason = { en: `Bench: ${name}` };
  return { name, priority, conditions, event: { type, params: { ...params, reason } } as AdjustmentEvent };
}

export const RULES: readonly AdjustmentRule[] = [
  rule('loss-gate', 100, { all: [value('loss', 'greaterThan', 0.02)] }, 'gate'),
  rule(
    'complaints-gate',
    95,
    { all: [value('complaints', 'greaterThan', 25), sample('complaints', 'greaterThanInclusive', 400)] },
    'gate',
  ),
  rule('newcomer', 90, { all: [fact('tenure-months', 'lessThan', 3)] }, 'multiply', { by: '50%' }),
  rule(
    'peak-season',
    85,
    {
      all: [
        fact('month', 'in', [10, 11, 12]),
        fact('departments', 'contains', 'delivery'),
        fact('score', 'greaterThanInclusive', 1),
      ],
    },
    'multiply',
    { by: '110%' },
  ),
  rule('dear-regions', 80, { all: [fact('region', 'in', ['north', 'west'])] }, 'multiply', { by: '1.05' }),
  rule(
    'champion',
    70,
    { all: [fact('score', 'greaterThanInclusive', 0.95), attainment('on-time', 'greaterThanInclusive', 1)] },
    'add',
    { share: '10%' },
  ),
  rule(
    'experienced-and-liked',
    65,
    {
      all: [
        fact('grade', 'in', ['senior', 'lead']),
        { any: [attainment('satisfaction', 'greaterThanInclusive', 1), attainment('courtesy', 'greaterThan', 1)] },
      ],
    },
    'add',
    { amount: '50' },
  ),
  rule(
    'fast-and-right',
    60,
    {
      all: [value('response-hours', 'lessThanInclusive', 4), value('first-contact', 'greaterThanInclusive', 0.8)],
    },
    'add',
    { share: '5%' },
  ),
  rule('courtesy-cap', 40, { all: [value('courtesy', 'lessThan', 3.5)] }, 'cap', { share: '80%' }),
  rule('accuracy-cap', 35, { all: [attainment('accuracy', 'lessThan', 0.8)] }, 'cap', { share: '120%' }),
  rule(
    'long-service-floor',
    30,
    { all: [fact('tenure-months', 'greaterThanInclusive', 120), { not: value('complaints', 'greaterThan', 15) }] },
    'floor',
    { share: '20%' },
  ),
  rule(
    'too-few-answers',
    20,
    { any: [sample('satisfaction', 'lessThan', 6), sample('courtesy', 'lessThan', 11)] },
    'hold',
  ),
];
