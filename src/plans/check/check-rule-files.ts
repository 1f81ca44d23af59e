import { canonicalJson, sha256, type Canonical } from '../../engine/canonical.js';
import type { DocumentKind, RecoveryDocument, RuleDocument } from '../../engine/documents.js';
import { Exact, exact } from '../../engine/exact.js';
import type { Finding } from '../../engine/finding.js';
import { phrase } from '../../engine/phrase.js';
import type { RuleFile } from '../rule-files.js';
import { buildCatalogue, type Catalogue, type Draft } from './catalogue.js';
import { checkCauses } from './check-causes.js';
import { checkEvents } from './check-events.js';
import { checkForm } from './check-form.js';
import { checkHead } from './check-head.js';
import { checkIndicators } from './check-indicators.js';
import { checkIncidents } from './check-incidents.js';
import { checkParameters } from './check-parameters.js';
import { checkPlan } from './check-plan.js';
import { checkParametersAreUsed } from './check-references.js';
import { checkEligibility, checkShared } from './check-rules.js';
import { checkStages } from './check-stages.js';
import { checkShape } from './check-shape.js';
import { kindOfPath, WHERE_DOCUMENTS_GO } from './document-kinds.js';
import { storedContent } from './exact-values.js';
import { JsonSource, readJson } from './json-source.js';
import { Report } from './report.js';

/** A document without errors, as it is stored: its content without `$schema`, and the hash that names it. */
export type CheckedDocument = RuleDocument & {
  readonly path: string;
  /** RFC 8785 text of the content. */
  readonly canonical: string;
  /** SHA-256 of that text. */
  readonly hash: string;
};

export interface RulesCheck {
  /** Those without an error of their own, in the order of the files. Publish them only if no finding is an error. */
  readonly documents: readonly CheckedDocument[];
  readonly findings: readonly Finding[];
}

/** Documents that have been checked, with the reports that what else is found can be added to. */
export interface CheckedDrafts {
  readonly drafts: readonly Draft[];
  readonly catalogue: Catalogue;
}

/**
 * Checks rule documents, each by itself and all together, without running the plans' examples. Whatever the files hold, it
 * answers findings and never throws. Where a document is so broken that what it declares cannot be known, nothing is said of
 * references to its kind: mend it first.
 */
export function checkRuleFiles(files: readonly RuleFile[]): RulesCheck {
  return rulesCheckOf(checkDrafts(files));
}

/** The same, with the drafts on the way. */
export function checkDrafts(files: readonly RuleFile[]): CheckedDrafts {
  const drafts = files.map(readDraft);
  const catalogue = buildCatalogue(drafts);
  for (const { document, report } of drafts) if (document) checkDocument(document, catalogue, report);
  checkPlansAreUsed(drafts, catalogue);
  checkParametersAreUsed(drafts);
  return { drafts, catalogue };
}

/** What has come out, with the findings so far. */
export function rulesCheckOf({ drafts }: CheckedDrafts): RulesCheck {
  return {
    documents: drafts.flatMap(({ document, path, report }) =>
      document && !report.hasErrors ? [checkedDocument(document, path)] : [],
    ),
    findings: drafts.flatMap(({ report }) => report.findings),
  };
}

function readDraft(file: RuleFile): Draft {
  const { path } = file;
  const kind = file.kind ?? kindOfPath(path);
  const source = readJson(file);
  if (!(source instanceof JsonSource))
    return { path, kind, document: undefined, report: new Report(path, undefined, source) };
  const report = new Report(path, source);
  if (!kind) {
    report.error('misplaced-document', [], phrase`No document belongs in this place.`, WHERE_DOCUMENTS_GO);
    return { path, kind, document: undefined, report };
  }
  checkShape(kind, source.value, report);
  return { path, kind, document: report.hasErrors ? undefined : asDocument(kind, source.value), report };
}

/** The schema has been satisfied, and the types say the same as the schema. */
const asDocument = (kind: DocumentKind, content: unknown): RuleDocument => ({ kind, content }) as RuleDocument;

function checkDocument(document: RuleDocument, catalogue: Catalogue, report: Report): void {
  checkHead(document.content, report);
  switch (document.kind) {
    case 'indicators': {
      checkIndicators(document.content, catalogue, report);
      return;
    }
    case 'plan': {
      checkPlan(document.content, catalogue, report);
      return;
    }
    case 'eligibility': {
      checkEligibility(document.content, catalogue, report);
      return;
    }
    case 'adjustments': {
      checkShared(document.content, catalogue, report);
      return;
    }
    case 'parameters': {
      checkParameters(document.content, catalogue, report);
      return;
    }
    case 'incidents': {
      checkIncidents(document.content, catalogue, report);
      return;
    }
    case 'causes': {
      checkCauses(document.content, catalogue, report);
      return;
    }
    case 'stages': {
      checkStages(document.content, report);
      return;
    }
    case 'events': {
      checkEvents(document.content, catalogue, report);
      return;
    }
    case 'form': {
      checkForm(document.content, catalogue, report);
      return;
    }
    case 'recovery': {
      checkRecovery(document.content, report);
      return;
    }
    case 'attributes':
      return;
  }
}

function checkRecovery({ atMost }: RecoveryDocument, report: Report): void {
  const share = exact(atMost);
  if (share.isNegative() || share.isGreaterThan(Exact.ONE))
    report.error('share-out-of-range', ['atMost'], phrase`${{ atMost }} is no share of a payout.`, 'Write 0% to 100%.');
}

/** A plan that nobody can be on is usually one that somebody forgot to name. */
function checkPlansAreUsed(drafts: readonly Draft[], { plans }: Catalogue): void {
  const eligibility = drafts.filter(({ kind }) => kind === 'eligibility');
  if (eligibility.some(({ document }) => document === undefined)) return;
  const used = new Set<string>();
  for (const { document } of eligibility)
    if (document?.kind === 'eligibility') for (const rule of document.content.rules) used.add(rule.event.params.id);
  for (const { document, report } of drafts) {
    if (document?.kind !== 'plan' || used.has(document.content.id)) continue;
    const { id } = document.content;
    if (plans.get(id) !== document.content) continue;
    report.warning(
      'unused-plan',
      ['id'],
      phrase`No eligibility rule puts anybody on the plan "${{ id }}".`,
      phrase`Name it in eligibility.json.`,
    );
  }
}

function checkedDocument(document: RuleDocument, path: string): CheckedDocument {
  const stored = storedContent(document);
  const canonical = canonicalJson(stored.content as unknown as Canonical);
  return { ...stored, path, canonical, hash: sha256(canonical) };
}
