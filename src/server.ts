import 'reflect-metadata';

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { Authentication } from './access/authentication.js';
import { assertAccessSettings } from './access/access-settings.js';
import { BadAccessSetting } from './access/settings.js';
import type { Database } from './database/database.js';
import { ListenFailure } from './http/listen-failure.js';
import { inquiryTimes } from './inquiries/inquiry-times.js';
import { jsonContent } from './http/json-content.js';
import { serveDescription } from './http/openapi.js';
import { pages } from './http/pages.js';
import { nothingThere, ProblemFilter } from './http/problem-filter.js';
import { knownHostOnly, noStore, sameSiteOnly, securityHeaders } from './http/request-guards.js';
import { serverSettings, type ServerSettings } from './http/server-settings.js';
import { ServerLog } from './http/server-log.js';
import { uploadLimit } from './http/uploads.js';
import { RequestValidation } from './http/validation.js';
import { RoutesModule } from './routes.module.js';

/** How long requests under way may take once the server is to end. */
const GRACE_MS = 10_000;
const IDLE_CHECK_MS = 50;

export interface ServerOptions {
  /** Open and prepared; who opened it closes it, after the server. */
  readonly database: Database;
  /** 0 for any that is free. */
  readonly port: number;
  /** The address to listen at: `CXPAY_HOST` where nothing is said, or else this machine only. */
  readonly host?: string;
  /** Takes a line about each fault; the error stream where nothing is said. */
  readonly log?: (line: string) => void;
}

export interface RunningServer {
  /** `http://localhost:3000` */
  readonly url: string;
  /** Takes no more requests, and ends once those under way are answered. */
  close(): Promise<void>;
}

/** The HTTP application, not yet listening. */
export async function createHttpApp(
  database: Database,
  log: (line: string) => void,
  settings: ServerSettings = serverSettings(),
): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(RoutesModule.over(database), {
    bodyParser: false,
    abortOnError: false,
    logger: new ServerLog(log),
  });
  app.disable('x-powered-by').disable('etag');
  app.set('trust proxy', settings.proxies);
  app.use(securityHeaders(), noStore, knownHostOnly(settings.hosts), sameSiteOnly);
  app.use(app.get(Authentication).step, jsonContent);
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(new RequestValidation());
  app.useGlobalFilters(new ProblemFilter(log));
  return app;
}

/**
 * Serves the pages, the API under `/api/v1` and its documentation at `/docs`. Throws a {@link ListenFailure} where that
 * cannot be.
 *
 * @example const { url, close } = await startServer({ database, port: 3000 });
 */
export async function startServer({
  database,
  port,
  host,
  log = toErrorStream,
}: ServerOptions): Promise<RunningServer> {
  const settings = checkedSettings(host);
  const app = await createHttpApp(database, log, settings);
  serveDescription(app);
  await app.init();
  app.use(pages());
  // Nest answers for what is missing below its own prefix only.
  app.use(nothingThere);
  try {
    await listening(app.getHttpServer(), port, settings.host);
  } catch (error) {
    await app.close();
    throw listenFailure(error, port);
  }
  const { port: taken } = app.getHttpServer().address() as AddressInfo;
  return { url: `http://localhost:${taken}`, close: () => closed(app) };
}

const listening = (server: Server, port: number, host: string): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });

/** All that the environment says, looked at before anything is served. */
function checkedSettings(host?: string): ServerSettings {
  const settings = serverSettings(host);
  try {
    uploadLimit();
    assertAccessSettings();
    inquiryTimes();
  } catch (error) {
    if (error instanceof BadAccessSetting) throw new ListenFailure('bad-setting', error.message, error.advice);
    throw new ListenFailure('bad-setting', (error as Error).message, 'give the limit as 1024, for example');
  }
  return settings;
}

function listenFailure(error: unknown, port: number): unknown {
  const { code } = error as NodeJS.ErrnoException;
  const cause = { cause: error };
  if (code === 'EADDRINUSE')
    return new ListenFailure('port-in-use', `port ${port} is in use`, 'end what uses it, or name another port', cause);
  if (code === 'EACCES')
    return new ListenFailure('port-not-allowed', `port ${port} may not be used`, 'name one from 1024 on', cause);
  return error;
}

async function closed(app: NestExpressApplication): Promise<void> {
  const server: Server = app.getHttpServer();
  // A connection over which the last answer went stays open for the next request, which is not going to be taken.
  const idle = setInterval(() => {
    server.closeIdleConnections();
  }, IDLE_CHECK_MS);
  const patience = setTimeout(() => {
    server.closeAllConnections();
  }, GRACE_MS);
  try {
    await app.close();
  } finally {
    clearInterval(idle);
    clearTimeout(patience);
  }
}

const toErrorStream = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
