/** What became of the files that were taken in: batches, and rows in quarantine. */
import { Command, InvalidArgumentError } from 'commander';

import { done, refused, type Outcome } from '../../engine/finding.js';
import { listBatches, quarantinedRows, type BatchOverview } from '../../ingestion/batch-reader.js';
import { Batch, type QuarantinedRow } from '../../ingestion/ingestion.entities.js';
import { actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { reading } from '../reading.js';
import { resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface PageOptions extends CommonOptions, ActingOptions {
  readonly after: number;
  readonly limit: number;
}

const paged = (of: Command): Command =>
  of
    .option('--after <number>', 'those that come after this number', number, 0)
    .option('--limit <number>', 'so many at most', number, 1_000);

const list = paged(actingCommand('list', 'list the files that were taken in, and what became of their rows')).action(
  (options: PageOptions) =>
    runCommand(options, async () => {
      const { after, limit } = options;
      const found = await withServices(({ app, database }) =>
        reading(app, options, 'batch.read', async () =>
          done(await listBatches(database.reader, { after, limit: limit + 1 })),
        ),
      );
      return resultOf(found, (all) => {
        const items = all.slice(0, limit);
        const next = all.length > limit ? (items.at(-1)?.id ?? null) : null;
        return { text: [batchesText(items), ...more(next)].join('\n'), json: { items, next } };
      });
    }),
);

const quarantine = paged(
  actingCommand('quarantine', 'list the rows of a file that were not taken in, and why').argument(
    '<batch>',
    'the number of the file',
    number,
  ),
)
  .addHelpText(
    'after',
    '\nPut the rows right in a file of their own and take that in. Where something else was missing (an employee, an indicator), take the same file in once more: rows that hold now leave the quarantine.',
  )
  .action((batch: number, options: PageOptions) =>
    runCommand(options, async () => {
      const { after, limit } = options;
      const found = await withServices(({ app, database }) =>
        reading(app, options, 'batch.read', async (): Promise<Outcome<readonly QuarantinedRow[]>> => {
          if (!(await database.reader.existsBy(Batch, { id: batch }))) return refused(noBatch(batch));
          return done(await quarantinedRows(database.reader, batch, { after, limit: limit + 1 }));
        }),
      );
      return resultOf(found, (all) => {
        const rows = all.slice(0, limit);
        const next = all.length > limit ? (rows.at(-1)?.row ?? null) : null;
        return { text: [rowsText(rows), ...more(next)].join('\n'), json: { batch, items: rows.map(asItem), next } };
      });
    }),
  );

export const batchCommand = new Command('batch')
  .description('files that were taken in, and their rows in quarantine')
  .addCommand(list)
  .addCommand(quarantine);

const more = (next: number | null): string[] => (next === null ? [] : [`… and more: --after ${next}`]);

function batchesText(items: readonly BatchOverview[]): string {
  if (items.length === 0) return 'There are none.';
  const rows = items.map(({ id, file, kind, at, accepted, unchanged, superseding, quarantined, complete }) => [
    String(id),
    file,
    kind,
    at.slice(0, 10),
    ...[accepted, unchanged, superseding, quarantined].map(String),
    complete ? '' : 'not read to its end: take it in again',
  ]);
  const head = ['no.', 'file', 'of', 'on', 'accepted', 'unchanged', 'superseding', 'quarantined', ''];
  return table([head, ...rows], new Set([0, 4, 5, 6, 7]));
}

function rowsText(rows: readonly QuarantinedRow[]): string {
  if (rows.length === 0) return 'Nothing is in quarantine.';
  return rows
    .map(({ row, column, value, reason, advice }) => {
      const where = column === '' ? '' : `, ${column} "${value}"`;
      return [`row ${row}${where}: ${reason}`, ...(advice === '' ? [] : [`  → ${advice}`])].join('\n');
    })
    .join('\n');
}

const asItem = ({ record, batch: _, ...row }: QuarantinedRow) => ({
  ...row,
  record: JSON.parse(record) as Record<string, string>,
});

const noBatch = (batch: number) =>
  ({
    severity: 'error',
    code: 'no-batch',
    message: `there is no file of the number ${batch}`,
    advice: 'list those there are: cxpay batch list',
  }) as const;

function number(text: string): number {
  if (/^(0|[1-9][0-9]{0,8})$/.test(text)) return Number(text);
  throw new InvalidArgumentError('It is no number.');
}
