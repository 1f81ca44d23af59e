/** What comes out of the checks: documents ready to be stored, warnings, and nothing said twice. */
import { beforeAll, describe, expect, it } from '@jest/globals';

import { canonicalHash, type Canonical } from '../../src/engine/canonical.js';
import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';
import type { RuleFile } from '../../src/plans/rule-files.js';
import { fixtureFiles, withChange } from './fixture-files.js';

let files: readonly RuleFile[] = [];
beforeAll(async () => {
  files = await fixtureFiles('ok');
});

const COURIER = 'plans/courier.json';
const courier = (changed: readonly RuleFile[]) =>
  checkRuleFiles(changed).documents.find(({ path }) => path === COURIER);
const changed = (from: string, to: string, path = COURIER) => {
  expect(files.find((file) => file.path === path)?.text).toContain(from);
  return withChange(files, path, (text) => text.replace(from, to));
};
const codes = (given: readonly RuleFile[]) =>
  checkRuleFiles(given).findings.map(({ severity, code, file }) => `${severity} ${code} ${file ?? ''}`);

describe('documents that pass', () => {
  it('come back with kind, canonical text and hash, in the order of the files', () => {
    const { documents, findings } = checkRuleFiles(files);
    expect(findings).toEqual([]);
    expect(documents.map(({ kind, path }) => [kind, path])).toEqual([
      ['attributes', 'attributes.json'],
      ['eligibility', 'eligibility.json'],
      ['incidents', 'incidents/autumn.json'],
      ['indicators', 'indicators/delivery.json'],
      ['parameters', 'parameters/figures.json'],
      ['plan', 'plans/courier.json'],
      ['plan', 'plans/packer.json'],
      ['adjustments', 'shared/season.json'],
    ]);
    for (const { content, canonical, hash } of documents) {
      expect(JSON.parse(canonical)).toEqual(content);
      expect(hash).toBe(canonicalHash(content as unknown as Canonical));
    }
  });

  it('have the same hash whatever their layout, key order and $schema, and another for another weight', () => {
    const hash = courier(files)?.hash;
    const reordered = withChange(files, COURIER, (text) =>
      JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(text) as object).reverse()), null, 8),
    );
    expect(courier(reordered)?.hash).toBe(hash);
    expect(courier(changed('/rules/schema', '/elsewhere'))?.hash).toBe(hash);
    expect(courier(files)?.content).not.toHaveProperty('$schema');
    expect(courier(changed('4.6', '4.5'))?.hash).not.toBe(hash);
  });
});

describe('when some documents are broken', () => {
  it('the others still pass, and nothing is said of references to what nobody can read', () => {
    const broken = withChange(files, 'indicators/delivery.json', () => '{');
    expect(codes(broken)).toEqual(['error not-json indicators/delivery.json']);
    expect(checkRuleFiles(broken).documents).toHaveLength(7);
    for (const path of ['attributes.json', 'shared/season.json', 'plans/courier.json', 'eligibility.json'])
      expect(codes(withChange(files, path, () => '[]'))).toEqual([`error wrong-type ${path}`]);
  });

  it('missing documents are not broken ones: what refers to them is an error', () => {
    const without = (path: string) => codes(files.filter((file) => file.path !== path));
    expect(new Set(without('attributes.json'))).toEqual(
      new Set([
        'error unknown-fact eligibility.json',
        'error unknown-fact plans/packer.json',
        'error unknown-override-key parameters/figures.json',
      ]),
    );
    const unused = 'warning unused-parameter parameters/figures.json';
    expect(without('shared/season.json')).toEqual([unused, unused, 'error unknown-rule plans/courier.json']);
    expect(without('plans/packer.json')).toEqual(['error unknown-plan eligibility.json', unused, unused, unused]);
    expect(new Set(without('parameters/figures.json'))).toEqual(
      new Set(['error unknown-parameter plans/packer.json', 'error unknown-parameter shared/season.json']),
    );
  });
});

describe('warnings', () => {
  it('a plan that no eligibility rule names', () => {
    expect(codes(files.filter(({ path }) => path !== 'eligibility.json'))).toEqual([
      'warning unused-plan plans/courier.json',
      'warning unused-plan plans/packer.json',
    ]);
  });

  it('a value that the indicator can never have, with the per cent sign that was forgotten', () => {
    const { documents, findings } = checkRuleFiles(changed('0.005', '3'));
    expect(documents).toHaveLength(8);
    expect(findings).toMatchObject([
      {
        severity: 'warning',
        code: 'value-outside-range',
        pointer: '/rules/1/conditions/all/0/value',
        message: expect.stringContaining('300 %'),
        advice: 'Did you mean "3%"?',
      },
    ]);
    expect(checkRuleFiles(changed('"99%"', '"99"')).findings).toMatchObject([
      { code: 'value-outside-range', pointer: '/components/0/attainment/linear/2/0', advice: 'Did you mean "99%"?' },
    ]);
  });
});

describe('advice', () => {
  it.each([
    ['greatherThan', '"greaterThan"', 'greaterThan'],
    ['GREATERTHAN', '"greaterThan"', 'greaterThan'],
    ['half-pu', '"half-up"', 'half-up'],
    ['hodl', '"reweight"', 'hold'],
  ])('for %s names the nearest known word', (misspelt, from, meant) => {
    const [finding] = checkRuleFiles(changed(from, `"${misspelt}"`)).findings;
    expect(finding?.advice).toBe(`Did you mean ${meant}?`);
  });

  it('for a word that is near to none lists or explains what may stand there', () => {
    const [finding] = checkRuleFiles(changed('"greaterThan"', '"~="')).findings;
    expect(finding?.message).toContain('"greaterThanInclusive"');
    expect(finding?.advice).toContain('json-rules-engine');
  });
});
