import { Alert, Button, Form, Input, Radio } from 'antd';
import { useId } from 'react';

import { problemText } from '../shell/states';
import { useSaid } from '../words/findings/use-said';
import { useWords } from '../words/language';
import { useResolve, type Inquiry, type Resolution } from './inquiry-queries';

const OUTCOMES = ['explained', 'correction', 'refused'] as const;
const KINDS = ['metric', 'plan', 'roster'] as const;
const MAX_TEXT = 4_000;

interface Given {
  readonly outcome: Resolution['outcome'];
  readonly text: string;
  readonly of?: (typeof KINDS)[number];
  readonly period?: string;
}

/** Ends an inquiry, with what it comes to and the reason. */
export function ResolveForm({ inquiry: { id, period } }: { readonly inquiry: Inquiry }) {
  const words = useWords();
  const said = useSaid();
  const { inquiry: say, signIn } = words;
  const [form] = Form.useForm<Given>();
  const resolve = useResolve(id);
  const reasonId = useId();
  const outcome = Form.useWatch('outcome', form);
  const required = [{ required: true, whitespace: true, message: signIn.missing }];
  return (
    <Form<Given>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ of: 'metric', period }}
      onFinish={({ outcome: comesTo, text, of = 'metric', period: month = period }) => {
        const correction = comesTo === 'correction' ? { correction: { of, period: month } } : {};
        resolve.mutate({ outcome: comesTo, text, ...correction });
      }}
    >
      <Form.Item name="outcome" label={say.comesTo} rules={[{ required: true, message: signIn.missing }]}>
        <Radio.Group options={OUTCOMES.map((value) => ({ value, label: say.outcome[value] }))} />
      </Form.Item>
      {outcome === 'correction' && (
        <>
          <Form.Item name="of" label={say.whatIsWrong}>
            <Radio.Group options={KINDS.map((value) => ({ value, label: say.corrected[value] }))} />
          </Form.Item>
          <Form.Item name="period" label={say.inMonth} rules={[{ required: true, message: signIn.missing }]}>
            <Input className="month-field" type="month" />
          </Form.Item>
        </>
      )}
      <Form.Item name="text" label={say.reason} htmlFor={reasonId} rules={required}>
        <Input.TextArea id={reasonId} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={MAX_TEXT} />
      </Form.Item>
      {resolve.error && (
        <Alert className="in-form" role="alert" type="error" showIcon title={problemText(words, resolve.error, said)} />
      )}
      <Button htmlType="submit" loading={resolve.isPending}>
        {say.sendResolution}
      </Button>
    </Form>
  );
}
