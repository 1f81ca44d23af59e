import { done } from '../../engine/finding.js';
import { VerifyService, type VerifyReport } from '../../proof/verify.service.js';
import { withServices } from '../context.js';
import { Progress } from '../progress.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

export const verifyCommand = command('verify', 'recompute every payout and check every record; names whatever differs')
  .argument('[period]', 'a month, as 2026-10; all periods where none is named')
  .addHelpText('after', '\nExits 1 if anything differs.')
  .action((text: string | undefined, options: CommonOptions) =>
    runCommand(options, async () => {
      const period = text === undefined ? undefined : periodArgument(verifyCommand, text);
      let progress: { readonly of: string; readonly bar: Progress } | undefined;
      const report = await withServices(
        async ({ app }) =>
          done(
            await app.get(VerifyService).verify(period, (what, count) => {
              if (progress?.of !== what) {
                progress?.bar.end();
                progress = { of: what, bar: new Progress(`verify ${what}`) };
              }
              progress.bar.at(count);
            }),
          ),
        { tolerateMissingTriggers: true },
      );
      progress?.bar.end();
      return resultOf(report, (value) => ({
        exitCode: value.holds ? 0 : 1,
        text: verifyText(value),
        json: { ...value },
      }));
    }),
  );

export function verifyText({ holds, checked, differenceCount, differences, roots }: VerifyReport): string {
  const { auditEntries, loads, ruleDocuments, observations, complaints, responses, runs, payouts, decisions } = checked;
  const looked = `${payouts} payouts of ${runs} runs recomputed; ${observations} observations, ${complaints} complaints, ${responses} responses, ${ruleDocuments} rule documents, ${loads} loads, ${decisions} decisions and ${auditEntries} audit entries checked`;
  if (holds) {
    const lines = roots.map(({ run, period, root }) => `  run ${run} of ${period}  root ${root}`);
    return [`Everything holds: ${looked}.`, ...lines].join('\n');
  }
  const lines = differences.map(({ what, problem }) => `✗ ${what}: ${problem}`);
  const more = differenceCount > lines.length ? [`… and ${differenceCount - lines.length} more`] : [];
  return [...lines, ...more, `${differenceCount} differences: ${looked}.`].join('\n');
}
