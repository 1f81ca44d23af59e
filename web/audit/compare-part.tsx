import { Button } from 'antd';
import { useId, useState } from 'react';

import { usePeriods } from '../month/month-queries';
import { effectName } from '../scorecard/effect-name';
import { signClass } from '../scorecard/sign';
import { Empty, Failed, Loading } from '../shell/states';
import { useSpoken, useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { useCompare, useRuns, type Bridge } from './audit-queries';

/** Why two runs pay differently: everybody, or one person. */
export function ComparePart() {
  const { audit } = useWords();
  const { data: periods, error, refetch } = usePeriods();
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!periods) return <Loading />;
  const [latest] = periods;
  if (!latest) return <Empty title={audit.noRuns}>{audit.noRunsHint}</Empty>;
  const codes = periods.map(({ period }) => period);
  return <Comparison periods={codes} latest={latest.period} before={codes[1] ?? latest.period} />;
}

interface Known {
  readonly periods: readonly string[];
  readonly latest: string;
  readonly before: string;
}

function Comparison({ periods, latest, before }: Known) {
  const { audit } = useWords();
  const [from, setFrom] = useState<Chosen>({ period: before });
  const [to, setTo] = useState<Chosen>({ period: latest });
  const [employee, setEmployee] = useState('');
  const compare = useCompare();
  const id = useId();
  const [runFrom, runTo] = [useChosenRun(from), useChosenRun(to)];
  return (
    <section className="card">
      <h2>{audit.parts.compare}</h2>
      <p className="quiet">{audit.compareIntro}</p>
      <RunField label={audit.from} periods={periods} chosen={from} onChange={setFrom} />
      <RunField label={audit.to} periods={periods} chosen={to} onChange={setTo} />
      <div className="filters">
        <div>
          <label htmlFor={id}>{audit.who}</label>
          <input
            id={id}
            className="field"
            value={employee}
            placeholder={audit.whoHint}
            onChange={({ target }) => {
              setEmployee(target.value);
            }}
          />
        </div>
        <Button
          type="primary"
          disabled={runFrom === undefined || runTo === undefined}
          loading={compare.isPending}
          onClick={() => {
            if (runFrom === undefined || runTo === undefined) return;
            compare.mutate({
              from: { period: from.period, run: runFrom },
              to: { period: to.period, run: runTo },
              employee: employee.trim(),
            });
          }}
        >
          {audit.compare}
        </Button>
      </div>
      {compare.error && <Failed error={compare.error} />}
      {compare.data?.map((bridge) => (
        <Effects key={bridge.currency} bridge={bridge} />
      ))}
    </section>
  );
}

/** A month, and one of its runs; the latest where none is named. */
interface Chosen {
  readonly period: string;
  readonly run?: number;
}

function useChosenRun({ period, run }: Chosen): number | undefined {
  const { data: runs } = useRuns(period);
  return run ?? runs?.[0]?.id;
}

interface FieldProps {
  readonly label: string;
  readonly periods: readonly string[];
  readonly chosen: Chosen;
  readonly onChange: (chosen: Chosen) => void;
}

function RunField({ label, periods, chosen, onChange }: FieldProps) {
  const { audit } = useWords();
  const numbers = useNumbers();
  const { data: runs = [] } = useRuns(chosen.period);
  const [monthId, runId] = [useId(), useId()];
  return (
    <fieldset className="filters">
      <legend>{label}</legend>
      <div>
        <label htmlFor={monthId}>{audit.month}</label>
        <select
          id={monthId}
          className="field"
          value={chosen.period}
          onChange={({ target }) => {
            onChange({ period: target.value });
          }}
        >
          {periods.map((each) => (
            <option key={each} value={each}>
              {numbers.month(each)}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label htmlFor={runId}>{audit.runOf}</label>
        <select
          id={runId}
          className="field"
          value={chosen.run ?? runs[0]?.id ?? ''}
          onChange={({ target }) => {
            onChange({ period: chosen.period, run: Number(target.value) });
          }}
        >
          {runs.map(({ id, at }) => (
            <option key={id} value={id}>
              {audit.run(id)} · {numbers.moment(at)}
            </option>
          ))}
        </select>
      </div>
    </fieldset>
  );
}

function Effects({ bridge }: { readonly bridge: Bridge }) {
  const { words, language } = useSpoken();
  const { audit, scorecard } = words;
  const numbers = useNumbers();
  const { from, to, currency, people, effects, change } = bridge;
  return (
    <div className="spaced" aria-live="polite">
      <p>
        {audit.result(numbers.money(from.amount, currency), numbers.money(to.amount, currency), numbers.count(people))}
      </p>
      {effects.length === 0 && <p className="quiet">{audit.same}</p>}
      <ul className="changes">
        {effects.map((effect, i) => (
          <li key={i}>
            <span className={`figure ${signClass(effect.amount)}`}>{numbers.change(effect.amount)}</span>{' '}
            {effectName(scorecard, bridge, effect, language)}
          </li>
        ))}
        {effects.length > 0 && (
          <li>
            <span className="figure">{numbers.change(change)}</span> <strong>{audit.change}</strong>
          </li>
        )}
      </ul>
    </div>
  );
}
