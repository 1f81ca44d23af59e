import { Alert, Button, Form, Input } from 'antd';

import { isKind } from '../api/problem';
import { problemText } from '../shell/states';
import { useSaid } from '../words/findings/use-said';
import { useWords } from '../words/language';
import { usePasswordChange } from './session';

const SHORTEST = 12;

interface Given {
  readonly oldPassword: string;
  readonly newPassword: string;
  readonly again: string;
}

export function PasswordForm() {
  const words = useWords();
  const said = useSaid();
  const { account, signIn } = words;
  const [form] = Form.useForm<Given>();
  const change = usePasswordChange();
  const required = { required: true, message: signIn.missing };
  const same = {
    validator: (_: unknown, again: string) =>
      again === form.getFieldValue('newPassword') ? Promise.resolve() : Promise.reject(new Error(account.notTheSame)),
  };
  return (
    <Form<Given>
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ oldPassword, newPassword }) => {
        change.mutate({ oldPassword, newPassword }, { onSuccess: () => form.resetFields() });
      }}
    >
      <Form.Item name="oldPassword" label={account.oldPassword} rules={[required]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="newPassword"
        label={account.newPassword}
        extra={account.rule}
        rules={[required, { min: SHORTEST, message: account.tooShort }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item name="again" label={account.again} dependencies={['newPassword']} rules={[required, same]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      {change.error && (
        <Alert
          className="in-form"
          role="alert"
          type="error"
          showIcon
          title={isKind(change.error, 'sign-in-failed') ? account.wrongOld : problemText(words, change.error, said)}
        />
      )}
      {change.isSuccess && <Alert className="in-form" role="status" type="success" showIcon title={account.changed} />}
      <Button type="primary" htmlType="submit" loading={change.isPending}>
        {account.submit}
      </Button>
    </Form>
  );
}
