import { DEFAULT_DATABASE_URL, parseDatabaseUrl } from './database/database-url.js';
import { Database } from './database/database.js';
import { StorageFailure } from './database/storage-failure.js';
import { ListenFailure } from './http/listen-failure.js';
import { startServer } from './server.js';

/** The server by itself: `CXPAY_DATABASE_URL` and `PORT` say where. */
const DEFAULT_PORT = '3000';

class BadSetting extends Error {
  constructor(
    message: string,
    readonly advice: string,
  ) {
    super(message);
  }
}

async function serve(): Promise<void> {
  const port = readPort(process.env['PORT'] ?? DEFAULT_PORT);
  const address = parseDatabaseUrl(process.env['CXPAY_DATABASE_URL'] ?? DEFAULT_DATABASE_URL);
  if (!address.ok) throw new BadSetting(address.findings[0]?.message ?? '', address.findings[0]?.advice ?? '');
  const database = await Database.open(address.value);
  try {
    await database.prepare();
    const server = await startServer({ database, port });
    say(`cxpay serves ${server.url} (documentation: ${server.url}/docs) to this machine only.`);
    await askedToEnd();
    say('Ending once requests under way are answered; Ctrl-C again ends at once.');
    await server.close();
  } finally {
    await database.close();
  }
}

function readPort(text: string): number {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : NaN;
  if (port <= 65_535) return port;
  throw new BadSetting(`PORT is "${text}", which is no port`, 'write a number up to 65535');
}

/** The signals are listened to once: a second one has its usual effect. */
const askedToEnd = (): Promise<void> =>
  new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => {
        resolve();
      });
  });

const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

try {
  await serve();
} catch (error) {
  const isExpected = error instanceof StorageFailure || error instanceof ListenFailure || error instanceof BadSetting;
  if (!isExpected) throw error;
  say(`error: ${error.message}\n       ${error.advice}`);
  process.exitCode = 1;
}
