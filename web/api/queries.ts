import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';

import { ApiProblem, isKind } from './problem';

export const SESSION_KEY = ['session'] as const;
const MOST_TRIES = 2;

/** Asks again only where that may help: a busy database, a connection that broke. */
const worthAnotherTry = (tries: number, error: Error): boolean =>
  tries < MOST_TRIES && error instanceof ApiProblem && ['busy', 'unreachable'].includes(error.kind);

/** Where the session is over, whoever asks is asked to sign in again, on the page where they are. */
function watched(client: () => QueryClient) {
  return {
    onError: (error: Error) => {
      if (isKind(error, 'not-signed-in')) client().setQueryData(SESSION_KEY, null);
    },
  };
}

export const queries: QueryClient = new QueryClient({
  queryCache: new QueryCache(watched(() => queries)),
  mutationCache: new MutationCache(watched(() => queries)),
  defaultOptions: { queries: { retry: worthAnotherTry, staleTime: 30_000, refetchOnWindowFocus: false } },
});
