import { Link } from 'wouter';

import { useSession } from '../session/session';
import { mayOpen } from '../shell/page-names';
import { useRankingWords } from './ranking-words';

/** To the power ranking, for whoever may see it. */
export function RankingLink() {
  const words = useRankingWords();
  const { data: session } = useSession();
  if (!session || !mayOpen(session, 'ranking')) return null;
  return (
    <p>
      <Link href="/ranking">{words.title}</Link>
      <span className="note">{words.intro}</span>
    </p>
  );
}
