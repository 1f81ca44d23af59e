import { openDatabase } from '../context.js';
import { command, runCommand, type CommonOptions } from '../run-command.js';
import { refusal } from '../output.js';

export const migrateCommand = command('migrate', 'bring the database up to date')
  .addHelpText('after', '\nAlso puts back the triggers that protect records, where somebody removed them.')
  .action((options: CommonOptions) =>
    runCommand(options, async () => {
      const database = await openDatabase({ migrate: true, makes: true });
      if (!database.ok) return refusal(database.findings);
      const migrations = await database.value.migrate().finally(() => database.value.close());
      const text = migrations.length === 0 ? 'The database is up to date.' : `Migrated: ${migrations.join(', ')}`;
      return { exitCode: 0, text, json: { migrations } };
    }),
  );
