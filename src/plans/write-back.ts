/** Writes what was published last back as the files of a rules folder, so that a draft that was approved is in them too. */
import { mkdir, realpath, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';

import { applyEdits, modify } from 'jsonc-parser';

import type { RuleDocument } from '../engine/documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import type { HashedDocument } from '../engine/rule-set.js';
import { kindOfPath } from './check/document-kinds.js';
import { storedContent } from './check/exact-values.js';
import { JsonSource, readJson } from './check/json-source.js';
import { leafDifferences } from './compare/leaf-differences.js';
import { inReadingOrder } from './reading-order.js';
import type { PublishedFile } from './published-files.js';
import { readRuleFile, readRuleFiles } from './rule-files.js';
import { storedForm } from './rule-versions.js';

export interface WrittenFile {
  readonly path: string;
  /** `unchanged`: it says the same already, and was not touched. */
  readonly change: 'new' | 'changed' | 'unchanged';
}

/**
 * Brings the files of a folder to what the documents say: a file that says the same is left as it is, one that does not is changed in
 * those places only, and keeps its order and layout. Publishing the folder then changes nothing. Files that no document belongs to are
 * left alone, and named in a finding.
 */
export async function writeBack(
  documents: readonly PublishedFile[],
  directory: string,
): Promise<Outcome<readonly WrittenFile[]>> {
  await mkdir(directory, { recursive: true });
  const root = await realpath(directory);
  const planned: (WrittenFile & { readonly text: string })[] = [];
  const problems: Finding[] = [];
  for (const { path, document } of documents) {
    const before = kindOfPath(path) === document.kind ? await textAt(root, path) : misplaced(path);
    if (typeof before === 'object') problems.push(before);
    else planned.push({ path, ...planOf(path, before, document) });
  }
  if (problems.length > 0) return refused(...problems);
  for (const { path, change, text } of planned) {
    if (change === 'unchanged') continue;
    const failed = await written(root, path, text);
    if (failed) return refused(failed);
  }
  const files = planned.map(({ path, change }) => ({ path, change }));
  return done(files, await besides(root, new Set(files.map(({ path }) => path))));
}

/** The text of a file; `undefined` where there is none, a finding where it cannot be read. */
async function textAt(root: string, path: string): Promise<string | undefined | Finding> {
  const exists = await realpath(join(root, path)).then(
    () => true,
    () => false,
  );
  if (!exists) return undefined;
  const file = await readRuleFile(root, path);
  return 'text' in file ? file.text : file;
}

function planOf(
  path: string,
  before: string | undefined,
  document: HashedDocument,
): Omit<WrittenFile, 'path'> & { text: string } {
  const fresh = `${JSON.stringify(inReadingOrder(document.content), null, 2)}\n`;
  if (before === undefined) return { change: 'new', text: fresh };
  const source = readJson({ path, text: before });
  // What is no document is written anew.
  if (!(source instanceof JsonSource) || typeof source.value !== 'object' || source.value === null)
    return { change: 'changed', text: fresh };
  if (says(before, document)) return { change: 'unchanged', text: before };
  const edited = editedText(before, asDocument(document, source.value), document);
  return { change: 'changed', text: says(edited, document) ? edited : fresh };
}

const asDocument = ({ kind }: HashedDocument, content: unknown): RuleDocument => ({ kind, content }) as RuleDocument;

/** Does the text say what the document says, to the hash? */
function says(text: string, document: HashedDocument): boolean {
  try {
    return (
      storedForm(storedContent(asDocument(document, JSON.parse(text.replace(/^\uFEFF/, ''))))).hash === document.hash
    );
  } catch {
    return false;
  }
}

/** The text with its values changed where they differ: what is taken away goes last, from the end on, so that places stay right. */
function editedText(text: string, before: RuleDocument, after: HashedDocument): string {
  const differences = leafDifferences(storedContent(before).content, after.content);
  const isRemoved = ({ after: value }: { readonly after: unknown }) => value === undefined;
  const ordered = [...differences.filter((each) => !isRemoved(each)), ...differences.filter(isRemoved).reverse()];
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const formattingOptions = { insertSpaces: !/^\t/m.test(text), tabSize: indentOf(text), eol };
  let edited = text;
  for (const { path, after: value } of ordered)
    edited = applyEdits(edited, modify(edited, [...path], value, { formattingOptions }));
  return edited;
}

/** Spaces of the first line that begins with any. */
const indentOf = (text: string): number => /^( +)\S/m.exec(text)?.[1]?.length ?? 2;

/** All of it or nothing: a file that is broken off would be no document any more. */
async function written(root: string, path: string, text: string): Promise<Finding | undefined> {
  const target = join(root, path);
  const beside = `${target}.${process.pid}.tmp`;
  try {
    await mkdir(dirname(target), { recursive: true });
    const folder = await realpath(dirname(target));
    if (!`${folder}${sep}`.startsWith(root.endsWith(sep) ? root : root + sep)) return linked(path);
    await writeFile(beside, text);
    await rename(beside, target);
    return undefined;
  } catch (error) {
    await rm(beside, { force: true });
    const message = error instanceof Error ? error.message : String(error);
    return fault('not-written', path, `it cannot be written: ${message}`, 'check who may write there, and do it again');
  }
}

/** Files that would be published with the others, and were not published last. */
async function besides(root: string, known: ReadonlySet<string>): Promise<Finding[]> {
  const files = await readRuleFiles(root);
  if (!files.ok) return [];
  return files.value
    .filter(({ path }) => !known.has(path))
    .map(({ path }) => ({
      severity: 'warning',
      code: 'not-published',
      file: path,
      message: 'it was not published last, and is left as it is',
      advice: 'remove it, or publish the folder with it',
    }));
}

const fault = (code: string, file: string, message: string, advice: string): Finding => ({
  severity: 'error',
  code,
  file,
  message,
  advice,
});

const misplaced = (path: string): Finding =>
  fault('misplaced-document', path, 'no document belongs in this place', 'find out what was changed: cxpay verify');

const linked = (path: string): Finding =>
  fault('linked-folder', path, 'its folder is a link out of the rules folder', 'put the folder itself there');
