import { readdir } from 'node:fs/promises';

import { readOrganisationFolder, TABLE_NAMES, type OrganisationTables } from '../../organisation/organisation-files.js';
import { OrganisationService, type LoadSummary } from '../../organisation/organisation.service.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { resultOf, runCommand, type CommonOptions } from '../run-command.js';

export const loadCommand = actingCommand('load', 'load the organisation, all or nothing')
  .argument('<dir>', 'folder with departments.csv, roles.csv, employees.csv and assignments.csv, or some of them')
  .action((dir: string, options: CommonOptions & ActingOptions) =>
    runCommand(options, async () => {
      const tables = await readOrganisationFolder(dir);
      const loaded = await withServices(
        ({ app }) =>
          acting(app, options, 'organisation.load', (actor) => app.get(OrganisationService).load(tables, actor)),
        { makes: true },
      );
      const files = await filesOf(dir, tables);
      return resultOf(loaded, (summary) => ({ text: loadText(summary, files), json: { ...summary, ...files } }));
    }),
  );

/** Which of the four files were taken, which were not there, and what else of the kind lies beside them. */
interface FolderFiles {
  readonly taken: readonly string[];
  readonly notFound: readonly string[];
  /** Only where one of the four was not found: it may go by another name. */
  readonly notRead: readonly string[];
}

async function filesOf(dir: string, tables: OrganisationTables): Promise<FolderFiles> {
  const names = (isThere: boolean) =>
    TABLE_NAMES.filter((name) => (tables[name].from === 'file') === isThere).map((name) => `${name}.csv`);
  const [taken, notFound] = [names(true), names(false)];
  if (notFound.length === 0) return { taken, notFound, notRead: [] };
  const others = (await readdir(dir).catch(() => [])).filter((name) => /[.]csv$/i.test(name) && !taken.includes(name));
  return { taken, notFound, notRead: others.sort() };
}

export function loadText(summary: LoadSummary, files?: FolderFiles): string {
  const rows = TABLE_NAMES.map((name) => {
    const { added, changed, unchanged } = summary[name];
    return [name, String(added), String(changed), String(unchanged)];
  });
  const head = summary.isNew ? `Load ${summary.loadId}` : 'Nothing changed: all of it was loaded before';
  return [
    head,
    table([['', 'added', 'changed', 'unchanged'], ...rows], new Set([1, 2, 3])),
    ...(files ? filesText(files) : []),
  ].join('\n');
}

function filesText({ taken, notFound, notRead }: FolderFiles): string[] {
  if (notFound.length === 0) return [];
  return [
    `taken: ${taken.join(', ')}`,
    `not found, what is stored of it stays: ${notFound.join(', ')}`,
    ...(notRead.length === 0 ? [] : [`in the folder, and not read: ${notRead.join(', ')}`]),
  ];
}
