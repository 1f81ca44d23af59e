import type { DocumentKind } from '../engine/documents.js';
import { runExamples } from '../engine/example.js';
import type { Finding } from '../engine/finding.js';
import { compileRuleSet, type RuleSet } from '../engine/rule-set.js';
import { checkDrafts, rulesCheckOf, type CheckedDocument, type CheckedDrafts } from './check/check-rule-files.js';
import { lintRules } from './lint/lint-rules.js';
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
 * so far, what lint has to say, and whether the plans' worked examples come out as written.
 */
export function checkRules(files: readonly RuleFile[]): RulesCheckResult {
  const drafts = checkDrafts(files);
  const { documents, findings } = rulesCheckOf(drafts);
  const count = (kind: DocumentKind) => documents.filter((document) => document.kind === kind).length;
  const isSound = !findings.some(({ severity }) => severity === 'error');
  return {
    documents: {
      indicators: count('indicators'),
      parameters: count('parameters'),
      plan: count('plan'),
      eligibility: count('eligibility'),
      adjustments: count('adjustments'),
      attributes: count('attributes'),
      incidents: count('incidents'),
      recovery: count('recovery'),
      causes: count('causes'),
      stages: count('stages'),
      events: count('events'),
      form: count('form'),
    },
    examples: documents.reduce((sum, d) => sum + (d.kind === 'plan' ? (d.content.examples?.length ?? 0) : 0), 0),
    findings: isSound ? furtherFindings(drafts, documents) : findings,
  };
}

/** With those of lint, and of the worked examples. */
function furtherFindings(drafts: CheckedDrafts, documents: readonly CheckedDocument[]): readonly Finding[] {
  const compiled = compileRuleSet(documents);
  if (!compiled.ok) return [...rulesCheckOf(drafts).findings, ...compiled.findings];
  lintRules(drafts.drafts, drafts.catalogue, compiled.value);
  return [...rulesCheckOf(drafts).findings, ...runAllExamples(documents, compiled.value)];
}

function runAllExamples(documents: readonly CheckedDocument[], ruleSet: RuleSet): readonly Finding[] {
  const paths = new Map(documents.map(({ hash, path }) => [hash, path]));
  const findings: Finding[] = [];
  for (const plan of ruleSet.plans.values()) findings.push(...runExamples(plan, ruleSet, paths.get(plan.hash)));
  return findings;
}
