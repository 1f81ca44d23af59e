import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import type { ValidationError } from 'class-validator';

import { phrase, type Wording } from '../engine/phrase.js';
import { shownCell } from '../files/cell-text.js';
import type { FieldContext } from './fields.js';
import { FORBIDDEN_NAMES } from './json-text.js';
import { asError, badParameter, Problem, type ProblemError } from './problem.js';

/** What a value fails of its class, before it is known where in the request it stood. */
class NotValid extends Error {
  constructor(readonly errors: readonly ValidationError[]) {
    super('not valid');
  }
}

/** Checks what comes in against its class: nothing that is not named there gets in, and no value is turned into another type. */
export class RequestValidation extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      transform: true,
      transformOptions: { enableImplicitConversion: false },
      exceptionFactory: (errors) => new NotValid(errors),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && !isRecord(value))
      throw new Problem('malformed-request', phrase`The content must be a JSON object.`);
    assertPlainNames(value, metadata);
    try {
      return (await super.transform(value, metadata)) as unknown;
    } catch (error) {
      if (!(error instanceof NotValid)) throw error;
      const errors = [...problemErrors(error.errors, metadata.type === 'body', '')];
      const [first] = errors;
      const what = first ? (first.phrases?.message ?? first.detail) : phrase`Something is not as it should be.`;
      throw new Problem('malformed-request', what, errors);
    }
  }
}

/** The checks of classes pass over these, as properties that every object has. */
function assertPlainNames(value: unknown, { type }: ArgumentMetadata): void {
  if (type !== 'query' || typeof value !== 'object' || value === null) return;
  const name = Object.keys(value).find((each) => FORBIDDEN_NAMES.has(each));
  if (name !== undefined) throw badParameter(name, phrase`${{ name: shownCell(name) }} is not known here.`);
}

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value);

function* problemErrors(errors: readonly ValidationError[], isBody: boolean, parent: string): Generator<ProblemError> {
  for (const { property, value, constraints = {}, contexts = {}, children = [] } of errors) {
    const path = isBody ? `${parent}/${property.replaceAll('~', '~0').replaceAll('/', '~1')}` : property;
    const place = isBody ? { pointer: path } : { parameter: path };
    for (const [name, message] of Object.entries(constraints)) {
      const context = contexts[name] as FieldContext | undefined;
      yield { ...place, ...inWords(name, property, context?.problem(value, property) ?? message) };
    }
    yield* problemErrors(children, isBody, path);
  }
}

function inWords(
  constraint: string,
  property: string,
  message: Wording,
): Pick<ProblemError, 'code' | 'detail' | 'phrases'> {
  return constraint === 'whitelistValidation'
    ? { code: 'unknown-name', ...asError(phrase`${{ name: shownCell(property) }} is not known here.`) }
    : { code: 'bad-value', ...asError(message) };
}
