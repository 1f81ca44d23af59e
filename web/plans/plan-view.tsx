import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';

import { answered, api, type Schemas } from '../api/client';
import { usePageTitle } from '../shell/page-title';
import { Failed, Loading } from '../shell/states';
import { nameOf } from '../weights/draft-history';
import { DraftList } from '../weights/draft-list';
import { useDrafts, usePlans, useStart } from '../weights/weights-queries';
import { useLocal, useWeightsWords } from '../weights/weights-words';
import { useSpoken } from '../words/language';
import { useNumbers } from '../words/numbers';
import { useBoundsWords } from './bounds/bounds-words';
import { usePlansWords } from './plans-words';

type Version = Schemas['PlanVersionResponse'];

/** A plan: its versions, what is different between two of them, and its drafts. */
export function PlanView({ id }: { readonly id: string }) {
  const words = usePlansWords();
  const drafting = useWeightsWords();
  const bounds = useBoundsWords();
  const local = useLocal();
  const [, go] = useLocation();
  const { data: plans } = usePlans();
  const { data: drafts } = useDrafts();
  const versions = useQuery({
    queryKey: ['plan-versions', id],
    queryFn: async () =>
      (await answered(api.GET('/api/v1/plans/{plan}/versions', { params: { path: { plan: id } } }))).items.toReversed(),
  });
  const start = useStart();
  const plan = plans?.find((each) => each.id === id);
  const name = plan ? local(plan.name) : id;
  usePageTitle(name);
  if (versions.error) return <Failed error={versions.error} again={() => void versions.refetch()} />;
  if (!versions.data || !drafts || !plans) return <Loading />;
  return (
    <>
      <p className="tight">
        <Link href="/plans">← {words.all}</Link>
      </p>
      <h1>{name}</h1>
      <section className="card" aria-labelledby="plan-versions">
        <h2 id="plan-versions">{words.versions}</h2>
        <Versions versions={versions.data} />
        {versions.data.length > 1 && <Comparison plan={id} versions={versions.data} />}
      </section>
      <section className="card" aria-labelledby="plan-drafts">
        <h2 id="plan-drafts">{drafting.drafts}</h2>
        <DraftList
          drafts={drafts.filter((draft) => draft.plan === id)}
          plans={plans}
          address={(draft) => `/plans/${id}/drafts/${draft.id}`}
        />
        {plan?.mayEdit && (
          <Button
            className="spaced"
            loading={start.isPending}
            onClick={() => {
              start.mutate(id, {
                onSuccess: (draft) => {
                  go(`/plans/${id}/drafts/${draft.id}`);
                },
              });
            }}
          >
            {drafting.begin}
          </Button>
        )}
        {start.error && <Failed error={start.error} />}
        <p className="tight spaced">
          <Link href={`/plans/${id}/bounds`}>{bounds.open}</Link>
          <span className="note">{bounds.openHint}</span>
        </p>
      </section>
    </>
  );
}

function Versions({ versions }: { readonly versions: readonly Version[] }) {
  const words = usePlansWords();
  const numbers = useNumbers();
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={words.versions}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{words.version}</th>
            <th scope="col">{words.published}</th>
            <th scope="col">{words.by}</th>
          </tr>
        </thead>
        <tbody>
          {versions.map(({ hash, effectiveFrom, at, actor, draft }) => (
            <tr key={hash}>
              <th scope="row">
                {numbers.month(effectiveFrom)} <code className="quiet small">{hash.slice(0, 8)}</code>
              </th>
              <td>{numbers.moment(at)}</td>
              <td>
                {nameOf(actor)}
                {draft !== null && <span className="note">{words.ofDraft(draft)}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface Compared {
  readonly plan: string;
  readonly versions: readonly Version[];
}

function Comparison({ plan, versions }: Compared) {
  const words = usePlansWords();
  const { language } = useSpoken();
  const [from, setFrom] = useState(versions[1]?.hash ?? '');
  const [to, setTo] = useState(versions[0]?.hash ?? '');
  const { data, error } = useQuery({
    queryKey: ['plan-comparison', plan, from, to],
    queryFn: () =>
      answered(api.GET('/api/v1/plans/{plan}/comparison', { params: { path: { plan }, query: { from, to } } })),
  });
  return (
    <>
      <h3 className="spaced">{words.compare}</h3>
      <div className="decision">
        <Choice label={words.compareFrom} versions={versions} chosen={from} choose={setFrom} />
        <Choice label={words.compareTo} versions={versions} chosen={to} choose={setTo} />
      </div>
      {error && <Failed error={error} />}
      {data?.changes.length === 0 && <p className="quiet spaced">{words.same}</p>}
      <ul className="changes-in-words spaced">
        {data?.changes.map(({ text }, i) => (
          <li key={i}>{text[language]}</li>
        ))}
      </ul>
    </>
  );
}

interface Chosen {
  readonly label: string;
  readonly versions: readonly Version[];
  readonly chosen: string;
  readonly choose: (hash: string) => void;
}

function Choice({ label, versions, chosen, choose }: Chosen) {
  const numbers = useNumbers();
  return (
    <label className="month-choice">
      <span>{label}</span>
      <select
        value={chosen}
        onChange={({ target }) => {
          choose(target.value);
        }}
      >
        {versions.map(({ hash, effectiveFrom }) => (
          <option key={hash} value={hash}>
            {`${numbers.month(effectiveFrom)} (${hash.slice(0, 8)})`}
          </option>
        ))}
      </select>
    </label>
  );
}
