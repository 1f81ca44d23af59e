import { Alert, Button, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';

import { Failed } from '../shell/states';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { nameOf } from './history-card';
import { useDecision, type HeldPayout, type Review } from './month-queries';

interface Shown {
  readonly review: Review;
  readonly may: (permission: string) => boolean;
  /** Can it still be decided, and decided anew? */
  readonly isOpen: boolean;
}

/** Payouts that were held: why, and a decision about each with its reason. */
export function Holds({ review: { holds }, may, isOpen }: Shown) {
  const { review: say } = useWords().month;
  const numbers = useNumbers();
  const undecided = holds.filter(({ decision }) => decision === null).length;
  if (holds.length === 0) return <h3 className="spaced">{say.noHolds}</h3>;
  return (
    <>
      <h3 className="spaced">{say.holds(numbers.count(undecided), numbers.count(holds.length))}</h3>
      <ul className="people">
        {holds.map((payout) => (
          <li key={payout.employee}>
            <span>
              <Link href={`/people/${encodeURIComponent(payout.employee)}/${payout.period}`}>{payout.name}</Link>{' '}
              <span className="quiet">{payout.employee}</span>
            </span>
            <span className="figure">{numbers.money(payout.amount, payout.currency)}</span>
            <Reasons payout={payout} />
            {isOpen && may('period.decide') ? <Decision payout={payout} /> : <Decided payout={payout} />}
          </li>
        ))}
      </ul>
    </>
  );
}

function Reasons({ payout: { holds, outdatedDecision, decision } }: { readonly payout: HeldPayout }) {
  const { review: say } = useWords().month;
  return (
    <span className="quiet small">
      {[...new Set(holds.map(({ code }) => say.why[code] ?? code))].join(', ')}
      {outdatedDecision && !decision && <Alert type="warning" title={say.outdated} />}
    </span>
  );
}

function Decided({ payout: { decision } }: { readonly payout: HeldPayout }) {
  const { review: say } = useWords().month;
  if (!decision) return null;
  return <span className="small">{say.decided[decision.decision](nameOf(decision.actor), decision.reason)}</span>;
}

function Decision({ payout }: { readonly payout: HeldPayout }) {
  const { review: say } = useWords().month;
  const decide = useDecision(payout.period);
  const [reason, setReason] = useState('');
  const [isAnew, setAnew] = useState(false);
  if (payout.decision && !isAnew)
    return (
      <span>
        <Decided payout={payout} />{' '}
        <Button
          type="link"
          size="small"
          onClick={() => {
            setAnew(true);
          }}
        >
          {say.decideAnew}
        </Button>
      </span>
    );
  const answer = (decision: 'release' | 'refuse') => () => {
    const { employee, run } = payout;
    decide.mutate(
      { employee, run, decision, reason },
      {
        onSuccess: () => {
          setAnew(false);
        },
      },
    );
  };
  const isReady = reason.trim() !== '' && !decide.isPending;
  return (
    <div className="decision">
      <Input
        aria-label={`${say.reason}: ${payout.name}`}
        placeholder={say.reason}
        title={say.reasonHint}
        value={reason}
        maxLength={500}
        onChange={({ target }) => {
          setReason(target.value);
        }}
      />
      <Button disabled={!isReady} onClick={answer('release')}>
        {say.release}
      </Button>
      <Button disabled={!isReady} onClick={answer('refuse')}>
        {say.refuse}
      </Button>
      {decide.error && <Failed error={decide.error} />}
    </div>
  );
}
