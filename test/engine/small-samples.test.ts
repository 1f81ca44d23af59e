import { describe, expect, it } from '@jest/globals';

import { amountsOf, componentIn, paidTogether, type Together } from './together.js';
import { componentOf, indicatorOf, observed, planOf } from './world.js';

const AS_IT_IS = {
  linear: [
    ['0', '0'],
    ['1', '1'],
  ],
} as const;
const SHRINK = { shrink: { within: 'role' } } as const;
const QUALITY = indicatorOf('quality', { minimumSample: 40, whenFew: SHRINK });

const measured = (value: string, sample: string | null) => ({ values: { quality: [observed({ value, sample })] } });

const world = (people: Together['people'], over: Partial<Together> = {}): Together => ({
  indicators: [QUALITY],
  plans: [planOf('courier', { components: [componentOf('quality', '100%', AS_IT_IS)] })],
  people: Object.fromEntries(
    Object.entries(people).map(([code, person]) => [code, { assignments: [{ targetBonus: '1000' }], ...person }]),
  ),
  ...over,
});

/** A has 10 of the 40 cases asked for. */
const THREE = { A: measured('0.6', '10'), B: measured('0.9', '100'), C: measured('0.8', '300') };

describe('a figure of too few cases, drawn towards the mean of the peers', () => {
  it('is n ÷ N of its own and the rest of the mean of the others, weighted by their cases', async () => {
    // mean of B and C = (0.9 × 100 + 0.8 × 300) ÷ 400 = 0.825; 10 ÷ 40 × 0.6 + 30 ÷ 40 × 0.825 = 0.76875
    const payouts = await paidTogether(world(THREE));
    expect(payouts.get('A')?.explanation.amount).toBe('768.75');
    expect(componentIn(payouts.get('A'), 'quality')).toMatchObject({
      status: { kind: 'counted' },
      attainment: '0.76875',
      measured: { value: '0.76875', sample: '10', shrunk: { own: '0.6', mean: '0.825', peers: 2, weight: '0.25' } },
    });
    expect([...payouts.values()].map(({ explanation }) => explanation.amount)).toEqual(['768.75', '900.00', '800.00']);
    expect(componentIn(payouts.get('B'), 'quality').measured).not.toHaveProperty('shrunk');
  });

  it('has others of few cases among its peers, by their own figures', async () => {
    // For A: (0.9 × 100 + 0.5 × 20) ÷ 120 = 0.8333…; 0.25 × 0.6 + 0.75 × 0.8333… = 0.775
    // For D: (0.6 × 10 + 0.9 × 100) ÷ 110 = 96 ÷ 110; 0.5 × 0.5 + 0.5 × 96 ÷ 110 = 0.686363…
    const people = { A: THREE.A, B: THREE.B, D: measured('0.5', '20') };
    expect(await amountsOf(world(people))).toEqual({ A: '775.00', B: '900.00', D: '686.36' });
  });

  it('does not jump where the cases are enough', async () => {
    // 39 ÷ 40 × 0.6 + 1 ÷ 40 × 0.825 = 0.605625
    expect(await amountsOf(world({ ...THREE, A: measured('0.6', '39') }))).toMatchObject({ A: '605.63' });
    expect(await amountsOf(world({ ...THREE, A: measured('0.6', '40') }))).toMatchObject({ A: '600.00' });
  });

  it('counts as measured: a group that asks for a measured component has one', async () => {
    const group = { id: 'all', name: { en: 'All' }, minimumComponents: 1, whenFewer: 'hold' } as const;
    const plans = [
      planOf('courier', { groups: [{ ...group, components: [componentOf('quality', '100%', AS_IT_IS)] }] }),
    ];
    expect(await amountsOf(world(THREE, { plans }))).toMatchObject({ A: '768.75' });
  });

  it('is missing data where there is nobody to be drawn towards, or where the cases are not known', async () => {
    const alone = await paidTogether(world({ A: THREE.A }));
    expect(componentIn(alone.get('A'), 'quality').status).toEqual({
      kind: 'left-out',
      policy: 'reweight',
      reason: { code: 'below-sample', have: '10', need: '40' },
    });
    const unknown = await paidTogether(world({ ...THREE, A: measured('0.6', null) }));
    expect(componentIn(unknown.get('A'), 'quality').status).toMatchObject({
      kind: 'left-out',
      reason: { code: 'sample-not-reported' },
    });
  });

  it('is drawn only towards people: a department’s figure is nobody’s own', async () => {
    const north = { department: 'north', departments: ['north'], targetBonus: '1000' };
    const people = { A: { ...THREE.A, assignments: [north] }, B: THREE.B, E: { assignments: [north] } };
    const reported = { 'department:north': { quality: [observed({ value: '0.1', sample: '5000' })] } };
    // Towards B alone: 0.25 × 0.6 + 0.75 × 0.9 = 0.825; E goes by the department's figure
    expect(await amountsOf(world(people, { reported }))).toEqual({ A: '825.00', B: '900.00', E: '100.00' });
  });

  it('is drawn towards its own peer group only', async () => {
    const south = [{ department: 'south', departments: ['south'], targetBonus: '1000' }];
    const indicators = [{ ...QUALITY, whenFew: { shrink: { within: ['role', 'department'] } } }];
    const people = { ...THREE, C: { ...THREE.C, assignments: south } };
    // Towards B alone: 0.825
    expect(await amountsOf(world(people, { indicators }))).toMatchObject({ A: '825.00' });
  });

  it('may be asked for by the component, and a component’s own word on missing data goes before the indicator’s', async () => {
    const plain = [{ ...QUALITY, whenFew: 'zero' as const }];
    const plans = (over: object) => [
      planOf('courier', { components: [componentOf('quality', '100%', AS_IT_IS, over)] }),
    ];
    const of = (indicators: Together['indicators'], over: object) =>
      amountsOf(world(THREE, { ...(indicators && { indicators }), plans: plans(over) }));
    expect(await of(plain, { whenFew: SHRINK })).toMatchObject({ A: '768.75' });
    expect(await of(plain, {})).toMatchObject({ A: '0.00' });
    expect(await of(undefined, { whenMissing: 'neutral' })).toMatchObject({ A: '1000.00' });
    expect(await of(undefined, { needs: { sample: 20 } })).toMatchObject({ A: '712.50' });
  });

  it('says what is missing where the drawn figure has nothing to be compared with', async () => {
    const curve = { ...AS_IT_IS, of: { improvement: { over: 'previous-period' } } } as const;
    const plans = [planOf('courier', { components: [componentOf('quality', '100%', curve)] })];
    const payouts = await paidTogether(world(THREE, { plans }));
    expect(componentIn(payouts.get('A'), 'quality').status).toMatchObject({ reason: { code: 'no-baseline' } });
  });
});
