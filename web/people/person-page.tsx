import { useParams } from 'wouter';

import { ScorecardOf } from '../scorecard/scorecard-page';
import { usePageTitle } from '../shell/page-title';
import { useWords } from '../words/language';

/** Somebody else's scorecard of a month, the newest where the address names none. */
export default function PersonPage() {
  const { scorecard } = useWords();
  const { code, period } = useParams<{ code: string; period?: string }>();
  const employee = decodeURIComponent(code);
  usePageTitle(scorecard.of(employee));
  return (
    <ScorecardOf
      key={employee}
      employee={employee}
      period={period}
      path={`/people/${encodeURIComponent(employee)}`}
      title={scorecard.of(employee)}
    />
  );
}
