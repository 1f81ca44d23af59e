import '../weights/weights.css';
import './reefs.css';

import { useState } from 'react';
import { Link, useLocation, useParams } from 'wouter';

import { useSession } from '../session/session';
import { usePageTitle } from '../shell/page-title';
import { Choice } from '../shell/choice';
import { Empty, Failed, Loading } from '../shell/states';
import { monthsAgo } from '../words/months-ago';
import { useNumbers } from '../words/numbers';
import { AlignmentCard } from './alignment-card';
import { ParetoCard } from './pareto-card';
import { ProposalCard } from './proposal-card';
import { MEASURES, REEFS_BY, usePareto, type Asked, type Measure, type ReefsBy } from './reefs-queries';
import { useReefsWords } from './reefs-words';
import { WatchCard } from './watch-card';

/** This month and a year before it. */
const CHOICES = 13;
const PERIOD = /^\d{4}-\d{2}$/;

/** What customers complain of in a month, what became of it, and what is paid for it. */
export default function ReefsPage() {
  const words = useReefsWords();
  const numbers = useNumbers();
  const { period: given } = useParams<{ period?: string }>();
  const [, go] = useLocation();
  const [by, setBy] = useState<ReefsBy>('cause');
  const [measure, setMeasure] = useState<Measure>('count');
  // A month is complained of until it is over.
  const period = given && PERIOD.test(given) ? given : monthsAgo(1);
  const months = Array.from({ length: CHOICES }, (_, i) => monthsAgo(i));
  usePageTitle(words.title);
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
        <div className="reef-choices">
          <Choice
            label={words.month}
            value={period}
            values={months.includes(period) ? months : [period, ...months]}
            text={(month) => numbers.month(month)}
            choose={(month) => {
              go(`/reefs/${month}`);
            }}
          />
          <Choice label={words.by} value={by} values={REEFS_BY} text={(each) => words.bys[each]} choose={setBy} />
          <Choice
            label={words.measure}
            value={measure}
            values={MEASURES}
            text={(each) => words.measures[each]}
            choose={setMeasure}
          />
        </div>
      </div>
      <p className="quiet spaced-little">{words.intro}</p>
      <FilesLink />
      <Month asked={{ period, by, measure }} />
    </>
  );
}

/** To the files, for whoever may see them. */
function FilesLink() {
  const words = useReefsWords();
  const { data: session } = useSession();
  if (!session?.permissions.includes('batch.read')) return null;
  return (
    <p>
      <Link href="/reefs/files">{words.files}</Link>
      <span className="note">{words.filesHint}</span>
    </p>
  );
}

function Month({ asked }: { readonly asked: Asked }) {
  const words = useReefsWords();
  const { data, error, refetch } = usePareto(asked);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  if (data.total === 0)
    return (
      <Empty title={words.none}>
        <p>{words.noneHint}</p>
      </Empty>
    );
  return (
    <>
      <ParetoCard pareto={data} />
      <WatchCard asked={asked} />
      <AlignmentCard asked={asked} />
      <ProposalCard asked={asked} />
    </>
  );
}
