import { InvalidArgumentError, Option, type Command } from 'commander';

import type { AuditEntry } from '../../audit/audit-entry.entity.js';
import { ACTIONS, type Action } from '../../audit/audit.service.js';
import { findEntries } from '../../audit/find-entries.js';
import { done } from '../../engine/finding.js';
import { isDay } from '../../engine/period.js';
import { actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { reading } from '../reading.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface AuditOptions extends CommonOptions, ActingOptions {
  readonly who?: string;
  readonly what?: Action;
  readonly about?: string;
  readonly period?: string;
  readonly from?: string;
  readonly to?: string;
  readonly newest?: boolean;
  readonly after: number;
  readonly limit: number;
}

export const auditCommand: Command = actingCommand(
  'audit',
  'list entries of the audit chain: who did what to what, when',
)
  .option('--who <account>', 'by this account, or by a door and an account: cli, api:anna')
  .addOption(new Option('--what <action>', 'what was done').choices([...ACTIONS]))
  .option(
    '--about <subject>',
    'to what: run:3, or what it begins with up to a colon or a slash: payouts:2026-10, payout:',
  )
  .option('--period <period>', 'entries that name this month')
  .option('--from <day>', 'from this day on (UTC)', day)
  .option('--to <day>', 'until this day, which counts (UTC)', day)
  .option('--newest', 'the newest first')
  .option('--after <number>', 'those that come after the entry of this number', number, 0)
  .option('--limit <number>', 'so many at most', number, 1_000)
  .action((options: AuditOptions) =>
    runCommand(options, async () => {
      const { who: actor, what: action, about: subject, from, to, newest = false, after, limit } = options;
      const period = options.period === undefined ? undefined : periodArgument(auditCommand, options.period).code;
      const filter = { actor, action, subject, period, from, to };
      const found = await withServices(({ app, database }) =>
        reading(app, options, 'audit.read', async () =>
          done(await findEntries(database.reader, filter, { after, newest, limit: limit + 1 })),
        ),
      );
      return resultOf(found, (all) => {
        const items = all.slice(0, limit);
        const next = all.length > limit ? (items.at(-1)?.seq ?? null) : null;
        return { text: entriesText(items, next), json: { items, next } };
      });
    }),
  );

function entriesText(items: readonly AuditEntry[], next: number | null): string {
  if (items.length === 0) return 'There are none.';
  const rows = items.map(({ seq, at, actor, action, subject }) => [String(seq), at, actor, action, subject]);
  const more = next === null ? [] : [`… and more: --after ${next}`];
  return [table([['no.', 'when', 'who', 'what', 'about'], ...rows], new Set([0])), ...more].join('\n');
}

function number(text: string): number {
  if (/^(0|[1-9][0-9]{0,8})$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is no number.');
}

function day(text: string): string {
  if (isDay(text)) return text;
  throw new InvalidArgumentError('It is no day, as 2026-10-31.');
}
