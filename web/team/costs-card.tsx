import { signClass } from '../scorecard/sign';
import { Failed, Loading } from '../shell/states';
import { useSpoken } from '../words/language';
import { useNumbers } from '../words/numbers';
import { useTeamCosts } from './team-queries';

/** What each indicator and rule made of the team's pay, what cost most first. */
export function CostsCard({ period }: { readonly period: string }) {
  const { words, language } = useSpoken();
  const { team } = words;
  const numbers = useNumbers();
  const { data, error, refetch } = useTeamCosts(period, language);
  const items = data?.items.filter(({ amount }) => /[1-9]/.test(amount));
  const hasCurrencies = new Set(items?.map(({ currency }) => currency)).size > 1;
  return (
    <section className="card">
      <h2>{team.costs}</h2>
      <p className="quiet">{team.costsHint}</p>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!items && !error && <Loading />}
      {items?.length === 0 && <p className="quiet">{team.noCosts}</p>}
      <ul className="changes">
        {items?.map(({ name, currency, amount, losers, winners }) => (
          <li key={`${name} ${currency}`}>
            <span className={`figure ${signClass(amount)}`}>{numbers.change(amount)}</span>
            <span>
              {name}
              {hasCurrencies && ` (${currency})`}
              <span className="note">{team.costPeople(numbers.count(losers), numbers.count(winners))}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
