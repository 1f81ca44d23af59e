import { Alert, Button, Form, Input } from 'antd';
import { useId, useRef, useState } from 'react';

import { problemText } from '../shell/states';
import { useSaid } from '../words/findings/use-said';
import { useWords } from '../words/language';
import type { Said } from './inquiry-queries';

const MOST_FILES = 2;
const MAX_BYTES = 2_097_152;
const MAX_TEXT = 4_000;
const TYPES = '.pdf,.png,.jpg,.jpeg,.csv,.txt';

interface Shown {
  readonly label: string;
  readonly hint?: string;
  readonly submit: string;
  readonly isSending: boolean;
  readonly error: Error | null;
  readonly onSend: (said: Said, done: () => void) => void;
}

/** A text, with files where somebody has some. */
export function SayForm({ label, hint, submit, isSending, error, onSend }: Shown) {
  const words = useWords();
  const said = useSaid();
  const { inquiry, signIn } = words;
  const [form] = Form.useForm<{ text: string }>();
  const [files, setFiles] = useState<readonly File[]>([]);
  const chooser = useRef<HTMLInputElement>(null);
  const [textId, filesId] = [useId(), useId()];
  const problem = fileProblem(files, inquiry);
  const clear = () => {
    form.resetFields();
    setFiles([]);
    if (chooser.current) chooser.current.value = '';
  };
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      onFinish={({ text }: { text: string }) => {
        if (problem === undefined) onSend({ text, files }, clear);
      }}
    >
      <Form.Item
        name="text"
        label={label}
        htmlFor={textId}
        extra={hint}
        rules={[{ required: true, whitespace: true, message: signIn.missing }]}
      >
        <Input.TextArea id={textId} autoSize={{ minRows: 3, maxRows: 12 }} maxLength={MAX_TEXT} />
      </Form.Item>
      <Form.Item label={`${inquiry.files} (${inquiry.optional})`} htmlFor={filesId} extra={inquiry.filesHint}>
        <input
          ref={chooser}
          id={filesId}
          className="file-choice"
          type="file"
          multiple
          accept={TYPES}
          onChange={({ target }) => {
            setFiles([...(target.files ?? [])]);
          }}
        />
      </Form.Item>
      {problem !== undefined && <Alert className="in-form" role="alert" type="error" showIcon title={problem} />}
      {error && (
        <Alert className="in-form" role="alert" type="error" showIcon title={problemText(words, error, said)} />
      )}
      <Button type="primary" htmlType="submit" loading={isSending} disabled={problem !== undefined}>
        {submit}
      </Button>
    </Form>
  );
}

function fileProblem(
  files: readonly File[],
  { tooMany, tooLarge }: { readonly tooMany: string; readonly tooLarge: (name: string) => string },
): string | undefined {
  if (files.length > MOST_FILES) return tooMany;
  const large = files.find(({ size }) => size > MAX_BYTES);
  return large && tooLarge(large.name);
}
