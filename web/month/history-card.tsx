import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { Month } from './month-queries';

/** Who did what about the month, the latest first. */
export function HistoryCard({ month: { history } }: { readonly month: Month }) {
  const { month } = useWords();
  const numbers = useNumbers();
  if (history.length === 0) return null;
  return (
    <section className="card">
      <h2>{month.history}</h2>
      <ul className="log">
        {history.toReversed().map(({ action, actor, at, run, reason }, i) => (
          <li key={i}>
            <span className="quiet figure">{numbers.moment(at)}</span>{' '}
            <span>
              <strong>{nameOf(actor)}</strong> {month.actions[action]} <span className="quiet">#{run}</span>
              {reason !== null && <span className="note">“{reason}”</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The account without the door that it came in by. */
export const nameOf = (actor: string): string => actor.slice(actor.indexOf(':') + 1);
