import { readOrganisationFolder } from '../../organisation/organisation-files.js';
import { OrganisationService, type LoadSummary } from '../../organisation/organisation.service.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { resultOf, runCommand, type CommonOptions } from '../run-command.js';

export const loadCommand = actingCommand('load', 'load the organisation, all or nothing')
  .argument('<dir>', 'folder with departments.csv, roles.csv, employees.csv and assignments.csv')
  .action((dir: string, options: CommonOptions & ActingOptions) =>
    runCommand(options, async () => {
      const tables = await readOrganisationFolder(dir);
      const loaded = await withServices(
        ({ app }) =>
          acting(app, options, 'organisation.load', (actor) => app.get(OrganisationService).load(tables, actor)),
        { makes: true },
      );
      return resultOf(loaded, (summary) => ({ text: loadText(summary), json: { ...summary } }));
    }),
  );

export function loadText(summary: LoadSummary): string {
  const rows = (['departments', 'roles', 'employees', 'assignments'] as const).map((name) => {
    const { added, changed, unchanged } = summary[name];
    return [name, String(added), String(changed), String(unchanged)];
  });
  const head = summary.isNew ? `Load ${summary.loadId}` : 'Nothing changed: all of it was loaded before';
  return `${head}\n${table([['', 'added', 'changed', 'unchanged'], ...rows], new Set([1, 2, 3]))}`;
}
