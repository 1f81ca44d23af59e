import '../../weights/weights.css';

import { Alert, Button, Checkbox } from 'antd';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Link, useParams } from 'wouter';

import common from '../../../rules/schema/common.schema.json';
import plan from '../../../rules/schema/plan.schema.json';
import { ApiProblem } from '../../api/problem';
import { useSession } from '../../session/session';
import { usePageTitle } from '../../shell/page-title';
import { FoundWords } from '../../shell/found-words';
import { Failed, Loading } from '../../shell/states';
import { ConflictAlert } from '../../weights/conflict-alert';
import { useDraft, usePlans, type Draft, type Finding } from '../../weights/weights-queries';
import { useLocal, useWeightsWords } from '../../weights/weights-words';
import { useSaid } from '../../words/findings/use-said';
import { useCheck, useDocument, useKnownNames, useRewrite } from './editor-queries';
import { useEditorWords } from './editor-words';
import { WrittenEffect } from './written-effect';
import { SchemaCompletion, type Schemas } from './schema-completion';

const CodeEditor = lazy(() => import('./code-editor'));

const SCHEMAS = { 'plan.schema.json': plan, 'common.schema.json': common } as unknown as Schemas;
/** So long nothing is typed before the text is checked. */
const REST_MS = 500;

/** What is written and not saved stays, wherever one walks on the pages meanwhile. */
const unsaved = new Map<number, Opened['saved']>();

function unsavedOf(draft: number, saved: Opened['saved']): string {
  const kept = unsaved.get(draft);
  return kept?.revision === saved.revision ? kept.text : saved.text;
}

/** The whole plan of a draft, to be written anew. */
export default function DocumentPage() {
  const { plan: of, draft } = useParams<{ plan: string; draft: string }>();
  const id = Number(draft);
  const found = useDraft(id);
  const document = useDocument(id);
  const error = found.error ?? document.error;
  if (error) return <Failed error={error} again={() => void document.refetch()} />;
  if (!found.data || !document.data) return <Loading />;
  return <Desk key={id} draft={found.data} saved={document.data} back={`/plans/${of}/drafts/${id}`} />;
}

interface Opened {
  readonly draft: Draft;
  readonly saved: { readonly revision: number; readonly text: string };
  readonly back: string;
}

function Desk({ draft, saved, back }: Opened) {
  const words = useEditorWords();
  const drafting = useWeightsWords();
  const local = useLocal();
  const { data: plans } = usePlans();
  const { data: session } = useSession();
  const mayWrite = session?.permissions.includes('draft.rewrite') === true && draft.state === 'draft';
  // What was begun with: a revision that was saved since does not take the place of what is being written.
  const [begun, setBegun] = useState(saved);
  const [text, setText] = useState(() => unsavedOf(draft.id, saved));
  // Each of these takes the place of what is in the editor.
  const [start, setStart] = useState({ text });
  const [goTo, setGoTo] = useState<{ readonly line: number; readonly column: number }>();
  const rested = useRested(text);
  const check = useCheck(draft.id, mayWrite ? rested : undefined);
  const { data: known = {} } = useKnownNames(new Date().toISOString().slice(0, 7));
  const completion = useMemo(() => new SchemaCompletion(SCHEMAS, 'plan.schema.json'), []);
  const name = local(plans?.find(({ id }) => id === draft.plan)?.name ?? { en: draft.plan });
  const isChanged = text !== begun.text;
  useLeavingAsked(isChanged);
  usePageTitle(words.title(name));
  const write = (written: string) => {
    setText(written);
    unsaved.set(draft.id, { revision: begun.revision, text: written });
  };
  const begin = (from: Opened['saved']) => {
    setBegun(from);
    setText(from.text);
    setStart({ text: from.text });
    unsaved.delete(draft.id);
  };
  // Whoever has gone on writing while it was saved keeps that.
  const settle = (now: Opened['saved'], sent: string) => {
    const written = unsaved.get(draft.id)?.text ?? sent;
    if (written === sent) begin(now);
    else {
      setBegun(now);
      unsaved.set(draft.id, { revision: now.revision, text: written });
    }
  };
  const said = useSaid();
  const found = check.data?.findings ?? draft.findings;
  const findings = useMemo(() => found.map((each) => ({ ...each, ...said(each) })), [found, said]);
  return (
    <>
      <p className="tight">
        <Link href={back}>
          ← {words.back} {draft.id}
        </Link>
      </p>
      <div className="page-head">
        <h1>{words.title(name)}</h1>
        <strong className={`draft-state is-${draft.state}`}>{drafting.state[draft.state]}</strong>
      </div>
      {mayWrite ? <p className="quiet">{words.intro}</p> : <Alert type="info" showIcon title={words.closed} />}
      <div className="editor-desk spaced">
        <section className="card" aria-label={words.label}>
          <Suspense fallback={<Loading />}>
            <CodeEditor
              start={start}
              label={words.label}
              findings={findings}
              completion={completion}
              known={known}
              change={write}
              goTo={goTo}
              isFixed={!mayWrite}
            />
          </Suspense>
          {mayWrite && <p className="quiet small tight spaced">{words.keys}</p>}
        </section>
        <section className="card" aria-labelledby="document-findings">
          <h2 id="document-findings">{words.findings}</h2>
          {check.error && <Failed error={check.error} />}
          <Findings
            findings={findings}
            isOld={mayWrite && (rested !== text || check.isFetching)}
            go={(line, column) => {
              setGoTo({ line, column });
            }}
          />
          {mayWrite && (
            <Saving
              draft={draft}
              begun={begun}
              text={text}
              isSound={check.data?.sound !== false || rested !== text}
              begin={begin}
              settle={settle}
              keepOver={setBegun}
              back={back}
            />
          )}
        </section>
      </div>
      {mayWrite && (
        <WrittenEffect
          draft={draft.id}
          text={check.data?.sound === true && !check.isPlaceholderData ? rested : undefined}
          hasErrors={check.data?.sound === false}
        />
      )}
    </>
  );
}

interface Said {
  readonly findings: readonly Finding[];
  readonly isOld: boolean;
  readonly go: (line: number, column: number) => void;
}

function Findings({ findings, isOld, go }: Said) {
  const words = useEditorWords();
  const drafting = useWeightsWords();
  const sorted = [...findings].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1));
  return (
    <div aria-live="polite" aria-busy={isOld}>
      {isOld && <p className="quiet small">{words.checking}</p>}
      {!isOld && findings.length === 0 && <p className="quiet">{words.sound}</p>}
      <ul className="problems">
        {sorted.map(({ severity, line, column, file, pointer, ...found }, i) => (
          <li key={i} className={severity}>
            <strong>{drafting.severity[severity]}</strong>
            <div>
              <FoundWords found={found} />
              {line === undefined ? (
                <code className="quiet small">{[file, pointer].filter(Boolean).join(' ')}</code>
              ) : (
                <button
                  type="button"
                  className="line-link small"
                  onClick={() => {
                    go(line, Number(column ?? 1));
                  }}
                >
                  {words.line(line)}
                </button>
              )}
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ToSave {
  readonly draft: Draft;
  readonly begun: Opened['saved'];
  readonly text: string;
  readonly isSound: boolean;
  readonly begin: (from: Opened['saved']) => void;
  /** Goes on from what has been saved. */
  readonly settle: (now: Opened['saved'], sent: string) => void;
  /** Goes on with what is written, over what somebody else has saved. */
  readonly keepOver: (theirs: Opened['saved']) => void;
  readonly back: string;
}

function Saving({ draft, begun, text, isSound, begin, settle, keepOver, back }: ToSave) {
  const words = useEditorWords();
  const rewrite = useRewrite(draft.id);
  const document = useDocument(draft.id);
  const [renew, setRenew] = useState(true);
  const isChanged = text !== begun.text;
  const isStale =
    rewrite.error instanceof ApiProblem && rewrite.error.errors.some(({ code }) => code === 'stale-revision');
  const latest = async () => (await document.refetch()).data;
  const save = async () => {
    await rewrite.mutateAsync({ revision: begun.revision, text, renewExamples: renew });
    const now = await latest();
    if (now) settle(now, text);
  };
  const resolve = async (keepsMine: boolean) => {
    const now = await latest();
    rewrite.reset();
    if (!now) return;
    if (keepsMine) keepOver(now);
    else begin(now);
  };
  return (
    <div className="saving" aria-live="polite">
      <Checkbox
        checked={renew}
        onChange={({ target }) => {
          setRenew(target.checked);
        }}
      >
        {words.renew}
      </Checkbox>
      <div className="decision spaced">
        <Button
          type="primary"
          disabled={!isChanged || !isSound}
          loading={rewrite.isPending}
          onClick={() => {
            save().catch(() => undefined);
          }}
        >
          {words.save}
        </Button>
        <Button
          disabled={!isChanged}
          onClick={() => {
            begin(begun);
          }}
        >
          {words.discard}
        </Button>
      </div>
      {!isSound && <p className="quiet small tight">{words.cannotSave}</p>}
      {rewrite.isSuccess && !isChanged && (
        <p className="tight">
          {words.saved(begun.revision)} <Link href={back}>{words.effect}</Link>
        </p>
      )}
      {isStale && <ConflictAlert hint={words.conflictHint} keepMine={words.mine} resolve={resolve} />}
      {rewrite.error && !isStale && <Failed error={rewrite.error} />}
    </div>
  );
}

function useRested(text: string): string {
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => {
      setRested(text);
    }, REST_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [text]);
  return rested;
}

/** Whoever closes the page with something unsaved is asked. */
function useLeavingAsked(isChanged: boolean): void {
  useEffect(() => {
    if (!isChanged) return undefined;
    const ask = (event: BeforeUnloadEvent) => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', ask);
    return () => {
      window.removeEventListener('beforeunload', ask);
    };
  }, [isChanged]);
}
