import { useSpoken } from '../words/language';
import { useNumbers } from '../words/numbers';
import { Moved, Reason, useComponentNames } from './movement';
import { useOwnRankings, type OwnRanking } from './ranking-queries';
import { useRankingWords } from './ranking-words';

/** One's own place in each ranking that one is in; nothing where there is none. */
export default function OwnPlaces({ period }: { readonly period: string }) {
  const { data } = useOwnRankings(period);
  return data?.items.map((own) => <OwnPlace key={`${own.plan} ${own.department}`} own={own} />);
}

function OwnPlace({ own }: { readonly own: OwnRanking }) {
  const words = useRankingWords();
  const numbers = useNumbers();
  const { language } = useSpoken();
  const nameOf = useComponentNames(own.components);
  const { row, ranked, name, plan, departmentName, why, unmeasured, components } = own;
  return (
    <section className="card" aria-label={words.own}>
      <h2>{words.own}</h2>
      {row ? (
        <>
          <p className="tight">
            <strong>{words.ownPlace(numbers.count(row.rank), numbers.count(ranked))}</strong>{' '}
            <Moved before={row.before} movement={row.movement} />
          </p>
          {row.movement && <Reason movement={row.movement} components={components} />}
        </>
      ) : (
        <p className="tight">
          {words.noPlace}
          {why !== null && `: ${words.why[why]}`}
          {unmeasured.length > 0 && ` (${words.notMeasured(unmeasured.map(nameOf).join(words.and))})`}
        </p>
      )}
      <p className="quiet small">{words.ownHint(name[language] ?? name['en'] ?? plan, departmentName)}</p>
    </section>
  );
}
