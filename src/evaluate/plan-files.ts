/** A plan that is tried by itself, with the documents that it uses: those it names, or those of the rules folder it lies in. */
import { lstat, realpath, stat } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

import type { DocumentKind } from '../engine/documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { readRuleFile, readRuleFiles, type RuleFile } from '../plans/rule-files.js';
import { kindOfPath } from '../plans/check/document-kinds.js';

/** Most files that a plan may name. */
const MAX_USES = 100;
const PLANS_FOLDER = 'plans';
const MAX_SHOWN = 100;

/** What tells a document's kind where its place does not: the list that it holds. */
const KIND_BY_CONTENT: readonly (readonly [string, DocumentKind])[] = [
  ['indicators', 'indicators'],
  ['parameters', 'parameters'],
  ['attributes', 'attributes'],
  ['rules', 'adjustments'],
  ['conditions', 'adjustments'],
];
/** What a plan takes from the rules folder that it lies in. */
const CATALOGUE: readonly (DocumentKind | undefined)[] = ['indicators', 'parameters', 'adjustments', 'attributes'];

/**
 * Reads a plan and what it uses. Findings call each file as the person would: as the plan was given, and the others from there.
 * What `uses` names must lie in the folder above the plan's, or below it.
 */
export async function readPlanFiles(path: string): Promise<Outcome<readonly RuleFile[]>> {
  const folder = await realpath(dirname(path)).catch(() => undefined);
  if (folder === undefined || !(await isFile(path)))
    return refused(
      fault('no-such-plan', path, `There is no plan "${cut(path)}".`, 'Name a plan document, such as plan.json.'),
    );
  const read = await readRuleFile(dirname(folder), join(basename(folder), basename(path)));
  if (!('text' in read)) return refused({ ...read, file: path });
  const plan: RuleFile = { path, text: read.text, kind: 'plan' };
  const uses = usesOf(read.text);
  if (uses === undefined) return withCatalogue(plan, folder);
  const others = await readUsed(uses, folder, path);
  return others.ok ? done([plan, ...others.value]) : others;
}

const isFile = async (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => !found.isDirectory(),
    () => false,
  );

/** What the plan names; `undefined` where it names nothing, or is so broken that the checks will say so. */
function usesOf(text: string): readonly string[] | undefined {
  const uses = member(parsed(text), 'uses');
  return Array.isArray(uses) ? uses.filter((use) => typeof use === 'string') : undefined;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return undefined;
  }
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;

async function readUsed(uses: readonly string[], folder: string, plan: string): Promise<Outcome<readonly RuleFile[]>> {
  if (uses.length > MAX_USES)
    return refused(
      place(plan, '/uses', 'too-many-files', `The plan uses ${uses.length} files; ${MAX_USES} are allowed.`),
    );
  const files: RuleFile[] = [];
  const findings: Finding[] = [];
  const seen = new Set<string>([await realpath(plan)]);
  for (const [index, use] of uses.entries()) {
    const file = await readOne(use, folder, dirname(plan), seen);
    if ('text' in file) files.push(file);
    else findings.push({ ...file, file: plan, pointer: `/uses/${index}` });
  }
  return findings.length > 0 ? refused(...findings) : done(files);
}

async function readOne(
  use: string,
  folder: string,
  shownFolder: string,
  seen: Set<string>,
): Promise<RuleFile | Finding> {
  const root = dirname(folder);
  const path = relative(root, resolve(folder, use));
  if (isAbsolute(use) || /[\\\u0000]/.test(use) || path === '' || path === '..' || path.startsWith(`..${sep}`))
    return fault(
      'outside-folder',
      use,
      `"${cut(use)}" is not a path to a file near the plan.`,
      'Write it relative to the plan, at most one folder up: "../indicators/delivery.json".',
    );
  if (!(await lstat(join(root, path)).catch(() => undefined)))
    return fault('no-such-file', use, `There is no file "${cut(use)}".`, 'Write it relative to the plan.');
  const file = await readRuleFile(root, path);
  if (!('text' in file)) return { ...file, message: `"${cut(use)}" cannot be used: ${file.message}` };
  const real = await realpath(join(root, path));
  if (seen.has(real)) return fault('used-twice', use, `"${cut(use)}" is used twice.`, 'Name each file once.');
  seen.add(real);
  const kind = kindByContent(file.text);
  if (kind) return { path: join(shownFolder, use), text: file.text, kind };
  return fault(
    'unknown-kind',
    use,
    `"${cut(use)}" holds neither indicators, parameters, attributes nor rules.`,
    'A plan uses documents of these kinds.',
  );
}

/** A file that is no JSON is taken for indicators, so that the checks say what is wrong with it. */
function kindByContent(text: string): DocumentKind | undefined {
  const document = parsed(text);
  if (document === undefined) return 'indicators';
  return KIND_BY_CONTENT.find(([list]) => member(document, list) !== undefined)?.[1];
}

/** A plan in the folder `plans` of a rules folder takes all that the folder defines, other plans and eligibility aside. */
async function withCatalogue(plan: RuleFile, folder: string): Promise<Outcome<readonly RuleFile[]>> {
  if (basename(folder) !== PLANS_FOLDER) return done([plan]);
  const root = dirname(folder);
  const read = await readRuleFiles(root);
  if (!read.ok) return read;
  const shownRoot = join(dirname(plan.path), '..');
  const catalogue = read.value.filter(({ path }) => CATALOGUE.includes(kindOfPath(path)));
  return done([
    plan,
    ...catalogue.map((file): RuleFile => {
      const kind = kindOfPath(file.path);
      return { ...file, path: join(shownRoot, file.path), ...(kind && { kind }) };
    }),
  ]);
}

const cut = (text: string): string => (text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text);

const fault = (code: string, file: string, message: string, advice: string): Finding => ({
  severity: 'error',
  code,
  file,
  message,
  advice,
});

const place = (file: string, pointer: string, code: string, message: string): Finding => ({
  severity: 'error',
  code,
  file,
  pointer,
  message,
});
