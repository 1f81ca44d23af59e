import { randomUUID } from 'node:crypto';

import { Catch, HttpException, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { Request, Response } from 'express';

import { asStorageFailure, StorageFailure } from '../database/storage-failure.js';
import { Problem, PROBLEM_KINDS, problemType, type ProblemKind } from './problem.js';
import { phrase, type Wording } from '../engine/phrase.js';

/** Seconds after which a busy database is worth another try. */
const RETRY_AFTER_SECONDS = 5;

const STORAGE: Readonly<Record<StorageFailure['code'], ProblemKind>> = {
  busy: 'busy',
  full: 'disk-full',
  'read-only': 'storage-unavailable',
  unreachable: 'storage-unavailable',
  'not-migrated': 'storage-unavailable',
  'triggers-missing': 'storage-unavailable',
  'bad-setting': 'storage-unavailable',
};

const NOTHING_THERE = [
  'not-found',
  phrase`Nothing answers at this address by this method: /docs lists what there is.`,
] as const;

/** What Nest and Express refuse by themselves, by status. */
const STATUSES: Readonly<Record<number, readonly [ProblemKind, Wording]>> = {
  400: [
    'malformed-request',
    phrase`The address holds a % that no two hexadecimal digits follow, or is otherwise malformed.`,
  ],
  404: NOTHING_THERE,
  413: ['too-large', phrase`The content is larger than can be taken.`],
  415: ['unsupported-media-type', phrase`Content of this type is not taken here.`],
};

/**
 * Answers everything thrown as `application/problem+json`. Nothing of the inside gets out: what is not expected becomes an id that
 * the log has too.
 */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: (line: string) => void) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    // Who has hung up reads no answer, and it is nobody's fault.
    if (request.destroyed && !request.complete) return;
    const problem = problemOf(error);
    const errorId = problem ? undefined : this.logged(error, request);
    if (response.headersSent) response.destroy();
    else sendProblem(request, response, problem ?? INTERNAL, errorId);
  }

  private logged(error: unknown, request: Request): string {
    const id = randomUUID();
    const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.log(`error ${id}: ${request.method} ${pathOf(request)}: ${what}`);
    return id;
  }
}

const INTERNAL = new Problem('internal', phrase`This is a fault of cxpay. Its log tells more under the errorId.`);

function problemOf(error: unknown): Problem | undefined {
  if (error instanceof Problem) return error;
  const failure = asStorageFailure(error);
  if (failure instanceof StorageFailure) return storageProblem(failure);
  const known = error instanceof HttpException ? STATUSES[error.getStatus()] : undefined;
  return known && new Problem(...known);
}

function storageProblem({ code, message, advice, phrases }: StorageFailure): Problem {
  const error = { code, detail: message, advice, ...(phrases === undefined ? {} : { phrases }) };
  const retryAfter = code === 'busy' ? RETRY_AFTER_SECONDS : undefined;
  return new Problem(STORAGE[code], phrases?.message ?? message, [error], retryAfter);
}

/** The path that was asked for, without its query: that may hold anything. */
const pathOf = ({ originalUrl }: Request): string => originalUrl.split('?', 1)[0] ?? '';

/** Writes a problem as the answer. */
function sendProblem(request: Request, response: Response, problem: Problem, errorId?: string): void {
  const { status, title } = PROBLEM_KINDS[problem.kind];
  const body = {
    type: problemType(problem.kind),
    title,
    status,
    detail: problem.detail,
    ...(problem.phrases === undefined ? {} : { phrases: problem.phrases }),
    instance: pathOf(request),
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
    ...(errorId === undefined ? {} : { errorId }),
  };
  response.status(status).setHeader('Content-Type', 'application/problem+json');
  if (problem.retryAfter !== undefined) response.setHeader('Retry-After', String(problem.retryAfter));
  response.end(JSON.stringify(body));
}

/** Answers what nothing else has answered. */
export function nothingThere(request: Request, response: Response): void {
  sendProblem(request, response, new Problem(...NOTHING_THERE));
}
