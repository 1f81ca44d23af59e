import { Alert, Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

import { ApiProblem } from '../api/problem';
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
        title={problemText(words, error)}
        description={<Advice error={error} />}
        action={action}
      />
    </div>
  );
}

/** What the API found wrong, one by one, each with what to do. */
function Advice({ error }: { readonly error: Error }) {
  if (!(error instanceof ApiProblem)) return null;
  const said = error.errors.filter(({ detail, advice }) => detail !== error.message || advice !== undefined);
  if (said.length === 0) return null;
  return (
    <ul className="findings">
      {said.map(({ detail, advice }, i) => (
        <li key={i}>{[detail === error.message ? '' : detail, advice].filter(Boolean).join(' – ')}</li>
      ))}
    </ul>
  );
}

/** A problem as a sentence for people. */
export function problemText({ states, signIn, ...words }: Words, error: Error): string {
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
      return error.message;
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
