import { PreflightService, type PreflightReport } from '../../preflight/preflight.service.js';
import { withServices } from '../context.js';
import { Progress } from '../progress.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

const SUBJECTS_IN_TEXT = 5;

export const preflightCommand = command('preflight', 'say what is missing or doubtful before a period is run')
  .argument('<period>', 'a month, as 2026-10')
  .addHelpText('after', '\nExits 1 if there are errors: payouts that would be held.')
  .action((text: string, options: CommonOptions) =>
    runCommand(options, async () => {
      const period = periodArgument(preflightCommand, text);
      const progress = new Progress(`preflight ${period.code}`);
      const report = await withServices(({ app }) =>
        app.get(PreflightService).preflight(period, (done) => {
          progress.at(done);
        }),
      );
      progress.end();
      return resultOf(report, (value) => {
        const { findings: preflight, ...counts } = value;
        return { exitCode: value.errors > 0 ? 1 : 0, text: preflightText(value), json: { ...counts, preflight } };
      });
    }),
  );

export function preflightText({ period, employees, errors, warnings, findings }: PreflightReport): string {
  const lines = findings.map(({ severity, message, advice, count, subjects }) => {
    const named = subjects.slice(0, SUBJECTS_IN_TEXT).join(', ');
    const more = count > SUBJECTS_IN_TEXT ? ` and ${count - SUBJECTS_IN_TEXT} more` : '';
    return `${severity === 'error' ? '✗ error  ' : '· warning'}  ${message}\n             ${named}${more}\n             → ${advice}`;
  });
  const verdict = verdictOf(errors, findings);
  return [
    `Preflight ${period}: ${employees} employees, ${errors} errors, ${warnings} warnings; ${verdict}.`,
    ...lines,
  ].join('\n');
}

function verdictOf(errors: number, findings: PreflightReport['findings']): string {
  if (errors > 0) return 'payouts will be held, see the errors';
  const byRule = findings.filter(({ code }) => code === 'held-by-rule').reduce((sum, { count }) => sum + count, 0);
  return byRule === 0 ? 'nothing will be held' : `held by a rule: ${byRule}, nothing else`;
}
