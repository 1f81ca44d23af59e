/** The bench's own tools: packages of `bench/package.json`, which the product neither names nor installs. */
import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { packageFolder } from '../../src/http/package-file.js';

/** A peer that cannot be had, and why: its figures are `null`. */
export interface Missing {
  readonly missing: string;
}

/** A package with the version that was found. */
export interface Tool<T> {
  readonly module: T;
  readonly version: string;
}

/** Where `bench/package.json` lies, wherever this file was compiled to. */
export const toolsFolder = (): string => join(packageFolder(), 'bench');

/** A package out of the tools' folder. It is typed by whoever asks: without the tools everything still compiles. */
export async function findTool<T>(name: string, folder = toolsFolder()): Promise<Tool<T> | Missing> {
  try {
    const manifest = JSON.parse(await readFile(join(folder, 'node_modules', name, 'package.json'), 'utf8')) as {
      readonly version: string;
    };
    const module = createRequire(join(folder, 'package.json'))(name) as T;
    return { module, version: manifest.version };
  } catch (error) {
    return { missing: `${name} cannot be had: ${reasonOf(error, folder)}` };
  }
}

/** Installs what is missing of the tools, once, and says so. Where that fails the peers say themselves that they are missing. */
export async function installTools(tell: (what: string) => void, folder = toolsFolder()): Promise<void> {
  const manifest = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    readonly dependencies: Readonly<Record<string, string>>;
  };
  const found = await Promise.all(
    Object.entries(manifest.dependencies).map(async ([name, version]) => {
      const tool = await findTool(name, folder);
      return 'version' in tool && tool.version === version;
    }),
  );
  if (found.every(Boolean)) return;
  tell(`the bench's own tools are installed, once: npm ci in ${folder}`);
  const failure = await npmCi(folder);
  if (failure !== undefined) tell(`npm ci failed (${failure}): the peers that need it are left out`);
}

/** What npm prints goes to stderr; answers why it failed, or nothing. */
function npmCi(folder: string): Promise<string | undefined> {
  const npm = process.env['npm_execpath'];
  const [command, ...args] = npm?.endsWith('.js') ? [process.execPath, npm, 'ci'] : ['npm', 'ci'];
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: folder, stdio: ['ignore', process.stderr, process.stderr] });
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code) => resolve(code === 0 ? undefined : `exit code ${String(code)}`));
  });
}

function reasonOf(error: unknown, folder: string): string {
  const { code, message } = error as Partial<NodeJS.ErrnoException>;
  if (code === 'ENOENT') return `it is not installed in ${folder}`;
  return (message ?? String(error)).split('\n')[0] ?? '';
}
