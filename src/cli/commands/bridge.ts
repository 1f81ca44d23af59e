import { Option } from 'commander';

import { bridgeText } from '../../bridges/bridge-text.js';
import { BridgesService, type BridgeView } from '../../bridges/bridges.service.js';
import { done, type Outcome } from '../../engine/finding.js';
import type { Period } from '../../engine/period.js';
import { LANGUAGES, type Language } from '../../explanations/languages.js';
import { withServices } from '../context.js';
import { command, periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface BridgeOptions extends CommonOptions {
  readonly language: Language;
  readonly department?: string;
  readonly runFrom?: string;
  readonly runTo?: string;
}

export const bridgeCommand = command('bridge', 'say why pay changed between two months, or two runs, cause by cause')
  .argument(
    '[words...]',
    'EMPLOYEE FROM TO, or FROM TO for everybody; with --run-from and --run-to EMPLOYEE, or nothing',
  )
  .option('--department <code>', 'only people with a line in this department')
  .option('--run-from <number>', 'the earlier run, by its number')
  .option('--run-to <number>', 'the later run, by its number')
  .addOption(new Option('--language <code>', 'language of the text').choices([...LANGUAGES]).default('en'))
  .action((words: readonly string[], options: BridgeOptions) =>
    runCommand(options, async () => {
      const { employee, from, to } = asked(words, options);
      const found = await withServices(async ({ app }): Promise<Outcome<readonly BridgeView[]>> => {
        const bridges = app.get(BridgesService);
        const before = await bridges.run(from);
        if (!before.ok) return before;
        const after = await bridges.run(to);
        if (!after.ok) return after;
        if (employee === undefined) return bridges.ofAll(before.value, after.value, options.department);
        const one = await bridges.ofEmployee(employee, before.value, after.value);
        return one.ok ? done([one.value], one.findings) : one;
      });
      return resultOf(found, (views) => ({
        text: views.map((view) => bridgeText(view, options.language)).join('\n\n'),
        json: employee === undefined ? { bridges: views } : { ...views[0] },
      }));
    }),
  );

interface Asked {
  readonly employee: string | undefined;
  readonly from: Period | number;
  readonly to: Period | number;
}

function asked(words: readonly string[], { runFrom, runTo, department }: BridgeOptions): Asked {
  const byRun = runFrom !== undefined && runTo !== undefined;
  const ends = byRun ? [runFrom, runTo] : words.slice(-2);
  const rest = byRun ? words : words.slice(0, -2);
  const [first, last] = ends;
  const isOne = (runFrom === undefined) !== (runTo === undefined);
  if (
    first === undefined ||
    last === undefined ||
    rest.length > 1 ||
    isOne ||
    (department !== undefined && rest.length > 0)
  )
    return bridgeCommand.error('error: write EMPLOYEE FROM TO, or FROM TO, or --run-from and --run-to', {
      exitCode: 2,
    });
  const end = (text: string) => (byRun ? runArgument(text) : periodArgument(bridgeCommand, text));
  return { employee: rest[0], from: end(first), to: end(last) };
}

function runArgument(text: string): number {
  if (/^[1-9][0-9]{0,14}$/.test(text)) return Number(text);
  return bridgeCommand.error(`error: "${text}" is not the number of a run`, { exitCode: 2 });
}
