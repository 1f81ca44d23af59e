import { Button, Progress } from 'antd';

import { Failed } from '../shell/states';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { nameOf } from './history-card';
import { useRun, useRunProgress } from './month-queries';
import type { StepProps } from './month-steps';

const HUNDRED = 100;

/** Runs the month, and says how far it is. */
export function RunStep({ month, may }: StepProps) {
  const { run: words } = useWords().month;
  const numbers = useNumbers();
  const run = useRun(month.period);
  const isClosed = month.state === 'approved' || month.state === 'locked';
  const taken = month.history.findLast(({ action }) => action === 'run');
  return (
    <>
      <p className="quiet">{isClosed ? words.closed : words.intro}</p>
      {month.state === 'in-review' && <p className="quiet">{words.again}</p>}
      {month.run && taken && (
        <div className="inset">
          <strong>{words.done(month.run.id, numbers.count(month.run.payouts))}</strong>{' '}
          <span className="quiet">{words.by(nameOf(taken.actor), numbers.moment(taken.at))}</span>
          <div className="small">
            {words.root} <code className="hash">{month.run.root}</code>
          </div>
          <div className="quiet small">{words.rootHint}</div>
        </div>
      )}
      {may('run.compute') && !isClosed && (
        <Button
          type={month.run ? 'default' : 'primary'}
          loading={run.isPending}
          onClick={() => {
            run.mutate(undefined);
          }}
        >
          {month.run ? words.startAgain : words.start}
        </Button>
      )}
      {run.isPending && <Underway period={month.period} />}
      {run.error && <Failed error={run.error} />}
    </>
  );
}

function Underway({ period }: { readonly period: string }) {
  const { run: words } = useWords().month;
  const numbers = useNumbers();
  const { data } = useRunProgress(period, true);
  const { done = 0, of = null } = data ?? {};
  return (
    <div className="spaced" role="status">
      <Progress
        percent={of === null || of === 0 ? 0 : Math.floor((done / of) * HUNDRED)}
        status="active"
        aria-label={words.start}
      />
      <span className="quiet">{words.progress(numbers.count(done))}</span>
    </div>
  );
}
