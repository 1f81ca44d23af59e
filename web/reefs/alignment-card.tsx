import { Failed, Loading } from '../shell/states';
import { useNumbers } from '../words/numbers';
import { useReefName } from './reef-name';
import { useAlignment, type AlignmentInCurrency, type Asked } from './reefs-queries';
import { useReefsWords } from './reefs-words';

/** Shares of complaints beside shares of the money that is paid for what they are about: the widest gap first. */
export function AlignmentCard({ asked }: { readonly asked: Asked }) {
  const words = useReefsWords();
  const { data, error, refetch } = useAlignment(asked);
  return (
    <section className="card" aria-label={words.alignment}>
      <h2>{words.alignment}</h2>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data?.currencies.length === 0 && <p className="quiet tight">{words.noAlignment}</p>}
      {data?.currencies.map((each) => (
        <InCurrency key={each.currency} alignment={each} />
      ))}
    </section>
  );
}

function InCurrency({ alignment: { currency, target, compared, rows } }: { readonly alignment: AlignmentInCurrency }) {
  const words = useReefsWords();
  const numbers = useNumbers();
  const nameOf = useReefName();
  const heads = [words.complaints, words.share, `${words.money} ${currency}`, words.moneyShare, words.gap];
  return (
    <>
      <p className="quiet small">
        {words.alignmentHint(numbers.money(target, currency), numbers.money(compared, currency))}
      </p>
      <div className="scroll" tabIndex={0} role="region" aria-label={`${words.alignment}, ${currency}`}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col" />
              {heads.map((word) => (
                <th key={word} scope="col" className="figure">
                  {word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">{nameOf(row)}</th>
                <td className="figure">{numbers.count(row.count)}</td>
                <td className="figure">{numbers.share(row.complaintShare)}</td>
                <td className="figure">{numbers.amount(row.money)}</td>
                <td className="figure">{numbers.share(row.moneyShare)}</td>
                <td className="figure">
                  {numbers.shareChange(row.gap)}
                  {/[1-9]/.test(row.gap) && (
                    <span className="note">{row.gap.startsWith('-') ? words.paidMore : words.paidLess}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
