import { lazy, useState } from 'react';

import type { Schemas } from '../api/client';
import { WhenSeen } from '../charts/when-seen';
import { useNumbers } from '../words/numbers';
import { useReefName } from './reef-name';
import type { Pareto } from './reefs-queries';
import { useReefsWords } from './reefs-words';

const Chart = lazy(() => import('../charts/pareto'));

type Row = Schemas['ParetoRowResponse'];

/** So many are shown without being asked for, and drawn. */
const AT_ONCE = 10;
const HEIGHT = 260;

/** The greatest first, as bars and as a table. */
export function ParetoCard({ pareto }: { readonly pareto: Pareto }) {
  const words = useReefsWords();
  const numbers = useNumbers();
  const nameOf = useReefName();
  const { rows, unmeasured, uncatalogued, vanished } = pareto;
  const few = rows.filter(({ vital }) => vital);
  const last = few.at(-1);
  const drawn = rows.slice(0, AT_ONCE).map((row) => ({
    name: nameOf(row),
    measured: row.measured,
    cumulative: row.cumulative,
    text: `${nameOf(row)}: ${numbers.decimal(row.measured)} · ${numbers.share(row.share)} · ${words.cumulative} ${numbers.share(row.cumulative)}`,
    isVital: row.vital,
  }));
  return (
    <section className="card" aria-label={words.pareto}>
      <h2>{words.pareto}</h2>
      {last && (
        <p className="tight">
          {words.vitalFew(numbers.count(few.length), numbers.count(rows.length), numbers.share(last.cumulative))}
        </p>
      )}
      {unmeasured > 0 && <p className="quiet small tight">{words.unmeasured(numbers.count(unmeasured))}</p>}
      {drawn.length > 1 && (
        <WhenSeen height={HEIGHT} label={words.paretoChart}>
          <Chart reefs={drawn} />
        </WhenSeen>
      )}
      <Table pareto={pareto} />
      <p className="quiet small tight">{words.trendHint}</p>
      {vanished.length > 0 && (
        <p className="small tight">{words.vanished(vanished.map((each) => nameOf(each)).join(', '))}</p>
      )}
      {uncatalogued.length > 0 && (
        <p className="small tight">
          {words.uncatalogued(uncatalogued.map(({ cause, count }) => `${cause} (${numbers.count(count)})`).join(', '))}
        </p>
      )}
    </section>
  );
}

function Table({ pareto: { rows, measure, currency } }: { readonly pareto: Pareto }) {
  const words = useReefsWords();
  const numbers = useNumbers();
  const nameOf = useReefName();
  const [isAll, setAll] = useState(false);
  const shown = isAll ? rows : rows.slice(0, AT_ONCE);
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={words.pareto}>
        <table className="plain reefs">
          <thead>
            <tr>
              <th scope="col" className="figure">
                {words.rank}
              </th>
              <th scope="col" />
              <th scope="col" className="figure">
                {words.complaints}
              </th>
              {measure !== 'count' && (
                <th scope="col" className="figure">
                  {words.measures[measure]} {currency}
                </th>
              )}
              {[words.share, words.cumulative, words.since, words.lastYear].map((word) => (
                <th key={word} scope="col" className="figure">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key} className={row.vital ? 'vital' : undefined}>
                <td className="figure">{row.rank}</td>
                <th scope="row">
                  {nameOf(row)} {row.isNew && <span className="note">{words.isNew}</span>}
                </th>
                <td className="figure">{numbers.count(row.count)}</td>
                {measure !== 'count' && <td className="figure">{numbers.decimal(row.measured)}</td>}
                <td className="figure">{numbers.share(row.share)}</td>
                <td className="figure">{numbers.share(row.cumulative)}</td>
                <Change change={row.previous} />
                <Change change={row.lastYear} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {rows.length > AT_ONCE && (
        <button
          type="button"
          className="link"
          onClick={() => {
            setAll(!isAll);
          }}
        >
          {isAll ? words.showFewer : words.showAll(numbers.count(rows.length))}
        </button>
      )}
    </>
  );
}

/** More complaints are worse: red, with a sign beside the colour; what chance does as well has no colour. */
function Change({ change }: { readonly change: Row['previous'] }) {
  const words = useReefsWords();
  const numbers = useNumbers();
  if (!change) return <td className="figure quiet">–</td>;
  const color = { more: 'less', fewer: 'more', steady: 'quiet' }[change.trend];
  return (
    <td className="figure">
      {numbers.change(String(change.change))} <span className={`small ${color}`}>{words.trend[change.trend]}</span>
    </td>
  );
}
