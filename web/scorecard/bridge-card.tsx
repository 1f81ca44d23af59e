import { Failed, Loading } from '../shell/states';
import { useSpoken } from '../words/language';
import { useNumbers } from '../words/numbers';
import { effectName } from './effect-name';
import { useBridge, type HistoricPayout } from './scorecard-queries';
import { signClass } from './sign';

interface Shown {
  readonly employee: string;
  readonly period: string;
  readonly history: readonly HistoricPayout[];
}

/** Why the payout is not what it was in the month before, cause by cause. */
export function BridgeCard({ employee, period, history }: Shown) {
  const { words } = useSpoken();
  const numbers = useNumbers();
  const before = history.find((each) => each.period < period);
  return (
    <section className="card">
      <h2>{before ? words.scorecard.bridge(numbers.month(before.period)) : words.scorecard.bridgeTitle}</h2>
      {before ? (
        <Effects employee={employee} period={period} from={before.period} />
      ) : (
        <p className="quiet">{words.scorecard.bridgeNone}</p>
      )}
    </section>
  );
}

function Effects({
  employee,
  period,
  from,
}: {
  readonly employee: string;
  readonly period: string;
  readonly from: string;
}) {
  const { words, language } = useSpoken();
  const { scorecard } = words;
  const numbers = useNumbers();
  const { data: bridge, error, refetch } = useBridge(employee, period, from);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (bridge === undefined) return <Loading />;
  if (bridge === null) return <p className="quiet">{scorecard.bridgeNone}</p>;
  if (bridge.effects.length === 0) return <p className="quiet">{scorecard.bridgeSame}</p>;
  const money = (amount: string) => numbers.money(amount, bridge.currency);
  return (
    <>
      <p className="quiet">{scorecard.bridgeHint(money(bridge.from.amount), money(bridge.to.amount))}</p>
      <ul className="changes">
        {bridge.effects.map((effect, i) => (
          <li key={i}>
            <span className={`figure ${signClass(effect.amount)}`}>{numbers.change(effect.amount)}</span>{' '}
            {effectName(scorecard, bridge, effect, language)}
          </li>
        ))}
      </ul>
    </>
  );
}
