import { Alert, Modal } from 'antd';
import { Link } from 'wouter';

import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { AskedPlace } from './asked-place';
import { useAsk } from './inquiry-queries';
import { SayForm } from './say-form';

interface Shown {
  readonly period: string;
  readonly place: AskedPlace;
  readonly onClose: () => void;
}

/** A question about a place of one's own payout, and the day by which it is answered. */
export default function AskDialog({ period, place: { what, ...place }, onClose }: Shown) {
  const { inquiry: words } = useWords();
  const numbers = useNumbers();
  const ask = useAsk();
  return (
    <Modal open title={words.askAbout(what)} footer={null} onCancel={onClose} destroyOnHidden>
      {ask.data ? (
        <Alert
          role="status"
          type="success"
          showIcon
          title={words.asked(numbers.day(ask.data.due ?? ''))}
          description={<Link href={`/inquiries/${ask.data.id}`}>{words.see}</Link>}
        />
      ) : (
        <SayForm
          label={words.question}
          hint={words.questionHint}
          submit={words.send}
          isSending={ask.isPending}
          error={ask.error}
          onSend={(said) => {
            ask.mutate({ period, ...place, ...said });
          }}
        />
      )}
    </Modal>
  );
}
