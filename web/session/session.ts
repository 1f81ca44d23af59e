import { useMutation, useQuery, useQueryClient, type QueryClient, type UseQueryResult } from '@tanstack/react-query';

import { answered, api, type Schemas } from '../api/client';
import { isKind } from '../api/problem';
import { SESSION_KEY } from '../api/queries';

export type Session = Schemas['SessionResponse'];

/** Who is signed in; `null` for nobody. */
export function useSession(): UseQueryResult<Session | null> {
  return useQuery({
    queryKey: SESSION_KEY,
    queryFn: async () => {
      try {
        return await answered(api.GET('/api/v1/session'));
      } catch (error) {
        if (isKind(error, 'not-signed-in')) return null;
        throw error;
      }
    },
    staleTime: Infinity,
  });
}

/** Somebody else is here now, or nobody: what was read before is forgotten. */
function becomes(client: QueryClient, session: Session | null): void {
  client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION_KEY[0] });
  client.setQueryData(SESSION_KEY, session);
}

/** What the server tells anybody: whether there is single sign-on. */
export const useHealth = () =>
  useQuery({ queryKey: ['health'], queryFn: () => answered(api.GET('/api/v1/health')), staleTime: Infinity });

/** Signs in. */
export function useSignIn() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['SignInRequest']) => answered(api.POST('/api/v1/session', { body })),
    onSuccess: (session) => {
      becomes(client, session);
    },
  });
}

/** Ends the session, or all of them. */
export function useSignOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (everywhere: boolean) =>
      answered<unknown>(everywhere ? api.DELETE('/api/v1/session/everywhere') : api.DELETE('/api/v1/session')),
    onSuccess: () => {
      becomes(client, null);
    },
  });
}

export function usePasswordChange() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Schemas['PasswordChangeRequest']) =>
      answered<unknown>(api.PUT('/api/v1/session/password', { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: SESSION_KEY }),
  });
}
