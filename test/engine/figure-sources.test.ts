import { describe, expect, it } from '@jest/globals';

import type { Component, Indicator } from '../../src/engine/documents.js';
import { hasAcceptedSource, indicatorNeeds, readFigure, type ObservedFigure } from '../../src/engine/figure.js';
import { indicatorOf, observed } from './world.js';

const from = (source: string, value: string, over: Partial<ObservedFigure> = {}) =>
  observed({ source, value, ...over });
const outcomeOf = (
  indicator: Indicator,
  observations: readonly ObservedFigure[],
  component?: Pick<Component, 'needs'>,
) => readFigure(indicator, observations, indicatorNeeds(indicator, component)).outcome;
const valueOf = (...given: Parameters<typeof outcomeOf>) => {
  const outcome = outcomeOf(...given);
  return outcome.kind === 'figure' ? `${outcome.figure.value.toText()} by ${outcome.figure.source}` : outcome.reason;
};

describe('sources', () => {
  const any = indicatorOf('x');
  const chosen = indicatorOf('x', { sources: ['survey', 'internal'] });
  const independent = indicatorOf('x', { independent: true });

  it('may be any single one where the indicator names none', () => {
    expect(valueOf(any, [from('whoever', '0.5')])).toBe('0.5 by whoever');
  });

  it('hold the payout where two report the same and nobody said which to trust', () => {
    const reading = readFigure(any, [from('b', '0.5'), from('a', '0.5')]);
    expect(reading.outcome).toEqual({ kind: 'unusable', reason: { code: 'two-sources', reported: ['a', 'b'] } });
    expect(reading.used).toEqual([]);
    expect(reading.unused).toHaveLength(2);
  });

  it('count in the order of trust, whatever the order of arrival; the other is shown as not counted', () => {
    const both = [from('internal', '0.9'), from('survey', '0.5')];
    expect(valueOf(chosen, both)).toBe('0.5 by survey');
    expect(valueOf(chosen, [...both].reverse())).toBe('0.5 by survey');
    expect(valueOf(chosen, [from('internal', '0.9')])).toBe('0.9 by internal');
    expect(readFigure(chosen, both).unused.map(({ source }) => source)).toEqual(['internal']);
  });

  it('do not mix: daily figures of another source stay out of the sum', () => {
    const figures = [
      observed({ source: 'survey', numerator: '1', denominator: '2', day: '2026-10-01' }),
      observed({ source: 'internal', numerator: '98', denominator: '98', day: '2026-10-02' }),
    ];
    expect(valueOf(chosen, figures)).toBe('0.5 by survey');
  });

  it('other than those named are missing data', () => {
    expect(valueOf(chosen, [from('self', '1')])).toEqual({
      code: 'wrong-source',
      reported: ['self'],
      needed: ['survey', 'internal'],
    });
  });

  it('of an independent indicator are third parties and mystery shoppers, in this order', () => {
    expect(valueOf(independent, [from('internal', '1')])).toMatchObject({
      code: 'wrong-source',
      needed: ['third-party', 'mystery-shop'],
    });
    expect(valueOf(independent, [from('mystery-shop', '0.4'), from('third-party', '0.6')])).toBe('0.6 by third-party');
    expect(valueOf(independent, [from('mystery-shop', '0.4'), from('internal', '0.9')])).toBe('0.4 by mystery-shop');
  });

  it('cannot be made dependent again by naming them', () => {
    const named = indicatorOf('x', { independent: true, sources: ['internal', 'mystery-shop'] });
    expect(valueOf(named, [from('internal', '1'), from('mystery-shop', '0.4')])).toBe('0.4 by mystery-shop');
    expect(valueOf(independent, [from('internal', '1')], { needs: { source: 'internal' } })).toEqual({
      code: 'wrong-source',
      reported: ['internal'],
      needed: [],
    });
  });

  it('that a component asks for take the place of the indicator’s', () => {
    const both = [from('survey', '0.5'), from('third-party', '0.7')];
    expect(valueOf(chosen, both, { needs: { source: 'third-party' } })).toBe('0.7 by third-party');
    expect(valueOf(chosen, both, { needs: { source: ['follow-up', 'survey'] } })).toBe('0.5 by survey');
    expect(valueOf(chosen, both, { needs: { sample: 1 } })).toMatchObject({ code: 'sample-not-reported' });
  });

  it('are accepted or not before a figure is made', () => {
    expect(hasAcceptedSource([from('self', '1')], indicatorNeeds(chosen))).toBe(false);
    expect(hasAcceptedSource([from('self', '1')], indicatorNeeds(any))).toBe(true);
    expect(hasAcceptedSource([], indicatorNeeds(any))).toBe(false);
  });
});

describe('the minimum sample', () => {
  const thirty = indicatorOf('x', { minimumSample: 30 });

  it('is asked of the sample', () => {
    expect(valueOf(thirty, [from('a', '1', { sample: '30' })])).toBe('1 by a');
    expect(valueOf(thirty, [from('a', '1', { sample: '29' })])).toEqual({
      code: 'below-sample',
      have: '29',
      need: '30',
    });
  });

  it('is asked of the denominator where there is no sample', () => {
    expect(valueOf(thirty, [observed({ numerator: '15', denominator: '30' })])).toBe('0.5 by internal');
    expect(valueOf(thirty, [observed({ numerator: '15', denominator: '25' })])).toEqual({
      code: 'below-sample',
      have: '25',
      need: '30',
    });
  });

  it('is asked of the sample rather than the denominator where both are there', () => {
    const figure = observed({ numerator: '50', denominator: '100', sample: '12' });
    expect(valueOf(thirty, [figure])).toEqual({ code: 'below-sample', have: '12', need: '30' });
  });

  it('is asked of all days together: 20 + 10 = 30', () => {
    const days = ['20', '10'].map((sample, i) => from('a', '1', { sample, day: `2026-10-0${i + 1}` }));
    expect(valueOf(thirty, days)).toBe('1 by a');
  });

  it('counts as missing where nobody reported it', () => {
    expect(valueOf(thirty, [from('a', '1')])).toEqual({ code: 'sample-not-reported', need: '30' });
  });

  it('keeps the figure for people to see, though it does not count', () => {
    expect(outcomeOf(thirty, [from('a', '1', { sample: '12' })])).toMatchObject({
      kind: 'missing',
      figure: { source: 'a' },
    });
  });

  it('of a component takes the place of the indicator’s', () => {
    expect(valueOf(thirty, [from('a', '1', { sample: '12' })], { needs: { sample: 10 } })).toBe('1 by a');
  });
});

describe('no figure at all', () => {
  it('is missing data', () => {
    expect(valueOf(indicatorOf('x'), [])).toEqual({ code: 'no-data' });
    expect(valueOf(indicatorOf('x', { minimumSample: 30 }), [])).toEqual({ code: 'no-data' });
  });
});
