/** `npm run bench [-- --employees N] [--json]`: the figures on stdout, progress on stderr, exit 1 where the product is beyond its limits. */
import { parseArgs } from 'node:util';

import { bench, EMPLOYEES } from './bench.js';
import { benchJson, benchText } from './report.js';
import { beyondLimits } from './limits.js';

const USAGE = `npm run bench -- [--employees N] [--json]

  --employees N  size of the generated company (${EMPLOYEES} where nothing is said, at most 9999999)
  --json         one JSON object as the last line of stdout

CXPAY_SQLITE3 names the SQLite shell where it is not "sqlite3" on the PATH.
CXPAY_BENCH_NO_LIMIT=1 measures without judging. docs/bench.md tells what the figures mean.
`;

interface Asked {
  readonly employees: number;
  readonly asJson: boolean;
}

/** What was asked for, or `undefined` where that makes no sense. */
function asked(args: readonly string[]): Asked | 'help' | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { employees: { type: 'string' }, json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    });
    if (values.help) return 'help';
    const employees = values.employees ?? String(EMPLOYEES);
    return /^[1-9][0-9]{0,6}$/.test(employees)
      ? { employees: Number(employees), asJson: values.json ?? false }
      : undefined;
  } catch {
    return undefined;
  }
}

async function run({ employees, asJson }: Asked): Promise<void> {
  const report = await bench({ employees, onStage: (what) => process.stderr.write(`bench: ${what}\n`) });
  const beyond = beyondLimits(report);
  process.stdout.write(`${benchText(report)}\n`);
  if (asJson) process.stdout.write(`${benchJson(report, beyond.length === 0)}\n`);
  for (const sentence of beyond) process.stderr.write(`bench: ${sentence}\n`);
  if (beyond.length > 0) process.exitCode = 1;
}

const what = asked(process.argv.slice(2));
if (what === 'help') process.stdout.write(USAGE);
else if (what) await run(what);
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
