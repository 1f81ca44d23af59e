import { Alert } from 'antd';

import { FoundWords } from '../shell/found-words';
import { Failed, Loading } from '../shell/states';
import { useSaid } from '../words/findings/use-said';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { usePreflight } from './month-queries';
import type { StepProps } from './month-steps';

const NAMED = 12;

/** What is missing or doubtful, with what to do about each. */
export function PreflightStep({ month: { period } }: StepProps) {
  const { preflight: words } = useWords().month;
  const numbers = useNumbers();
  const said = useSaid();
  const { data, error, refetch } = usePreflight(period);
  return (
    <>
      <p className="quiet">{words.intro}</p>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!data && !error && (
        <>
          <p className="center quiet">{words.working}</p>
          <Loading />
        </>
      )}
      {data && (
        <Alert
          className="in-form"
          showIcon
          type={data.errors > 0 ? 'error' : data.warnings > 0 ? 'warning' : 'success'}
          title={
            data.findings.length === 0
              ? words.fine(numbers.count(data.employees))
              : words.found(numbers.count(data.errors), numbers.count(data.warnings), numbers.count(data.employees))
          }
        />
      )}
      <ul className="problems">
        {data?.findings.map(({ severity, code, count, subjects, ...found }) => (
          <li key={code + found.message} className={severity}>
            <strong>{words.severity[severity]}</strong>
            <div>
              <FoundWords found={said(found)} />
              <details>
                <summary>{words.among(numbers.count(count))}</summary>
                {subjects.slice(0, NAMED).join(', ')}
                {count > NAMED && ` ${words.more(numbers.count(count - NAMED))}`}
              </details>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
