import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';

import { answered, api } from '../api/client';
import { useSession } from '../session/session';
import { Failed } from '../shell/states';
import { useWords } from '../words/language';
import type { Words } from '../words/words';

type RoleName = keyof Words['account']['role'];
const KEY = ['unconfirmed-accounts'];

/** Accounts that an admin has made or changed, for HR to confirm; nothing where none waits. */
export function WaitingAccounts() {
  const { people, account: say } = useWords();
  const { data: session } = useSession();
  const client = useQueryClient();
  const { data } = useQuery({
    queryKey: KEY,
    queryFn: () => answered(api.GET('/api/v1/unconfirmed-accounts')),
    enabled: session?.permissions.includes('account.confirm') ?? false,
  });
  const confirm = useMutation({
    mutationFn: (username: string) =>
      answered(api.POST('/api/v1/accounts/{username}/confirmation', { params: { path: { username } } })),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
  const waiting = (data?.items ?? []).filter(({ username }) => username !== session?.username);
  if (waiting.length === 0 && !confirm.error) return null;
  return (
    <section className="card" aria-label={people.waiting}>
      <h2>{people.waiting}</h2>
      <p className="quiet">{people.waitingHint}</p>
      <ul className="plain">
        {waiting.map(({ username, employee, roles }) => (
          <li key={username}>
            <strong>{username}</strong>{' '}
            <span className="quiet">
              {[...roles.map((grant) => granted(grant, say.role)), ...(employee === null ? [] : [employee])].join(', ')}
            </span>{' '}
            <Button
              size="small"
              loading={confirm.isPending && confirm.variables === username}
              onClick={() => {
                confirm.mutate(username);
              }}
            >
              {people.confirm(username)}
            </Button>
          </li>
        ))}
      </ul>
      {confirm.error && <Failed error={confirm.error} />}
    </section>
  );
}

const granted = (
  { role, department }: { readonly role: string; readonly department: string | null },
  names: Words['account']['role'],
): string => names[role as RoleName] + (department === null ? '' : ` (${department})`);
