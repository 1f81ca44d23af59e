import { useNumbers } from '../words/numbers';
import type { Draft } from './weights-queries';
import { useWeightsWords } from './weights-words';

/** `api:head` is the account `head`, whichever door it came by. */
export const nameOf = (actor: string): string => actor.slice(actor.indexOf(':') + 1);

/** Who did what to a draft, and what they said. */
export function DraftHistory({ draft }: { readonly draft: Draft }) {
  const words = useWeightsWords();
  const numbers = useNumbers();
  return (
    <section className="card" aria-labelledby="draft-history">
      <h2 id="draft-history">{words.history}</h2>
      <ul className="log">
        {draft.history.map(({ action, revision, at, actor, comment, period }, i) => (
          <li key={i}>
            <span className="quiet">{numbers.moment(at)}</span>
            <span>
              {nameOf(actor)} · {words.actions[action]} · {words.revision(revision)}
              {period !== null && ` · ${words.from} ${numbers.month(period)}`}
              {comment !== null && <q className="said">{comment}</q>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
