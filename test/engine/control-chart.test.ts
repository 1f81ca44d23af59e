import { describe, expect, it } from '@jest/globals';

import { controlChart, type ControlChart } from '../../src/engine/control-chart.js';
import { exact } from '../../src/engine/exact.js';
import { judgeGap } from '../../src/engine/figure-gap.js';

const month = (i: number): string => `2026-${String(i + 1).padStart(2, '0')}`;
const values = (...texts: readonly string[]) => texts.map((text, i) => ({ period: month(i), value: exact(text) }));
const shares = (...pairs: readonly (readonly [share: string, cases: string])[]) =>
  pairs.map(([share, cases], i) => ({ period: month(i), value: exact(share), cases: exact(cases) }));

const SHARE = { isShare: true, min: exact('0'), max: exact('1') };
const ANY = { isShare: false };

function seen(chart: ControlChart | undefined) {
  if (!chart) throw new Error('no chart');
  const { method, centre, points, verdict } = chart;
  const last = points.at(-1);
  return {
    chart: [method, centre.toText(), last?.low?.toText(), last?.high?.toText()],
    signals: points.map(({ signal }) => signal ?? '-').join(' '),
    verdict,
  };
}

describe('a control chart', () => {
  // 5 · 86 + 380 = 810 of 900: 0.9. √(0.9 · 0.1 ÷ 400) = 0.015, so 0.855 to 0.945; of 100 cases it would be 0.81 to 0.99.
  it('of shares has limits as wide as each month’s cases make them', () => {
    const chart = controlChart(
      shares(['0.86', '100'], ['0.86', '100'], ['0.86', '100'], ['0.86', '100'], ['0.86', '100'], ['0.95', '400']),
      SHARE,
    );
    expect(seen(chart)).toEqual({
      chart: ['p', '0.9', '0.855', '0.945'],
      signals: '- - - - - beyond',
      verdict: 'rises',
    });
    const [first] = chart?.points ?? [];
    expect([first?.low?.toText(), first?.high?.toText(), first?.isAbove]).toEqual(['0.81', '0.99', false]);
  });

  // The mean is 0.9, the limits of 100 cases 0.81 and 0.99.
  it('finds nothing in a share that stands on its limit, nor where all are the same', () => {
    const onLimit = (['0.9', '0.9', '0.9', '0.9', '0.81', '0.99'] as const).map((share) => [share, '100'] as const);
    expect(seen(controlChart(shares(...onLimit), SHARE))).toMatchObject({
      signals: '- - - - - -',
      verdict: 'steady',
    });
    const full = Array.from({ length: 6 }, () => ['1', '50'] as const);
    expect(seen(controlChart(shares(...full), SHARE))).toMatchObject({
      chart: ['p', '1', '1', '1'],
      verdict: 'steady',
    });
  });

  // Mean 24 ÷ 6 = 4; the moving ranges 0, 0, 0, 0, 6 have the mean 1.2; 2.66 · 1.2 = 3.192.
  it('of anything else takes its limits from the moving range', () => {
    expect(seen(controlChart(values('5', '5', '5', '5', '5', '-1'), ANY))).toEqual({
      chart: ['xmr', '4', '0.808', '7.192'],
      signals: '- - - - - beyond',
      verdict: 'falls',
    });
    // Nothing is shown below what is possible.
    const bounded = { ...ANY, min: exact('1'), max: exact('5') };
    expect(seen(controlChart(values('5', '5', '5', '5', '5', '1'), bounded)).chart).toEqual([
      ...['xmr', '4.333333333333', '2.205333', '5'],
    ]);
  });

  // 4 · 4.0 + 4 · 4.4 + 4 · 4.6 = 52, ÷ 12 = 4.333…; ranges 3 · 0 + 0.4 + 7 · 0.2 = 1.8, ÷ 11 · 2.66 = 0.435272…
  it('finds a change in eight figures on one side of the mean, and none in seven', () => {
    const low = ['4', '4', '4', '4'];
    const high = ['4.4', '4.6', '4.4', '4.6', '4.4', '4.6', '4.4', '4.6'];
    expect(seen(controlChart(values(...low, ...high), ANY))).toEqual({
      chart: ['xmr', '4.333333333333', '3.89806', '4.768607'],
      signals: '- - - - run run run run run run run run',
      verdict: 'rises',
    });
    // Seven: mean (16 + 3 · 4.4 + 4 · 4.6) ÷ 11 = 4.327…
    expect(seen(controlChart(values(...low, ...high.slice(1)), ANY)).verdict).toBe('steady');
    // One on the mean itself, which is 0, is on neither side: four above, and four.
    const broken = ['-2', '-2', '-2', '-2', '1', '1', '1', '1', '0', '1', '1', '1', '1'];
    expect(seen(controlChart(values(...broken), ANY)).signals).not.toContain('run');
  });

  it('of fewer than six months says nothing, of none there is none', () => {
    const five = seen(controlChart(values('1', '1', '1', '1', '9'), ANY));
    expect(five).toMatchObject({
      chart: ['xmr', '2.6', undefined, undefined],
      signals: '- - - - -',
      verdict: 'too-few',
    });
    expect(controlChart([], ANY)).toBeUndefined();
  });

  it('takes what is no share of cases for a value', () => {
    const beyond = Array.from({ length: 6 }, (_, i) => [i === 5 ? '1.2' : '0.9', '100'] as const);
    const uncounted = Array.from({ length: 6 }, (_, i) => ['0.9', i === 2 ? '0' : '100'] as const);
    for (const each of [beyond, uncounted]) expect(controlChart(shares(...each), SHARE)?.method).toBe('xmr');
  });
});

describe('the gap of two figures', () => {
  const judged = (a: readonly [string, string], b: readonly [string, string], min = '0', max = '1') =>
    judgeGap(
      { value: exact(a[0]), sample: exact(a[1]) },
      { value: exact(b[0]), sample: exact(b[1]) },
      { min: exact(min), max: exact(max) },
    );

  // 0.14² = 0.0196 > 3.8415 · 0.57 · 0.43 · 2/100 = 0.01883; 0.13² = 0.0169 < 3.8415 · 0.565 · 0.435 · 2/100 = 0.01888.
  it('of shares is that of the test of two proportions', () => {
    expect(judged(['0.5', '100'], ['0.64', '100'])).toBe('beyond-chance');
    expect(judged(['0.5', '100'], ['0.63', '100'])).toBe('chance');
  });

  // Mean 4.25: 0.25 > 3.8415 · 0.75 · 3.25 · 0.02 = 0.187; mean 4.2: 0.16 < 3.8415 · 0.8 · 3.2 · 0.02 = 0.197.
  it('of marks is beyond chance where it would be by any spread', () => {
    expect(judged(['4', '100'], ['4.5', '100'], '1', '5')).toBe('beyond-chance');
    expect(judged(['4', '100'], ['4.4', '100'], '1', '5')).toBe('chance');
  });

  it('is not judged of too few cases, nor without cases and range', () => {
    // 9 · 0.5 are fewer than five on either side.
    expect(judged(['1', '9'], ['0', '9'])).toBe('few');
    expect(judged(['1', '0'], ['0', '0'])).toBe('few');
    expect(judged(['1', '500'], ['1', '500'])).toBe('few');
    const [one, other] = [
      { value: exact('1'), sample: exact('50') },
      { value: exact('2'), sample: undefined },
    ];
    expect(judgeGap(one, other, { min: exact('0'), max: exact('5') })).toBe('unknown');
    expect(judgeGap(one, one, { min: exact('0'), max: undefined })).toBe('unknown');
  });
});
