import { Alert, Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';

import { Failed } from '../shell/states';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { nameOf } from './history-card';
import { useReasonedStep, useStep } from './month-queries';
import type { StepProps } from './month-steps';

/** Approval by a second person, or back with a reason. */
export function ApproveStep({ month, may }: StepProps) {
  const { approve: say } = useWords().month;
  const numbers = useNumbers();
  const { state, run, history, undecided, period } = month;
  const approved = history.findLast(({ action }) => action === 'approve');
  if (!run || state === 'open' || state === 'calculated') return <p className="quiet">{say.notYet}</p>;
  if (state !== 'in-review')
    return (
      <>
        {approved && (
          <Alert type="success" showIcon title={say.approved(nameOf(approved.actor), numbers.moment(approved.at))} />
        )}
        {state === 'approved' && may('period.decide') && (
          <WithReason period={period} run={run.id} step="approval/cancellation" label={say.cancel} />
        )}
      </>
    );
  return (
    <>
      <p className="quiet">{say.intro(run.id)}</p>
      {undecided.length > 0 && (
        <Alert className="in-form" type="warning" showIcon title={say.waiting(numbers.count(undecided.length))} />
      )}
      {may('period.decide') && (
        <>
          <Approve period={period} run={run.id} isReady={undecided.length === 0} />
          <WithReason period={period} run={run.id} step="return" label={say.sendBack} />
        </>
      )}
    </>
  );
}

function Approve({
  period,
  run,
  isReady,
}: {
  readonly period: string;
  readonly run: number;
  readonly isReady: boolean;
}) {
  const { approve: say } = useWords().month;
  const approve = useStep(period, 'approval');
  return (
    <>
      <Popconfirm
        title={say.sure}
        okText={say.yes}
        cancelText={say.no}
        onConfirm={() => {
          approve.mutate(run);
        }}
      >
        <Button type="primary" disabled={!isReady} loading={approve.isPending}>
          {say.approve(run)}
        </Button>
      </Popconfirm>
      {approve.error && <Failed error={approve.error} />}
    </>
  );
}

interface Reasoned {
  readonly period: string;
  readonly run: number;
  readonly step: 'return' | 'approval/cancellation';
  readonly label: string;
}

function WithReason({ period, run, step, label }: Reasoned) {
  const { approve: say } = useWords().month;
  const take = useReasonedStep(period, step);
  const [reason, setReason] = useState('');
  return (
    <div className="decision spaced">
      <Input
        aria-label={`${label}: ${say.reason}`}
        placeholder={say.reason}
        value={reason}
        maxLength={500}
        onChange={({ target }) => {
          setReason(target.value);
        }}
      />
      <Button
        disabled={reason.trim() === ''}
        loading={take.isPending}
        onClick={() => {
          take.mutate({ run, reason });
        }}
      >
        {label}
      </Button>
      {take.error && <Failed error={take.error} />}
    </div>
  );
}
