import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

import { may, type Principal } from '../access/principal.js';
import { Database } from '../database/database.js';
import type { PlanDocument } from '../engine/documents.js';
import { done, refused, type Finding, type Outcome } from '../engine/finding.js';
import { storedContent } from '../plans/check/exact-values.js';
import { JsonSource, readJson } from '../plans/check/json-source.js';
import { documentText } from '../plans/document-text.js';
import { hasErrors, placed, textFindings, type DraftSetting } from './check-draft.js';
import type { Asker } from './draft-access.js';
import { readDraft, type DraftContent } from './draft-content.js';
import type { DraftStanding } from './draft-standing.js';
import { baseOf, checked, DraftsService, type DraftView } from './drafts.service.js';
import { noRewriting, staleRevision } from './refusals.js';
import { phrase, worded } from '../engine/phrase.js';

/** The plan of a draft as a text to be edited. */
export interface DraftDocument {
  readonly draft: number;
  readonly revision: number;
  /** Where it lies in the rules folder: `plans/courier.json`. */
  readonly path: string;
  readonly text: string;
}

export interface Rewriting {
  /** The revision that was looked at: refused where another one has been saved since. */
  readonly revision: number;
  /** The whole plan, as JSON. */
  readonly text: string;
  /** Let worked examples expect what comes out now. */
  readonly renewExamples?: boolean;
}

/** What a text says, with all that is to be said of it; no content where it is no plan. */
interface ReadText {
  readonly content: DraftContent | undefined;
  readonly findings: readonly Finding[];
}

/** Whole plans of drafts as texts: read, checked, and written anew by HR. */
@Injectable()
export class DraftDocuments {
  constructor(
    private readonly database: Database,
    private readonly drafts: DraftsService,
  ) {}

  /** The plan as the draft has it, in the order and layout that people read. */
  async text(id: number, asker: Asker): Promise<Outcome<DraftDocument>> {
    const manager = this.database.reader;
    const found = await this.drafts.readable(manager, id, asker);
    if (!found.ok) return found;
    const { draft, latest } = found.value;
    const setting = await this.drafts.setting(manager, draft);
    if (!setting.ok) return setting;
    const text = documentText(readDraft(latest.content).plan);
    return done({ draft: id, revision: latest.revision, path: setting.value.planPath, text });
  }

  /** What is to be said of a text in place of the draft's plan, with lines and columns. Stores nothing. */
  async check(id: number, text: string, asker: Asker): Promise<Outcome<readonly Finding[]>> {
    const manager = this.database.reader;
    const found = await this.drafts.readable(manager, id, asker);
    if (!found.ok) return found;
    const read = await this.read(manager, found.value, text);
    return read.ok ? done(read.value.findings) : read;
  }

  /** What the draft would be with a text in place of its plan; refused where it could not be saved. Stores nothing. */
  async proposed(id: number, text: string, asker: Asker): Promise<Outcome<DraftView>> {
    const manager = this.database.reader;
    const standing = await this.drafts.readable(manager, id, asker);
    if (!standing.ok) return standing;
    const read = await this.read(manager, standing.value, text);
    if (!read.ok) return read;
    const { content, findings } = read.value;
    if (!content || hasErrors(findings)) return refused(...findings);
    return done({ standing: standing.value, content, base: await baseOf(manager, standing.value.draft), findings });
  }

  /**
   * Saves a text as the draft's whole plan, in a new revision. By HR alone. Refused, and nothing stored, where somebody has saved
   * another revision since, where it is another plan or none, and where the check finds an error or a bound is broken.
   */
  async rewrite(id: number, { revision, text, renewExamples }: Rewriting, by: Principal): Promise<Outcome<DraftView>> {
    if (!may(by, 'draft.rewrite')) return refused(noRewriting());
    return this.database.write(async (manager) => {
      const found = await this.drafts.editable(manager, id, by);
      if (!found.ok) return found;
      const { latest, draft } = found.value;
      if (latest.revision !== revision) return refused(staleRevision(id, revision, latest.revision));
      const read = await this.read(manager, found.value, text);
      if (!read.ok) return read;
      const { content, findings } = read.value;
      if (!content || hasErrors(findings)) return refused(...findings);
      const setting = await this.drafts.setting(manager, draft);
      if (!setting.ok) return setting;
      const saved = renewExamples ? checked(content, setting.value, true) : { content, findings };
      return this.drafts.save(manager, found.value, saved, by);
    });
  }

  private async read(manager: EntityManager, standing: DraftStanding, text: string): Promise<Outcome<ReadText>> {
    const { draft, latest } = standing;
    const setting = await this.drafts.setting(manager, draft);
    if (!setting.ok) return setting;
    const { plan } = await baseOf(manager, draft);
    return done(readText(text, plan, readDraft(latest.content), setting.value));
  }
}

function readText(text: string, base: PlanDocument, saved: DraftContent, setting: DraftSetting): ReadText {
  const source = readJson({ path: setting.planPath, text });
  if (!(source instanceof JsonSource)) return { content: undefined, findings: source };
  const { value } = source;
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  const written = (isObject ? value : {}) as PlanDocument;
  if (isObject && typeof written.id === 'string' && written.id !== base.id)
    return { content: undefined, findings: [placed(otherPlan(base.id, setting.planPath), source)] };
  const content = { ...saved, plan: written };
  const findings = textFindings(source, content, setting, text);
  if (hasErrors(findings)) return { content: undefined, findings };
  const { content: plan } = storedContent({ kind: 'plan', content: written } as const);
  const { effectiveFrom } = base;
  const moved = plan.effectiveFrom === effectiveFrom ? [] : [placed(notFromThen(setting.planPath), source)];
  return { content: { ...content, plan: { ...plan, effectiveFrom } }, findings: [...moved, ...findings] };
}

const otherPlan = (id: string, file: string): Finding => ({
  severity: 'error',
  code: 'other-plan',
  file,
  pointer: '/id',
  ...worded(
    phrase`The draft is of the plan "${{ id }}", and stays so.`,
    phrase`Write "${{ id }}". A new plan begins as a file that is published.`,
  ),
});

const notFromThen = (file: string): Finding => ({
  severity: 'warning',
  code: 'effective-from-unused',
  file,
  pointer: '/effectiveFrom',
  ...worded(
    phrase`From when a draft holds is said when it is submitted: this month is not taken over.`,
    phrase`Name the month when you submit it.`,
  ),
});
