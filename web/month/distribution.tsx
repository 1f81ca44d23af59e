import { lazy } from 'react';

import { WhenSeen } from '../charts/when-seen';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { Review } from './month-queries';

const Columns = lazy(() => import('../charts/columns'));

/** How many people are paid how much: a chart for each currency, and the same as a table. */
export function Distribution({ review: { distribution } }: { readonly review: Review }) {
  const { review: say } = useWords().month;
  const { scorecard } = useWords();
  const numbers = useNumbers();
  const currencies = [...new Set(distribution.map(({ currency }) => currency))];
  if (currencies.length === 0) return null;
  const range = (from: string, to: string) => `${numbers.amount(from)} – ${numbers.amount(to)}`;
  return (
    <>
      <h3 className="spaced">{say.distribution}</h3>
      {currencies.map((currency) => {
        const own = distribution.filter((each) => each.currency === currency);
        const columns = own.map(({ from, to, people }) => ({
          name: numbers.round(from),
          amount: String(people),
          text: `${range(from, to)} ${currency}: ${numbers.count(people)}`,
          isNow: false,
        }));
        return (
          <div key={currency}>
            <p className="quiet tight">{say.distributionHint(currency)}</p>
            <WhenSeen height={180} label={say.distributionChart(currency)}>
              <Columns columns={columns} />
            </WhenSeen>
            <details>
              <summary>{scorecard.asTable}</summary>
              <table className="plain">
                <tbody>
                  {own.map(({ from, to, people }) => (
                    <tr key={from}>
                      <th scope="row">{range(from, to)}</th>
                      <td className="figure">{numbers.count(people)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </div>
        );
      })}
    </>
  );
}
