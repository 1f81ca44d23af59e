import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../bin/cxpay.js', import.meta.url));

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
