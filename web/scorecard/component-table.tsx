import { Fragment } from 'react';

import { AskLink } from '../inquiries/asking';
import { useWords } from '../words/language';
import type { ScorecardLine } from './scorecard-queries';

type Component = ScorecardLine['components'][number];
const FIGURES = ['measured', 'target', 'weight', 'attained', 'worth', 'couldBe'] as const;
const SIGNS: Readonly<Record<Component['verdict'], string>> = { met: '✓', missed: '▽', 'not-counted': '–' };

/** Every component of the plan; on a phone each is a block of its own. */
export function ComponentTable({
  line: { components, together },
  number,
}: {
  readonly line: ScorecardLine;
  readonly number: number;
}) {
  const { columns } = useWords().scorecard;
  return (
    <table className="components">
      <thead>
        <tr>
          <th scope="col">{columns.name}</th>
          {FIGURES.map((each) => (
            <th key={each} scope="col" className="figure">
              {columns[each]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {components.map((component) => (
          <Fragment key={component.id}>
            {component.group !== null && (
              <tr className="group">
                <th colSpan={7} scope="colgroup">
                  {component.group}
                </th>
              </tr>
            )}
            <Row component={component} number={number} />
          </Fragment>
        ))}
      </tbody>
      {together && (
        <tfoot>
          <tr>
            <th scope="row">{together.name}</th>
            {FIGURES.map((each) => (
              <td key={each} className={`figure ${together[each] === '' ? 'bare' : ''}`} data-label={columns[each]}>
                {together[each]}
              </td>
            ))}
          </tr>
        </tfoot>
      )}
    </table>
  );
}

function Row({ component, number }: { readonly component: Component; readonly number: number }) {
  const { columns, verdicts } = useWords().scorecard;
  const { id, name, notes, verdict } = component;
  return (
    <tr>
      <th scope="row">
        <span className="component-name">{name}</span>
        <span className={`verdict ${verdict}`}>
          <span aria-hidden="true">{SIGNS[verdict]}</span> {verdicts[verdict]}
        </span>
        <AskLink place={{ what: name, line: number, component: id }} />
        {notes.map((note) => (
          <span key={note} className="note">
            {note}
          </span>
        ))}
      </th>
      {FIGURES.map((each) => (
        <td key={each} className="figure" data-label={columns[each]}>
          {component[each]}
        </td>
      ))}
    </tr>
  );
}
