import { Alert, Button } from 'antd';

import { menuOf } from '../shell/page-names';
import { usePageTitle } from '../shell/page-title';
import { useWords } from '../words/language';
import type { Words } from '../words/words';
import { PasswordForm } from './password-form';
import { useSession, useSignOut } from './session';

type RoleName = keyof Words['account']['role'];

/** Who one is here, and one's password. */
export function AccountPage() {
  const { account, menu, states } = useWords();
  const { data: session } = useSession();
  const signOut = useSignOut();
  usePageTitle(menu.account);
  if (!session) return null;
  return (
    <div className="narrow">
      <h1>{account.signedInAs(session.username)}</h1>
      <p className="quiet">
        {account.roles}: {session.roles.map((role) => account.role[role as RoleName]).join(', ')}
      </p>
      {session.unconfirmed && (
        <Alert type="warning" showIcon title={states.unconfirmedTitle} description={states.unconfirmed} />
      )}
      {!session.unconfirmed && menuOf(session).length === 1 && <Alert type="info" showIcon title={states.noPages} />}
      <section className="card">
        <h2>{account.changePassword}</h2>
        <PasswordForm />
      </section>
      <section className="card">
        <h2>{account.everywhere}</h2>
        <p className="quiet">{account.everywhereHint}</p>
        <Button
          loading={signOut.isPending}
          onClick={() => {
            signOut.mutate(true);
          }}
        >
          {account.everywhere}
        </Button>
      </section>
    </div>
  );
}
