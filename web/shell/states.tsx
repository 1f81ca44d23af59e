import { Alert, Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { ApiProblem } from '../api/problem';
import { useSaid, type SaidWords, type Told } from '../words/findings/use-said';
import { useWords } from '../words/language';
import type { Words } from '../words/words';
import { usePageTitle } from './page-title';

export function Loading() {
  const { states } = useWords();
  return (
    <div className="state" role="status" aria-label={states.loading}>
      <Spin />
    </div>
  );
}

/** What went wrong, and what to do about it. */
export function Failed({ error, again }: { readonly error: Error; readonly again?: () => void }) {
  const words = useWords();
  const said = useSaid();
  const action = again && (
    <Button size="small" onClick={again}>
      {words.states.again}
    </Button>
  );
  return (
    <div className="state-message">
      <Alert
        type="error"
        showIcon
        title={problemText(words, error, said)}
        description={<Advice error={error} />}
        action={action}
      />
    </div>
  );
}

/** What the API found wrong, one by one, each with what to do. */
function Advice({ error }: { readonly error: Error }) {
  const said = useSaid();
  if (!(error instanceof ApiProblem)) return null;
  const lines = error.errors.map((each) => {
    const { message, advice } = said(asTold(each));
    return [each.detail === error.message ? '' : message, advice].filter(Boolean).join(' – ');
  });
  if (lines.every((line) => line === '')) return null;
  return <ul className="findings">{lines.map((line, i) => line !== '' && <li key={i}>{line}</li>)}</ul>;
}

/** An error of a problem as what was found. */
export const asTold = ({ detail, advice, phrases }: ApiProblem['errors'][number]): Told => ({
  message: detail,
  advice,
  phrases,
});

/** A problem as a sentence for people. */
export function problemText(
  { states, signIn, ...words }: Words,
  error: Error,
  said: (told: Told) => SaidWords,
): string {
  if (!(error instanceof ApiProblem)) return states.failed;
  switch (error.kind) {
    case 'unreachable':
      return states.unreachable;
    case 'busy':
      return states.busy;
    case 'internal':
      return states.internal(error.errorId ?? '–');
    case 'not-allowed':
      return states.notAllowed;
    case 'sign-in-failed':
      return signIn.wrong;
    case 'too-many-attempts': {
      const seconds = error.retryAfter ?? 60;
      return signIn.tooMany(seconds > 90 ? words.minutes(Math.ceil(seconds / 60)) : words.seconds(seconds));
    }
    default:
      return said(error).message;
  }
}

/** Nothing is there yet, and what comes next. */
export function Empty({ title, children }: { readonly title: string; readonly children?: ReactNode }) {
  return (
    <div className="empty">
      <h2>{title}</h2>
      {children}
    </div>
  );
}

export function NoSuchPage() {
  const { states } = useWords();
  usePageTitle(states.notFoundTitle);
  return (
    <div className="empty">
      <h1>{states.notFoundTitle}</h1>
      <p>{states.notFound}</p>
      <Link href="/">{states.toStart}</Link>
    </div>
  );
}
