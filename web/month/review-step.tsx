import { Alert, Button } from 'antd';
import { useState } from 'react';
import { Link } from 'wouter';

import { effectName } from '../scorecard/effect-name';
import { signClass } from '../scorecard/sign';
import { Failed, Loading } from '../shell/states';
import { useSpoken } from '../words/language';
import { useNumbers } from '../words/numbers';
import { ChangedRules } from './changed-rules';
import { Distribution } from './distribution';
import { Holds } from './holds';
import { useMonthBridge, useReview, useStep, type Month, type Review } from './month-queries';
import { SettledAdjustments } from './settled-adjustments';
import type { StepProps } from './month-steps';

const LISTED = 20;
/** So many departments are shown without being asked for. */
const OPEN_AT_ONCE = 12;

/** What whoever approves has to look at: totals, what is held, what stands out, and why the total changed. */
export function ReviewStep({ month, may }: StepProps) {
  const { words } = useSpoken();
  const { review: say } = words.month;
  if (!month.run) return <p className="quiet">{say.none}</p>;
  return <ReviewOf month={month} run={month.run.id} may={may} />;
}

function ReviewOf({ month, run, may }: StepProps & { readonly run: number }) {
  const { words } = useSpoken();
  const { review: say } = words.month;
  const { data: review, error, refetch } = useReview(month.period, run);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!review) return <Loading />;
  return (
    <>
      <h3>{say.totals}</h3>
      <Departments rows={review.departments.filter(isWhole)} />
      <details open={review.departments.length <= OPEN_AT_ONCE}>
        <summary>{say.byDepartment}</summary>
        <Departments rows={review.departments.filter((row) => !isWhole(row))} />
      </details>
      <Holds review={review} may={may} isOpen={month.state === 'calculated' || month.state === 'in-review'} />
      <ChangedRules review={review} />
      <SettledAdjustments review={review} />
      <Distribution review={review} />
      <Outliers review={review} />
      {review.lastPeriod !== null && <Bridge period={month.period} from={review.lastPeriod} />}
      <Submit month={month} run={run} isAllowed={may('period.submit')} />
    </>
  );
}

type Row = Review['departments'][number];

const isWhole = ({ department }: Row): boolean => department === '';

function Departments({ rows }: { readonly rows: readonly Row[] }) {
  const { words } = useSpoken();
  const { columns, company, totals } = words.month.review;
  const numbers = useNumbers();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={totals}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{columns.department}</th>
            {(['pays', 'budget', 'over', 'last', 'change'] as const).map((each) => (
              <th key={each} scope="col" className="figure">
                {columns[each]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ department, name, currency, payable, budget, overBudget, lastMonth, change }) => (
            <tr key={`${department} ${currency}`} className={department === '' ? 'whole' : undefined}>
              <th scope="row">{department === '' ? company : name}</th>
              <td className="figure">{numbers.money(payable, currency)}</td>
              <td className="figure">{budget === null ? '–' : numbers.amount(budget)}</td>
              <td className={`figure ${overBudget === null || overBudget.startsWith('-') ? '' : 'less'}`}>
                {overBudget === null ? '–' : numbers.change(overBudget)}
              </td>
              <td className="figure">{lastMonth === null ? '–' : numbers.amount(lastMonth)}</td>
              <td className="figure">{change === null ? '–' : numbers.change(change)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Outliers({ review }: { readonly review: Review }) {
  const { words } = useSpoken();
  const { review: say } = words.month;
  const numbers = useNumbers();
  const { outliers, outlierCount, outlierRule } = review;
  return (
    <>
      <h3 className="spaced">{outlierCount === 0 ? say.noOutliers : say.outliers(numbers.count(outlierCount))}</h3>
      <p className="quiet small">{outlierRule}</p>
      <ul className="people">
        {outliers.slice(0, LISTED).map(({ employee, name, currency, amount, kinds, before, change }) => (
          <li key={employee}>
            <span>
              <Link href={`/people/${encodeURIComponent(employee)}/${review.period}`}>{name}</Link>{' '}
              <span className="quiet">{employee}</span>
            </span>
            <span className="figure">{numbers.money(amount, currency)}</span>
            <span className="quiet small">
              {kinds.map((kind) => say.kinds[kind]).join(', ')}
              {before !== null && change !== null && ` · ${say.usual(numbers.amount(before), change)}`}
            </span>
          </li>
        ))}
      </ul>
      {outlierCount > LISTED && <p className="quiet">{say.more(numbers.count(outlierCount - LISTED))}</p>}
    </>
  );
}

/** Loaded when it is opened: everything is computed again for it. */
function Bridge({ period, from }: { readonly period: string; readonly from: string }) {
  const { words, language } = useSpoken();
  const numbers = useNumbers();
  const [isOpen, setOpen] = useState(false);
  const { data: bridges, error, refetch } = useMonthBridge(period, from, isOpen);
  return (
    <details
      onToggle={({ currentTarget }) => {
        setOpen(currentTarget.open);
      }}
    >
      <summary>{words.month.review.bridge(numbers.month(from))}</summary>
      {error && <Failed error={error} again={() => void refetch()} />}
      {isOpen && !bridges && !error && <Loading />}
      {bridges?.map((bridge) => (
        <ul key={bridge.currency} className="changes">
          {bridge.effects.map((effect, i) => (
            <li key={i}>
              <span className={`figure ${signClass(effect.amount)}`}>{numbers.change(effect.amount)}</span>{' '}
              {effectName(words.scorecard, bridge, effect, language)}
            </li>
          ))}
        </ul>
      ))}
    </details>
  );
}

function Submit({
  month,
  run,
  isAllowed,
}: {
  readonly month: Month;
  readonly run: number;
  readonly isAllowed: boolean;
}) {
  const { words } = useSpoken();
  const { review: say } = words.month;
  const submit = useStep(month.period, 'submission');
  if (month.state === 'in-review') return <Alert className="spaced" type="info" showIcon title={say.submitted} />;
  if (month.state !== 'calculated' || !isAllowed) return null;
  return (
    <div className="spaced">
      <p className="quiet">{say.submitHint}</p>
      <Button
        type="primary"
        loading={submit.isPending}
        onClick={() => {
          submit.mutate(run);
        }}
      >
        {say.submit}
      </Button>
      {submit.error && <Failed error={submit.error} />}
    </div>
  );
}
