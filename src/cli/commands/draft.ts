/** `cxpay draft`: plans changed with care. */
import { readFile } from 'node:fs/promises';

import { Command } from 'commander';

import type { Principal } from '../../access/principal.js';
import { BoundsService } from '../../drafts/bounds.service.js';
import { ComparisonService } from '../../drafts/comparison.service.js';
import { DraftDecisions } from '../../drafts/draft-decisions.service.js';
import type { DraftStep } from '../../drafts/drafts.entities.js';
import { DraftsService } from '../../drafts/drafts.service.js';
import { writtenChanges } from '../../drafts/written-changes.js';
import { DraftHead } from '../../drafts/dto/drafts.dto.js';
import { done, refused, type Outcome } from '../../engine/finding.js';
import type { Permission } from '../../access/roles.js';
import { acting, actingCommand, actingPerson, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { draftJson, draftText } from './draft-text.js';
import { checkDocument, rewrite, showDocument } from './draft-document.js';
import { changeOptions, effectCommand, numberArgument, type ChangeOptions } from './draft-effect.js';

type DeedOptions = CommonOptions & ActingOptions;

const start = actingCommand('start', 'begin a draft from the version of a plan that is in force')
  .argument('<plan>', 'the plan’s id')
  .option('--period <period>', 'from the version that is in force in this month; the current one where nothing is said')
  .action((plan: string, options: DeedOptions & { readonly period?: string }) =>
    runCommand(options, async () => {
      const period = options.period === undefined ? undefined : periodArgument(start, options.period);
      const begun = await withServices(({ app }) =>
        actingPerson(app, options, 'draft.edit', (person) => app.get(DraftsService).start(plan, person, period)),
      );
      return resultOf(begun, ({ draft, latest }) => ({
        text: `Draft ${draft.id} of ${draft.plan}, revision ${latest.revision}`,
        json: { draft: draft.id, plan, revision: latest.revision },
      }));
    }),
  );

const list = command('list', 'list drafts, the newest first')
  .option('--plan <plan>', 'of this plan only')
  .action((options: CommonOptions & { readonly plan?: string }) =>
    runCommand(options, async () => {
      const drafts = await withServices(async ({ app }) => done(await app.get(DraftsService).list(null, options.plan)));
      return resultOf(drafts, (items) => ({
        text: table(
          items.map(({ draft, latest, state, period }) => [
            String(draft.id),
            draft.plan,
            state,
            `revision ${latest.revision}`,
            period ?? '',
            draft.actor,
          ]),
        ),
        json: { items: items.map((item) => DraftHead.of(item)) },
      }));
    }),
  );

const show = command('show', 'show a draft: what it changes, what was done to it, what is to be said of it')
  .argument('<draft>', 'its number')
  .action((text: string, options: CommonOptions) =>
    runCommand(options, async () => {
      const id = numberArgument(show, text);
      const found = await withServices(async ({ app }) => {
        const view = await app.get(DraftsService).show(id, null);
        if (!view.ok) return view;
        const comparison = await app.get(ComparisonService).ofDraft(view.value.base, view.value.content);
        return done({ view: view.value, comparison }, view.value.findings);
      });
      return resultOf(found, ({ view, comparison }) => ({
        text: draftText(view, comparison),
        json: draftJson(view, comparison),
      }));
    }),
  );

interface EditOptions extends DeedOptions, ChangeOptions {
  readonly revision?: string;
  readonly renewExamples?: boolean;
}

const edit = changeOptions(actingCommand('edit', 'save changes of a draft as a new revision'))
  .argument('<draft>', 'its number')
  .option('--revision <number>', 'the revision that was looked at; the last where nothing is said')
  .option('--renew-examples', 'let worked examples expect what comes out now')
  .action((text: string, options: EditOptions) =>
    runCommand(options, async () => {
      const id = numberArgument(edit, text);
      const saved = await withServices(({ app }) =>
        actingPerson(app, options, 'draft.edit', async (person) => {
          const drafts = app.get(DraftsService);
          const found = await drafts.show(id, person);
          if (!found.ok) return found;
          const changes = writtenChanges(found.value.content.plan, options);
          if (!changes.ok) return changes;
          const { revision: last } = found.value.standing.latest;
          const revision = options.revision === undefined ? last : numberArgument(edit, options.revision);
          const { renewExamples = false } = options;
          const view = await drafts.edit(id, { revision, changes: changes.value, renewExamples }, person);
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

interface SubmitOptions extends DeedOptions {
  readonly from: string;
  readonly revision?: string;
  readonly comment?: string;
}

const submit = actingCommand('submit', 'hand a draft to whoever approves, to hold from a later month on')
  .argument('<draft>', 'its number')
  .requiredOption('--from <period>', 'the month from which it is to hold')
  .option('--revision <number>', 'the revision that was looked at; the last where nothing is said')
  .option('--comment <text>', 'why: whoever approves reads it')
  .action((text: string, options: SubmitOptions) => {
    const period = periodArgument(submit, options.from);
    return decide(submit, text, options, 'draft.edit', async (decisions, id, person, drafts) => {
      const found = await drafts.show(id, person);
      if (!found.ok) return found;
      const { revision: last } = found.value.standing.latest;
      const revision = options.revision === undefined ? last : numberArgument(submit, options.revision);
      return decisions.submit(id, { period, revision, comment: options.comment }, person);
    });
  });

const approve = actingCommand('approve', 'approve a submitted draft: it becomes a version of the plan')
  .argument('<draft>', 'its number')
  .action((text: string, options: DeedOptions) =>
    decide(approve, text, options, 'draft.decide', (decisions, id, person) => decisions.approve(id, person)),
  );

const sendBack = actingCommand('send-back', 'do not approve a submitted draft, and say why')
  .argument('<draft>', 'its number')
  .requiredOption('--comment <text>', 'why not: it is kept and shown')
  .action((text: string, options: DeedOptions & { readonly comment: string }) =>
    decide(sendBack, text, options, 'draft.decide', (decisions, id, person) =>
      decisions.sendBack(id, options.comment, person),
    ),
  );

const withdraw = actingCommand('withdraw', 'give a draft up')
  .argument('<draft>', 'its number')
  .action((text: string, options: DeedOptions) =>
    decide(withdraw, text, options, 'draft.edit', (decisions, id, person) => decisions.withdraw(id, person)),
  );

function decide(
  of: Command,
  text: string,
  options: DeedOptions,
  permission: Permission,
  work: (
    decisions: DraftDecisions,
    id: number,
    person: Principal,
    drafts: DraftsService,
  ) => Promise<Outcome<DraftStep>>,
): Promise<void> {
  return runCommand(options, async () => {
    const id = numberArgument(of, text);
    const taken = await withServices(({ app }) =>
      actingPerson(app, options, permission, (person) =>
        work(app.get(DraftDecisions), id, person, app.get(DraftsService)),
      ),
    );
    return resultOf(taken, (step) => ({ text: stepText(step), json: { ...stepJson(step) } }));
  });
}

const DONE: Readonly<Record<DraftStep['action'], string>> = {
  submit: 'submitted',
  approve: 'approved',
  'send-back': 'sent back',
  withdraw: 'withdrawn',
};

const stepText = ({ draft, revision, action, period, publication }: DraftStep): string => {
  const from = period === null ? '' : `, to hold from ${period}`;
  const as = publication === null ? '' : ` (publication ${publication})`;
  return `Draft ${draft}, revision ${revision}, is ${DONE[action]}${from}${as}`;
};

const stepJson = ({ draft, revision, action, period, comment, publication, at, actor }: DraftStep) => ({
  draft,
  revision,
  action,
  period,
  comment,
  publication,
  at,
  actor,
});

const setBounds = actingCommand('set', 'set how far drafts of a plan may go')
  .argument('<file>', 'a JSON document: see docs/plan-drafts.md')
  .action((file: string, options: DeedOptions) =>
    runCommand(options, async () => {
      const text = await readFile(file, 'utf8').catch(() => undefined);
      const set = await withServices(({ app }) =>
        acting(app, options, 'bounds.set', (actor) =>
          text === undefined ? Promise.resolve(unreadable(file)) : app.get(BoundsService).set(text, actor, file),
        ),
      );
      return resultOf(set, ({ plan, version }) => ({
        text: version === null ? 'Nothing changed.' : `Bounds of ${plan}, version ${version}`,
        json: { plan, version },
      }));
    }),
  );

const unreadable = (file: string) =>
  refused({
    severity: 'error',
    code: 'unreadable-file',
    file,
    message: 'it cannot be read',
    advice: 'check what it is called, and who may read it',
  });

const showBounds = command('show', 'show how far drafts of a plan may go')
  .argument('<plan>', 'the plan’s id')
  .action((plan: string, options: CommonOptions) =>
    runCommand(options, async () => {
      const found = await withServices(async ({ app }) => done(await app.get(BoundsService).of(plan)));
      return resultOf(found, (value) => ({
        text: value.version === null ? 'None are set.' : JSON.stringify(value.bounds, null, 2),
        json: { ...value },
      }));
    }),
  );

export const draftCommand = new Command('draft')
  .description('plans changed with care: drafts, what they would have paid, their approval')
  .addCommand(start)
  .addCommand(list)
  .addCommand(show)
  .addCommand(edit)
  .addCommand(showDocument)
  .addCommand(checkDocument)
  .addCommand(rewrite)
  .addCommand(effectCommand)
  .addCommand(submit)
  .addCommand(approve)
  .addCommand(sendBack)
  .addCommand(withdraw)
  .addCommand(new Command('bounds').description('how far drafts may go').addCommand(setBounds).addCommand(showBounds));
