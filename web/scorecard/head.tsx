import { Alert, Button, Tag } from 'antd';

import { AskLink } from '../inquiries/asking';
import { useSpoken } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { HistoricPayout, Scorecard } from './scorecard-queries';
import { signClass } from './sign';

interface Shown {
  readonly scorecard: Scorecard;
  readonly history: readonly HistoricPayout[];
  readonly title: string;
  readonly onMonth: (period: string) => void;
}

/** Who, when and how much, and the two or three things that made the difference. */
export function Head({ scorecard, history, title, onMonth }: Shown) {
  const { words } = useSpoken();
  const { name, posts, amountText, held, comparisons, differences } = scorecard;
  return (
    <>
      <div className="page-head">
        <h1>{title}</h1>
        <MonthChoice period={scorecard.period} history={history} onMonth={onMonth} />
      </div>
      <section className="card summary" aria-label={scorecard.month}>
        <div>
          <p className="quiet">{[name, ...posts].join(' · ')}</p>
          <p className="amount">{amountText ?? words.scorecard.notPaid}</p>
          <p className="tags">
            {scorecard.status.map((text) => (
              <Tag key={text}>{text}</Tag>
            ))}
          </p>
          {comparisons.map((text) => (
            <p key={text} className="quiet tight">
              {text}
            </p>
          ))}
        </div>
        {differences.length > 0 && (
          <div>
            <h2 className="small-head">{words.scorecard.differences}</h2>
            <ul className="changes">
              {differences.map(({ name: what, text, amount }) => (
                <li key={what}>
                  <span className={`figure ${signClass(amount)}`}>{text}</span> {what}
                </li>
              ))}
            </ul>
          </div>
        )}
        <Files scorecard={scorecard} />
      </section>
      {held && (
        <Alert
          type="warning"
          showIcon
          title={held.title}
          description={
            <>
              <ul className="findings">
                {held.reasons.map((reason) => (
                  <li key={reason}>{reason}</li>
                ))}
              </ul>
              {held.soFar}
            </>
          }
        />
      )}
    </>
  );
}

function Files({ scorecard: { employee, period } }: { readonly scorecard: Scorecard }) {
  const { words, language } = useSpoken();
  const payout = `/api/v1/periods/${period}/payouts/${employee}`;
  return (
    <div className="files">
      <Button href={`${payout}/statement?language=${language}`} download>
        {words.scorecard.statement}
      </Button>
      <Button href={`${payout}/receipt`} download={`receipt-${period}-${employee}.json`}>
        {words.scorecard.receipt}
      </Button>
      <span className="quiet small">{words.scorecard.receiptHint}</span>
      <AskLink place={{ what: words.inquiry.whole }}>{words.inquiry.askWhole}</AskLink>
    </div>
  );
}

function MonthChoice({
  period,
  history,
  onMonth,
}: {
  readonly period: string;
  readonly history: readonly HistoricPayout[];
  readonly onMonth: (period: string) => void;
}) {
  const { words } = useSpoken();
  const numbers = useNumbers();
  return (
    <label className="month-choice">
      <span>{words.scorecard.month}</span>
      <select
        value={period}
        onChange={({ target }) => {
          onMonth(target.value);
        }}
      >
        {history.map((each) => (
          <option key={each.period} value={each.period}>
            {numbers.month(each.period)}
          </option>
        ))}
      </select>
    </label>
  );
}
