import '../reefs/reefs.css';

import { Link } from 'wouter';

import { usePostNames } from '../people/post-names';
import { useSpoken, useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { Moved, Reason, useComponentNames } from './movement';
import type { Ranking, RankingRow } from './ranking-queries';
import { useRankingWords } from './ranking-words';

/** Who is above whom, what moved them, who has no place, and who is gone. */
export function RankingCard({ ranking }: { readonly ranking: Ranking }) {
  const words = useRankingWords();
  const numbers = useNumbers();
  const { language } = useSpoken();
  const { rows, name, serviceWeight, otherWeight, onOtherPlans } = ranking;
  return (
    <section className="card" aria-label={words.title}>
      <h2>{name[language] ?? name['en'] ?? ranking.plan}</h2>
      <p className="tight">
        {words.weights(numbers.share(serviceWeight), numbers.share(otherWeight))} <Parts ranking={ranking} />
      </p>
      <p className="quiet small tight">
        <Source ranking={ranking} />
      </p>
      {rows.length > 0 && <Rows ranking={ranking} />}
      <p className="quiet small">{words.ties}</p>
      <Unranked ranking={ranking} />
      <Leavers ranking={ranking} />
      {onOtherPlans > 0 && <p className="quiet small tight">{words.onOtherPlans(numbers.count(onOtherPlans))}</p>}
    </section>
  );
}

/** Every component with its weight, those of experience first. */
function Parts({ ranking: { components } }: { readonly ranking: Ranking }) {
  const words = useRankingWords();
  const numbers = useNumbers();
  const nameOf = useComponentNames(components);
  const told = (isOf: boolean) =>
    components
      .filter(({ isExperience }) => isExperience === isOf)
      .map(({ component, weight }) => `${nameOf(component)} ${numbers.share(weight)}`)
      .join(words.and);
  return (
    <span className="note">
      {words.service(told(true))} {told(false) !== '' && words.others(told(false))}
    </span>
  );
}

function Source({ ranking: { period, run, state, before } }: { readonly ranking: Ranking }) {
  const words = useRankingWords();
  const { scorecard } = useWords();
  const numbers = useNumbers();
  const of = run === null ? words.calculated : `${words.ofRun(numbers.count(run))} (${scorecard.state[state]})`;
  const beside = before ? words.beside(numbers.month(before.period)) : words.nothingBefore;
  return `${numbers.month(period)} · ${of} · ${beside}`;
}

function Rows({ ranking }: { readonly ranking: Ranking }) {
  const words = useRankingWords();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={words.title}>
      <table className="plain ranking">
        <thead>
          <tr>
            <th scope="col">{words.name}</th>
            <th scope="col" className="figure">
              {words.place}
            </th>
            <th scope="col" className="figure">
              {words.score}
            </th>
            <th scope="col">{words.since}</th>
          </tr>
        </thead>
        <tbody>
          {ranking.rows.map((row) => (
            <Row key={row.employee} row={row} ranking={ranking} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, ranking }: { readonly row: RankingRow; readonly ranking: Ranking }) {
  const numbers = useNumbers();
  const names = usePostNames();
  const { rank, employee, name, departments, score, movement, before } = row;
  return (
    <tr>
      <th scope="row">
        {ranking.run === null ? (
          name
        ) : (
          <Link href={`/people/${encodeURIComponent(employee)}/${ranking.period}`}>{name}</Link>
        )}
        <span className="note">{[employee, ...departments.map((each) => names.department(each))].join(', ')}</span>
      </th>
      <td className="figure">
        <strong>{numbers.count(rank)}</strong>
      </td>
      <td className="figure">{numbers.decimal(score)}</td>
      <td>
        <Moved before={before} movement={movement} />
        {movement && <Reason movement={movement} components={ranking.components} />}
      </td>
    </tr>
  );
}

function Unranked({ ranking: { unranked, components } }: { readonly ranking: Ranking }) {
  const words = useRankingWords();
  const nameOf = useComponentNames(components);
  if (unranked.length === 0) return null;
  return (
    <>
      <h3>{words.unranked}</h3>
      <ul className="reef-list">
        {unranked.map(({ employee, name, why, unmeasured }) => (
          <li key={employee}>
            <strong>{name}</strong> <span className="quiet small">{employee}</span>{' '}
            <span className="note">{words.why[why]}</span>
            {unmeasured.length > 0 && (
              <span className="note">{words.notMeasured(unmeasured.map(nameOf).join(words.and))}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Leavers({ ranking: { leavers } }: { readonly ranking: Ranking }) {
  const words = useRankingWords();
  const numbers = useNumbers();
  if (leavers.length === 0) return null;
  return (
    <>
      <h3>{words.leavers}</h3>
      <ul className="reef-list">
        {leavers.map(({ employee, name, rank, why }) => (
          <li key={employee}>
            <strong>{name}</strong> <span className="quiet small">{employee}</span>{' '}
            <span>
              {words.left[why]}
              {rank !== null && ` · ${words.was(numbers.count(rank))}`}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
