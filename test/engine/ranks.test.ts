import { describe, expect, it } from '@jest/globals';

import type { Curve, CurveInput } from '../../src/engine/documents.js';
import { attainmentsOf, componentIn, paidTogether, type Together } from './together.js';
import { componentOf, indicatorOf, observed, planOf } from './world.js';

/** What goes in is what comes out. */
const reading = (of: CurveInput): Curve => ({
  linear: [
    ['0', '0'],
    ['100', '100'],
  ],
  of,
});

const QUALITY = indicatorOf('quality', { minimumSample: 30 });
const LOSS = indicatorOf('loss', { better: 'lower' });

const people = (values: Readonly<Record<string, string>>, indicator = 'quality'): Together['people'] =>
  Object.fromEntries(
    Object.entries(values).map(([code, value]) => [
      code,
      { values: { [indicator]: [observed({ value, sample: '100' })] } },
    ]),
  );

const world = (
  of: CurveInput,
  over: Partial<Together> & Pick<Together, 'people'>,
  indicator = 'quality',
): Together => ({
  indicators: [QUALITY, LOSS],
  plans: [planOf('courier', { components: [componentOf(indicator, '100%', reading(of))] })],
  ...over,
});

/** From best to worst A, then B and C together, then D. */
const FOUR = people({ A: '0.99', B: '0.95', C: '0.95', D: '0.9' });

describe('a rank', () => {
  it('is 1 for the best; equals all get the best of their places, their mean or the worst', async () => {
    const ranks = (ties?: 'best' | 'mean' | 'worst') =>
      attainmentsOf(world({ rank: { within: 'role', ...(ties && { ties }) } }, { people: FOUR }), 'quality');
    expect(await ranks()).toEqual({ A: '1', B: '2', C: '2', D: '4' });
    expect(await ranks('best')).toEqual({ A: '1', B: '2', C: '2', D: '4' });
    expect(await ranks('mean')).toEqual({ A: '1', B: '2.5', C: '2.5', D: '4' });
    expect(await ranks('worst')).toEqual({ A: '1', B: '3', C: '3', D: '4' });
  });

  it('goes the other way where less is better', async () => {
    const losses = people({ A: '0.01', B: '0.02', C: '0', D: '0.02' }, 'loss');
    expect(await attainmentsOf(world({ rank: { within: 'role' } }, { people: losses }, 'loss'), 'loss')).toEqual({
      A: '2',
      B: '3',
      C: '1',
      D: '3',
    });
  });

  it('compares exactly: a third is more than 0.333333333333', async () => {
    const exactly: Together['people'] = {
      A: { values: { quality: [observed({ numerator: '100', denominator: '300' })] } },
      B: { values: { quality: [observed({ value: '0.333333333333', sample: '100' })] } },
      C: { values: { quality: [observed({ numerator: '200', denominator: '600' })] } },
    };
    expect(await attainmentsOf(world({ rank: { within: 'role' } }, { people: exactly }), 'quality')).toEqual({
      A: '1',
      B: '3',
      C: '1',
    });
  });

  it('is explained by how many are better and how many equal', async () => {
    const payouts = await paidTogether(world({ rank: { within: 'role' } }, { people: FOUR }));
    expect(componentIn(payouts.get('B'), 'quality').curve?.input).toEqual({
      kind: 'rank',
      value: '2',
      figure: '0.95',
      peers: 4,
      better: 1,
      equal: 1,
    });
  });
});

describe('a percentile', () => {
  it('is (worse + ½ · equal others) ÷ others', async () => {
    // A: 3 of 3 worse; B and C: (1 + ½) ÷ 3; D: 0
    const parts = world({ percentile: { within: 'role' } }, { people: FOUR });
    expect(await attainmentsOf(parts, 'quality')).toEqual({ A: '1', B: '0.5', C: '0.5', D: '0' });
    const three = people({ A: '0.99', B: '0.95', D: '0.9' });
    expect(await attainmentsOf({ ...parts, people: three }, 'quality')).toEqual({ A: '1', B: '0.5', D: '0' });
  });

  it('is ½ for all where all are equal', async () => {
    const same = people({ A: '0.9', B: '0.9', C: '0.9' });
    expect(await attainmentsOf(world({ percentile: { within: 'role' } }, { people: same }), 'quality')).toEqual({
      A: '0.5',
      B: '0.5',
      C: '0.5',
    });
  });
});

describe('peers', () => {
  const rankWithin = (within: string | readonly string[], of: Together['people'], over: Partial<Together> = {}) =>
    attainmentsOf(world({ rank: { within } }, { people: of, ...over }), 'quality');

  it('are those who share all that is named', async () => {
    const north = { department: 'north', departments: ['north', 'company'] };
    const south = { department: 'south', departments: ['south', 'company'] };
    const at = (code: keyof typeof FOUR, assignment: object, region: string) => ({
      ...FOUR[code]!,
      assignments: [assignment],
      employee: { attributes: { region } },
    });
    const placed = { A: at('A', north, 'x'), B: at('B', south, 'x'), C: at('C', north, 'y'), D: at('D', south, 'x') };
    const attributes = [{ name: 'region', type: 'text' }] as const;
    expect(await rankWithin('company', placed)).toEqual({ A: '1', B: '2', C: '2', D: '4' });
    expect(await rankWithin('plan', placed)).toEqual({ A: '1', B: '2', C: '2', D: '4' });
    expect(await rankWithin('department', placed)).toEqual({ A: '1', B: '1', C: '2', D: '2' });
    expect(await rankWithin('region', { ...placed, E: at('D', north, 'y') }, { attributes })).toEqual({
      A: '1',
      B: '2',
      C: '1',
      D: '3',
      E: '2',
    });
    expect(await rankWithin(['department', 'region'], { ...placed, E: at('D', north, 'x') }, { attributes })).toEqual({
      A: '1',
      B: '1',
      C: null,
      D: '2',
      E: '2',
    });
  });

  it('who lack an attribute are peers of each other', async () => {
    const attributes = [{ name: 'region', type: 'text' }] as const;
    const somewhere = { ...FOUR, D: { ...FOUR['D']!, employee: { attributes: { region: 'x' } } } };
    expect(await rankWithin('region', somewhere, { attributes })).toEqual({ A: '1', B: '2', C: '2', D: null });
  });

  it('in one role may be on two plans that both compare them', async () => {
    const component = componentOf('quality', '100%', reading({ rank: { within: 'company' } }));
    const plans = ['courier', 'driver'].map((id) => planOf(id, { components: [component] }));
    const mixed = { ...FOUR, B: { ...FOUR['B']!, assignments: [{ role: 'driver' }] } };
    expect(await rankWithin('company', mixed, { plans })).toEqual({ A: '1', B: '2', C: '2', D: '4' });
  });

  it('nobody else of whom has a figure leave nothing to compare with', async () => {
    const payouts = await paidTogether(world({ rank: { within: 'role' } }, { people: people({ A: '0.9' }) }));
    expect(componentIn(payouts.get('A'), 'quality').status).toMatchObject({
      kind: 'left-out',
      reason: { code: 'no-peers' },
    });
  });

  it('with too few cases are not among those who are compared', async () => {
    const few = { ...FOUR, A: { values: { quality: [observed({ value: '0.99', sample: '29' })] } } };
    expect(await rankWithin('role', few)).toEqual({ A: null, B: '1', C: '1', D: '3' });
  });

  it('with two assignments in one group count once', async () => {
    const assignments = [{ to: '2026-10-16' }, { from: '2026-10-16' }];
    const twice = { ...FOUR, A: { ...FOUR['A']!, assignments } };
    expect(await rankWithin('role', twice)).toEqual({ A: '1', B: '2', C: '2', D: '4' });
  });

  it('with two assignments are compared by the figure of each, never with themselves', async () => {
    // M is measured by the departments: 0.9 in the north, 0.97 in the south, where nobody else is.
    const north = { department: 'north', departments: ['north', 'company'], to: '2026-10-16' };
    const south = { department: 'south', departments: ['south', 'company'], from: '2026-10-16' };
    const parts = world(
      { rank: { within: 'role', ties: 'worst' } },
      {
        people: { ...people({ A: '0.99', D: '0.9' }), M: { assignments: [north, south] } },
        reported: {
          'department:north': { quality: [observed({ value: '0.9', sample: '100' })] },
          'department:south': { quality: [observed({ value: '0.97', sample: '100' })] },
        },
      },
    );
    const payouts = await paidTogether(parts);
    const inputs = [0, 1].map((line) => componentIn(payouts.get('M'), 'quality', line).curve?.input);
    expect(inputs).toMatchObject([
      { value: '3', figure: '0.9', better: 1, equal: 1, peers: 3 },
      { value: '2', figure: '0.97', better: 1, equal: 0, peers: 3 },
    ]);
  });

  it('are compared by figures of the same sources', async () => {
    const both = (internal: string, shopper: string) => ({
      values: {
        quality: [
          observed({ value: internal, sample: '100', source: 'internal' }),
          observed({ value: shopper, sample: '100', source: 'mystery-shop' }),
        ],
      },
    });
    const rank = reading({ rank: { within: 'role' } });
    const components = [
      componentOf('quality', '50%', rank, { id: 'own', needs: { source: 'internal' } }),
      componentOf('quality', '50%', rank, { id: 'shopped', needs: { source: 'mystery-shop' } }),
    ];
    const parts = {
      indicators: [QUALITY],
      plans: [planOf('courier', { components })],
      people: { A: both('0.99', '0.7'), B: both('0.98', '0.8') },
    };
    expect(await attainmentsOf(parts, 'own')).toEqual({ A: '1', B: '2' });
    expect(await attainmentsOf(parts, 'shopped')).toEqual({ A: '2', B: '1' });
  });
});
