import './weights.css';

import { Button } from 'antd';
import { useLocation, useParams } from 'wouter';

import { usePageTitle } from '../shell/page-title';
import { Empty, Failed, Loading } from '../shell/states';
import { useNumbers } from '../words/numbers';
import { DraftList } from './draft-list';
import { DraftView } from './draft-view';
import { useDrafts, usePlans, useStart, type Plan } from './weights-queries';
import { useLocal, useShareText, useWeightsWords } from './weights-words';

/** The plans of one's people, and drafts of them; or one draft. */
export default function WeightsPage() {
  const { draft } = useParams<{ draft?: string }>();
  const id = Number(draft ?? NaN);
  return Number.isSafeInteger(id) && id > 0 ? <DraftView id={id} back="/weights" /> : <Choice />;
}

function Choice() {
  const words = useWeightsWords();
  const { data: plans, error, refetch } = usePlans();
  const { data: drafts } = useDrafts();
  usePageTitle(words.title);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!plans || !drafts) return <Loading />;
  return (
    <>
      <h1>{words.title}</h1>
      <p className="quiet">{words.intro}</p>
      <section className="card" aria-labelledby="weights-plans">
        <h2 id="weights-plans">{words.plans}</h2>
        {plans.length === 0 && (
          <Empty title={words.noPlans}>
            <p>{words.noPlansHint}</p>
          </Empty>
        )}
        <ul className="draft-list">
          {plans.map((plan) => (
            <PlanRow key={plan.id} plan={plan} />
          ))}
        </ul>
      </section>
      <section className="card" aria-labelledby="weights-drafts">
        <h2 id="weights-drafts">{words.drafts}</h2>
        <DraftList drafts={drafts} plans={plans} address={({ id }) => `/weights/${id}`} />
      </section>
    </>
  );
}

function PlanRow({ plan }: { readonly plan: Plan }) {
  const words = useWeightsWords();
  const local = useLocal();
  const share = useShareText();
  const numbers = useNumbers();
  const start = useStart();
  const [, go] = useLocation();
  return (
    <li>
      <div>
        <strong>{local(plan.name)}</strong>
        <span className="note">
          {words.since(numbers.month(plan.effectiveFrom))} · {words.cxShare(share(plan.cxShare))}
        </span>
      </div>
      {plan.mayEdit ? (
        <Button
          loading={start.isPending}
          aria-label={`${words.begin}: ${local(plan.name)}`}
          onClick={() => {
            start.mutate(plan.id, {
              onSuccess: ({ id }) => {
                go(`/weights/${id}`);
              },
            });
          }}
        >
          {words.begin}
        </Button>
      ) : (
        <span className="quiet small">{words.mayNot}</span>
      )}
      {start.error && <Failed error={start.error} />}
    </li>
  );
}
