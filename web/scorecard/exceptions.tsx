import { Link } from 'wouter';

import { useSpoken } from '../words/language';
import type { Scorecard } from './scorecard-queries';

/** What stands out of an ordinary month: corrections of earlier ones, and what was asked about this one. */
export function Exceptions({ scorecard: { adjustments, inquiries } }: { readonly scorecard: Scorecard }) {
  const { words } = useSpoken();
  return (
    <>
      {adjustments && (
        <section className="card" aria-labelledby="adjustments-title">
          <h2 id="adjustments-title">{adjustments.title}</h2>
          {adjustments.own !== '' && <p>{adjustments.own}</p>}
          <ul className="findings">
            {adjustments.items.map(({ text, settled }, i) => (
              <li key={i}>
                {text} <span className="quiet">{settled}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {inquiries.length > 0 && (
        <section className="card" aria-labelledby="inquiries-title">
          <h2 id="inquiries-title">{words.scorecard.inquiries}</h2>
          <ul className="findings">
            {inquiries.map((text, i) => (
              <li key={i}>{text}</li>
            ))}
          </ul>
          <p className="spaced tight">
            <Link href="/inquiries">{words.inquiry.back}</Link>
          </p>
        </section>
      )}
    </>
  );
}
