/** What lint says of curves: cliffs, places nobody can come to, curves that never move. */
import { describe, expect, it } from '@jest/globals';

import type { Component } from '../../../src/engine/documents.js';
import { component, indicator, lint, places } from './lint-setting.js';

const of = (attainment: Component['attainment'], over: Partial<Component> = {}) => [component({ attainment, ...over })];
const CLIFF = 'cliff /components/0/attainment';

describe('cliffs', () => {
  it('a jump of bands, by its share of the plan', () => {
    const attitude = { id: 'attitude', indicator: 'attitude', weight: '21%' } as const;
    const bands = { bands: [{ is: '0' }, { from: '4.0', is: '0.4' }, { from: '4.6', is: '1' }] };
    const findings = lint({
      components: [component({ weight: '79%' }), component({ ...attitude, attainment: bands })],
    });
    expect(findings).toMatchObject([
      {
        severity: 'warning',
        code: 'cliff',
        file: 'plans/p.json',
        pointer: '/components/1/attainment',
        message:
          'At 4.6 the attainment jumps from 0.4 to 1: with a share of 21 % of the plan a tiny change moves pay by 12.6 % ' +
          'of the target bonus, more than 10 %.',
        advice: expect.stringContaining('linear'),
      },
    ]);
  });

  it('not one of exactly the stated share', () => {
    const bands = { bands: [{ is: '0' }, { from: '50%', is: '0.5' }, { from: '90%', is: '1' }] };
    const two = (weight: string, rest: string) =>
      lint({ components: [component({ weight: rest }), component({ id: 'b', weight, attainment: bands })] });
    expect(two('20%', '80%')).toEqual([]);
    expect(places(two('20.01%', '79.99%'))).toEqual(['cliff /components/1/attainment']);
  });

  it.each<[string, Component['attainment'], string]>([
    [
      'a jump below a line',
      {
        linear: [
          ['90%', '0.5'],
          ['100%', '1'],
        ],
        below: '0',
      },
      'At 90 % the attainment jumps from 0 to 0.5',
    ],
    [
      'steps',
      { steps: { start: ['0', '0'], every: '20%', adds: '0.2' } },
      'At 20 % the attainment jumps from 0 to 0.2',
    ],
    [
      'a threshold',
      { threshold: ['80%', '0.5'], target: ['90%', '1'], maximum: ['100%', '1.5'] },
      'At 80 % the attainment jumps from 0 to 0.5',
    ],
    [
      'rounding inside the curve',
      {
        linear: [
          ['0', '0'],
          ['100%', '1'],
        ],
        round: { to: '0.25', mode: 'half-up' },
      },
      'At 12.5 % the attainment jumps from 0 to 0.25',
    ],
    [
      'rounding of the greatest of two',
      {
        greatestOf: [
          {
            linear: [
              ['0', '0'],
              ['100%', '0.5'],
            ],
          },
          {
            linear: [
              ['50%', '0'],
              ['100%', '1'],
            ],
          },
        ],
        round: { to: '0.4', mode: 'floor' },
      },
      'At 70 % the attainment jumps from 0 to 0.4',
    ],
    [
      'a curve of a curve',
      {
        bands: [{ is: '0' }, { from: '0.5', is: '1' }],
        of: {
          curve: {
            linear: [
              ['0', '0'],
              ['50%', '1'],
            ],
          },
        },
      },
      'At 25 % the attainment jumps from 0 to 1',
    ],
    [
      'another input',
      { bands: [{ is: '0' }, { from: '0.1', is: '1' }], of: { improvement: { over: 'reported' } } },
      'At 10 % the attainment jumps from 0 to 1',
    ],
  ])('%s', (_, attainment, message) => {
    const findings = lint({ components: of(attainment) });
    expect(places(findings)).toEqual([CLIFF]);
    expect(findings[0]?.message).toContain(message);
  });

  it.each<[string, Component['attainment']]>([
    [
      'a jump beyond the range',
      {
        linear: [
          ['0', '0'],
          ['1', '1'],
        ],
        continue: 'above',
      },
    ],
    [
      'the two parts of a sum that even out',
      {
        sumOf: [
          {
            linear: [
              ['0', '0'],
              ['50%', '0.5'],
            ],
          },
          {
            linear: [
              ['50%', '0'],
              ['100%', '0.5'],
            ],
          },
        ],
      },
    ],
    [
      'fine rounding',
      {
        linear: [
          ['0', '0'],
          ['100%', '1'],
        ],
        round: { to: '0.05', mode: 'half-up' },
      },
    ],
    [
      'a rank, of which there are no small changes',
      { bands: [{ is: '1' }, { from: '2', is: '0' }], of: { rank: { within: 'company' } } },
    ],
    [
      'the least with something else',
      {
        leastOf: [
          { bands: [{ is: '0' }, { from: '50%', is: '1' }] },
          {
            linear: [
              ['0', '0'],
              ['1', '0.1'],
            ],
            of: { percentile: { within: 'company' } },
          },
        ],
      },
    ],
  ])('none: %s', (_, attainment) => {
    expect(lint({ components: of(attainment) })).toEqual([]);
  });

  it('by what a point is worth: groups, scale and per; none where points are paid a fixed amount', () => {
    const bands = { bands: [{ is: '0' }, { from: '50%', is: '10' }] };
    const findings = lint({ components: of(bands), plan: { scale: '10' }, payout: { per: '100' } });
    expect(findings[0]?.message).toContain('moves pay by 100 % of the target bonus');
    expect(lint({ components: of(bands), payout: { of: { amount: '3' }, currency: 'EUR' } })).toEqual([]);
  });

  it('with the base values of parameters, which the message tells', () => {
    const start = { name: 'start', unit: 'percent', values: [{ is: '80%' }, { from: '2026-07', is: '85%' }] };
    const [finding] = lint({
      parameters: [start],
      components: of({ bands: [{ is: '0' }, { from: '$start', is: '1' }] }),
    });
    expect(finding?.message).toMatch(/^At 80 % .* Here "\$start" is 80% from 2026-01\.$/);
  });
});

describe('places nobody can come to', () => {
  it('a jump where the range has ended', () => {
    const linear = [
      ['1', '0'],
      ['5', '1'],
    ] as const;
    expect(places(lint({ components: of({ linear, below: '0', above: '1' }, { indicator: 'attitude' }) }))).toEqual([
      'unreachable-piece /components/0/attainment/below',
      'unreachable-piece /components/0/attainment/above',
    ]);
  });

  it('short of a threshold at the end of the range', () => {
    const curve = { threshold: ['0', '0'], target: ['50%', '1'], maximum: ['100%', '1.2'], short: '0' } as const;
    expect(places(lint({ components: of(curve) }))).toEqual(['unreachable-piece /components/0/attainment/short']);
    const falling = { threshold: ['100%', '0'], target: ['50%', '1'], maximum: ['0', '1.2'], short: '0' } as const;
    expect(places(lint({ components: of(falling, { indicator: 'loss' }) }))).toEqual([
      'unreachable-piece /components/0/attainment/short',
    ]);
  });

  it('bands before the range, as before', () => {
    const bands = { bands: [{ is: '0' }, { from: '1', is: '0.05' }] };
    expect(places(lint({ components: of(bands, { indicator: 'attitude' }) }))).toContain(
      'unreachable-band /components/0/attainment/bands/0',
    );
  });

  it('a curve that its own limits hold in one place', () => {
    const curve = {
      linear: [
        ['0', '0.5'],
        ['100%', '1'],
      ],
      cap: '0.5',
    } as const;
    expect(places(lint({ components: of(curve) }))).toEqual(['curve-never-moves /components/0/attainment']);
    const mean = indicator('m', { unit: 'count' });
    expect(
      lint({
        indicators: [mean],
        components: of(
          {
            linear: [
              ['0', '0'],
              ['9', '1'],
            ],
          },
          { indicator: 'm' },
        ),
      }),
    ).toEqual([]);
  });
});
