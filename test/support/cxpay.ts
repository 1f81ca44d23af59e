import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../bin/cxpay.js', import.meta.url));
const HOST = fileURLToPath(new URL('./command-host.js', import.meta.url));

export interface Finished {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command in a process of its own, as a person would. */
export function cxpay(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Finished> {
  return runNode([COMMAND, ...args], environment);
}

/** Runs node with these arguments and waits until it has ended. */
export function runNode(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    // The tests' own NODE_OPTIONS are for Jest.
    const child = spawn(process.execPath, args, { env: { ...process.env, NODE_OPTIONS: '', ...environment } });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, stdout, stderr });
    });
  });
}

/**
 * Many commands of the built product, one after the other in one process: a journey by command need not wait a second for each to
 * start. What is about the process itself (its end, its streams, two at a time) takes {@link cxpay}.
 */
export class CommandHost {
  private child: ChildProcess | undefined;
  private last: Promise<unknown> = Promise.resolve();

  run(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<Finished> {
    const finished = this.last.then(() => this.ask(args, environment));
    this.last = finished.catch(() => undefined);
    return finished;
  }

  /** Ends the process; to be called when all is done. */
  async end(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    child.disconnect();
    await once(child, 'exit');
  }

  private async ask(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Finished> {
    // The tests' own NODE_OPTIONS are for Jest.
    this.child ??= fork(HOST, { env: { ...process.env, NODE_OPTIONS: '' }, execArgv: [] });
    const { child } = this;
    const listening = new AbortController();
    const next = Promise.race([once(child, 'message', listening), once(child, 'exit', listening)]);
    child.send({ args, environment });
    const [answer] = (await next) as [Finished | number | null];
    // Whichever has not come is no longer waited for.
    listening.abort();
    if (typeof answer === 'object' && answer !== null) return answer;
    throw new Error(`the process of the commands ended with ${String(answer)} at: cxpay ${args.join(' ')}`);
  }
}
