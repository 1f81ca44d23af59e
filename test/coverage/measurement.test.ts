import { describe, expect, it } from '@jest/globals';

import { measurementOf } from '../../src/coverage/measurement.js';
import type { Component, Indicator } from '../../src/engine/documents.js';
import { indicatorNeeds } from '../../src/engine/figure.js';
import type { CompiledComponent } from '../../src/engine/plan.js';
import { indicatorOf } from '../engine/world.js';

const catalogue = new Map<string, Indicator>(
  [
    indicatorOf('any'),
    indicatorOf('sales', { cx: false }),
    indicatorOf('rated', { independent: true }),
    indicatorOf('either', { sources: ['third-party', 'internal'] }),
    indicatorOf('own', { sources: ['internal'] }),
  ].map((each) => [each.code, each]),
);

function measured(code: string | undefined, more: Partial<Component> = {}, reported: Record<string, string[]> = {}) {
  const document: Component = {
    id: 'c',
    ...(code === undefined ? {} : { indicator: code }),
    attainment: {
      linear: [
        ['0', '0'],
        ['1', '1'],
      ],
    },
    ...more,
  };
  const indicator = code === undefined ? undefined : catalogue.get(code);
  const needs = indicator
    ? indicatorNeeds(indicator, document)
    : { sources: undefined, discounted: [], minimumSample: undefined };
  const component = { document, indicator, needs } as unknown as CompiledComponent;
  const came = new Map(Object.entries(reported).map(([key, sources]) => [key, new Set(sources)]));
  return measurementOf(component, catalogue, came);
}

describe('what a component goes by is', () => {
  it('no experience where the catalogue says so, or nothing is measured', () => {
    expect(measured('sales', {}, { sales: ['third-party'] })).toBe('none');
    expect(measured(undefined)).toBe('none');
  });

  it('third-party where nobody else’s word counts, reported yet or not', () => {
    expect(measured('rated')).toBe('third-party');
    expect(measured('any', { needs: { source: 'mystery-shop' } })).toBe('third-party');
  });

  it('third-party where it counts beside others and has come, else internal', () => {
    expect(measured('either')).toBe('internal');
    expect(measured('either', {}, { either: ['internal'] })).toBe('internal');
    expect(measured('either', {}, { either: ['internal', 'third-party'] })).toBe('third-party');
    // It has come, but does not count.
    expect(measured('own', {}, { own: ['third-party'] })).toBe('internal');
    expect(measured('any', { needs: { source: 'internal' } }, { any: ['third-party'] })).toBe('internal');
  });

  it('also what its curve reads', () => {
    const reads = (indicator: string): Partial<Component> => ({
      attainment: {
        of: { indicator },
        linear: [
          ['0', '0'],
          ['1', '1'],
        ],
      },
    });
    expect(measured('sales', reads('rated'))).toBe('third-party');
    expect(measured(undefined, reads('own'))).toBe('internal');
    expect(measured(undefined, reads('sales'))).toBe('none');
  });
});
