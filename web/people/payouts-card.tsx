import { Link } from 'wouter';

import type { HistoricPayout } from '../scorecard/scorecard-queries';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';

/** Every month with what it paid; each leads to its scorecard. */
export function PayoutsCard({ code, history }: { readonly code: string; readonly history: readonly HistoricPayout[] }) {
  const { people, scorecard } = useWords();
  const numbers = useNumbers();
  return (
    <section className="card">
      <h2>{people.payouts}</h2>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{people.columns.month}</th>
            <th scope="col" className="figure">
              {people.columns.paid}
            </th>
            <th scope="col">{people.columns.state}</th>
          </tr>
        </thead>
        <tbody>
          {history.map(({ period, payable, currency, state, status }) => (
            <tr key={period}>
              <th scope="row">
                <Link href={`/people/${encodeURIComponent(code)}/${period}`}>{numbers.month(period)}</Link>
              </th>
              <td className="figure">{numbers.money(payable, currency)}</td>
              <td>
                {scorecard.state[state]}
                {status !== 'payable' && <span className="note">{people.status[status]}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
