/** Everything that is to be said of a draft: what the check of rule documents says, lint, its worked examples, and HR's bounds. */
import { Exact } from '../engine/exact.js';
import type { Finding } from '../engine/finding.js';
import { parameterName, parameterNames, ParameterTable } from '../engine/parameters.js';
import type { DocumentKind, Indicator } from '../engine/documents.js';
import { checkRuleFiles } from '../plans/check/check-rule-files.js';
import { pathOf, type JsonSource } from '../plans/check/json-source.js';
import { checkRules } from '../plans/check-rules.js';
import type { PublishedFile } from '../plans/published-files.js';
import type { PlanBounds } from './bounds.js';
import { boundsFindings } from './check-bounds.js';
import type { DraftContent } from './draft-content.js';
import { changedParameterPaths, filesWithDraft } from './draft-files.js';
import type { ReadDecimal } from './plan-weights.js';
import { phrase, worded } from '../engine/phrase.js';

/** What a draft is held against. */
export interface DraftSetting {
  readonly files: readonly PublishedFile[];
  readonly planPath: string;
  readonly bounds: PlanBounds;
  /** Parameters that the draft says nothing of have the value of this period. */
  readonly period: string;
}

/**
 * The quick part, for a preview at every move of a slider: shape, references, weights and bounds of the plan itself. Other plans, which
 * a parameter can concern too, are looked at when it is saved.
 */
export function quickFindings(content: DraftContent, setting: DraftSetting): Finding[] {
  const around = setting.files.filter(({ path, document }) => path === setting.planPath || AROUND.has(document.kind));
  const { findings } = checkRuleFiles(filesWithDraft(around, setting.planPath, content));
  // Who is on it is said by a document that is not looked at here.
  return told(
    findings.filter(({ code }) => code !== 'unused-plan'),
    content,
    setting,
  );
}

/** What a plan can refer to. */
const AROUND: ReadonlySet<DocumentKind> = new Set<DocumentKind>([
  'indicators',
  'parameters',
  'adjustments',
  'attributes',
]);

/**
 * All of it. Where a worked example comes out otherwise it is a warning: whoever changes weights has yet to look at what they come
 * to, and does so before submitting.
 */
export function draftFindings(content: DraftContent, setting: DraftSetting): Finding[] {
  const { findings } = checkRules(filesWithDraft(setting.files, setting.planPath, content));
  return told(findings, content, setting);
}

/** The same of a plan that somebody has written as a text, whose lines and columns are told. */
export function textFindings(
  source: JsonSource,
  content: DraftContent,
  setting: DraftSetting,
  text: string,
): Finding[] {
  const files = filesWithDraft(setting.files, setting.planPath, content);
  const { findings } = checkRules(files.map((file) => (file.path === setting.planPath ? { ...file, text } : file)));
  return told(findings, content, setting, source);
}

export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

export const EXAMPLE_DIFFERS = 'example-not-reproduced';

function told(
  findings: readonly Finding[],
  content: DraftContent,
  setting: DraftSetting,
  source?: JsonSource,
): Finding[] {
  const { planPath } = setting;
  const own = new Set([planPath, ...changedParameterPaths(setting.files, content)]);
  const of = findings.filter(({ severity, file }) => severity === 'error' || (file !== undefined && own.has(file)));
  const shown = of.map((finding) => placed(asDraft(finding), finding.file === planPath ? source : undefined));
  // Of a plan without its shape nobody can say what it weighs.
  if (hasErrors(shown)) return shown;
  const beyond = boundsFindings(content, setting.bounds, boundsSetting(content, setting));
  return [...unusedParameters(content), ...beyond.map((finding) => placed(finding, source)), ...shown];
}

/** With its line and column where the text is somebody's; otherwise they would be those of a text that nobody has seen. */
export function placed({ line, column, ...finding }: Finding, source: JsonSource | undefined): Finding {
  if (!source || finding.pointer === undefined) return finding;
  if (line !== undefined && column !== undefined) return { ...finding, line, column };
  return { ...finding, ...source.place(pathOf(finding.pointer)) };
}

/** Examples that come out otherwise are to be looked at before the draft is submitted. */
function asDraft(finding: Finding): Finding {
  if (finding.code !== EXAMPLE_DIFFERS) return finding;
  const advice = phrase`look at what it comes to now; to take that over, save with the examples renewed`;
  return { ...finding, severity: 'warning', ...worded(finding.phrases?.message ?? finding.message, advice) };
}

/** A parameter that the plan does not name is none of this draft's business. */
function unusedParameters({ plan, parameters }: DraftContent): Finding[] {
  const used = new Set(parameterNames(plan));
  return Object.keys(parameters)
    .filter((name) => !used.has(name))
    .map((name) => ({
      severity: 'error',
      code: 'parameter-not-used',
      pointer: `/parameters/${name}`,
      ...worded(
        phrase`the plan does not refer to a parameter "${{ name }}"`,
        used.size === 0
          ? phrase`this plan has no parameters`
          : phrase`those that it has: ${{ known: [...used].join(', ') }}`,
      ),
    }));
}

/** The indicators, and what decimals and parameters come to, with the draft's own values first. */
export function boundsSetting({ parameters }: DraftContent, { files, period }: DraftSetting) {
  const documents = files.map(({ document }) => document);
  const indicators = new Map<string, Indicator>(
    documents.flatMap((d) => (d.kind === 'indicators' ? d.content.indicators.map((i) => [i.code, i] as const) : [])),
  );
  const table = new ParameterTable(documents.flatMap((d) => (d.kind === 'parameters' ? [d.content] : [])));
  const read: ReadDecimal = (text) => {
    const name = parameterName(text);
    if (name === undefined) return Exact.parse(text);
    const own = Object.hasOwn(parameters, name) ? parameters[name] : undefined;
    return Exact.parse(own ?? table.valueFor(name, period, NOBODY)?.value ?? '');
  };
  return { indicators, read };
}

const NOBODY = { role: '', departments: [], attributes: {} };
