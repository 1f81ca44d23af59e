import '../reefs/reefs.css';

import { useState } from 'react';
import { useLocation, useParams } from 'wouter';

import { Choice } from '../shell/choice';
import { usePageTitle } from '../shell/page-title';
import { Empty, Failed, Loading } from '../shell/states';
import { useSpoken } from '../words/language';
import { monthsAgo } from '../words/months-ago';
import { useNumbers } from '../words/numbers';
import { RankingCard } from './ranking-card';
import { useRanking, useRankingChoices, type Asked, type RankingChoice } from './ranking-queries';
import { useRankingWords } from './ranking-words';

/** This month and a year before it. */
const CHOICES = 13;
const PERIOD = /^\d{4}-\d{2}$/;
const EVERYWHERE = '';

/** A shop's staff by a plan in which service and reputation outweigh sales. */
export default function RankingPage() {
  const words = useRankingWords();
  const numbers = useNumbers();
  const { period: given } = useParams<{ period?: string }>();
  const [, go] = useLocation();
  // What a month comes to is known when it is over.
  const period = given && PERIOD.test(given) ? given : monthsAgo(1);
  const months = Array.from({ length: CHOICES }, (_, i) => monthsAgo(i));
  const { data, error, refetch } = useRankingChoices(period);
  usePageTitle(words.title);
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
        <Choice
          label={words.month}
          value={period}
          values={months.includes(period) ? months : [period, ...months]}
          text={(month) => numbers.month(month)}
          choose={(month) => {
            go(`/ranking/${month}`);
          }}
        />
      </div>
      <p className="quiet spaced-little">{words.intro}</p>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && <OfMonth period={period} choices={data.items.filter(({ departments }) => departments.length > 0)} />}
    </>
  );
}

function OfMonth({ period, choices }: { readonly period: string; readonly choices: readonly RankingChoice[] }) {
  const words = useRankingWords();
  const { language } = useSpoken();
  const [wanted, setWanted] = useState<string>();
  const [department, setDepartment] = useState(EVERYWHERE);
  const choice = choices.find(({ plan }) => plan === wanted) ?? choices[0];
  if (!choice)
    return (
      <Empty title={words.none}>
        <p>{words.noneHint}</p>
      </Empty>
    );
  const { departments, plan } = choice;
  const names = new Map(departments.map(({ code, name, people }) => [code, `${name} (${people})`]));
  const nameOf = new Map(choices.map((each) => [each.plan, each.name[language] ?? each.name['en'] ?? each.plan]));
  const shown = names.has(department) ? department : EVERYWHERE;
  return (
    <>
      <div className="reef-choices">
        {choices.length > 1 && (
          <Choice
            label={words.plan}
            value={plan}
            values={choices.map((each) => each.plan)}
            text={(each) => nameOf.get(each) ?? each}
            choose={setWanted}
          />
        )}
        {departments.length > 1 && (
          <Choice
            label={words.department}
            value={shown}
            values={[EVERYWHERE, ...names.keys()]}
            text={(each) => names.get(each) ?? words.everywhere}
            choose={setDepartment}
          />
        )}
      </div>
      <List asked={{ period, plan, department: shown }} />
    </>
  );
}

function List({ asked }: { readonly asked: Asked }) {
  const { data, error, refetch } = useRanking(asked);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  return <RankingCard ranking={data} />;
}
