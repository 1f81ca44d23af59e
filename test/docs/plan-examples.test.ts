/** Every plan in docs/plan-language.md, checked and run by its own worked examples, with the other documents that stand there. */
import { describe, expect, it } from '@jest/globals';

import { checkRules } from '../../src/plans/check-rules.js';
import { examplesIn, sectionOf, type DocumentExample } from './document-examples.js';

type Json = Readonly<Record<string, unknown>>;

const isObject = (json: unknown): json is Json => typeof json === 'object' && json !== null && !Array.isArray(json);
const blocks = examplesIn(sectionOf('plan-language.md', '# The plan language', '## What is refused')).flatMap(
  ({ json, line }) => (isObject(json) ? [{ json, line }] : []),
);

/** Only named in the document: the plan that it begins with uses it. */
const PEAK_SEASON = {
  id: 'season',
  effectiveFrom: '2025-10',
  rules: [
    {
      name: 'peak-season',
      conditions: { all: [{ fact: 'month', operator: 'equal', value: 11 }] },
      event: { type: 'multiply', params: { by: '1.02', reason: { en: 'Peak season' } } },
    },
  ],
};

const fileOf = (folder: string, json: Json) => ({
  path: `${folder}/${String(json['id'])}.json`,
  text: JSON.stringify(json),
});
const withKey = (key: string): readonly Json[] => blocks.flatMap(({ json }) => (key in json ? [json] : []));

const surroundings = [
  fileOf('shared', PEAK_SEASON),
  ...withKey('indicators').map((json) => fileOf('indicators', json)),
  ...withKey('attributes').map((json) => ({ path: 'attributes.json', text: JSON.stringify(json) })),
  ...withKey('parameters').map((json) => fileOf('parameters', json)),
];
const plans = blocks.filter(({ json }) => Array.isArray(json['examples'])) as readonly (Pick<
  DocumentExample,
  'line'
> & {
  readonly json: Json;
})[];

describe('the plans of the plan language', () => {
  it('show every word of groups and payouts', () => {
    const words = JSON.stringify(plans.map(({ json }) => json));
    for (const word of [
      'groups',
      'minimumComponents',
      'combine',
      'scale',
      'per',
      'prorate',
      'cap',
      'floor',
      'split',
      'pool',
      'shrink',
      'discount',
      'improvement',
      'rank',
      'ranking',
      'percentile',
    ])
      expect(words).toContain(`"${word}"`);
  });

  it.each(plans)('line $line', ({ json }) => {
    const { examples, findings } = checkRules([...surroundings, fileOf('plans', json)]);
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(examples).toBeGreaterThan(0);
  });

  it.each(plans)('line $line does not come to anything else', ({ json }) => {
    const wrong = (json['examples'] as readonly Json[]).map((each) => ({ ...each, expect: { payout: '77.77' } }));
    const { findings } = checkRules([...surroundings, fileOf('plans', { ...json, examples: wrong })]);
    const codes = findings.flatMap(({ severity, code }) => (severity === 'error' ? [code] : []));
    expect(codes).toEqual(wrong.map(() => 'example-not-reproduced'));
  });
});
