import { Button, Progress } from 'antd';
import { useEffect, useState } from 'react';

import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { useStatementProgress } from './month-queries';

const HUNDRED = 100;
/** Where nothing was seen under way for so long, it was done before anybody looked. */
const PATIENCE_MS = 10_000;

interface Shown {
  readonly period: string;
  /** Where the archive is read from. */
  readonly address: string;
}

/** Downloads the statements of everybody, and says how far the server is with them. */
export function StatementsDownload({ period, address }: Shown) {
  const { export: say } = useWords().month;
  const [isAwaited, setAwaited] = useState(false);
  return (
    <>
      <Button
        href={address}
        download
        onClick={() => {
          setAwaited(true);
        }}
      >
        {say.statements}
      </Button>
      {isAwaited && (
        <Underway
          period={period}
          onEnd={() => {
            setAwaited(false);
          }}
        />
      )}
    </>
  );
}

function Underway({ period, onEnd }: { readonly period: string; readonly onEnd: () => void }) {
  const { export: say } = useWords().month;
  const numbers = useNumbers();
  const { data } = useStatementProgress(period, true);
  const [wasSeen, setSeen] = useState(false);
  const isRunning = data?.isRunning ?? false;
  if (isRunning && !wasSeen) setSeen(true);
  useEffect(() => {
    if (isRunning) return undefined;
    const timer = setTimeout(onEnd, wasSeen ? 0 : PATIENCE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [isRunning, wasSeen, onEnd]);
  const { done = 0, of = null } = data ?? {};
  return (
    <div className="spaced" role="status" style={{ flexBasis: '100%' }}>
      <Progress
        percent={of === null || of === 0 ? 0 : Math.floor((done / of) * HUNDRED)}
        status="active"
        aria-label={say.statements}
      />
      {of !== null && <span className="quiet">{say.statementsDone(numbers.count(done), numbers.count(of))}</span>}
    </div>
  );
}
