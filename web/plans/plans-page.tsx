import '../weights/weights.css';

import { Link, useParams } from 'wouter';

import { useCoverageWords } from '../coverage/coverage-words';
import { usePageTitle } from '../shell/page-title';
import { Failed, Loading } from '../shell/states';
import { DraftList } from '../weights/draft-list';
import { DraftView } from '../weights/draft-view';
import { useDrafts, usePlans } from '../weights/weights-queries';
import { useLocal, useShareText, useWeightsWords } from '../weights/weights-words';
import { useNumbers } from '../words/numbers';
import { PlanView } from './plan-view';
import { useEditorWords } from './editor/editor-words';
import { usePlansWords } from './plans-words';

/** All plans and drafts; one plan with its versions; or one draft, which is decided about there. */
export default function PlansPage() {
  const { plan, draft } = useParams<{ plan?: string; draft?: string }>();
  const id = Number(draft ?? NaN);
  if (Number.isSafeInteger(id) && id > 0)
    return (
      <DraftView
        id={id}
        back={plan === undefined ? '/plans' : `/plans/${plan}`}
        more={<WholePlan address={`/plans/${plan}/drafts/${id}/document`} />}
      />
    );
  return plan === undefined ? <AllPlans /> : <PlanView id={plan} />;
}

function AllPlans() {
  const words = usePlansWords();
  const drafting = useWeightsWords();
  const coverage = useCoverageWords();
  const local = useLocal();
  const share = useShareText();
  const numbers = useNumbers();
  const { data: plans, error, refetch } = usePlans();
  const { data: drafts } = useDrafts();
  usePageTitle(words.title);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!plans || !drafts) return <Loading />;
  const waiting = drafts.filter(({ state }) => state === 'submitted');
  return (
    <>
      <h1>{words.title}</h1>
      <p className="quiet">{words.intro}</p>
      <p>
        <Link href="/coverage">{coverage.open}</Link>
        <span className="note">{coverage.openHint}</span>
      </p>
      <section className="card" aria-labelledby="plans-waiting">
        <h2 id="plans-waiting">{words.waiting}</h2>
        {waiting.length === 0 ? (
          <p className="quiet">{words.nothingWaits}</p>
        ) : (
          <DraftList drafts={waiting} plans={plans} address={({ id, plan }) => `/plans/${plan}/drafts/${id}`} />
        )}
      </section>
      <section className="card" aria-labelledby="plans-all">
        <h2 id="plans-all">{words.all}</h2>
        <ul className="draft-list">
          {plans.map(({ id, name, effectiveFrom, cxShare }) => (
            <li key={id}>
              <Link href={`/plans/${id}`}>{local(name)}</Link>
              <span className="quiet small">
                {drafting.since(numbers.month(effectiveFrom))} · {drafting.cxShare(share(cxShare))}
              </span>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}

/** The way to the editor of the whole plan; where it cannot be changed it can be read there. */
function WholePlan({ address }: { readonly address: string }) {
  const words = useEditorWords();
  return (
    <div className="spaced">
      <Link href={address}>{words.open}</Link>
      <p className="quiet small tight">{words.openHint}</p>
    </div>
  );
}
