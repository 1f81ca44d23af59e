import { Link } from 'wouter';

import { useNumbers } from '../words/numbers';
import { nameOf } from './draft-history';
import type { DraftHead, Plan } from './weights-queries';
import { useLocal, useWeightsWords } from './weights-words';

interface Given {
  readonly drafts: readonly DraftHead[];
  readonly plans: readonly Plan[];
  readonly address: (draft: DraftHead) => string;
}

/** Drafts with where they stand; each opens. */
export function DraftList({ drafts, plans, address }: Given) {
  const words = useWeightsWords();
  const local = useLocal();
  const numbers = useNumbers();
  if (drafts.length === 0) return <p className="quiet">{words.noDrafts}</p>;
  return (
    <ul className="draft-list">
      {drafts.map((draft) => {
        const plan = plans.find(({ id }) => id === draft.plan);
        return (
          <li key={draft.id}>
            <Link href={address(draft)}>{words.open(draft.id, plan ? local(plan.name) : draft.plan)}</Link>
            <strong className={`draft-state is-${draft.state}`}>{words.state[draft.state]}</strong>
            <span className="quiet small">
              {words.by(nameOf(draft.actor), numbers.moment(draft.at))}
              {draft.period !== null && ` · ${words.from} ${numbers.month(draft.period)}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
