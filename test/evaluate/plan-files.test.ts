import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, it } from '@jest/globals';

import { loadPlan } from '../../src/evaluate/loaded-plan.js';
import { evaluated, indicator, indicatorsOf, onTime, planOf, withFolder } from './plan-folder.js';

const INDICATORS = indicatorsOf(indicator('on-time'));
const PARAMETERS = {
  id: 'targets',
  effectiveFrom: '2026-01',
  parameters: [{ name: 'goal', unit: 'percent', values: [{ is: '95%' }, { from: '2026-07', is: '98%' }] }],
};
const withGoal = (other: Readonly<Record<string, unknown>> = {}) => {
  const plan = planOf(other);
  plan.components[0]!.attainment.linear[1] = ['$goal', '1'];
  return plan;
};

/** What is said against a plan: place and message. */
const against = (files: Readonly<Record<string, unknown>>, plan: string) =>
  withFolder(files, async (folder) => {
    const loaded = await loadPlan(join(folder, plan));
    const shown = (file = '') => file.replace(`${folder}/`, '');
    return loaded.findings.map(({ file, pointer = '', message }) => `${shown(file)} ${pointer} ${message}`);
  });

describe('the documents that a plan uses', () => {
  it('are named relative to the plan, and taken by what they hold', async () => {
    const uses = ['../catalogue/measures.json', 'targets.json'];
    const files = {
      'tried/plan.json': withGoal({ uses }),
      'catalogue/measures.json': INDICATORS,
      'tried/targets.json': PARAMETERS,
    };
    await withFolder(files, async (folder) => {
      const lines = [onTime('A', '0.95'), onTime('A', '0.94', { period: '2026-07' })];
      // From July on (0.94 − 0.9) ÷ 0.08
      expect(await evaluated(join(folder, 'tried/plan.json'), lines)).toMatchObject([{ score: '1' }, { score: '0.5' }]);
    });
  });

  it('are those of its rules folder where it names none, other plans and eligibility aside', async () => {
    const { uses: _, ...plan } = withGoal({
      rules: [{ use: 'loss-gate' }],
    });
    const gate = {
      name: 'loss-gate',
      conditions: { all: [{ fact: 'region', operator: 'equal', value: 'north' }] },
      event: { type: 'gate', params: { reason: { en: 'North' } } },
    };
    const files = {
      'rules/plans/courier.json': plan,
      'rules/plans/broken.json': '{',
      'rules/eligibility.json': '{',
      'rules/indicators/all.json': INDICATORS,
      'rules/parameters/all.json': PARAMETERS,
      'rules/shared/gates.json': { id: 'gates', effectiveFrom: '2026-01', rules: [gate] },
      'rules/attributes.json': { id: 'a', effectiveFrom: '2026-01', attributes: [{ name: 'region', type: 'text' }] },
    };
    await withFolder(files, async (folder) => {
      const lines = [onTime('A', '0.95'), onTime('B', '0.95', { region: 'north' })];
      expect(await evaluated(join(folder, 'rules/plans/courier.json'), lines)).toMatchObject([
        { payout: '1000.00' },
        { payout: '0.00', rules: [{ name: 'loss-gate', fired: true }] },
      ]);
    });
  });

  it('are checked as rules are, each finding with file and place', async () => {
    const indicators = indicatorsOf(indicator('on-time', { unit: 'percentage' }));
    const [finding] = await against({ 'plan.json': planOf(), 'indicators.json': indicators }, 'plan.json');
    expect(finding).toMatch(/^indicators\.json \/indicators\/0\/unit "percentage"/);
    const broken = await against({ 'plan.json': planOf(), 'indicators.json': '{"id":' }, 'plan.json');
    expect(broken[0]).toMatch(/^indicators\.json .*This is not JSON/);
  });

  it('are missed where a plan stands alone', async () => {
    const { uses: _, ...plan } = planOf();
    expect((await against({ 'plan.json': plan }, 'plan.json'))[0]).toBe(
      'plan.json  The plan names no documents that it uses, and it lies in no rules folder.',
    );
  });

  it('reproduce the examples of the plan, or it is refused', async () => {
    const examples = [{ name: 'half', given: { values: { 'on-time': '92.5%' } }, expect: { score: '0.4' } }];
    const files = { 'plan.json': planOf({ examples }), 'indicators.json': INDICATORS };
    expect(await against(files, 'plan.json')).toEqual([
      'plan.json /examples/0 example "half": the score is 0.5, not 0.4',
    ]);
  });
});

describe('what a plan may not use', () => {
  it.each<[string, string]>([
    ['/etc/passwd', '"/etc/passwd" is not a path to a file near the plan.'],
    ['../../measures.json', '"../../measures.json" is not a path to a file near the plan.'],
    ['../..', '"../.." is not a path to a file near the plan.'],
    ['..', '".." is not a path to a file near the plan.'],
    ['a\\b.json', '"a\\b.json" is not a path to a file near the plan.'],
    ['nowhere.json', 'There is no file "nowhere.json".'],
    ['folder', '"folder" cannot be used: "tried/folder" cannot be read as a file.'],
    ['other.json', '"other.json" holds neither indicators, parameters, attributes nor rules.'],
    ['link.json', '"link.json" cannot be used: "tried/link.json" is a link out of the rules directory.'],
    ['plan.json', '"plan.json" is used twice.'],
    ['big.json', '"big.json" cannot be used: "tried/big.json" has 1048577 bytes; 1048576 are allowed.'],
  ])('%s', async (use, message) => {
    const files = {
      'near/tried/plan.json': planOf({ uses: [use] }),
      'near/tried/other.json': {},
      'secret.json': INDICATORS,
    };
    await withFolder(files, async (folder) => {
      await mkdir(join(folder, 'near/tried/folder'));
      await writeFile(join(folder, 'near/tried/big.json'), ' '.repeat(1_048_577));
      await symlink(join(folder, 'secret.json'), join(folder, 'near/tried/link.json'));
      const loaded = await loadPlan(join(folder, 'near/tried/plan.json'));
      expect([loaded.ok, loaded.findings]).toMatchObject([false, [{ pointer: '/uses/0', message }]]);
    });
  });

  it('is a hundred and one files', async () => {
    const uses = Array.from({ length: 101 }, (_, i) => `${i}.json`);
    expect(await against({ 'plan.json': planOf({ uses }) }, 'plan.json')).toEqual([
      'plan.json /uses The plan uses 101 files; 100 are allowed.',
    ]);
  });

  it('is a plan that is not there', async () => {
    expect((await loadPlan('no-such-plan.json')).findings).toMatchObject([{ code: 'no-such-plan' }]);
    expect((await loadPlan('rules')).findings).toMatchObject([{ code: 'no-such-plan' }]);
  });
});
