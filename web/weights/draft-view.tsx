import './weights.css';

import { Alert, Button } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { Link } from 'wouter';

import { ApiProblem } from '../api/problem';
import { useSession } from '../session/session';
import { asTold, Failed, Loading } from '../shell/states';
import { usePageTitle } from '../shell/page-title';
import { useSaid } from '../words/findings/use-said';
import { useSpoken } from '../words/language';
import { ConflictAlert } from './conflict-alert';
import { DraftHistory, nameOf } from './draft-history';
import { DraftSteps } from './draft-steps';
import { EffectBrief, EffectPanel } from './effect-panel';
import { FindingsList } from './findings-list';
import { ValueFields } from './value-fields';
import { WeightSets, type Moves } from './weight-sets';
import { useDraft, usePlans, usePreview, useSave, type Change, type Draft } from './weights-queries';
import { useLocal, useShareText, useWeightsWords } from './weights-words';

/** A slider rests so long before it is asked what it would have paid. */
const REST_MS = 100;

interface Shown {
  readonly id: number;
  /** Where the list of drafts is. */
  readonly back: string;
  /** What else can be done with it. */
  readonly more?: ReactNode;
}

/** A draft: what it weighs and aims at beside what it would have paid, and the way to its approval. */
export function DraftView({ id, back, more }: Shown) {
  const { data: draft, error, refetch } = useDraft(id);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!draft) return <Loading />;
  return <DraftOf key={draft.id} draft={draft} back={back} more={more} />;
}

function DraftOf({ draft, back, more }: { readonly draft: Draft; readonly back: string; readonly more: ReactNode }) {
  const words = useWeightsWords();
  const local = useLocal();
  const share = useShareText();
  const { data: plans } = usePlans();
  const { data: session } = useSession();
  const plan = plans?.find(({ id }) => id === draft.plan);
  const name = plan ? local(plan.name) : draft.plan;
  const mayEdit = (plan?.mayEdit ?? false) && session?.permissions.includes('draft.edit') === true;
  const isOpen = mayEdit && draft.state === 'draft';
  const [moves, setMoves] = useState<Moves>({});
  const changes = useMemo(() => changesOf(draft, moves), [draft, moves]);
  const preview = usePreview(draft.id, draft.revision, useRested(changes));
  usePageTitle(words.open(draft.id, name));
  const move = (values: Moves) => {
    setMoves((before) => ({ ...before, ...values }));
  };
  const { parts } = draft;
  return (
    <>
      <p className="tight">
        <Link href={back}>← {words.back}</Link>
      </p>
      <div className="page-head">
        <h1>
          {name} · {words.draft(draft.id)}
        </h1>
        <strong className={`draft-state is-${draft.state}`}>{words.state[draft.state]}</strong>
      </div>
      <SentBack draft={draft} />
      <div className="draft-desk">
        <section className="card draft-parts" aria-labelledby="draft-weights">
          <h2 id="draft-weights">{words.weights}</h2>
          {isOpen && <p className="quiet small">{words.weightsHint}</p>}
          {preview.data && <EffectBrief effect={preview.data} />}
          {parts && (
            <>
              <WeightSets parts={parts.weights} moves={moves} isOpen={isOpen} move={move} />
              <p className="quiet small">
                {words.cxTogether(share((changes.length > 0 ? preview.data?.cx?.share : undefined) ?? parts.cx.share))}
                {(parts.cx.min !== null || parts.cx.max !== null) &&
                  ` · ${words.bound(parts.cx.min && share(parts.cx.min), parts.cx.max && share(parts.cx.max))}`}
                {parts.cx.reason && ` · ${local(parts.cx.reason)}`}
              </p>
              <ValueFields
                title={words.targets}
                hint={words.targetsHint}
                labelOf={words.targetOf}
                parts={parts.targets}
                moves={moves}
                isOpen={isOpen}
                move={move}
              />
              <ValueFields
                title={words.parameters}
                labelOf={(each) => each}
                parts={parts.parameters}
                moves={moves}
                isOpen={isOpen}
                move={move}
              />
            </>
          )}
          {isOpen && (
            <Saving
              draft={draft}
              changes={changes}
              drop={() => {
                setMoves({});
              }}
            />
          )}
          {more}
        </section>
        <section className="card draft-effect" aria-labelledby="draft-effect">
          <h2 id="draft-effect">{words.effect}</h2>
          <Refused error={preview.error} />
          {preview.isPending && <Loading />}
          {preview.data && <EffectPanel effect={preview.data} isOld={preview.isPlaceholderData || preview.isError} />}
        </section>
      </div>
      <section className="card" aria-labelledby="draft-words">
        <h2 id="draft-words">{words.inWords}</h2>
        <InWords draft={draft} preview={changes.length > 0 ? preview.data : undefined} />
        <h3 className="spaced">{words.findings}</h3>
        <FindingsList findings={changes.length > 0 ? (preview.data?.findings ?? []) : draft.findings} />
        <div className="spaced">
          <DraftSteps draft={draft} isChanged={changes.length > 0} mayEdit={mayEdit} />
        </div>
      </section>
      <DraftHistory draft={draft} />
    </>
  );
}

/** What differs from what was saved. */
function changesOf({ parts }: Draft, moves: Moves): readonly Change[] {
  const all = parts ? [...parts.weights, ...parts.targets, ...parts.parameters] : [];
  return all.flatMap(({ pointer, value }) => {
    const text = moves[pointer];
    return text === undefined || text === value ? [] : [{ pointer, value: text }];
  });
}

/** The value once it has rested a moment. */
function useRested<T>(value: T): T {
  const [rested, setRested] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(value);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [value]);
  return rested;
}

/** The last thing that was done to it is that somebody sent it back. */
function SentBack({ draft }: { readonly draft: Draft }) {
  const words = useWeightsWords();
  const back = draft.history.findLast(({ action }) => action === 'send-back');
  if (draft.state !== 'draft' || !back) return null;
  return (
    <Alert className="spaced" type="warning" showIcon title={words.sentBack(nameOf(back.actor), back.comment ?? '')} />
  );
}

/** Where changes cannot be: what is broken, in the words of the API. */
function Refused({ error }: { readonly error: Error | null }) {
  const words = useWeightsWords();
  const said = useSaid();
  if (!error) return null;
  if (!(error instanceof ApiProblem) || error.errors.length === 0) return <Failed error={error} />;
  return (
    <Alert
      className="in-form"
      type="error"
      showIcon
      title={words.refused}
      description={
        <ul className="findings">
          {error.errors.map((each, i) => {
            const { message, advice } = said(asTold(each));
            return <li key={i}>{[message, advice].filter(Boolean).join(' – ')}</li>;
          })}
        </ul>
      }
    />
  );
}

interface Spoken {
  readonly changes: readonly { readonly text: { readonly en: string; readonly zh: string } }[];
}

function InWords({ draft, preview }: { readonly draft: Draft; readonly preview: Spoken | undefined }) {
  const words = useWeightsWords();
  const { language } = useSpoken();
  const { changes }: Spoken = preview ?? draft;
  if (changes.length === 0) return <p className="quiet">{words.nothingChanged}</p>;
  return (
    <>
      {preview && <p className="quiet small">{words.unsaved}</p>}
      <ul className="changes-in-words">
        {changes.map(({ text }, i) => (
          <li key={i}>{text[language]}</li>
        ))}
      </ul>
    </>
  );
}

interface ToSave {
  readonly draft: Draft;
  readonly changes: readonly Change[];
  readonly drop: () => void;
}

function Saving({ draft, changes, drop }: ToSave) {
  const words = useWeightsWords();
  const save = useSave(draft.id);
  const { refetch } = useDraft(draft.id);
  const isStale = save.error instanceof ApiProblem && save.error.errors.some(({ code }) => code === 'stale-revision');
  const theirs = async (isMineToo: boolean) => {
    await refetch();
    save.reset();
    if (!isMineToo) drop();
  };
  return (
    <div className="saving" aria-live="polite">
      <div className="decision">
        <Button
          type="primary"
          disabled={changes.length === 0}
          loading={save.isPending}
          onClick={() => {
            save.mutate({ revision: draft.revision, changes: [...changes], renewExamples: true }, { onSuccess: drop });
          }}
        >
          {words.save}
        </Button>
        <Button disabled={changes.length === 0} onClick={drop}>
          {words.discard}
        </Button>
      </div>
      <p className="quiet small tight">{save.isSuccess && changes.length === 0 ? words.saved : words.saveHint}</p>
      {isStale && <ConflictAlert hint={words.conflictHint} keepMine={words.keepMine} resolve={theirs} />}
      {save.error && !isStale && <Failed error={save.error} />}
    </div>
  );
}
