import type { Indicator } from '../engine/documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { compileRuleSet, type RuleSet } from '../engine/rule-set.js';
import type { CompiledPlan } from '../engine/plan.js';
import { checkRules } from '../plans/check-rules.js';
import { checkRuleFiles } from '../plans/check/check-rule-files.js';
import type { RuleFile } from '../plans/rule-files.js';
import { readPlanFiles } from './plan-files.js';

/** A plan that has passed all checks, ready to be tried. */
export interface LoadedPlan {
  readonly plan: CompiledPlan;
  readonly ruleSet: RuleSet;
  readonly indicators: ReadonlyMap<string, Indicator>;
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
  const ruleSet = compileRuleSet(checkRuleFiles(files).documents);
  if (!ruleSet.ok) return ruleSet;
  const [plan] = ruleSet.value.plans.values();
  if (!plan) throw new Error('a document was taken for a plan and is none');
  return done({ plan, ruleSet: ruleSet.value, indicators: ruleSet.value.indicators }, findings);
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
