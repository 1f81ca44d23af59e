import { describe, expect, it } from '@jest/globals';

import type { ParametersDocument, PlanDocument } from '../../src/engine/documents.js';
import type { HashedDocument } from '../../src/engine/rule-set.js';
import { draftFindings, quickFindings } from '../../src/drafts/check-draft.js';
import type { PlanBounds } from '../../src/drafts/bounds.js';
import { withChanges, type DraftContent } from '../../src/drafts/draft-content.js';
import { filesWithDraft } from '../../src/drafts/draft-files.js';
import { writtenChanges } from '../../src/drafts/written-changes.js';
import { worked } from '../support/open-database.js';

const both = (en: string) => ({ en });

/** A plan with two groups (70 % and 30 %), a parameter for its target, and an example that it must reproduce. */
const PLAN: PlanDocument = {
  id: 'agent',
  effectiveFrom: '2026-01',
  name: both('Agent'),
  groups: [
    {
      id: 'service',
      name: both('Service'),
      weight: '70%',
      components: [
        {
          id: 'solved',
          indicator: 'solved',
          weight: '60%',
          attainment: {
            linear: [
              ['50%', '0'],
              ['$solved-target', '1'],
            ],
          },
        },
        {
          id: 'friendly',
          indicator: 'friendly',
          weight: '40%',
          attainment: {
            linear: [
              ['3', '0'],
              ['5', '1'],
            ],
          },
        },
      ],
    },
    {
      id: 'sales',
      name: both('Sales'),
      weight: '30%',
      components: [
        {
          id: 'sold',
          indicator: 'sold',
          attainment: {
            linear: [
              ['0', '0'],
              ['100', '1'],
            ],
          },
        },
      ],
    },
  ],
  payout: { of: 'target-bonus', round: { to: '0.01', mode: 'half-up' } },
  examples: [
    {
      // 0.7 · (0.6 · 0.5 + 0.4 · 1) + 0.3 · 0 = 0.49
      name: 'half solved',
      given: { values: { solved: '65%', friendly: '5', sold: '0' } },
      expect: { score: '0.49', payout: '490', components: { solved: '0.5' } },
    },
  ],
};

const PARAMETERS: ParametersDocument = {
  id: 'figures',
  effectiveFrom: '2026-01',
  parameters: [
    {
      name: 'solved-target',
      unit: 'percent',
      values: [{ is: '80%' }, { from: '2031-01', is: '90%' }],
      overrides: [{ when: { department: 'north' }, values: [{ is: '75%' }] }],
    },
  ],
};

const indicator = (code: string, unit: 'percent' | 'rating' | 'count', more: object = {}) => ({
  ...{ code, name: both(code), unit, better: 'higher' as const, aggregate: 'mean' as const },
  whenMissing: 'reweight' as const,
  ...more,
});

const document = (of: object): HashedDocument => ({ ...of, hash: JSON.stringify(of) }) as HashedDocument;
const FILES = [
  {
    path: 'eligibility.json',
    document: document({
      kind: 'eligibility',
      content: {
        id: 'eligibility',
        effectiveFrom: '2026-01',
        rules: [
          {
            name: 'agents',
            conditions: { all: [{ fact: 'role', operator: 'equal', value: 'agent' }] },
            event: { type: 'plan', params: { id: 'agent' } },
          },
        ],
      },
    }),
  },
  {
    path: 'indicators/service.json',
    document: document({
      kind: 'indicators',
      content: {
        id: 'service',
        effectiveFrom: '2026-01',
        indicators: [
          indicator('solved', 'percent'),
          indicator('friendly', 'rating'),
          indicator('sold', 'count', { cx: false }),
        ],
      },
    }),
  },
  { path: 'parameters/figures.json', document: document({ kind: 'parameters', content: PARAMETERS }) },
  { path: 'plans/agent.json', document: document({ kind: 'plan', content: PLAN }) },
];

const BASE: DraftContent = { plan: PLAN, parameters: {} };
const setting = (bounds: PlanBounds = {}) => ({
  files: FILES,
  planPath: 'plans/agent.json',
  bounds,
  period: '2026-11',
});
const changed = (...changes: [string, unknown][]) =>
  worked(
    withChanges(
      BASE,
      changes.map(([pointer, value]) => ({ pointer, value })),
    ),
  );
const codes = (content: DraftContent, bounds?: PlanBounds) =>
  draftFindings(content, setting(bounds))
    .filter(({ code }) => code !== 'example-not-reproduced')
    .filter(({ severity }) => severity === 'error')
    .map(({ code, pointer }) => [code, pointer]);

describe('a draft among the rule documents', () => {
  it('is sound as it begins, and quick to look at', () => {
    expect(codes(BASE)).toEqual([]);
    expect(quickFindings(BASE, setting()).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('warns of a worked example that comes out otherwise', () => {
    // 0.6 · 0.7 + 0.4 · 0 = 0.42
    const findings = draftFindings(changed(['/groups/0/weight', '60%'], ['/groups/1/weight', '40%']), setting());
    expect(findings).toContainEqual(
      expect.objectContaining({ severity: 'warning', code: 'example-not-reproduced', pointer: '/examples/0' }),
    );
    expect(findings.map(({ message }) => message).join()).toContain('the score is 0.42, not 0.49');
  });

  it('is held against the bounds by what parts weigh in the whole plan', () => {
    const bounds: PlanBounds = {
      weights: [
        { cx: true, min: '65%' },
        { group: 'sales', max: '35%' },
        { component: 'solved', min: '40%' },
      ],
      targets: [{ component: 'solved', min: '70%', max: '85%' }],
      parameters: [{ parameter: 'solved-target', max: '82%' }],
    };
    expect(codes(BASE, bounds)).toEqual([]);
    // What customers experience weighs 60 %, sales 40 %, solved 0.6 · 60 % = 36 %.
    const groups = changed(['/groups/0/weight', '60%'], ['/groups/1/weight', '40%']);
    expect(codes(groups, bounds)).toEqual([
      ['below-bound', '/groups'],
      ['above-bound', '/groups/1/weight'],
      ['below-bound', '/groups/0/components/0/weight'],
    ]);
    // Both the value of the parameter and the target that names it.
    expect(codes(changed(['/parameters/solved-target', '86%']), bounds)).toEqual([
      ['above-bound', '/groups/0/components/0/attainment/linear/1/0'],
      ['above-bound', '/parameters/solved-target'],
    ]);
  });

  it('is published with a parameter as a dated value from the same month on, and the others as they were', () => {
    const content = changed(['/parameters/solved-target', '82%'], ['/groups/0/components/0/weight', '50%']);
    const files = filesWithDraft(FILES, 'plans/agent.json', content, '2030-05');
    const of = (path: string) => JSON.parse(files.find((file) => file.path === path)?.text ?? '') as unknown;
    expect(files.map(({ path }) => path)).toEqual(FILES.map(({ path }) => path));
    expect(of('plans/agent.json')).toMatchObject({ id: 'agent', effectiveFrom: '2030-05' });
    expect(of('parameters/figures.json')).toEqual({
      id: 'figures',
      effectiveFrom: '2030-05',
      parameters: [
        {
          name: 'solved-target',
          unit: 'percent',
          values: [
            { from: '2026-01', is: '80%' },
            { from: '2030-05', is: '82%' },
            { from: '2031-01', is: '90%' },
          ],
          overrides: [{ when: { department: 'north' }, values: [{ from: '2026-01', is: '75%' }] }],
        },
      ],
    });
    expect(of('eligibility.json')).toEqual(FILES[0]?.document.content);
  });

  it('takes changes by the names of parts, and says which it cannot place', () => {
    const written = writtenChanges(PLAN, {
      weight: ['sales=25%', 'friendly=45%'],
      target: ['friendly=4.8'],
      parameter: ['solved-target=81%'],
      set: ['/examples/0/expect={"score":"1"}'],
    });
    expect(worked(written)).toEqual([
      { pointer: '/groups/1/weight', value: '25%' },
      { pointer: '/groups/0/components/1/weight', value: '45%' },
      { pointer: '/groups/0/components/1/attainment/linear/1/0', value: '4.8' },
      { pointer: '/parameters/solved-target', value: '81%' },
      { pointer: '/examples/0/expect', value: { score: '1' } },
    ]);
    const wrong = writtenChanges(PLAN, { weight: ['sails=25%', '25%'], target: ['sales=1'] });
    expect(wrong.findings.map(({ code }) => code)).toEqual(['no-such-place', 'wrong-value', 'no-such-place']);
  });
});
