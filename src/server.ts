import 'reflect-metadata';

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';

import { Authentication } from './access/authentication.js';
import { AppModule } from './app.module.js';
import type { Database } from './database/database.js';
import { ListenFailure } from './http/listen-failure.js';
import { HttpModule } from './http/http.module.js';
import { jsonContent } from './http/json-content.js';
import { serveDescription } from './http/openapi.js';
import { nothingThere, ProblemFilter } from './http/problem-filter.js';
import { localHostOnly, noStore, sameSiteOnly, securityHeaders } from './http/request-guards.js';
import { ServerLog } from './http/server-log.js';
import { uploadLimit } from './http/uploads.js';
import { RequestValidation } from './http/validation.js';

/** Nobody but this machine is answered. */
const HOST = '127.0.0.1';
const LOCAL_NAMES: ReadonlySet<string> = new Set([HOST, 'localhost']);
/** How long requests under way may take once the server is to end. */
const GRACE_MS = 10_000;
const IDLE_CHECK_MS = 50;

export interface ServerOptions {
  /** Open and prepared; who opened it closes it, after the server. */
  readonly database: Database;
  /** 0 for any that is free. */
  readonly port: number;
  /** `127.0.0.1` or `localhost`; anything else is refused. */
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

@Module({})
class ServerModule {
  static over(database: Database): DynamicModule {
    return { module: ServerModule, imports: [AppModule.over(database), HttpModule] };
  }
}

/** The HTTP application, not yet listening. */
export async function createHttpApp(database: Database, log: (line: string) => void): Promise<NestExpressApplication> {
  const app = await NestFactory.create<NestExpressApplication>(ServerModule.over(database), {
    bodyParser: false,
    abortOnError: false,
    logger: new ServerLog(log),
  });
  app.disable('x-powered-by').disable('etag');
  app.use(securityHeaders(), noStore, localHostOnly, sameSiteOnly);
  app.use(app.get(Authentication).step, jsonContent);
  app.setGlobalPrefix('api/v1');
  app.useGlobalPipes(new RequestValidation());
  app.useGlobalFilters(new ProblemFilter(log));
  return app;
}

/**
 * Serves the API under `/api/v1` and its documentation at `/docs`, to this machine only. Throws a {@link ListenFailure} where that
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
  assertSettings(host);
  const app = await createHttpApp(database, log);
  serveDescription(app);
  await app.init();
  // Nest answers for what is missing below its own prefix only.
  app.use(nothingThere);
  try {
    await listening(app.getHttpServer(), port);
  } catch (error) {
    await app.close();
    throw listenFailure(error, port);
  }
  const { port: taken } = app.getHttpServer().address() as AddressInfo;
  return { url: `http://localhost:${taken}`, close: () => closed(app) };
}

const listening = (server: Server, port: number): Promise<void> =>
  new Promise((resolve, reject) => {
    server.once('error', reject).listen(port, HOST, () => {
      server.off('error', reject);
      resolve();
    });
  });

function assertSettings(host: string = HOST): void {
  if (!LOCAL_NAMES.has(host))
    throw new ListenFailure(
      'host-refused',
      'the server listens on 127.0.0.1 only',
      'leave the host out; to reach it from another machine, use a tunnel that asks who is there',
    );
  try {
    uploadLimit();
  } catch (error) {
    throw new ListenFailure('bad-setting', (error as Error).message, 'give the limit as 1024, for example');
  }
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
