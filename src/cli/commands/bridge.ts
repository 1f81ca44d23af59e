import { Option } from 'commander';

import type { Scope } from '../../access/scope.js';
import { bridgeText } from '../../bridges/bridge-text.js';
import { BridgesService, type BridgeView } from '../../bridges/bridges.service.js';
import { done, type Outcome } from '../../engine/finding.js';
import { parsePeriod, type Period } from '../../engine/period.js';
import { LANGUAGES, type Language } from '../../explanations/languages.js';
import { actingCommand, type ActingOptions } from '../acting.js';
import { withServices } from '../context.js';
import { reading, type CliReader } from '../reading.js';
import { periodArgument, resultOf, runCommand, type CommonOptions } from '../run-command.js';

interface BridgeOptions extends CommonOptions, ActingOptions {
  readonly language: Language;
  readonly department?: string;
  readonly runFrom?: string;
  readonly runTo?: string;
}

export const bridgeCommand = actingCommand(
  'bridge',
  'say why pay changed between two months, or two runs, cause by cause',
)
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
      const ends = asked(words, options);
      const permission = ends.employee === undefined ? 'run.read' : 'payout.read';
      const found = await withServices(({ app }) =>
        reading(app, options, permission, (reader) =>
          bridged(app.get(BridgesService), reader, ends, options.department),
        ),
      );
      return resultOf(found, (views) => ({
        text: views.map((view) => bridgeText(view, options.language)).join('\n\n'),
        json: ends.employee === undefined ? { bridges: views } : { ...views[0] },
      }));
    }),
  );

async function bridged(
  bridges: BridgesService,
  reader: CliReader,
  { employee, from, to }: Asked,
  department: string | undefined,
): Promise<Outcome<readonly BridgeView[]>> {
  const before = await bridges.run(from);
  if (!before.ok) return before;
  const after = await bridges.run(to);
  if (!after.ok) return after;
  const details = { from: before.value.period };
  if (employee === undefined) {
    const all = await bridges.ofAll(before.value, after.value, department);
    return reader.shown(all, { subject: `payouts:${after.value.period}`, details });
  }
  const scopes: Scope[] = [];
  for (const { period } of [before.value, after.value]) {
    const days = parsePeriod(period);
    if (days) scopes.push(await reader.scope(days));
  }
  const one = await bridges.ofEmployee(employee, before.value, after.value, scopes);
  const found: Outcome<readonly BridgeView[]> = one.ok ? done([one.value], one.findings) : one;
  return reader.shown(found, { subject: `payout:${after.value.period}/${employee}`, employee, details });
}

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
