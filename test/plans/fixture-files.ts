import { fileURLToPath } from 'node:url';

import { readRuleFiles, type RuleFile } from '../../src/plans/rule-files.js';

export const FIXTURES = fileURLToPath(new URL('../fixtures/rules', import.meta.url));

/** The documents of a fixture folder; throws where they cannot be read, because then the fixture is wrong. */
export async function fixtureFiles(folder: string): Promise<readonly RuleFile[]> {
  const read = await readRuleFiles(`${FIXTURES}/${folder}`);
  if (!read.ok) throw new Error(JSON.stringify(read.findings));
  return read.value;
}

/** The first files with those of the second added, or in their place. */
export function laidOver(files: readonly RuleFile[], changed: readonly RuleFile[]): readonly RuleFile[] {
  const byPath = new Map([...files, ...changed].map((file) => [file.path, file]));
  return [...byPath.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The files with one document changed by hand. */
export function withChange(
  files: readonly RuleFile[],
  path: string,
  change: (text: string) => string,
): readonly RuleFile[] {
  return files.map((file) => (file.path === path ? { path, text: change(file.text) } : file));
}
