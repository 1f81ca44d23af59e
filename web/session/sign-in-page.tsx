import { Alert, Button, Form, Input } from 'antd';

import type { Schemas } from '../api/client';
import { LanguageSwitch } from '../shell/language-switch';
import { usePageTitle } from '../shell/page-title';
import { problemText } from '../shell/states';
import { useSaid } from '../words/findings/use-said';
import { useWords } from '../words/language';
import { useHealth, useSignIn } from './session';

export function SignInPage() {
  const words = useWords();
  const said = useSaid();
  const { signIn, app } = words;
  const signingIn = useSignIn();
  const { data: health } = useHealth();
  usePageTitle(signIn.title);
  const required = [{ required: true, message: signIn.missing }];
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <div className="sign-in-head">
          <span className="brand">{app.name}</span>
          <LanguageSwitch />
        </div>
        <h1>{signIn.title}</h1>
        <p className="quiet">{signIn.intro}</p>
        <Form<Schemas['SignInRequest']>
          layout="vertical"
          requiredMark={false}
          onFinish={(given) => {
            signingIn.mutate(given);
          }}
        >
          <Form.Item name="username" label={signIn.username} rules={required}>
            <Input size="large" autoComplete="username" autoCapitalize="none" autoFocus />
          </Form.Item>
          <Form.Item name="password" label={signIn.password} rules={required}>
            <Input.Password size="large" autoComplete="current-password" />
          </Form.Item>
          {signingIn.error && (
            <Alert
              className="in-form"
              role="alert"
              type="error"
              showIcon
              title={problemText(words, signingIn.error, said)}
            />
          )}
          <Button type="primary" size="large" block htmlType="submit" loading={signingIn.isPending}>
            {signIn.submit}
          </Button>
        </Form>
        {health?.singleSignOn === true && (
          <Button className="spaced" size="large" block href="/api/v1/single-sign-on">
            {signIn.singleSignOn}
          </Button>
        )}
      </div>
    </main>
  );
}
