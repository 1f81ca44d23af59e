import '../people/people.css';
import './team.css';

import { lazy } from 'react';
import { Link, useLocation, useParams } from 'wouter';

import { isKind } from '../api/problem';
import { WhenSeen } from '../charts/when-seen';
import { useToAnswer } from '../inquiries/inquiry-queries';
import { RankingLink } from '../ranking/ranking-link';
import { usePageTitle } from '../shell/page-title';
import { Empty, Failed, Loading } from '../shell/states';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { CostsCard } from './costs-card';
import { MembersCard } from './members-card';
import { useTeam, type Team } from './team-queries';

const Columns = lazy(() => import('../charts/columns'));

/** A head's people in a month: what they are paid, what cost them most, how it goes. */
export default function TeamPage() {
  const { team: words } = useWords();
  const { period } = useParams<{ period?: string }>();
  const { data: team, error, refetch } = useTeam(period);
  usePageTitle(words.title);
  if (isKind(error, 'not-found'))
    return (
      <>
        <h1>{words.title}</h1>
        <Empty title={words.none}>{words.noneHint}</Empty>
      </>
    );
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!team) return <Loading />;
  return <TeamView team={team} />;
}

function TeamView({ team }: { readonly team: Team }) {
  const { team: words, month, scorecard } = useWords();
  const numbers = useNumbers();
  const [, go] = useLocation();
  const { period, periods, people, state } = team;
  return (
    <>
      <div className="page-head">
        <h1>{words.title}</h1>
        <label className="month-choice">
          <span>{month.month}</span>
          <select
            value={period}
            onChange={({ target }) => {
              go(`/team/${target.value}`);
            }}
          >
            {periods.map((each) => (
              <option key={each} value={each}>
                {numbers.month(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ToAnswer />
      <RankingLink />
      {people.length === 0 ? (
        <section className="card">
          <Empty title={words.none}>{words.noneHint}</Empty>
        </section>
      ) : (
        <>
          <section className="card" aria-label={numbers.month(period)}>
            <p className="quiet tight">
              {numbers.month(period)} · {scorecard.state[state]}
            </p>
            <Totals team={team} />
          </section>
          <div className="beside">
            <CostsCard period={period} />
            <Trend team={team} />
          </div>
          <MembersCard team={team} />
        </>
      )}
    </>
  );
}

function ToAnswer() {
  const { team: words } = useWords();
  const { data } = useToAnswer(true);
  if (!data || data.toAnswer === 0) return null;
  return (
    <p>
      <Link href="/inquiries">{words.toAnswer(data.toAnswer)}</Link>
    </p>
  );
}

/** What the month pays them, in each currency, beside the month before. */
function Totals({ team: { months, period, people } }: { readonly team: Team }) {
  const { team: words } = useWords();
  const numbers = useNumbers();
  const before = months.find((each) => each.period < period)?.period;
  return months
    .filter((each) => each.period === period)
    .map(({ currency, payable, people: count }) => {
      const last = months.find((each) => each.period === before && each.currency === currency);
      return (
        <div key={currency}>
          <p className="amount">{numbers.money(payable, currency)}</p>
          <p className="quiet tight">
            {words.paid(numbers.count(count))}
            {last && (
              <>
                {' · '}
                {numbers.month(last.period)}: {numbers.money(last.payable, currency)}
              </>
            )}
            {people.some(({ status }) => status === 'held') && ` · ${words.held}: ${heldCount(people)}`}
          </p>
        </div>
      );
    });
}

const heldCount = (people: Team['people']): number => people.filter(({ status }) => status === 'held').length;

function Trend({ team: { months, period } }: { readonly team: Team }) {
  const { team: words, scorecard } = useWords();
  const numbers = useNumbers();
  const currency = months[0]?.currency;
  const shown = months.filter((each) => each.currency === currency);
  const columns = shown.toReversed().map(({ period: code, payable, currency: of }) => ({
    name: numbers.shortMonth(code),
    amount: payable,
    text: numbers.money(payable, of),
    isNow: code === period,
  }));
  return (
    <section className="card">
      <h2>{words.trend}</h2>
      <p className="quiet">{words.trendHint}</p>
      <WhenSeen height={200} label={words.trendChart}>
        <Columns columns={columns} />
      </WhenSeen>
      <details>
        <summary>{scorecard.asTable}</summary>
        <table className="plain">
          <tbody>
            {months.map(({ period: code, payable, currency: of, people }) => (
              <tr key={`${code} ${of}`}>
                <th scope="row">{numbers.month(code)}</th>
                <td className="figure">{numbers.money(payable, of)}</td>
                <td className="quiet">{words.paid(numbers.count(people))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
