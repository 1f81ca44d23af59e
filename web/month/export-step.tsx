import { Alert, Button } from 'antd';

import { Failed } from '../shell/states';
import { useSpoken } from '../words/language';
import { useStep } from './month-queries';
import type { StepProps } from './month-steps';
import { StatementsDownload } from './statements-download';

const FORMATS = ['csv', 'xlsx', 'json'] as const;

/** The files for payroll, the statements, and the lock. */
export function ExportStep({ month: { period, state, run }, may }: StepProps) {
  const { words, language } = useSpoken();
  const { export: say } = words.month;
  const lock = useStep(period, 'lock');
  if (!run || (state !== 'approved' && state !== 'locked')) return <p className="quiet">{say.notYet}</p>;
  const address = `/api/v1/periods/${period}`;
  return (
    <>
      <p className="quiet">{say.intro}</p>
      {may('payout.export') && (
        <div className="files">
          {FORMATS.map((format) => (
            <Button key={format} href={`${address}/export?format=${format}`} download>
              {format.toUpperCase()}
            </Button>
          ))}
          <StatementsDownload period={period} address={`${address}/statements?language=${language}`} />
        </div>
      )}
      {state === 'locked' && <Alert className="spaced" type="success" showIcon title={say.locked} />}
      {state === 'approved' && may('period.decide') && (
        <div className="spaced">
          <p className="quiet">{say.lockHint}</p>
          <Button
            loading={lock.isPending}
            onClick={() => {
              lock.mutate(run.id);
            }}
          >
            {say.lock}
          </Button>
          {lock.error && <Failed error={lock.error} />}
        </div>
      )}
    </>
  );
}
