/** One job of `scale.ts` in this process: `node scale-child.js prepare|run FOLDER EMPLOYEES REPEATS`, the result as JSON on stdout. */
import { doJob } from './scale.js';

const [task, folder = '', employees, repeats] = process.argv.slice(2);
if (task !== 'prepare' && task !== 'run') throw new RangeError('prepare or run?');
const result = await doJob({ task, folder, employees: Number(employees), repeats: Number(repeats) });
process.stdout.write(`${JSON.stringify(result)}\n`);
