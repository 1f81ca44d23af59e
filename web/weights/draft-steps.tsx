import { Alert, Button, Popconfirm } from 'antd';
import { useId, useState } from 'react';

import { useSession } from '../session/session';
import { Failed } from '../shell/states';
import { monthAfter } from '../month/month-steps';
import { useNumbers } from '../words/numbers';
import { useApprove, useSendBack, useSubmit, useWithdraw, type Draft } from './weights-queries';
import { useWeightsWords } from './weights-words';

/** Months that a draft can be handed in for. */
const AHEAD = 12;

interface Given {
  readonly draft: Draft;
  readonly isChanged: boolean;
  readonly mayEdit: boolean;
}

/** Where the draft stands, and what can be done about it next. */
export function DraftSteps({ draft, isChanged, mayEdit }: Given) {
  const words = useWeightsWords();
  const numbers = useNumbers();
  const { data: session } = useSession();
  const { state, period } = draft;
  const month = period === null ? '' : numbers.month(period);
  if (state === 'withdrawn') return <Alert type="info" showIcon title={words.withdrawn} />;
  if (state === 'approved') return <Alert type="success" showIcon title={words.approved(month)} />;
  if (state === 'submitted')
    return (
      <>
        <Alert type="info" showIcon title={words.waits(month)} />
        {session?.permissions.includes('draft.decide') && <Decide draft={draft} />}
      </>
    );
  if (!mayEdit) return null;
  return (
    <>
      <Submit draft={draft} isChanged={isChanged} />
      <Withdraw draft={draft} />
    </>
  );
}

function Submit({ draft, isChanged }: { readonly draft: Draft; readonly isChanged: boolean }) {
  const words = useWeightsWords();
  const numbers = useNumbers();
  const submit = useSubmit(draft.id);
  const id = useId();
  const months = monthsAhead(new Date());
  const [period, setPeriod] = useState(months[0] ?? '');
  const [comment, setComment] = useState('');
  const isNothing = draft.changes.length === 0;
  return (
    <form
      className="step-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit.mutate({ period, revision: draft.revision, ...(comment.trim() !== '' && { comment: comment.trim() }) });
      }}
    >
      <h3>{words.submit}</h3>
      <p className="quiet small">{isChanged ? words.saveFirst : isNothing ? words.nothingChanged : words.submitHint}</p>
      <label className="month-choice">
        <span>{words.from}</span>
        <select
          value={period}
          onChange={({ target }) => {
            setPeriod(target.value);
          }}
        >
          {months.map((each) => (
            <option key={each} value={each}>
              {numbers.month(each)}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-why`}>{words.comment}</label>
      <textarea
        id={`${id}-why`}
        rows={2}
        maxLength={2_000}
        placeholder={words.commentHint}
        value={comment}
        onChange={({ target }) => {
          setComment(target.value.replaceAll('\n', ' '));
        }}
      />
      <Button type="primary" htmlType="submit" disabled={isChanged || isNothing} loading={submit.isPending}>
        {words.submit}
      </Button>
      {submit.error && <Failed error={submit.error} />}
    </form>
  );
}

function monthsAhead(today: Date): string[] {
  const months: string[] = [];
  let month = today.toISOString().slice(0, 7);
  while (months.length < AHEAD) months.push((month = monthAfter(month)));
  return months;
}

function Withdraw({ draft }: { readonly draft: Draft }) {
  const words = useWeightsWords();
  const withdraw = useWithdraw(draft.id);
  return (
    <div className="spaced">
      <Popconfirm
        title={words.sureWithdraw}
        okText={words.yes}
        cancelText={words.no}
        onConfirm={() => {
          withdraw.mutate(undefined);
        }}
      >
        <Button type="text" danger loading={withdraw.isPending}>
          {words.withdraw}
        </Button>
      </Popconfirm>
      {withdraw.error && <Failed error={withdraw.error} />}
    </div>
  );
}

function Decide({ draft }: { readonly draft: Draft }) {
  const words = useWeightsWords();
  const approve = useApprove(draft.id);
  const sendBack = useSendBack(draft.id);
  const [comment, setComment] = useState('');
  const id = useId();
  return (
    <div className="step-form">
      <h3 className="spaced">{words.decide}</h3>
      <p className="quiet small">{words.decideHint}</p>
      <Popconfirm
        title={words.sureApprove}
        okText={words.yes}
        cancelText={words.no}
        onConfirm={() => {
          approve.mutate(undefined);
        }}
      >
        <Button type="primary" loading={approve.isPending}>
          {words.approve}
        </Button>
      </Popconfirm>
      <label htmlFor={`${id}-why`}>{words.why}</label>
      <textarea
        id={`${id}-why`}
        rows={2}
        maxLength={2_000}
        value={comment}
        onChange={({ target }) => {
          setComment(target.value.replaceAll('\n', ' '));
        }}
      />
      <Button
        disabled={comment.trim() === ''}
        loading={sendBack.isPending}
        onClick={() => {
          sendBack.mutate(comment.trim());
        }}
      >
        {words.sendBack}
      </Button>
      {(approve.error ?? sendBack.error) && <Failed error={(approve.error ?? sendBack.error) as Error} />}
    </div>
  );
}
