import type { DocumentKind } from '../engine/documents.js';
import { runExamples } from '../engine/example.js';
import type { Finding } from '../engine/finding.js';
import { compileRuleSet } from '../engine/rule-set.js';
import { checkRuleFiles, type CheckedDocument } from './check/check-rule-files.js';
import type { RuleFile } from './rule-files.js';

export interface RulesCheckResult {
  /** Documents without an error of their own, by kind. */
  readonly documents: Readonly<Record<DocumentKind, number>>;
  /** Worked examples that the plans bring along. */
  readonly examples: number;
  readonly findings: readonly Finding[];
}

/**
 * Everything that can be said of documents by themselves: shape, references, weights, curves, rules, and, where there is no error
 * so far, whether the plans' worked examples come out as written.
 */
export async function checkRules(files: readonly RuleFile[]): Promise<RulesCheckResult> {
  const { documents, findings } = checkRuleFiles(files);
  const count = (kind: DocumentKind) => documents.filter((document) => document.kind === kind).length;
  const isSound = !findings.some(({ severity }) => severity === 'error');
  return {
    documents: {
      indicators: count('indicators'),
      plan: count('plan'),
      eligibility: count('eligibility'),
      adjustments: count('adjustments'),
      attributes: count('attributes'),
    },
    examples: documents.reduce((sum, d) => sum + (d.kind === 'plan' ? (d.content.examples?.length ?? 0) : 0), 0),
    findings: isSound ? [...findings, ...(await runAllExamples(documents))] : findings,
  };
}

async function runAllExamples(documents: readonly CheckedDocument[]): Promise<readonly Finding[]> {
  const compiled = compileRuleSet(documents);
  if (!compiled.ok) return compiled.findings;
  const paths = new Map(documents.map(({ hash, path }) => [hash, path]));
  const findings: Finding[] = [];
  for (const plan of compiled.value.plans.values())
    findings.push(...(await runExamples(plan, compiled.value, paths.get(plan.hash))));
  return findings;
}
