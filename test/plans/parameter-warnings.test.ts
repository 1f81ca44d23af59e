/** What is said of parameters that can be published all the same, and of values that only some people or dates have. */
import { beforeAll, describe, expect, it } from '@jest/globals';

import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';
import type { RuleFile } from '../../src/plans/rule-files.js';
import { fixtureFiles, laidOver, withChange } from './fixture-files.js';

let files: readonly RuleFile[] = [];
beforeAll(async () => {
  files = await fixtureFiles('ok');
});

const FIGURES = 'parameters/figures.json';
const SEASON = 'shared/season.json';
const changed = (path: string, from: string, to: string) => withChange(files, path, (text) => text.replace(from, to));
const found = (given: readonly RuleFile[]) => checkRuleFiles(given).findings;

/** Weights of a plan of two components, each a parameter with so many overrides for different grades and roles. */
function manyOverrides(count: number): readonly RuleFile[] {
  const overrides = (is: string) => [
    ...Array.from({ length: count }, (_, index) => ({ when: { grade: `g${index}` }, values: [{ is }] })),
    ...Array.from({ length: count }, (_, index) => ({ when: { role: `r${index}` }, values: [{ is }] })),
  ];
  return withChange(files, FIGURES, (text) => {
    const document = JSON.parse(text) as { parameters: { name: string; overrides?: unknown }[] };
    for (const parameter of document.parameters)
      if (parameter.name.endsWith('-weight')) parameter.overrides = overrides('50%');
    return JSON.stringify(document);
  });
}

describe('warnings about parameters', () => {
  it('one that nothing uses', () => {
    expect(found(changed(SEASON, '$full-score', '100%'))).toMatchObject([
      {
        severity: 'warning',
        code: 'unused-parameter',
        file: FIGURES,
        pointer: '/parameters/4/name',
        message: 'No plan and no shared rule uses the parameter "full-score".',
      },
    ]);
  });

  it('a weight in a unit of money, and an amount in one that is not', () => {
    const money = changed(
      FIGURES,
      '"name": "loss-weight",\n      "unit": "share"',
      '"name": "loss-weight", "unit": "money"',
    );
    const amount = withChange(money, 'plans/packer.json', (text) =>
      text.replace('"amount": "50"', '"amount": "$peak-factor"'),
    );
    expect(found(amount)).toMatchObject([
      {
        severity: 'warning',
        code: 'unit-does-not-suit',
        pointer: '/groups/0/components/1/weight',
        message: '"loss-weight" is in the unit "money", but stands here for a weight.',
      },
      { code: 'unit-does-not-suit', pointer: '/rules/0/event/params/amount' },
    ]);
  });

  it('more sets of values than are checked', () => {
    expect(found(manyOverrides(5))).toEqual([]);
    expect(found(manyOverrides(40))).toMatchObject([
      { severity: 'warning', code: 'not-all-values-checked', pointer: '' },
    ]);
  });

  it('a compared value outside the range, from the date on at which it is', () => {
    const compared = withChange(files, 'plans/courier.json', (text) => text.replace('0.005', '"$loss-limit"'));
    const limit = {
      name: 'loss-limit',
      unit: 'percent',
      values: [{ is: '0.5%' }, { from: '2026-03', is: '3' }],
    };
    const document = { id: 'limits', effectiveFrom: '2025-10', parameters: [limit] };
    const limits = [{ path: 'parameters/limits.json', text: JSON.stringify(document) }];
    expect(found(laidOver(compared, limits))).toMatchObject([
      {
        severity: 'warning',
        code: 'value-outside-range',
        pointer: '/rules/1/conditions/all/0/value',
        message: expect.stringMatching(/^300 % is outside .* Here "\$loss-limit" is 3 from 2026-03\.$/),
      },
    ]);
  });
});

describe('values of parameters', () => {
  it('after a plan has ended are not looked at', () => {
    const wrong = changed(FIGURES, '"60%"', '"65%"');
    expect(found(wrong)).toMatchObject([{ code: 'weights-do-not-add-up' }]);
    const ended = withChange(wrong, 'plans/packer.json', (text) =>
      text.replace('"effectiveFrom": "2025-10",', '"effectiveFrom": "2025-10", "effectiveTo": "2026-04",'),
    );
    expect(found(ended)).toEqual([]);
  });

  it('are unknown where their document is broken: nothing is said of what refers to them', () => {
    expect(found(withChange(files, FIGURES, () => '{'))).toMatchObject([{ code: 'not-json', file: FIGURES }]);
  });

  it('of overrides for the same people are taken together', () => {
    const north = (is: string) =>
      `"overrides": [{ "when": { "department": "north" }, "values": [{ "is": "${is}" }] }],`;
    const both = withChange(files, FIGURES, (text) =>
      text
        .replace('"name": "loss-weight",', `"name": "loss-weight", ${north('30%')}`)
        .replace('"name": "complaints-weight",', `"name": "complaints-weight", ${north('70%')}`),
    );
    expect(found(both)).toEqual([]);
  });
});
