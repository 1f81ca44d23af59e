import { lazy } from 'react';

import { WhenSeen } from '../charts/when-seen';
import { useWords } from '../words/language';
import { AskLink } from '../inquiries/asking';
import { ComponentTable } from './component-table';
import type { ScorecardLine } from './scorecard-queries';

const BAR_HEIGHT = 40;
const Waterfall = lazy(() => import('../charts/waterfall'));

/** One assignment's part of a scorecard; of most people it is all of it. */
export function LineView({
  line,
  number,
  of,
  name,
}: {
  readonly line: ScorecardLine;
  /** From 1. */
  readonly number: number;
  readonly of: number;
  readonly name: string;
}) {
  const { scorecard } = useWords();
  return (
    <section className={of > 1 ? 'line' : undefined}>
      {line.heading !== '' && <h2>{line.heading}</h2>}
      {line.notCalculated !== null && <p className="card">{line.notCalculated}</p>}
      {line.components.length > 0 && (
        <div className="card">
          <h2>{scorecard.measured}</h2>
          <ComponentTable line={line} number={number} />
          {line.gain !== '' && <p className="callout">{line.gain}</p>}
          {line.otherwise.length > 0 && (
            <details>
              <summary>{scorecard.otherwise}</summary>
              <ul>
                {line.otherwise.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </details>
          )}
        </div>
      )}
      {line.waterfall.length > 0 && (
        <div className="card">
          <h2>{scorecard.way}</h2>
          <WhenSeen height={line.waterfall.length * BAR_HEIGHT} label={scorecard.wayChart(name)}>
            <Waterfall bars={line.waterfall} />
          </WhenSeen>
          <Steps line={line} />
          {line.shares.map((text) => (
            <p key={text} className="quiet">
              {text}
            </p>
          ))}
        </div>
      )}
      {line.components.length > 0 && (
        <div className="card">
          <h2>{scorecard.rules}</h2>
          <Rules line={line} number={number} />
        </div>
      )}
    </section>
  );
}

function Rules({ line: { rules }, number }: { readonly line: ScorecardLine; readonly number: number }) {
  const { scorecard } = useWords();
  if (rules.length === 0) return <p className="quiet">{scorecard.noRules}</p>;
  return (
    <ul className="rules">
      {rules.map((rule) => (
        <li key={rule.name} className={`rule ${rule.verdict}`}>
          <span className="rule-verdict">
            <span aria-hidden="true">{rule.sign}</span> {rule.verdictText}
          </span>
          <div>
            <div>
              {rule.text} <AskLink place={{ what: rule.text, line: number, rule: rule.name }} />
            </div>
            {rule.facts.map((fact) => (
              <div key={fact} className="quiet small">
                {fact}
              </div>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Steps({ line: { steps } }: { readonly line: ScorecardLine }) {
  const { scorecard } = useWords();
  return (
    <details>
      <summary>{scorecard.steps}</summary>
      <table className="plain">
        <tbody>
          {steps.map(({ label, change, amount }, i) => (
            <tr key={i}>
              <th scope="row">{label}</th>
              <td className="figure">{change}</td>
              <td className="figure">{amount}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
