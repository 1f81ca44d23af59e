import { Command } from 'commander';

import { checkRules, type RulesCheckResult } from '../../plans/check-rules.js';
import { PlansService, type PublishSummary } from '../../plans/plans.service.js';
import { readRuleFiles } from '../../plans/rule-files.js';
import { acting, actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { refusal, type CommandResult } from '../output.js';
import { command, resultOf, runCommand, type CommonOptions } from '../run-command.js';
import { costCommand } from './rules-cost.js';
import { compareCommand, versionsCommand, writeBackCommand } from './rules-versions.js';

const DEFAULT_FOLDER = 'rules';

interface PublishCommandOptions extends CommonOptions, ActingOptions {
  readonly correctLocked?: boolean;
  readonly reason?: string;
}

const check = command('check', 'say what is wrong with rule documents, and where; needs no database')
  .argument('[dir]', 'folder with the documents', DEFAULT_FOLDER)
  .action((dir: string, options: CommonOptions) => runCommand(options, () => checkFolder(dir)));

const publish = actingCommand('publish', 'check rule documents and store them as immutable versions, all or nothing')
  .argument('[dir]', 'folder with the documents', DEFAULT_FOLDER)
  .option('--correct-locked', 'change what is in force in approved and locked months all the same; takes a reason')
  .option('--reason <text>', 'why they are corrected: it is kept and shown')
  .action((dir: string, options: PublishCommandOptions) =>
    runCommand(options, async () => {
      const { correctLocked = false, reason = '' } = options;
      const files = await readRuleFiles(dir);
      if (!files.ok) return refusal(files.findings);
      const published = await withServices(
        ({ app }) =>
          acting(app, options, 'rule.publish', (actor) =>
            app.get(PlansService).publish(files.value, actor, correctLocked ? { correctLocked: reason } : {}),
          ),
        { makes: true },
      );
      return resultOf(published, (summary) => ({ text: publishText(summary), json: { ...summary } }));
    }),
  );

export const rulesCommand = new Command('rules')
  .description('the documents that say what the company pays for')
  .addCommand(check)
  .addCommand(publish)
  .addCommand(costCommand)
  .addCommand(versionsCommand)
  .addCommand(compareCommand)
  .addCommand(writeBackCommand);

async function checkFolder(dir: string): Promise<CommandResult> {
  const files = await readRuleFiles(dir);
  if (!files.ok) return refusal(files.findings);
  const { findings, ...result } = checkRules(files.value);
  const hasErrors = findings.some(({ severity }) => severity === 'error');
  return { exitCode: hasErrors ? 1 : 0, text: checkText(result, findings), json: { ...result }, findings };
}

function checkText(
  { documents, examples }: Omit<RulesCheckResult, 'findings'>,
  findings: RulesCheckResult['findings'],
): string {
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const counted = Object.entries(documents)
    .map(([kind, count]) => `${kind} ${count}`)
    .join(', ');
  const verdict = errors === 0 ? `No errors; ${examples} worked examples come out as written` : `Errors: ${errors}`;
  return `${verdict}. Warnings: ${findings.length - errors}. Sound documents: ${counted}.`;
}

export function publishText({ publication, documents }: PublishSummary): string {
  if (publication === null) return 'Nothing changed: all of it was published before.';
  const added = documents.filter(({ isNew }) => isNew);
  const lines = added.map(({ path, effectiveFrom, hash }) => `  ${hash.slice(0, 12)}  from ${effectiveFrom}  ${path}`);
  return [`Publication ${publication}: ${documents.length} documents, ${added.length} new versions`, ...lines].join(
    '\n',
  );
}
