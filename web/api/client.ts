import createClient from 'openapi-fetch';

import { ApiProblem } from './problem';
import type { components, paths } from './schema';

/** Asks the API. Its types are generated from `openapi.json`, so that what the server does not offer does not compile. */
export const api = createClient<paths>({ baseUrl: '' });

export type Schemas = components['schemas'];

interface Answered<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What was answered. Throws an {@link ApiProblem} where it could not be done. */
export async function answered<T>(asked: Promise<Answered<T>>): Promise<T> {
  const { data, error, response } = await asked.catch((cause: unknown) => {
    throw ApiProblem.unreachable(cause);
  });
  if (!response.ok) throw ApiProblem.of(response, error);
  return data as T;
}
