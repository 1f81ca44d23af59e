import type { components } from './schema';

type ProblemDocument = components['schemas']['ProblemResponse'];

/** What the API refused, in its own words. */
export class ApiProblem extends Error {
  private constructor(
    /** The last part of the problem's type: `not-signed-in`; `unreachable` where no answer came. */
    readonly kind: string,
    message: string,
    /** The message with its values apart, for other languages. */
    readonly phrases: ProblemDocument['phrases'],
    readonly errors: NonNullable<ProblemDocument['errors']> = [],
    /** Seconds after which it is worth trying again. */
    readonly retryAfter?: number,
    readonly errorId?: string,
  ) {
    super(message);
  }

  static of(response: Response, error: unknown): ApiProblem {
    if (!isProblem(error)) return new ApiProblem('internal', `HTTP ${response.status}`, undefined);
    const kind = error.type.slice(error.type.lastIndexOf(':') + 1);
    const seconds = Number(response.headers.get('Retry-After') ?? NaN);
    const retryAfter = Number.isNaN(seconds) ? undefined : seconds;
    return new ApiProblem(kind, error.detail, error.phrases, error.errors, retryAfter, error.errorId);
  }

  static unreachable(cause: unknown): ApiProblem {
    return new ApiProblem('unreachable', cause instanceof Error ? cause.message : String(cause), undefined);
  }
}

/** Is it a problem of this kind? */
export const isKind = (error: unknown, kind: string): boolean => error instanceof ApiProblem && error.kind === kind;

function isProblem(value: unknown): value is ProblemDocument {
  return typeof value === 'object' && value !== null && 'type' in value && 'detail' in value;
}
