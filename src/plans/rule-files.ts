/** Reads the rule documents of a directory as text, within limits, and looks at nothing inside them. */
import { lstat, readdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

import type { DocumentKind } from '../engine/documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';

/** One rule document, not yet looked into. */
export interface RuleFile {
  /** Relative to the rules directory, with `/`: `plans/courier.json`. */
  readonly path: string;
  readonly text: string;
  /** Where it is not the place that says what kind of document it is. */
  readonly kind?: DocumentKind;
}

export const MAX_RULE_FILES = 2_000;
export const MAX_RULE_FILE_BYTES = 1_048_576;
/** Schemas are for editors; a folder of examples shows documents that do not hold. */
const SCHEMA_FOLDER = 'schema';
const EXAMPLES_FOLDER = 'examples';

/**
 * The documents under a rules directory, sorted by path: every `*.json` except in `schema/` and in folders named `examples`.
 * Hidden files and folders are passed over. Refused: a directory that is not there or holds no documents, too many files, a file
 * that is too large, not UTF-8 or a link to elsewhere; the findings name every one.
 */
export async function readRuleFiles(directory: string): Promise<Outcome<readonly RuleFile[]>> {
  const root = await realpath(directory).catch(() => undefined);
  if (root === undefined || !(await stat(root)).isDirectory())
    return refused(
      fault(
        'no-such-directory',
        undefined,
        `There is no directory "${directory}".`,
        'Name the directory that holds plans/.',
      ),
    );

  const findings: Finding[] = [];
  const paths = await documentPaths(root, '', findings);
  if (paths.length > MAX_RULE_FILES)
    return refused(
      fault(
        'too-many-files',
        undefined,
        `More than ${MAX_RULE_FILES} rule documents.`,
        'Put several indicators or rules into one.',
      ),
    );
  const files: RuleFile[] = [];
  for (const path of paths.sort(byCodeUnits)) {
    const file = await readRuleFile(root, path);
    if ('text' in file) files.push(file);
    else findings.push(file);
  }
  if (findings.length === 0 && files.length === 0)
    return refused(
      fault(
        'no-documents',
        undefined,
        `"${directory}" holds no rule documents.`,
        'Name the directory that holds plans/.',
      ),
    );
  return findings.length > 0 ? refused(...findings) : done(files);
}

/** The same order everywhere: not the file system's, nor a language's. */
const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function fault(code: string, path: string | undefined, message: string, advice: string): Finding {
  return { severity: 'error', code, ...(path === undefined ? {} : { file: path }), message, advice };
}

async function documentPaths(root: string, folder: string, findings: Finding[]): Promise<string[]> {
  const paths: string[] = [];
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(() => undefined);
  if (!entries)
    findings.push(fault('unreadable-folder', folder, 'This folder cannot be read.', 'Check who may read it.'));
  for (const entry of entries ?? []) {
    if (entry.name.startsWith('.')) continue;
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory() && !isLeftOut(folder, entry.name))
      paths.push(...(await documentPaths(root, path, findings)));
    else if (entry.isSymbolicLink() && (await leadsToFolder(join(root, path))))
      findings.push(fault('linked-folder', path, `"${path}" is a link to a folder.`, 'Put the folder itself here.'));
    else if (!entry.isDirectory() && entry.name.endsWith('.json')) paths.push(path);
    // One more than allowed is enough to know.
    if (paths.length > MAX_RULE_FILES) return paths;
  }
  return paths;
}

const isLeftOut = (folder: string, name: string): boolean =>
  name === EXAMPLES_FOLDER || (folder === '' && name === SCHEMA_FOLDER);

const leadsToFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (target) => target.isDirectory(),
    () => false,
  );

/** Reads one document by its path relative to a directory (which is a real path); answers what is wrong where it cannot be read. */
export async function readRuleFile(root: string, path: string): Promise<RuleFile | Finding> {
  const unreadable = fault(
    'unreadable-file',
    path,
    `"${path}" cannot be read as a file.`,
    'Check what it is and who may read it.',
  );
  try {
    const real = await realpath(join(root, path));
    if (!real.startsWith(root.endsWith(sep) ? root : root + sep))
      return fault(
        'link-leads-outside',
        path,
        `"${path}" is a link out of the rules directory.`,
        'Put the file itself here.',
      );
    const { size, isFile } = await lstat(real).then((found) => ({ size: found.size, isFile: found.isFile() }));
    if (!isFile) return unreadable;
    if (size > MAX_RULE_FILE_BYTES) return tooLarge(path, size);
    const bytes = await readFile(real);
    if (bytes.length > MAX_RULE_FILE_BYTES) return tooLarge(path, bytes.length);
    return decoded(path, bytes);
  } catch {
    return unreadable;
  }
}

const tooLarge = (path: string, bytes: number): Finding =>
  fault(
    'file-too-large',
    path,
    `"${path}" has ${bytes} bytes; ${MAX_RULE_FILE_BYTES} are allowed.`,
    'Split it into several documents.',
  );

function decoded(path: string, bytes: Uint8Array): RuleFile | Finding {
  try {
    return { path, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return fault('not-utf-8', path, `"${path}" is not UTF-8 text.`, 'Save it as UTF-8.');
  }
}
