import { Link, useLocation, useParams } from 'wouter';

import { useSession } from '../session/session';
import { usePageTitle } from '../shell/page-title';
import { Failed, Loading } from '../shell/states';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { ApproveStep } from './approve-step';
import { DataStep } from './data-step';
import { ExportStep } from './export-step';
import { HistoryCard } from './history-card';
import { useMonth, usePeriods } from './month-queries';
import { choices, markOf, stepNow, STEPS, type StepProps } from './month-steps';
import type { StepName } from '../words/month-words';
import { PreflightStep } from './preflight-step';
import { ReviewStep } from './review-step';
import { useBatches } from '../upload/upload-queries';
import { RunStep } from './run-step';

const VIEWS: Readonly<Record<StepName, (props: StepProps) => React.ReactNode>> = {
  data: DataStep,
  preflight: PreflightStep,
  run: RunStep,
  review: ReviewStep,
  approve: ApproveStep,
  export: ExportStep,
};

/** A month from its figures to payroll: always where it stands, what comes next, and one step open. */
export default function MonthPage() {
  const words = useWords();
  const { period, step } = useParams<{ period?: string; step?: string }>();
  const { data: periods, error, refetch } = usePeriods();
  usePageTitle(words.month.title);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!periods) return <Loading />;
  const months = choices(periods, new Date());
  const shown = period ?? periods.find(({ state }) => state !== 'locked')?.period ?? months[0] ?? '';
  return <MonthView period={shown} months={months.includes(shown) ? months : [shown, ...months]} step={step} />;
}

interface Shown {
  readonly period: string;
  readonly months: readonly string[];
  readonly step: string | undefined;
}

function MonthView({ period, months, step }: Shown) {
  const words = useWords();
  const numbers = useNumbers();
  const [, go] = useLocation();
  const { data: session } = useSession();
  const { data: month, error, refetch } = useMonth(period);
  const { data: batches } = useBatches('observations');
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!month || !batches || !session) return <Loading />;
  const hasData = batches.length > 0;
  const open = STEPS.find((each) => each === step) ?? stepNow(month.state, hasData);
  const View = VIEWS[open];
  const may = (permission: string) => session.permissions.includes(permission);
  return (
    <>
      <div className="page-head">
        <h1>{numbers.month(period)}</h1>
        <label className="month-choice">
          <span>{words.month.month}</span>
          <select
            value={period}
            onChange={({ target }) => {
              go(`/month/${target.value}`);
            }}
          >
            {months.map((each) => (
              <option key={each} value={each}>
                {numbers.month(each)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p>
        <strong>{words.month.state[month.state]}</strong> ·{' '}
        <span className="quiet">{words.month.next[month.state]}</span>
      </p>
      {!may('run.compute') && <p className="quiet">{words.month.readOnly}</p>}
      <nav aria-label={words.month.title}>
        <ol className="steps">
          {STEPS.map((each) => {
            const mark = markOf(each, month.state, hasData);
            return (
              <li key={each} className={mark}>
                <Link href={`/month/${period}/${each}`} aria-current={each === open ? 'step' : undefined}>
                  <span className="step-name">{words.month.steps[each]}</span>
                  <span className="step-mark">
                    <span aria-hidden="true">{mark === 'done' ? '✓ ' : mark === 'now' ? '● ' : '○ '}</span>
                    {words.month.marks[mark]}
                  </span>
                </Link>
              </li>
            );
          })}
        </ol>
      </nav>
      <section className="card" aria-labelledby="step-title">
        <h2 id="step-title">{words.month.steps[open]}</h2>
        <View key={`${period}-${open}`} month={month} may={may} />
      </section>
      <HistoryCard month={month} />
    </>
  );
}
