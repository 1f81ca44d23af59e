/** Text that is not the JSON it looks like: refused with line and column, before any word of it is believed. */
import { beforeAll, describe, expect, it } from '@jest/globals';

import { checkRuleFiles } from '../../src/plans/check/check-rule-files.js';
import type { RuleFile } from '../../src/plans/rule-files.js';
import { fixtureFiles, withChange } from './fixture-files.js';

const check = (text: string) => checkRuleFiles([{ path: 'attributes.json', text }]).findings;
const GOOD = '{\n  "id": "attributes",\n  "effectiveFrom": "2025-10",\n  "attributes": []\n}';

describe('the text of a rule document', () => {
  it.each([
    ['an empty file', '', 'empty-file', 1, 1],
    ['white space only', ' \n\t', 'empty-file', 1, 1],
    ['a comment', GOOD.replace('[]', '[] // none'), 'comment', 4, 20],
    ['a trailing comma in an object', GOOD.replace('[]', '[],'), 'trailing-comma', 5, 1],
    ['a trailing comma in a list', GOOD.replace('[]', '[1,]'), 'trailing-comma', 4, 20],
    ['the same key twice', GOOD.replace('[]', '[],\n  "id": "other"'), 'duplicate-key', 5, 3],
    ['the same key twice, once escaped', GOOD.replace('[]', '[],\n  "i\\u0064": "other"'), 'duplicate-key', 5, 3],
    ['__proto__ as a key', GOOD.replace('[]', '[{ "__proto__": {} }]'), 'forbidden-key', 4, 20],
    ['__proto__ escaped', GOOD.replace('[]', '[{ "\\u005f_proto__": {} }]'), 'forbidden-key', 4, 20],
    ['prototype as a key', GOOD.replace('[]', '[{ "prototype": {} }]'), 'forbidden-key', 4, 20],
    ['nesting deeper than 32', GOOD.replace('[]', '['.repeat(32) + ']'.repeat(32)), 'nested-too-deep', 4, 48],
    ['a million brackets', '['.repeat(1_000_000), 'nested-too-deep', 1, 33],
    ['a million quotes', '"'.repeat(999_999), 'not-json', 1, 3],
    ['a text that breaks off', '{ "id": "attri', 'not-json', 1, 9],
    ['a document that breaks off', '{ "id": "attributes"', 'not-json', 1, 21],
    ['single quotes', "{ 'id': 1 }", 'not-json', 1, 3],
    ['NaN', GOOD.replace('[]', 'NaN'), 'not-json', 4, 17],
    ['Infinity', GOOD.replace('[]', '-Infinity'), 'not-json', 4, 17],
    ['a leading zero', GOOD.replace('[]', '[01]'), 'not-json', 4, 19],
    ['something after the end', `${GOOD}\n{}`, 'not-json', 6, 1],
    ['a control character', GOOD.replace('[]', '[{ "name": "a\\u0000b" }]'), 'bad-character', 4, 28],
    ['half a character', GOOD.replace('[]', '["\\ud800"]'), 'bad-character', 4, 18],
    ['not an object', '[]', 'wrong-type', 1, 1],
    ['null', 'null', 'wrong-type', 1, 1],
  ])('is refused: %s', (_what, text, code, line, column) => {
    expect(check(text)[0]).toMatchObject({ severity: 'error', code, file: 'attributes.json', line, column });
  });

  it('may begin with a byte order mark and have any line ends; columns count from after it', () => {
    expect(check(`\uFEFF${GOOD.replaceAll('\n', '\r\n')}`)).toEqual([]);
    expect(check('\uFEFF[]')[0]).toMatchObject({ line: 1, column: 1 });
    expect(check(GOOD.replace('[]', '1').replaceAll('\n', '\r'))[0]).toMatchObject({ line: 4, column: 17 });
  });

  it('may be nested 32 levels deep', () => {
    const deep = GOOD.replace('[]', '['.repeat(31) + ']'.repeat(31));
    expect(check(deep).map(({ code }) => code)).toEqual(['wrong-type']);
  });

  it.each([
    ['half a million numbers', `[${'1,'.repeat(499_999)}1]`, 'too-many-items'],
    ['twenty thousand lists in a list', `[${'[[]],'.repeat(19_999)}[]]`, 'too-many-items'],
    [
      'eighty thousand unknown words',
      `[{${Array.from({ length: 80_000 }, (_, i) => `"a${i}":1`).join()}}]`,
      'missing-property',
    ],
  ])('is refused in seconds, not hours, where it holds %s', (_what, list, code) => {
    const started = performance.now();
    expect(check(GOOD.replace('[]', list))[0]).toMatchObject({ severity: 'error', code });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('lists the first hundred findings of a file and counts the others', () => {
    const findings = check(GOOD.replace('[]', JSON.stringify(Array.from({ length: 150 }, () => 1))));
    expect(findings).toHaveLength(101);
    expect(findings.at(-1)).toMatchObject({ code: 'too-many-findings', message: expect.stringContaining('50 more') });
  });
});

describe('a number in a condition', () => {
  let files: readonly RuleFile[] = [];
  beforeAll(async () => {
    files = await fixtureFiles('ok');
  });
  const withGate = (number: string) =>
    checkRuleFiles(withChange(files, 'plans/courier.json', (text) => text.replace('0.005', number)));

  it.each(['0.30000000000000000001', '9007199254740993', '1e400', '1e-40', '-1e40'])(
    'is refused as inexact: %s',
    (number) => {
      expect(withGate(number).findings).toMatchObject([
        {
          code: 'number-not-exact',
          pointer: '/rules/1/conditions/all/0/value',
          message: expect.stringContaining(number),
        },
      ]);
    },
  );

  it.each([
    ['0.005', '"value":"0.005"'],
    ['5e-3', '"value":"0.005"'],
    ['0.00500', '"value":"0.005"'],
    ['5E-10', '"value":"0.0000000005"'],
    ['1.0', '"value":1}'],
    ['-0', '"value":0}'],
    ['"0.50%"', '"value":"0.50%"'],
  ])('is kept exactly: %s', (number, stored) => {
    const { documents, findings } = withGate(number);
    expect(findings).toEqual([]);
    expect(documents.find(({ path }) => path === 'plans/courier.json')?.canonical).toContain(stored);
  });
});
