import { Alert, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';

import { Failed } from '../shell/states';
import { useWords } from '../words/language';
import { useLink, useSay, useWithdraw, type Inquiry } from './inquiry-queries';
import { ResolveForm } from './resolve-form';
import { SayForm } from './say-form';

/** What the one who asked can do: say more, or take it back. */
export function AskerPart({ inquiry: { id, state } }: { readonly inquiry: Inquiry }) {
  const { inquiry: say } = useWords();
  const message = useSay(id, 'messages');
  const withdraw = useWithdraw(id);
  if (state === 'resolved' || state === 'withdrawn') return null;
  return (
    <section className="card">
      <h2>{say.sayMore}</h2>
      <SayForm
        label={say.question}
        {...(state === 'answered' ? { hint: say.reopens } : {})}
        submit={say.sayMore}
        isSending={message.isPending}
        error={message.error}
        onSend={(said, done) => {
          message.mutate(said, { onSuccess: done });
        }}
      />
      <div className="spaced">
        <Popconfirm
          title={say.withdrawSure}
          okText={say.withdraw}
          cancelText={say.cancel}
          onConfirm={() => {
            withdraw.mutate(undefined);
          }}
        >
          <Button type="link" className="flush" loading={withdraw.isPending}>
            {say.withdraw}
          </Button>
        </Popconfirm>
        {withdraw.error && <Failed error={withdraw.error} />}
      </div>
    </section>
  );
}

/** What those can do who answer: answer, end it, and name what a correction was made with. */
export function AnswererPart({ inquiry }: { readonly inquiry: Inquiry }) {
  const { inquiry: say } = useWords();
  const { id, state, outcome } = inquiry;
  const answer = useSay(id, 'answers');
  if (state === 'resolved') return outcome === 'correction' ? <Correction inquiry={inquiry} /> : null;
  if (state === 'withdrawn') return null;
  return (
    <>
      <section className="card">
        <h2>{say.answer}</h2>
        <SayForm
          label={say.answerText}
          submit={say.sendAnswer}
          isSending={answer.isPending}
          error={answer.error}
          onSend={(said, done) => {
            answer.mutate(said, { onSuccess: done });
          }}
        />
      </section>
      <section className="card">
        <h2>{say.resolve}</h2>
        <p className="quiet">{say.resolveHint}</p>
        <ResolveForm inquiry={inquiry} />
      </section>
    </>
  );
}

function Correction({ inquiry: { id, steps } }: { readonly inquiry: Inquiry }) {
  const { inquiry: say } = useWords();
  const link = useLink(id);
  const [text, setText] = useState('');
  const correction = steps.findLast((step) => step.correction !== null)?.correction;
  const references = text.split(/[\s,，]+/).filter((each) => each !== '');
  return (
    <section className="card">
      <h2>{say.nextTitle}</h2>
      {correction && <Alert className="in-form" type="info" showIcon title={say.next[correction.of]} />}
      <div className="decision">
        <Input
          aria-label={say.records}
          placeholder="batch:7"
          value={text}
          onChange={({ target }) => {
            setText(target.value);
          }}
        />
        <Button
          disabled={references.length === 0}
          loading={link.isPending}
          onClick={() => {
            link.mutate(references, {
              onSuccess: () => {
                setText('');
              },
            });
          }}
        >
          {say.link}
        </Button>
      </div>
      <p className="quiet small">{say.linkHint}</p>
      {link.error && <Failed error={link.error} />}
    </section>
  );
}
