import type { DatedValue, Indicator, PlanDocument, RuleDocument } from '../engine/documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { compileRuleSet, type RuleSet } from '../engine/rule-set.js';
import { parameterNames } from '../engine/parameters.js';
import type { CompiledPlan } from '../engine/plan.js';
import { componentsOf, indicatorsIn } from '../engine/plan-reading.js';
import { checkRules } from '../plans/check-rules.js';
import { checkRuleFiles } from '../plans/check/check-rule-files.js';
import type { RuleFile } from '../plans/rule-files.js';
import { readPlanFiles } from './plan-files.js';
import type { Holding } from './read-subject.js';

/** A plan that has passed all checks, ready to be tried. */
export interface LoadedPlan {
  readonly plan: CompiledPlan;
  readonly ruleSet: RuleSet;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** What the plan needs, and when it holds. */
  readonly holds: readonly Holding[];
}

/** What is worth knowing of a whole rules folder, and not of one plan. */
const OF_FOLDERS: ReadonlySet<string> = new Set(['unused-plan', 'unused-parameter', 'unused-attribute']);

/**
 * Reads a plan and what it uses, checks all of it as `cxpay rules check` does, worked examples included, and makes it ready. The
 * findings of a sound plan are warnings.
 */
export async function loadPlan(path: string): Promise<Outcome<LoadedPlan>> {
  const files = await readPlanFiles(path);
  return files.ok ? compile(files.value) : files;
}

function compile(files: readonly RuleFile[]): Outcome<LoadedPlan> {
  const findings = checkRules(files).findings.filter(({ code }) => !OF_FOLDERS.has(code));
  if (findings.some(isError)) return refused(...withAdvice(files, findings));
  const { documents } = checkRuleFiles(files);
  const ruleSet = compileRuleSet(documents);
  if (!ruleSet.ok) return ruleSet;
  const [plan] = ruleSet.value.plans.values();
  if (!plan) throw new Error('a document was taken for a plan and is none');
  const { indicators } = ruleSet.value;
  return done({ plan, ruleSet: ruleSet.value, indicators, holds: holdingsOf(plan.document, documents) }, findings);
}

/** The plan itself, the documents that define its indicators and parameters, and the parameters' first values. */
function holdingsOf(plan: PlanDocument, documents: readonly RuleDocument[]): readonly Holding[] {
  const indicators = new Set(componentsOf(plan).flatMap((c) => [c.indicator, ...indicatorsIn(c.attainment)]));
  const parameters = new Set(parameterNames(plan));
  const holdings: Holding[] = [{ what: 'the plan', from: plan.effectiveFrom, to: plan.effectiveTo }];
  for (const { kind, content } of documents) {
    const { effectiveFrom: from, effectiveTo: to } = content;
    if (kind === 'indicators')
      for (const { code } of content.indicators)
        if (indicators.has(code)) holdings.push({ what: `the indicator "${code}"`, from, to });
    if (kind === 'parameters')
      for (const { name, values } of content.parameters)
        if (parameters.has(name)) holdings.push({ what: `the parameter "${name}"`, from: firstOf(values, from), to });
  }
  return holdings;
}

/** A document does not hold before it begins, nor a parameter before its first value. */
function firstOf(values: readonly DatedValue[], start: string): string {
  const first = values.map(({ from = start }) => from).reduce((a, b) => (a < b ? a : b), values[0]?.from ?? start);
  return first > start ? first : start;
}

const isError = ({ severity }: Finding): boolean => severity === 'error';

/** Where a plan stands alone, whatever it refers to is unknown: then that is what to mend. */
function withAdvice(files: readonly RuleFile[], findings: readonly Finding[]): readonly Finding[] {
  if (files.length > 1 || !findings.some(({ code }) => code.startsWith('unknown-'))) return findings;
  const alone: Finding = {
    severity: 'error',
    code: 'no-uses',
    ...(files[0] && { file: files[0].path }),
    message: 'The plan names no documents that it uses, and it lies in no rules folder.',
    advice: 'Add "uses": ["indicators.json"] with the paths of its indicators and parameters.',
  };
  return [alone, ...findings];
}
