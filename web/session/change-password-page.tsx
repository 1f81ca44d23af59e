import { Alert, Button } from 'antd';

import { LanguageSwitch } from '../shell/language-switch';
import { usePageTitle } from '../shell/page-title';
import { useWords } from '../words/language';
import { PasswordForm } from './password-form';
import { useSignOut, type Session } from './session';

/** For whom nothing else is open before the password is their own. */
export function ChangePasswordPage({ session }: { readonly session: Session }) {
  const { account, app, signIn } = useWords();
  const signOut = useSignOut();
  usePageTitle(account.changePassword);
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <span className="brand">{app.name}</span>
          <LanguageSwitch />
        </div>
        <h1>{account.changePassword}</h1>
        <p className="quiet">{account.signedInAs(session.username)}</p>
        <Alert className="in-form" type="info" showIcon title={account.mustChange} />
        <PasswordForm />
        <Button
          className="below-form"
          type="text"
          block
          onClick={() => {
            signOut.mutate(false);
          }}
        >
          {signIn.out}
        </Button>
      </div>
    </main>
  );
}
