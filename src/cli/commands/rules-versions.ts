/** `cxpay rules versions`, `compare` and `write-back`: what was published, against each other and as files. */
import type { EntityManager } from 'typeorm';

import { done, type Outcome } from '../../engine/finding.js';
import { ComparisonService, type Comparison } from '../../drafts/comparison.service.js';
import { LANGUAGES, type Language } from '../../explanations/languages.js';
import type { Period } from '../../engine/period.js';
import { currentPeriod } from '../../plans/cost/current-period.js';
import { filesInForce, latestFiles, leftBehind } from '../../plans/published-files.js';
import { writeBack, type WrittenFile } from '../../plans/write-back.js';
import { withServices } from '../context.js';
import { table } from '../output.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface CompareOptions extends CommonOptions {
  readonly language: string;
}

interface WriteBackOptions extends CommonOptions {
  readonly asOf?: string;
}

export const versionsCommand = command('versions', 'list the published versions of a plan')
  .argument('<plan>', 'the plan’s id')
  .action((plan: string, options: CommonOptions) =>
    runCommand(options, async () => {
      const versions = await withServices(async ({ app }) => done(await app.get(ComparisonService).versions(plan)));
      return resultOf(versions, (items) => ({
        text: table(
          items.map(({ hash, effectiveFrom, effectiveTo }) => [hash.slice(0, 12), effectiveFrom, effectiveTo ?? '']),
        ),
        json: { plan, items },
      }));
    }),
  );

export const compareCommand = command('compare', 'say in words what is different between two versions of a plan')
  .argument('<plan>', 'the plan’s id')
  .argument('<from>', 'a period in which it is in force, the first digits of its hash, or draft:NUMBER')
  .argument('<to>', 'the later one, named likewise')
  .option('--language <language>', `one of ${LANGUAGES.join(', ')}`, 'en')
  .action((plan: string, from: string, to: string, options: CompareOptions) =>
    runCommand(options, async () => {
      const language = LANGUAGES.find((each) => each === options.language);
      if (!language) return compareCommand.error(`error: there is no language "${options.language}"`, { exitCode: 2 });
      const compared = await withServices(({ app }) => app.get(ComparisonService).compare(plan, from, to, null));
      return resultOf(compared, (value) => ({ text: comparisonText(value, language), json: { ...value } }));
    }),
  );

export const writeBackCommand = command(
  'write-back',
  'write what was published last, approved drafts too, back into the files',
)
  .argument('[dir]', 'folder with the documents', 'rules')
  .option('--as-of <period>', 'write the versions in force in that month (otherwise what was published last)')
  .action((dir: string, options: WriteBackOptions) =>
    runCommand(options, async () => {
      const asOf = options.asOf === undefined ? undefined : periodArgument(writeBackCommand, options.asOf);
      const back = await withServices(({ database }) => writtenBack(database.reader, dir, asOf));
      return resultOf(back, (files) => ({ text: writtenText(files), json: { files } }));
    }),
  );

async function writtenBack(
  manager: EntityManager,
  dir: string,
  asOf: Period | undefined,
): Promise<Outcome<readonly WrittenFile[]>> {
  const files = asOf ? await filesInForce(manager, asOf) : done(await latestFiles(manager));
  if (!files.ok) return files;
  const written = await writeBack(files.value, dir);
  if (!written.ok || asOf) return written;
  return done(written.value, [...written.findings, ...(await leftBehind(manager, files.value, currentPeriod(), dir))]);
}

/** A line for each change. */
export function comparisonText({ changes }: Pick<Comparison, 'changes'>, language: Language): string {
  if (changes.length === 0) return language === 'zh' ? '两个版本相同。' : 'Nothing is different.';
  return changes.map(({ text }) => text[language]).join('\n');
}

function writtenText(files: readonly WrittenFile[]): string {
  const touched = files.filter(({ change }) => change !== 'unchanged');
  if (touched.length === 0) return `All ${files.length} files say the same already.`;
  return table(touched.map(({ path, change }) => [change, path]));
}
