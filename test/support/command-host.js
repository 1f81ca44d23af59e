// A process in which commands run one after the other, each as it would in a process of its own, without starting anew each time.
import { runCli } from '../../dist/src/cli/run-cli.js';

const own = { ...process.env };
const printed = { stdout: '', stderr: '' };

for (const name of ['stdout', 'stderr'])
  process[name].write = (chunk) => {
    printed[name] += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8');
    return true;
  };

/** @param {{ args: string[], environment: Record<string, string> }} asked */
async function run({ args, environment }) {
  for (const name of Object.keys(process.env)) if (!(name in own)) delete process.env[name];
  Object.assign(process.env, own, environment);
  Object.assign(printed, { stdout: '', stderr: '' });
  process.exitCode = undefined;
  await runCli(args);
  process.send({ exitCode: process.exitCode ?? 0, ...printed });
}

let last = Promise.resolve();
process.on('message', (asked) => {
  last = last.then(() => run(asked));
});
