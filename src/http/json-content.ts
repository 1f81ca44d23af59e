import type { NextFunction, Response } from 'express';

import type { SignedInRequest } from '../access/principal.js';
import { parseJson } from './json-text.js';
import { Problem } from './problem.js';
import { hasContent, limitedContent, mediaTypeOf, MIB } from './request-content.js';
import { phrase } from '../engine/phrase.js';

const LIMIT = MIB;
/** For who has not signed in. */
const SMALL_LIMIT = MIB / 64;
/** Where whole organisations and rule folders come in. */
const LARGE_LIMIT = 32 * MIB;
const LARGE: ReadonlySet<string> = new Set([
  '/api/v1/organisation/loads',
  '/api/v1/rules/checks',
  '/api/v1/rules/publications',
]);
/** Where small files come in within JSON, as Base64. */
const WITH_FILES = /^\/api\/v1\/inquiries(\/\d+\/(messages|answers))?$/;
const FILES_LIMIT = 6 * MIB;
/** Where files come in, which are no JSON and never held in memory. */
const FILES: ReadonlySet<string> = new Set([
  '/api/v1/batches',
  '/api/v1/complaints',
  '/api/v1/responses',
  '/api/v1/orders',
]);
const WITH_CONTENT: ReadonlySet<string> = new Set(['POST', 'PUT', 'PATCH']);

/** A request with its content as it was sent. */
export type JsonRequest = SignedInRequest & { contentText?: string };

/** Reads the JSON that a request carries into `body`; one without content has an empty object. */
export function jsonContent(request: JsonRequest, _response: Response, next: NextFunction): void {
  const path = request.path.toLowerCase().replace(/\/+$/, '');
  if (!WITH_CONTENT.has(request.method) || FILES.has(path)) {
    next();
    return;
  }
  // Nobody makes the server hold much before they have said who they are.
  const limit = request.principal === undefined ? SMALL_LIMIT : limitOf(path);
  readJson(request, limit).then(() => {
    next();
  }, next);
}

function limitOf(path: string): number {
  if (LARGE.has(path)) return LARGE_LIMIT;
  return WITH_FILES.test(path) ? FILES_LIMIT : LIMIT;
}

async function readJson(request: JsonRequest, limit: number): Promise<void> {
  request.body = {};
  if (!hasContent(request)) return;
  mediaTypeOf(request, ['application/json']);
  const pieces: Buffer[] = [];
  for await (const piece of limitedContent(request, limit)) pieces.push(piece);
  if (pieces.length === 0) return;
  const text = decoded(Buffer.concat(pieces));
  request.contentText = text;
  request.body = parseJson(text);
}

function decoded(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Problem('malformed-request', phrase`The content is not UTF-8 throughout.`);
  }
}
