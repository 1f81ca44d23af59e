import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { Review } from './month-queries';

/** Rules that this month is paid by and the month before was not, with who answers for them. */
export function ChangedRules({ review: { ruleChanges, lastPeriod } }: { readonly review: Review }) {
  const { review: say } = useWords().month;
  const numbers = useNumbers();
  if (ruleChanges.length === 0 || lastPeriod === null) return null;
  return (
    <>
      <h3 className="spaced">{say.changedRules(numbers.month(lastPeriod))}</h3>
      <ul className="people">
        {ruleChanges.map(({ kind, id, actor, at, draft }) => (
          <li key={`${kind}/${id}`}>
            <span>
              {id} <span className="quiet">{kind}</span>
            </span>
            <span className="quiet small">
              {draft === null ? say.publishedAlone : say.approvedDraft(String(draft))} · {actor} · {at.slice(0, 10)}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
