import { Button } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { useSession } from '../session/session';
import { Failed, Loading } from '../shell/states';
import { usePlans, type Plan } from '../weights/weights-queries';
import { useLocal } from '../weights/weights-words';
import { useNumbers } from '../words/numbers';
import { useDraftWeights, useProposal, type Asked, type Proposal } from './reefs-queries';
import { useReefsWords } from './reefs-words';

/** Weights of a plan in line with complaints: the smallest change within HR's bounds, to begin a draft with. */
export function ProposalCard({ asked }: { readonly asked: Asked }) {
  const words = useReefsWords();
  const local = useLocal();
  const { data: plans } = usePlans();
  const [chosen, setChosen] = useState<string>();
  const plan = plans?.find(({ id }) => id === chosen);
  return (
    <section className="card" aria-label={words.proposal}>
      <h2>{words.proposal}</h2>
      <p className="quiet small">{words.proposalHint}</p>
      <label className="month-choice">
        <span>{words.plan}</span>
        <select
          value={chosen ?? ''}
          onChange={({ target }) => {
            setChosen(target.value);
          }}
        >
          <option value="" disabled>
            {words.choosePlan}
          </option>
          {plans?.map(({ id, name }) => (
            <option key={id} value={id}>
              {local(name)}
            </option>
          ))}
        </select>
      </label>
      {plan && <OfPlan plan={plan} asked={asked} />}
    </section>
  );
}

function OfPlan({ plan, asked }: { readonly plan: Plan; readonly asked: Asked }) {
  const words = useReefsWords();
  const numbers = useNumbers();
  const [, go] = useLocation();
  const { data: session } = useSession();
  const { data: proposal, error, refetch } = useProposal(plan.id, asked);
  const draft = useDraftWeights(plan.id, asked);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!proposal) return <Loading />;
  if (proposal.changes.length === 0) return <p className="spaced">{words.inLine}</p>;
  const { before, after } = proposal.misplaced;
  const address = (id: number) => (session?.roles.includes('hr') ? `/plans/${plan.id}/drafts/${id}` : `/weights/${id}`);
  return (
    <>
      <p className="spaced tight">{words.misplaced(numbers.share(before), numbers.share(after))}</p>
      {!proposal.isReached && <p className="quiet small tight">{words.notReached}</p>}
      <Weights proposal={proposal} />
      {draft.error && <Failed error={draft.error} />}
      {plan.mayEdit && (
        <Button
          loading={draft.isPending}
          onClick={() => {
            draft.mutate(proposal.tolerance, {
              onSuccess: ({ draft: id }) => {
                go(address(id));
              },
            });
          }}
        >
          {words.beginDraft}
        </Button>
      )}
    </>
  );
}

function Weights({ proposal: { weights } }: { readonly proposal: Proposal }) {
  const words = useReefsWords();
  const numbers = useNumbers();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={words.proposal}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{words.component}</th>
            {[words.complaints, words.weightNow, words.weightThen, words.weightWanted].map((word) => (
              <th key={word} scope="col" className="figure">
                {word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weights.map(({ component, complaints, before, after, wanted }) => (
            <tr key={component}>
              <th scope="row">{component}</th>
              <td className="figure">{numbers.decimal(complaints)}</td>
              <td className="figure">{numbers.share(before)}</td>
              <td className="figure">
                {before === after ? numbers.share(after) : <strong>{numbers.share(after)}</strong>}
              </td>
              <td className="figure quiet">{numbers.share(wanted)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
