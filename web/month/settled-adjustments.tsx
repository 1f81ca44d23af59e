import { Link } from 'wouter';

import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { Review } from './month-queries';

const LISTED = 20;

/** Corrections of earlier months that are paid or recovered with this one. */
export function SettledAdjustments({ review: { adjustments, adjustmentCount, period } }: { readonly review: Review }) {
  const { review: say } = useWords().month;
  const numbers = useNumbers();
  if (adjustmentCount === 0) return <h3 className="spaced">{say.noAdjustments}</h3>;
  return (
    <>
      <h3 className="spaced">{say.adjustments(numbers.count(adjustmentCount))}</h3>
      <ul className="people">
        {adjustments.slice(0, LISTED).map(({ employee, name, kind, currency, amount, settled, reason, ...of }, i) => (
          <li key={i}>
            <span>
              <Link href={`/people/${encodeURIComponent(employee)}/${period}`}>{name}</Link>{' '}
              <span className="quiet">{employee}</span>
            </span>
            <span className="figure">
              {numbers.change(settled)} {currency}
            </span>
            <span className="quiet small">
              {say.adjustmentOf[kind](numbers.month(of.period), numbers.change(amount))} · “{reason}”
            </span>
          </li>
        ))}
      </ul>
      {adjustmentCount > LISTED && <p className="quiet">{say.more(numbers.count(adjustmentCount - LISTED))}</p>}
    </>
  );
}
