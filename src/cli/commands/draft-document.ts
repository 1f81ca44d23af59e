/** `cxpay draft document|check|rewrite`: the whole plan of a draft as a file. */
import { readFile } from 'node:fs/promises';

import { ComparisonService } from '../../drafts/comparison.service.js';
import { DraftDocuments } from '../../drafts/draft-documents.service.js';
import { DraftsService } from '../../drafts/drafts.service.js';
import { hasErrors } from '../../drafts/check-draft.js';
import { done, refused, type Outcome } from '../../engine/finding.js';
import { actingCommand, actingPerson, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { command, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { writeOutput } from '../write-output.js';
import { numberArgument } from './draft-effect.js';
import { draftJson, draftText } from './draft-text.js';

export const showDocument = command('document', 'write the whole plan of a draft, as JSON to be edited')
  .argument('<draft>', 'its number')
  .option('--out <file>', 'the file to write; standard output where nothing is said')
  .action((text: string, options: CommonOptions & { readonly out?: string }) =>
    runCommand(options, async () => {
      const id = numberArgument(showDocument, text);
      const found = await withServices(({ app }) => app.get(DraftDocuments).text(id, null));
      if (!found.ok || options.out === undefined)
        return resultOf(found, (document) => ({ text: document.text.trimEnd(), json: { ...document } }));
      const { text: content, ...document } = found.value;
      const written = await writeOutput(options.out, content);
      return resultOf(written, (file) => ({
        text: `${file}: draft ${id}, revision ${document.revision}`,
        json: { ...document, file },
      }));
    }),
  );

export const checkDocument = command('check', 'say what is wrong with a file in place of a draft’s plan, and where')
  .argument('<draft>', 'its number')
  .argument('<file>', 'the whole plan, as JSON')
  .action((text: string, file: string, options: CommonOptions) =>
    runCommand(options, async () => {
      const id = numberArgument(checkDocument, text);
      const checked = await withServices(async ({ app }) => {
        const content = await contentOf(file);
        if (!content.ok) return content;
        const found = await app.get(DraftDocuments).check(id, content.value, null);
        if (!found.ok) return found;
        return hasErrors(found.value) ? refused(...found.value) : done(id, found.value);
      });
      return resultOf(checked, (draft) => ({ text: 'It could be saved.', json: { draft } }));
    }),
  );

interface RewriteOptions extends CommonOptions, ActingOptions {
  readonly revision?: string;
  readonly renewExamples?: boolean;
}

export const rewrite = actingCommand('rewrite', 'save a file as the whole plan of a draft, in a new revision: HR alone')
  .argument('<draft>', 'its number')
  .argument('<file>', 'the whole plan, as JSON: see draft document')
  .option('--revision <number>', 'the revision that was looked at; the last where nothing is said')
  .option('--renew-examples', 'let worked examples expect what comes out now')
  .action((text: string, file: string, options: RewriteOptions) =>
    runCommand(options, async () => {
      const id = numberArgument(rewrite, text);
      const saved = await withServices(({ app }) =>
        actingPerson(app, options, 'draft.rewrite', async (person) => {
          const content = await contentOf(file);
          if (!content.ok) return content;
          const found = await app.get(DraftsService).show(id, person);
          if (!found.ok) return found;
          const { revision: last } = found.value.standing.latest;
          const revision = options.revision === undefined ? last : numberArgument(rewrite, options.revision);
          const { renewExamples = false } = options;
          const rewriting = { revision, text: content.value, renewExamples };
          const view = await app.get(DraftDocuments).rewrite(id, rewriting, person);
          if (!view.ok) return view;
          const comparison = await app.get(ComparisonService).ofDraft(view.value.base, view.value.content);
          return done({ view: view.value, comparison }, view.value.findings);
        }),
      );
      return resultOf(saved, ({ view, comparison }) => ({
        text: draftText(view, comparison),
        json: draftJson(view, comparison),
      }));
    }),
  );

async function contentOf(file: string): Promise<Outcome<string>> {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  if (text !== undefined) return done(text);
  return refused({
    severity: 'error',
    code: 'unreadable-file',
    file,
    message: 'it cannot be read',
    advice: 'check what it is called, and who may read it',
  });
}
