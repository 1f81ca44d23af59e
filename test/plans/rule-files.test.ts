/** Reading a rules directory: which files, in which order, and what is refused before anything is looked into. */
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { MAX_RULE_FILE_BYTES, MAX_RULE_FILES, readRuleFiles } from '../../src/plans/rule-files.js';

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'cxpay-rules-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true });
});

function write(path: string, content: string | Uint8Array = '{}'): void {
  mkdirSync(dirname(join(directory, path)), { recursive: true });
  writeFileSync(join(directory, path), content);
}

async function codes(): Promise<readonly (readonly [string, string | undefined])[]> {
  const { findings } = await readRuleFiles(directory);
  return findings.map(({ code, file }) => [code, file] as const);
}

describe('reading a rules directory', () => {
  it('reads every document, sorted by path, except schemas, examples, hidden files and what is not JSON', async () => {
    for (const path of ['plans/b.json', 'plans/B.json', 'plans/a.json', 'eligibility.json', 'plans/deep/er.json'])
      write(path, `"${path}"`);
    for (const path of [
      'schema/plan.schema.json',
      'plans/examples/x.json',
      'examples/y.json',
      '.git/z.json',
      'README.md',
    ])
      write(path);

    const read = await readRuleFiles(directory);

    const paths = ['eligibility.json', 'plans/B.json', 'plans/a.json', 'plans/b.json', 'plans/deep/er.json'];
    expect(read).toEqual({ ok: true, value: paths.map((path) => ({ path, text: `"${path}"` })), findings: [] });
  });

  it('takes a byte order mark off', async () => {
    write('attributes.json', '\uFEFF{}');
    expect(await readRuleFiles(directory)).toMatchObject({ value: [{ text: '{}' }] });
  });

  it('refuses what is not UTF-8', async () => {
    write('plans/latin.json', Buffer.from('{"name":"\xe9t\xe9"}', 'latin1'));
    expect(await codes()).toEqual([['not-utf-8', 'plans/latin.json']]);
  });

  it('names every file that is refused, not only the first', async () => {
    write('plans/a.json', Buffer.from([0xff]));
    write('plans/b.json', Buffer.from([0xff]));
    expect(await codes()).toEqual([
      ['not-utf-8', 'plans/a.json'],
      ['not-utf-8', 'plans/b.json'],
    ]);
  });

  it('takes a file of exactly one mebibyte and refuses one byte more', async () => {
    write('plans/full.json', ' '.repeat(MAX_RULE_FILE_BYTES));
    write('plans/over.json', ' '.repeat(MAX_RULE_FILE_BYTES + 1));
    expect(await codes()).toEqual([['file-too-large', 'plans/over.json']]);
  });

  it('takes as many files as are allowed and refuses one more', async () => {
    for (let index = 0; index < MAX_RULE_FILES; index++) write(`plans/p${index}.json`);
    expect((await readRuleFiles(directory)).ok).toBe(true);
    write('plans/one-more.json');
    expect(await codes()).toEqual([['too-many-files', undefined]]);
  });

  it('follows a link to a file within the directory, and no link that leads outside or to a folder', async () => {
    const outside = mkdtempSync(join(tmpdir(), 'cxpay-outside-'));
    writeFileSync(join(outside, 'secret.json'), '"secret"');
    write('plans/real.json', '"real"');
    symlinkSync(join(directory, 'plans/real.json'), join(directory, 'plans/linked.json'));
    expect(await readRuleFiles(directory)).toMatchObject({ ok: true, value: [{ text: '"real"' }, { text: '"real"' }] });

    symlinkSync(join(outside, 'secret.json'), join(directory, 'plans/leads-out.json'));
    symlinkSync(outside, join(directory, 'shared'));
    symlinkSync(join(directory, 'nowhere'), join(directory, 'plans/dangling.json'));
    expect(await codes()).toEqual([
      ['linked-folder', 'shared'],
      ['unreadable-file', 'plans/dangling.json'],
      ['link-leads-outside', 'plans/leads-out.json'],
    ]);
    rmSync(outside, { recursive: true });
  });

  it('refuses a folder that ends in .json only for what it holds', async () => {
    write('plans/folder.json/inner.json');
    expect(await readRuleFiles(directory)).toMatchObject({ value: [{ path: 'plans/folder.json/inner.json' }] });
  });

  it('says so where there is no directory, or nothing in it', async () => {
    expect(await codes()).toEqual([['no-documents', undefined]]);
    const missing = await readRuleFiles(join(directory, 'missing'));
    expect(missing.findings[0]).toMatchObject({ code: 'no-such-directory' });
  });
});
