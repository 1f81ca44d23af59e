import './bounds.css';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'wouter';

import { answered, api, type Schemas } from '../../api/client';
import { useSession } from '../../session/session';
import { usePageTitle } from '../../shell/page-title';
import { Failed, Loading } from '../../shell/states';
import { nameOf } from '../../weights/draft-history';
import { usePlans } from '../../weights/weights-queries';
import { useLocal, useShareText } from '../../weights/weights-words';
import { useNumbers } from '../../words/numbers';
import { boundsOf, formOf, keyOf, typedFor, type Bounds, type Form, type OtherEntry, type Row } from './bounds-form';
import { BoundField } from './bound-field';
import { useBoundsWords } from './bounds-words';

type Told = Schemas['BoundsResponse'];

const path = (plan: string) => ({ params: { path: { plan } } });

/** How far drafts of a plan may go: set by HR, read by auditors. */
export default function BoundsPage() {
  const { plan } = useParams<{ plan: string }>();
  const { data, error, refetch } = useQuery({
    queryKey: ['bounds', plan],
    queryFn: () => answered(api.GET('/api/v1/plans/{plan}/bounds', path(plan))),
  });
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!data) return <Loading />;
  return <BoundsOf key={plan} told={data} />;
}

interface NamedRow extends Row {
  readonly name: string;
  readonly note: string;
  readonly now: string | null;
}

function BoundsOf({ told }: { readonly told: Told }) {
  const words = useBoundsWords();
  const local = useLocal();
  const numbers = useNumbers();
  const { data: plans } = usePlans();
  const { data: session } = useSession();
  const maySet = session?.permissions.includes('bounds.set') === true;
  const rows = useRows(told.parts);
  const [form, setForm] = useState(() => formOf(told.bounds as Bounds, rows));
  const name = local(plans?.find(({ id }) => id === told.plan)?.name ?? { en: told.plan });
  usePageTitle(words.title(name));
  const section = (title: string, hint: string, of: readonly NamedRow[]) =>
    of.length > 0 && (
      <section className="card" aria-label={title}>
        <h2>{title}</h2>
        <p className="quiet small">{hint}</p>
        <ul className="bound-rows">
          {of.map((row) => (
            <BoundField
              key={keyOf(row)}
              name={row.name}
              note={row.note}
              now={row.now}
              typed={typedFor(form, row)}
              isFixed={!maySet}
              change={(typed) => {
                setForm((before) => ({ ...before, typed: { ...before.typed, [keyOf(row)]: typed } }));
              }}
            />
          ))}
        </ul>
      </section>
    );
  const weights = rows.filter(({ kind }) => kind === 'weights');
  return (
    <>
      <p className="tight">
        <Link href={`/plans/${told.plan}`}>← {words.back}</Link>
      </p>
      <h1>{words.title(name)}</h1>
      <p className="quiet">{words.intro}</p>
      <p className="small">
        {told.version === null || told.actor === null || told.at === null
          ? words.none
          : words.setBy(nameOf(told.actor), numbers.moment(told.at))}
      </p>
      <section className="card" aria-label={words.heads}>
        <Checkbox
          checked={form.heads}
          disabled={!maySet}
          onChange={({ target }) => {
            setForm((before) => ({ ...before, heads: target.checked }));
          }}
        >
          {words.heads}
        </Checkbox>
        <p className="quiet small tight">{words.headsHint}</p>
      </section>
      {section(
        words.cx,
        words.cxHint,
        weights.filter(({ of }) => of.cx === true),
      )}
      {section(
        words.weights,
        words.weightsHint,
        weights.filter(({ of }) => of.cx !== true),
      )}
      {section(
        words.targets,
        words.targetsHint,
        rows.filter(({ kind }) => kind === 'targets'),
      )}
      {section(
        words.parameters,
        words.parametersHint,
        rows.filter(({ kind }) => kind === 'parameters'),
      )}
      <Others
        others={form.others}
        maySet={maySet}
        remove={(place) => {
          setForm((before) => ({ ...before, others: before.others.filter((_, i) => i !== place) }));
        }}
      />
      {maySet && (
        <Saving
          told={told}
          form={form}
          rows={rows}
          discard={() => {
            setForm(formOf(told.bounds, rows));
          }}
        />
      )}
    </>
  );
}

/** What can be bound, in the order of the plan. */
function useRows(parts: Told['parts']): readonly NamedRow[] {
  const words = useBoundsWords();
  const local = useLocal();
  const share = useShareText();
  return useMemo(() => {
    if (!parts) return [];
    const groups = new Map(
      parts.weights.filter(({ kind }) => kind === 'group').map(({ id, name }) => [id, local(name)]),
    );
    const weights = parts.weights.map(({ kind, id, name, group, share: now }): NamedRow => ({
      kind: 'weights',
      of: kind === 'group' ? { group: id } : { component: id },
      name: local(name),
      note: group === null ? '' : words.inGroup(groups.get(group) ?? group),
      now: share(now),
    }));
    const targets = new Map(parts.targets.map((target) => [target.component, target]));
    return [
      { kind: 'weights', of: { cx: true }, name: words.cx, note: '', now: share(parts.cx.share) },
      ...weights,
      ...[...targets.values()].map(({ component, name, value }): NamedRow => {
        return { kind: 'targets', of: { component }, name: local(name), note: '', now: value && share(value) };
      }),
      ...parts.parameters.map(({ parameter, name, value }): NamedRow => {
        return { kind: 'parameters', of: { parameter }, name: local(name), note: '', now: value && share(value) };
      }),
    ];
  }, [parts, words, local, share]);
}

interface Besides {
  readonly others: readonly OtherEntry[];
  readonly maySet: boolean;
  readonly remove: (place: number) => void;
}

function Others({ others, maySet, remove }: Besides) {
  const words = useBoundsWords();
  if (others.length === 0) return null;
  return (
    <section className="card" aria-label={words.others}>
      <h2>{words.others}</h2>
      <p className="quiet small">{words.othersHint}</p>
      <ul className="bound-rows">
        {others.map(({ kind, entry }, i) => (
          <li key={i} className="bound-row">
            <code className="small">{`${words[kind]} ${JSON.stringify(entry)}`}</code>
            {maySet && (
              <Button
                size="small"
                onClick={() => {
                  remove(i);
                }}
              >
                {words.remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface ToSave {
  readonly told: Told;
  readonly form: Form;
  readonly rows: readonly Row[];
  readonly discard: () => void;
}

function Saving({ told, form, rows, discard }: ToSave) {
  const words = useBoundsWords();
  const client = useQueryClient();
  const save = useMutation({
    mutationFn: () => {
      const body = { plan: told.plan, ...boundsOf(form, rows) };
      return answered(api.PUT('/api/v1/plans/{plan}/bounds', { ...path(told.plan), body }));
    },
    onSuccess: () =>
      Promise.all(
        [['bounds', told.plan], ['plans'], ['draft']].map((queryKey) => client.invalidateQueries({ queryKey })),
      ),
  });
  return (
    <section className="card" aria-live="polite" aria-label={words.save}>
      <div className="decision">
        <Button
          type="primary"
          loading={save.isPending}
          onClick={() => {
            save.mutate();
          }}
        >
          {words.save}
        </Button>
        <Button onClick={discard}>{words.discard}</Button>
      </div>
      {save.data && <p className="quiet tight spaced">{save.data.version === null ? words.same : words.saved}</p>}
      {save.error && <Failed error={save.error} />}
    </section>
  );
}
