import type { Period } from '../../engine/period.js';
import { refused, type Outcome } from '../../engine/finding.js';
import { CostService, type CostReport } from '../../plans/cost/cost.service.js';
import { currentPeriod } from '../../plans/cost/current-period.js';
import { readRuleFiles } from '../../plans/rule-files.js';
import { withServices } from '../context.js';
import { table, type CommandResult } from '../output.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface CostOptions extends CommonOptions {
  readonly period?: string;
}

export const costCommand = command(
  'cost',
  'say what plans cost for today’s staff: at target, and at worst; changes nothing',
)
  .argument('[dir]', 'folder with rule documents; what is in force where none is named')
  .option('--period <period>', 'a month, as 2026-10 (default: the current one)')
  .action((dir: string | undefined, options: CostOptions) =>
    runCommand(options, async (): Promise<CommandResult> => {
      const period = options.period === undefined ? currentPeriod() : periodArgument(costCommand, options.period);
      const report = await costOf(dir, period);
      return resultOf(report, (value) => ({ text: costText(value), json: { ...value } }));
    }),
  );

async function costOf(dir: string | undefined, period: Period): Promise<Outcome<CostReport>> {
  if (dir === undefined) return withServices(({ app }) => app.get(CostService).costInForce(period));
  const files = await readRuleFiles(dir);
  if (!files.ok) return refused(...files.findings);
  return withServices(({ app }) => app.get(CostService).costOf(files.value, period));
}

/** The report as a table, a line for each plan and currency. */
export function costText({ period, employees, plans, leftOut }: CostReport): string {
  const rows = plans.flatMap(({ plan, amounts }) =>
    amounts.length === 0
      ? [[plan, '0', '', '', '', '']]
      : amounts.map(({ currency, people, target, atTarget, worst }) => [
          plan,
          String(people),
          currency,
          target,
          atTarget ?? 'by a figure',
          worst ?? 'unbounded',
        ]),
  );
  const head = ['plan', 'people', '', 'targets', 'at target', 'at most'];
  const missing = leftOut.map(({ code, employees: count }) => `Left out (${code}): ${count}.`);
  return [`Cost in ${period}: ${employees} employees.`, table([head, ...rows], new Set([1, 3, 4, 5])), ...missing].join(
    '\n',
  );
}
