import { Link } from 'wouter';

import { useSpoken } from '../words/language';
import { useNumbers } from '../words/numbers';
import { aboutText, standsText } from './inquiry-names';
import type { InquirySummary } from './inquiry-queries';

/** Inquiries with who asked, about what, and where each stands. */
export function InquiryTable({
  inquiries,
  withNames,
}: {
  readonly inquiries: readonly InquirySummary[];
  /** Are they of several people? */
  readonly withNames: boolean;
}) {
  const { words, language } = useSpoken();
  const { inquiry } = words;
  const numbers = useNumbers();
  return (
    <ul className="inquiry-list">
      {inquiries.map((each) => (
        <li key={each.id}>
          <div>
            <Link href={`/inquiries/${each.id}`}>
              {aboutText(inquiry, each, language)} · {numbers.month(each.period)}
            </Link>
            <div className="quiet small">
              {withNames && `${each.name} (${each.employee}) · `}
              {inquiry.number(each.id)} · {numbers.moment(each.openedAt)}
            </div>
          </div>
          <span className={each.overdue ? 'less' : each.state === 'open' ? 'waiting' : 'quiet'}>
            {standsText(inquiry, each, numbers)}
          </span>
        </li>
      ))}
    </ul>
  );
}
