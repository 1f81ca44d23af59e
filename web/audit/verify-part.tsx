import { Alert, Button, Progress } from 'antd';
import { useId, useState } from 'react';

import type { Schemas } from '../api/client';
import { usePeriods } from '../month/month-queries';
import { Failed } from '../shell/states';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { useVerify, useVerifyProgress } from './audit-queries';

type Verification = Schemas['VerificationResponse'];
const HUNDRED = 100;

/** Proves what is stored, and says how far it is meanwhile. */
export function VerifyPart() {
  const { audit } = useWords();
  const numbers = useNumbers();
  const { data: periods = [] } = usePeriods();
  const [period, setPeriod] = useState('');
  const verify = useVerify();
  const id = useId();
  return (
    <section className="card">
      <h2>{audit.parts.verify}</h2>
      <p className="quiet">{audit.verifyIntro}</p>
      <div className="filters">
        <div>
          <label htmlFor={id}>{audit.ofMonth}</label>
          <select
            id={id}
            className="field"
            value={period}
            disabled={verify.isPending}
            onChange={({ target }) => {
              setPeriod(target.value);
            }}
          >
            <option value="">{audit.allMonths}</option>
            {periods.map(({ period: code }) => (
              <option key={code} value={code}>
                {numbers.month(code)}
              </option>
            ))}
          </select>
        </div>
        <Button
          type="primary"
          loading={verify.isPending}
          onClick={() => {
            verify.mutate(period);
          }}
        >
          {audit.verify}
        </Button>
      </div>
      {verify.isPending && <Underway />}
      {verify.error && <Failed error={verify.error} />}
      {verify.data && <Result found={verify.data} />}
    </section>
  );
}

function Underway() {
  const { audit } = useWords();
  const numbers = useNumbers();
  const { data } = useVerifyProgress(true);
  if (!data) return null;
  const { what, done, payouts, of } = data;
  return (
    <div className="spaced" role="status">
      <Progress
        percent={of === 0 ? 0 : Math.min(HUNDRED, Math.floor((payouts / of) * HUNDRED))}
        status="active"
        aria-label={audit.verify}
      />
      <span className="quiet">
        {audit.progress(numbers.count(payouts), numbers.count(of))}
        {what === 'observations' && ` · ${audit.checking(audit.checked.observations, numbers.count(done))}`}
      </span>
    </div>
  );
}

function Result({ found }: { readonly found: Verification }) {
  const { audit } = useWords();
  const numbers = useNumbers();
  const { holds, checked, differenceCount, differences, roots } = found;
  const counted = Object.keys(audit.checked) as (keyof typeof checked)[];
  return (
    <div aria-live="polite">
      <Alert
        className="spaced"
        type={holds ? 'success' : 'error'}
        showIcon
        title={holds ? audit.holds : audit.differs(numbers.count(differenceCount))}
        description={
          <ul className="counts">
            {counted.map((each) => (
              <li key={each}>
                <strong className="figure">{numbers.count(checked[each])}</strong> {audit.checked[each]}
              </li>
            ))}
          </ul>
        }
      />
      {differences.length > 0 && (
        <ul className="findings spaced">
          {differences.map(({ what, problem }) => (
            <li key={what + problem}>
              <strong>{what}</strong>: {problem}
            </li>
          ))}
        </ul>
      )}
      {roots.length > 0 && (
        <>
          <h3 className="spaced">{audit.roots}</h3>
          <p className="quiet small">{audit.rootsHint}</p>
          <ul className="findings">
            {roots.map(({ run, period, root }) => (
              <li key={run} className="small hash">
                {audit.run(run)}, {numbers.month(period)}: <code>{root}</code>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
