import { lazy, Suspense } from 'react';

import { Failed, Loading } from '../shell/states';
import { AskingAbout } from '../inquiries/asking';
import { useSession } from '../session/session';
import { useSpoken } from '../words/language';
import { BridgeCard } from './bridge-card';
import { Exceptions } from './exceptions';
import { Head } from './head';
import { LineView } from './line-view';
import { useScorecard, type HistoricPayout } from './scorecard-queries';
import { TrendCard } from './trend-card';

const OwnPlaces = lazy(() => import('../ranking/own-place'));

interface Shown {
  readonly employee: string;
  readonly period: string;
  readonly history: readonly HistoricPayout[];
  readonly title: string;
  readonly onMonth: (period: string) => void;
}

/** A month's scorecard: the amount first, then how it came about, line by line, then how it changed. */
export function ScorecardView({ employee, period, history, title, onMonth }: Shown) {
  const { language } = useSpoken();
  const { data: scorecard, error, refetch } = useScorecard(employee, period, language);
  const { data: session } = useSession();
  const isOwn = session?.employee === employee && session.permissions.includes('inquiry.ask');
  const isRanked = session?.employee === employee && session.permissions.includes('own-ranking.read');
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!scorecard) return <Loading />;
  return (
    <AskingAbout period={period} isOwn={isOwn}>
      <Head scorecard={scorecard} history={history} title={title} onMonth={onMonth} />
      <Exceptions scorecard={scorecard} />
      {scorecard.lines.map((line, i) => (
        <LineView key={i} line={line} number={i + 1} of={scorecard.lines.length} name={scorecard.name} />
      ))}
      {isRanked && (
        <Suspense fallback={null}>
          <OwnPlaces period={period} />
        </Suspense>
      )}
      <div className="beside">
        <BridgeCard employee={employee} period={period} history={history} />
        <TrendCard history={history} period={period} />
      </div>
    </AskingAbout>
  );
}
