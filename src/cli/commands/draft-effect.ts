import type { Command } from 'commander';

import type { Asker } from '../../drafts/draft-access.js';
import { DraftsService } from '../../drafts/drafts.service.js';
import { EffectService } from '../../drafts/effect/effect.service.js';
import { writtenChanges, type WrittenChanges } from '../../drafts/written-changes.js';
import { done } from '../../engine/finding.js';
import { actingCommand, type ActingOptions } from '../acting.js';
import { withServices, type OpenContext } from '../context.js';
import { reading } from '../reading.js';
import { resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { effectText } from './draft-text.js';

/** People that are shown where nothing is said. */
const SHOWN = '20';

export type ChangeOptions = WrittenChanges;

const collected = (value: string, before: readonly string[] | undefined): string[] => [...(before ?? []), value];

/** What every command that changes a draft, or tries to, takes. */
export const changeOptions = (of: Command): Command =>
  of
    .option('--weight <part=weight>', 'of a component or group: on-time=25%', collected)
    .option('--target <component=value>', 'where its curve attains 1: on-time=96%', collected)
    .option('--parameter <name=value>', 'a parameter; nothing after = takes it back', collected)
    .option('--set <place=value>', 'any place: /components/0/attainment/linear/2/0=99%', collected);

export function numberArgument(of: Command, text: string): number {
  if (!/^\d{1,15}$/.test(text)) return of.error(`error: "${text}" is no number`, { exitCode: 2 });
  return Number(text);
}

interface EffectOptions extends CommonOptions, ActingOptions, ChangeOptions {
  readonly people: string;
}

export const effectCommand: Command = changeOptions(
  actingCommand('effect', 'say what a draft, or changes that nobody has saved, would have paid in the months run last'),
)
  .argument('<draft>', 'its number')
  .option('--people <number>', 'how many of those whose pay changes the most are shown', SHOWN)
  .action((text: string, options: EffectOptions) =>
    runCommand(options, async () => {
      const id = numberArgument(effectCommand, text);
      const people = numberArgument(effectCommand, options.people);
      const found = await withServices((context) =>
        reading(context.app, options, 'draft.read', async (reader) =>
          reader.shown(await effect(context, id, options, reader.principal ?? null), { subject: `draft:${id}/effect` }),
        ),
      );
      return resultOf(found, (report) => ({ text: effectText(report, people), json: { draft: id, ...report } }));
    }),
  );

async function effect({ app }: OpenContext, id: number, options: ChangeOptions, asker: Asker) {
  const drafts = app.get(DraftsService);
  const view = await drafts.show(id, asker);
  if (!view.ok) return view;
  const changes = writtenChanges(view.value.content.plan, options);
  if (!changes.ok) return changes;
  const proposed = changes.value.length === 0 ? view : await drafts.proposed(id, changes.value, asker);
  if (!proposed.ok) return proposed;
  const report = await app.get(EffectService).effect(proposed.value, asker);
  return report.ok ? done(report.value, report.value.findings) : report;
}
