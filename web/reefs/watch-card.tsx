import { Failed, Loading } from '../shell/states';
import { useNumbers } from '../words/numbers';
import { useReefName } from './reef-name';
import { useReefs, type Asked, type Reefs, type ReefWatch } from './reefs-queries';
import { useReefsWords } from './reefs-words';

/** The three or four that stand out: since when, which have gone, and what came up instead. */
export function WatchCard({ asked }: { readonly asked: Asked }) {
  const words = useReefsWords();
  const numbers = useNumbers();
  const { data, error, refetch } = useReefs(asked);
  return (
    <section className="card" aria-label={words.watch}>
      <h2>{words.watch}</h2>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && (
        <>
          <p className="quiet small">{words.watchHint(numbers.count(data.months.length))}</p>
          <Highest watch={data.whole} />
          <h3 className="spaced">{words.sunk}</h3>
          <Sunk watch={data.whole} />
          <Departments departments={data.departments} />
        </>
      )}
    </section>
  );
}

function Highest({ watch }: { readonly watch: ReefWatch }) {
  const words = useReefsWords();
  const numbers = useNumbers();
  const nameOf = useReefName();
  return (
    <ol className="reef-list">
      {watch.highest.map((reef) => (
        <li key={reef.key}>
          <strong>{nameOf(reef)}</strong>{' '}
          <span className="figure">
            {numbers.count(reef.count)} · {numbers.share(reef.share)}
          </span>
          <span className="note">
            {reef.isFromTheFirst ? words.staysLonger(reef.months) : words.stays(reef.months, numbers.month(reef.since))}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Sunk({ watch }: { readonly watch: ReefWatch }) {
  const words = useReefsWords();
  const numbers = useNumbers();
  const nameOf = useReefName();
  if (watch.sunk.length === 0) return <p className="quiet tight">{words.noneSunk}</p>;
  return (
    <ul className="reef-list">
      {watch.sunk.map((reef) => (
        <li key={`${reef.key} ${reef.left}`}>
          <strong>{nameOf(reef)}</strong>{' '}
          <span>{words.left(numbers.month(reef.left), numbers.count(reef.before), numbers.count(reef.count))}</span>
          {reef.rose.length > 0 && (
            <span className="note">
              {words.rose(
                reef.rose
                  .map((each) => `${nameOf(each)} (${numbers.count(each.before)} → ${numbers.count(each.count)})`)
                  .join(', '),
              )}
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

function Departments({ departments }: { readonly departments: Reefs['departments'] }) {
  const words = useReefsWords();
  const numbers = useNumbers();
  const nameOf = useReefName();
  if (departments.length < 2) return null;
  return (
    <details>
      <summary>{words.departments}</summary>
      <div className="scroll" tabIndex={0} role="region" aria-label={words.departments}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{words.department}</th>
              <th scope="col" className="figure">
                {words.complaints}
              </th>
              <th scope="col">{words.highest}</th>
            </tr>
          </thead>
          <tbody>
            {departments.map(({ department, name, total, highest }) => (
              <tr key={department}>
                <th scope="row">
                  {name ?? department} <span className="note">{department}</span>
                </th>
                <td className="figure">{numbers.count(total)}</td>
                <td>
                  {highest.map((reef) => `${nameOf(reef)} ${numbers.count(reef.count)} (${reef.months})`).join(' · ')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}
