import { useParams, useLocation } from 'wouter';

import { useSession } from '../session/session';
import { usePageTitle } from '../shell/page-title';
import { Empty, Failed, Loading } from '../shell/states';
import { useWords } from '../words/language';
import { useHistory } from './scorecard-queries';
import { ScorecardView } from './scorecard-view';

/** One's own scorecard: of the newest month where the address names none. */
export function MyScorecardPage() {
  const { scorecard } = useWords();
  const { data: session } = useSession();
  const { period } = useParams<{ period?: string }>();
  usePageTitle(scorecard.title);
  if (!session?.employee) return null;
  return <ScorecardOf employee={session.employee} period={period} path="/scorecard" title={scorecard.title} />;
}

/** Somebody's scorecard, with the months to choose from. */
export function ScorecardOf({
  employee,
  period,
  path,
  title,
}: {
  readonly employee: string;
  readonly period: string | undefined;
  /** The address without the month. */
  readonly path: string;
  readonly title: string;
}) {
  const { scorecard } = useWords();
  const [, go] = useLocation();
  const { data: history, error, refetch } = useHistory(employee);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!history) return <Loading />;
  const shown = period ?? history[0]?.period;
  if (shown === undefined)
    return (
      <>
        <h1>{title}</h1>
        <Empty title={scorecard.none}>{scorecard.noneHint}</Empty>
      </>
    );
  return (
    <ScorecardView
      employee={employee}
      period={shown}
      history={history}
      title={title}
      onMonth={(month) => {
        go(`${path}/${month}`);
      }}
    />
  );
}
