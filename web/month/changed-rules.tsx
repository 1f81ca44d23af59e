import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { nameOf } from './history-card';
import type { Review } from './month-queries';

/** Rules that this month is paid by and the month before was not, with who answers for them. */
export function ChangedRules({ review: { ruleChanges, lastPeriod } }: { readonly review: Review }) {
  const words = useWords();
  const { review: say } = words.month;
  const numbers = useNumbers();
  if (ruleChanges.length === 0 || lastPeriod === null) return null;
  return (
    <>
      <h3 className="spaced">{say.changedRules(numbers.month(lastPeriod))}</h3>
      <ul className="people pairs">
        {ruleChanges.map(({ kind, id, actor, at, draft }) => (
          <li key={`${kind}/${id}`}>
            <span>
              <span className="quiet">{say.ruleKinds[kind] ?? kind}</span> {id}
            </span>
            <span className="small">
              {draft === null ? say.publishedAlone : say.approvedDraft(String(draft))}{' '}
              <span className="quiet">· {words.month.run.by(nameOf(actor), numbers.moment(at))}</span>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
