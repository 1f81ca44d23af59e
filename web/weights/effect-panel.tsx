import { useState } from 'react';

import type { Schemas } from '../api/client';
import { signClass } from '../scorecard/sign';
import { useNumbers } from '../words/numbers';
import type { Preview } from './weights-queries';
import { useShareText, useWeightsWords } from './weights-words';

/** So many people are shown without being asked for. */
const AT_ONCE = 8;

/** What the months run last would have paid: in all, to how many more or less, month by month and person by person. */
export function EffectPanel({ effect, isOld }: { readonly effect: Preview; readonly isOld: boolean }) {
  const words = useWeightsWords();
  const numbers = useNumbers();
  const { months, people, winners, losers, largest, outside } = effect;
  if (months.length === 0) return <p className="quiet">{words.noMonths}</p>;
  return (
    <div aria-busy={isOld} className={isOld ? 'old' : undefined}>
      <p className="quiet small">
        {words.lastMonths(months.length)} · {words.people(numbers.count(people))}
      </p>
      {outside > 0 && <p className="quiet small">{words.outside(numbers.count(outside))}</p>}
      <Totals effect={effect} />
      <ul className="counts">
        <li className="more">{words.winners(numbers.count(winners))}</li>
        <li className="less">{words.losers(numbers.count(losers))}</li>
        <li className="quiet">{words.same(numbers.count(people - winners - losers))}</li>
      </ul>
      {largest && (
        <p className="tight spaced-little">
          {words.largest(largest.name, `${numbers.change(largest.change)} ${largest.currency}`)}
        </p>
      )}
      <Distribution bands={effect.distribution} />
      <h3 className="spaced">{words.months}</h3>
      <Months months={months} />
      <h3 className="spaced">{words.persons}</h3>
      <Persons persons={effect.persons} />
    </div>
  );
}

/** In one line, in sight while a slider is moved on a phone. */
export function EffectBrief({ effect }: { readonly effect: Preview }) {
  const words = useWeightsWords();
  const numbers = useNumbers();
  return (
    <p className="effect-brief" aria-live="polite">
      {effect.totals.map(({ currency, after, change }) => (
        <span key={currency}>
          <span className="quiet small">{words.wouldHave}</span> <strong>{numbers.money(after, currency)}</strong>{' '}
          <span className={`figure ${signClass(change)}`}>{numbers.change(change)}</span>
        </span>
      ))}
    </p>
  );
}

function Totals({ effect }: { readonly effect: Preview }) {
  const words = useWeightsWords();
  const numbers = useNumbers();
  return (
    <>
      {effect.totals.map(({ currency, before, after, change }) => (
        <div key={currency} className="effect-total">
          <div>
            <span className="quiet small">{words.wouldHave}</span>
            <strong className="amount">{numbers.money(after, currency)}</strong>
          </div>
          <p className="tight">
            <span className={`figure ${signClass(change)}`}>{numbers.change(change)}</span>{' '}
            <span className="quiet">
              {words.paid} {numbers.money(before, currency)}
            </span>
          </p>
        </div>
      ))}
    </>
  );
}

/** Bars of people, which the words beside them say as well. */
function Distribution({ bands }: { readonly bands: readonly Schemas['DistributionBandResponse'][] }) {
  const words = useWeightsWords();
  const share = useShareText();
  const numbers = useNumbers();
  const most = Math.max(1, ...bands.map(({ people }) => people));
  const text = (edge: string | null) => edge && share(edge.replace('-', '−'));
  const side = ({ from, to }: { readonly from: string | null; readonly to: string | null }) => {
    if (from === to) return 'same';
    return to === null || (from !== null && !from.startsWith('-')) ? 'gain' : 'loss';
  };
  return (
    <>
      <h3 className="spaced">{words.distribution}</h3>
      <ul className="bands">
        {bands.map((band) => (
          <li key={`${band.from} ${band.to}`}>
            <span>{words.band(text(band.from), text(band.to))}</span>
            <span className="band-place" aria-hidden="true">
              <span className={`band ${side(band)}`} style={{ width: `${(100 * band.people) / most}%` }} />
            </span>
            <span className="figure">{numbers.count(band.people)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Months({ months }: { readonly months: Preview['months'] }) {
  const words = useWeightsWords();
  const numbers = useNumbers();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={words.months}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            <Figures />
            <th scope="col">{words.budget}</th>
          </tr>
        </thead>
        <tbody>
          {months.toReversed().flatMap((month) =>
            month.totals.map(({ currency, before, after, change }) => (
              <tr key={`${month.period} ${currency}`}>
                <th scope="row">
                  {numbers.month(month.period)}
                  {month.totals.length > 1 && ` ${currency}`}
                  {month.unpaid > 0 && <span className="note">{words.unpaid(numbers.count(month.unpaid))}</span>}
                </th>
                <Amounts before={before} after={after} change={change} />
                <td className="small">
                  <Budgets budgets={month.budgets.filter((budget) => budget.currency === currency)} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}

/** In the order in which one asks: what would it be, how much more or less, what was it. */
function Figures() {
  const words = useWeightsWords();
  return [words.wouldHave, words.change, words.paid].map((word) => (
    <th key={word} scope="col" className="figure">
      {word}
    </th>
  ));
}

function Amounts({ before, after, change }: Pick<Schemas['EffectTotalResponse'], 'before' | 'after' | 'change'>) {
  const numbers = useNumbers();
  return (
    <>
      <td className="figure">{numbers.amount(after)}</td>
      <td className={`figure ${/[1-9]/.test(change) ? signClass(change) : ''}`}>{numbers.change(change)}</td>
      <td className="figure quiet">{numbers.amount(before)}</td>
    </>
  );
}

function Budgets({ budgets }: { readonly budgets: readonly Schemas['BudgetEffectResponse'][] }) {
  const words = useWeightsWords();
  const numbers = useNumbers();
  const over = budgets.filter(({ overBudget }) => !/^(-|0(\.0*)?$)/.test(overBudget));
  if (budgets.length === 0) return <span className="quiet">–</span>;
  if (over.length === 0) return <span className="more">✓ {words.withinBudget}</span>;
  return (
    <>
      {over.map(({ department, name, overBudget }) => (
        <span key={department} className="less over-budget">
          ▲ {words.overBudget(name, numbers.amount(overBudget))}
        </span>
      ))}
    </>
  );
}

function Persons({ persons }: { readonly persons: Preview['persons'] }) {
  const words = useWeightsWords();
  const numbers = useNumbers();
  const [isAll, setAll] = useState(false);
  const isMixed = new Set(persons.map(({ currency }) => currency)).size > 1;
  const shown = isAll ? persons : persons.slice(0, AT_ONCE);
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={words.persons}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{words.person}</th>
              <Figures />
            </tr>
          </thead>
          <tbody>
            {shown.map(({ employee, name, currency, before, after, change }) => (
              <tr key={`${employee} ${currency}`}>
                <th scope="row">
                  {name} <span className="quiet">{employee}</span>
                  {isMixed && ` ${currency}`}
                </th>
                <Amounts before={before} after={after} change={change} />
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {persons.length > AT_ONCE && (
        <button
          type="button"
          className="link"
          onClick={() => {
            setAll(!isAll);
          }}
        >
          {isAll ? words.fewer : words.all(numbers.count(persons.length))}
        </button>
      )}
    </>
  );
}
