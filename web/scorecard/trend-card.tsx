import { lazy } from 'react';

import { WhenSeen } from '../charts/when-seen';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { HistoricPayout } from './scorecard-queries';

const Columns = lazy(() => import('../charts/columns'));
const YEAR = 12;

/** What was paid in the twelve months up to the one that is shown. */
export function TrendCard({
  history,
  period,
}: {
  readonly history: readonly HistoricPayout[];
  readonly period: string;
}) {
  const { scorecard } = useWords();
  const numbers = useNumbers();
  const months = history.filter((each) => each.period <= period).slice(0, YEAR);
  const columns = months.toReversed().map(({ period: code, payable, currency }) => ({
    name: numbers.shortMonth(code),
    amount: payable,
    text: numbers.money(payable, currency),
    isNow: code === period,
  }));
  return (
    <section className="card">
      <h2>{scorecard.trend}</h2>
      <p className="quiet">{scorecard.trendHint}</p>
      {months.some(({ payable }) => /[1-9]/.test(payable)) && (
        <WhenSeen height={200} label={scorecard.trendChart}>
          <Columns columns={columns} />
        </WhenSeen>
      )}
      <details>
        <summary>{scorecard.asTable}</summary>
        <table className="plain">
          <tbody>
            {months.map(({ period: code, payable, currency, state }) => (
              <tr key={code}>
                <th scope="row">{numbers.month(code)}</th>
                <td className="figure">{numbers.money(payable, currency)}</td>
                <td>{scorecard.state[state]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
