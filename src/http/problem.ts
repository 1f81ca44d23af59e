import type { Finding } from '../engine/finding.js';
import { phrase, worded, type Phrases, type Wording } from '../engine/phrase.js';

/** Every kind of problem that the API answers (RFC 9457): its stable name, its status and its title. */
export const PROBLEM_KINDS = {
  'malformed-request': { status: 400, title: 'The request is not as it should be' },
  'not-signed-in': { status: 401, title: 'Nobody has signed in' },
  'sign-in-failed': { status: 401, title: 'The sign-in failed' },
  'not-allowed': { status: 403, title: 'The account may not do this' },
  'cross-site-request': { status: 403, title: 'Requests from other sites are refused' },
  'not-found': { status: 404, title: 'There is no such thing' },
  conflict: { status: 409, title: 'Something else stands in the way' },
  'too-large': { status: 413, title: 'The content is too large' },
  'unsupported-media-type': { status: 415, title: 'Content of this type is not taken' },
  'wrong-host': { status: 421, title: 'This server answers to localhost only' },
  'too-many-attempts': { status: 429, title: 'Too many attempts: wait' },
  refused: { status: 422, title: 'The content was refused' },
  internal: { status: 500, title: 'Something went wrong inside' },
  busy: { status: 503, title: 'Busy: try again' },
  'storage-unavailable': { status: 503, title: 'The database cannot do this now' },
  'disk-full': { status: 507, title: 'The disk is full' },
} as const;
export type ProblemKind = keyof typeof PROBLEM_KINDS;

/** What a problem's `type` is: its kind as a name that never changes and leads nowhere. */
export const problemType = (kind: ProblemKind): string => `urn:cxpay:problem:${kind}`;

/** One thing wrong, and where: in the body by `pointer`, in the address by `parameter`, in a file that the body carries by `file`. */
export interface ProblemError {
  readonly pointer?: string;
  readonly parameter?: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number | string;
  readonly code?: string;
  readonly detail: string;
  readonly advice?: string;
  /** Detail (as `message`) and advice with their values apart. */
  readonly phrases?: Phrases;
}

/** Most errors that one answer lists. */
const MAX_ERRORS = 1_000;

/** What a request is answered with where it cannot be done. Thrown by the HTTP side only; services return outcomes. */
export class Problem extends Error {
  readonly errors: readonly ProblemError[];

  /** What went wrong, in English. */
  readonly detail: string;
  readonly phrases: Phrases | undefined;

  constructor(
    readonly kind: ProblemKind,
    detail: Wording,
    errors: readonly ProblemError[] = [],
    /** Seconds after which it is worth trying again. */
    readonly retryAfter?: number,
  ) {
    const { message, phrases } = worded(detail);
    super(message);
    this.detail = message;
    this.phrases = phrases;
    const more = errors.length - MAX_ERRORS;
    this.errors =
      more > 0
        ? [...errors.slice(0, MAX_ERRORS), { code: 'more-errors', ...asError(phrase`… and ${{ more }} more.`) }]
        : errors;
  }
}

/** A problem with one part of the address. */
export const badParameter = (parameter: string, detail: Wording, advice?: Wording): Problem =>
  new Problem('malformed-request', detail, [{ parameter, ...asError(detail, advice) }]);

/** A problem with one part of the content. */
export const badContent = (pointer: string, detail: Wording): Problem =>
  new Problem('malformed-request', detail, [{ pointer, ...asError(detail) }]);

/** An error with its words. */
export function asError(what: Wording, advised?: Wording): ProblemError {
  const { message, ...rest } = worded(what, advised);
  return { detail: message, ...rest };
}

/** A finding as an error of a problem. */
export function errorOf({ code, file, pointer, line, column, message, advice, phrases }: Finding): ProblemError {
  return {
    code,
    ...(file === undefined ? {} : { file }),
    ...(pointer === undefined ? {} : { pointer }),
    ...(line === undefined ? {} : { line }),
    ...(column === undefined ? {} : { column }),
    detail: message,
    ...(advice === undefined ? {} : { advice }),
    ...(phrases === undefined ? {} : { phrases }),
  };
}
