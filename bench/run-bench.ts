/** `npm run bench`: the figures on stdout, progress on stderr, exit 1 where the product is beyond its limits. */
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { packageFolder } from '../src/http/package-file.js';
import { bench, EMPLOYEES } from './bench.js';
import { beyondLimits } from './limits.js';
import { installTools } from './peers/tools.js';
import { profileRun } from './profile.js';
import { benchJson, benchText } from './report.js';

const USAGE = `npm run bench -- [--employees N] [--quick] [--json]
npm run bench -- --profile [--employees N]

  --employees N  size of the generated company (${EMPLOYEES} where nothing is said, at most 9999999)
  --quick        leaves out the million employees and the million observations
  --json         one JSON object as the last line of stdout
  --profile      only a CPU profile of the run stage: a table, and the profile in data/bench-run.cpuprofile

CXPAY_SQLITE3 names the SQLite shell where it is not "sqlite3" on the PATH.
CXPAY_BENCH_NO_LIMIT=1 measures without judging. docs/bench.md tells what the figures mean.
`;

interface Asked {
  readonly employees: number;
  readonly quick: boolean;
  readonly json: boolean;
  readonly profile: boolean;
}

/** What was asked for, or `undefined` where that makes no sense. */
function asked(args: readonly string[]): Asked | 'help' | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        employees: { type: 'string', default: String(EMPLOYEES) },
        quick: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        profile: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    const { help, employees, ...flags } = values;
    if (help) return 'help';
    return /^[1-9][0-9]{0,6}$/.test(employees) ? { ...flags, employees: Number(employees) } : undefined;
  } catch {
    return undefined;
  }
}

const tell = (what: string): void => void process.stderr.write(`bench: ${what}\n`);

async function run({ employees, quick, json }: Asked): Promise<void> {
  await installTools(tell);
  const report = await bench({ employees, quick, onStage: tell });
  const beyond = beyondLimits(report);
  process.stdout.write(`${benchText(report)}\n`);
  if (json) process.stdout.write(`${benchJson(report, beyond.length === 0)}\n`);
  beyond.forEach(tell);
  if (beyond.length > 0) process.exitCode = 1;
}

async function profile({ employees }: Asked): Promise<void> {
  const file = join(packageFolder(), 'data', 'bench-run.cpuprofile');
  process.stdout.write(`${await profileRun(employees, file, tell)}\n`);
  tell(`the profile is ${file}: open it in the developer tools of Chrome or in an editor that shows profiles`);
}

const what = asked(process.argv.slice(2));
if (what === 'help') process.stdout.write(USAGE);
else if (what) await (what.profile ? profile(what) : run(what));
else {
  process.stderr.write(USAGE);
  process.exitCode = 2;
}
