import { describe, expect, it } from '@jest/globals';

import { improvementOver } from '../../src/engine/component-source.js';
import type { Curve, CurveInput, Indicator } from '../../src/engine/documents.js';
import { exact } from '../../src/engine/exact.js';
import { componentIn, paidTogether, type Together } from './together.js';
import { componentOf, indicatorOf, observed, planOf } from './world.js';

type Improvement = Extract<CurveInput, { readonly improvement: unknown }>['improvement'];

/** What goes in is what comes out. */
const reading = (improvement: Improvement): Curve => ({
  linear: [
    ['-100', '-100'],
    ['100', '100'],
  ],
  of: { improvement },
});

const QUALITY = indicatorOf('quality', { minimumSample: 30 });
const COMPLAINTS = indicatorOf('complaints', { unit: 'count', better: 'lower', aggregate: 'sum' });
const TARGET = indicatorOf('target', { unit: 'percent' });

const world = (
  indicator: Indicator,
  improvement: Improvement,
  values: Together['people'][string]['values'],
  reported: Together['reported'] = {},
): Together => ({
  indicators: [QUALITY, COMPLAINTS, TARGET],
  plans: [planOf('courier', { components: [componentOf(indicator.code, '100%', reading(improvement))] })],
  people: { E1: { values: values ?? {} } },
  reported,
});

const outcome = async (parts: Together) => {
  const [indicator] = Object.keys(parts.people['E1']?.values ?? {});
  return componentIn((await paidTogether(parts)).get('E1'), indicator ?? 'quality');
};
const attainment = async (parts: Together) => (await outcome(parts)).attainment;
const figure = (value: string, sample = '100', baseline?: string) => [
  observed({ value, sample, ...(baseline !== undefined && { baseline }) }),
];

describe('an improvement', () => {
  it('over the previous period is the difference: 94 % after 91 % is 0.03', async () => {
    const reported = { 'employee:E1@2026-09': { quality: figure('0.91') } };
    const component = await outcome(world(QUALITY, { over: 'previous-period' }, { quality: figure('0.94') }, reported));
    expect(component.attainment).toBe('0.03');
    expect(component.curve?.input).toEqual({
      kind: 'improvement',
      value: '0.03',
      figure: '0.94',
      baseline: '0.91',
      baselineOf: '2026-09',
    });
  });

  it('is positive where fewer is better and there are fewer: 40 complaints after 50 are 10, a fifth of 50', async () => {
    const reported = { 'employee:E1@2026-09': { complaints: '50' } };
    const of = (over: Partial<Improvement>) =>
      attainment(world(COMPLAINTS, { over: 'previous-period', ...over }, { complaints: '40' }, reported));
    expect(await of({})).toBe('10');
    expect(await of({ relative: true })).toBe('0.2');
    // 50 to 40 of the way from 50 to 25: 10 ÷ 25
    expect(await of({ towards: '25' })).toBe('0.4');
  });

  it('is negative where it got worse', async () => {
    const reported = { 'employee:E1@2026-09': { complaints: '50', quality: figure('0.94') } };
    const complaints = world(COMPLAINTS, { over: 'previous-period', relative: true }, { complaints: '60' }, reported);
    expect(await attainment(complaints)).toBe('-0.2');
    // From 94 % to 91 % on the way to 99 %: −3 ÷ 5
    const quality = { over: 'previous-period', towards: '99%' } as const;
    expect(await attainment(world(QUALITY, quality, { quality: figure('0.91') }, reported))).toBe('-0.6');
  });

  it('is over the same month of the year before, or a period that is named', async () => {
    const reported = {
      'employee:E1@2025-10': { quality: figure('0.9') },
      'employee:E1@2024-12': { quality: figure('0.8') },
    };
    const over = (baseline: Improvement['over']) =>
      attainment(world(QUALITY, { over: baseline }, { quality: figure('0.94') }, reported));
    expect(await over('same-month-last-year')).toBe('0.04');
    expect(await over({ period: '2024-12' })).toBe('0.14');
  });

  it('is over the year’s end before in January', async () => {
    const reported = { 'employee:E1@2026-12': { quality: figure('0.9') } };
    const parts = world(QUALITY, { over: 'previous-period' }, { quality: figure('0.94') }, reported);
    expect(await attainment({ ...parts, period: '2027-01' })).toBe('0.04');
  });

  it('is over what was reported beside the figure', async () => {
    const improvement = { over: 'reported', towards: '99%' } as const;
    const component = await outcome(world(QUALITY, improvement, { quality: figure('0.94', '100', '0.89') }));
    // 0.05 of 0.1
    expect([component.attainment, component.curve?.input]).toEqual([
      '0.5',
      {
        kind: 'improvement',
        value: '0.5',
        figure: '0.94',
        baseline: '0.89',
        baselineOf: 'reported',
        towards: '99%',
      },
    ]);
  });

  it('over what was reported beside several days needs the same beside all of them', async () => {
    const days = (...baselines: readonly (string | null)[]) =>
      baselines.map((baseline, i) => observed({ day: `2026-10-0${i + 1}`, value: '0.94', sample: '50', baseline }));
    const of = (figures: ReturnType<typeof days>) =>
      outcome(world(QUALITY, { over: 'reported' }, { quality: figures }));
    expect((await of(days('0.9', '0.9'))).attainment).toBe('0.04');
    expect((await of(days('0.9', '0.91'))).status).toMatchObject({ kind: 'left-out', reason: { code: 'no-baseline' } });
    expect((await of(days('0.9', null))).status).toMatchObject({ reason: { code: 'no-baseline' } });
  });

  it('is over another indicator that keeps the baseline, which a department may have', async () => {
    const reported = { 'department:delivery': { target: '0.9' } };
    const parts = world(QUALITY, { over: { indicator: 'target' } }, { quality: figure('0.94') }, reported);
    const component = await outcome(parts);
    expect(component.attainment).toBe('0.04');
    expect(component.curve?.input).toMatchObject({ baselineOf: 'indicator:target' });
  });

  it('compares a department with itself, never with a person', async () => {
    const improvement = { over: 'previous-period' } as const;
    const reported = {
      'department:delivery': { quality: figure('0.94') },
      'department:delivery@2026-09': { quality: figure('0.92') },
      'employee:E1@2026-09': { quality: figure('0.5') },
    };
    const parts = { ...world(QUALITY, improvement, {}, reported) };
    expect(componentIn((await paidTogether(parts)).get('E1'), 'quality').attainment).toBe('0.02');
    // A person's own figure has no baseline in the department's.
    const own = world(
      QUALITY,
      improvement,
      { quality: figure('0.94') },
      {
        'department:delivery@2026-09': { quality: figure('0.92') },
      },
    );
    expect((await outcome(own)).status).toMatchObject({ reason: { code: 'no-baseline' } });
  });

  it('needs a baseline that would itself have counted', async () => {
    const over = { over: 'previous-period' } as const;
    const few = { 'employee:E1@2026-09': { quality: figure('0.91', '29') } };
    expect((await outcome(world(QUALITY, over, { quality: figure('0.94') }, few))).status).toMatchObject({
      kind: 'left-out',
      reason: { code: 'no-baseline' },
    });
    expect((await outcome(world(QUALITY, over, { quality: figure('0.94') }))).status).toMatchObject({
      reason: { code: 'no-baseline' },
    });
  });

  it('says that the figure is missing where that is what is missing', async () => {
    const reported = { 'employee:E1@2026-09': { quality: figure('0.91') } };
    const parts = world(QUALITY, { over: 'previous-period' }, { quality: figure('0.94', '12') }, reported);
    expect((await outcome(parts)).status).toMatchObject({ reason: { code: 'below-sample', have: '12' } });
  });

  it('of nothing as a share of nothing is not known', async () => {
    const reported = { 'employee:E1@2026-09': { complaints: '0' } };
    const parts = world(COMPLAINTS, { over: 'previous-period', relative: true }, { complaints: '0' }, reported);
    expect((await outcome(parts)).status).toMatchObject({ reason: { code: 'no-baseline' } });
  });
});

describe('an improvement towards a benchmark that was reached already', () => {
  const towards = (baseline: string, value: string, better: 'higher' | 'lower' = 'higher', benchmark = '99%') =>
    improvementOver(exact(baseline), exact(value), { towards: benchmark }, better)?.toText();

  it('is 1 for whoever is better still, and 0 for whoever is not', () => {
    expect(towards('99%', '99.5%')).toBe('1');
    expect(towards('99%', '99%')).toBe('0');
    expect(towards('99.5%', '99.2%')).toBe('0');
    expect(towards('1', '0', 'lower', '2')).toBe('1');
    expect(towards('1', '2', 'lower', '2')).toBe('0');
  });

  it('is no bound otherwise: beyond the benchmark it is more than 1', () => {
    expect(towards('90%', '99.9%')).toBe('1.1');
    expect(towards('10', '0', 'lower', '5')).toBe('2');
  });
});

describe('a share of a baseline below zero', () => {
  it('is positive where the value got better: from −50 to −40 is 0.2', () => {
    expect(improvementOver(exact('-50'), exact('-40'), { relative: true }, 'higher')?.toText()).toBe('0.2');
  });
});
