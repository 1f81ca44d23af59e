import './inquiries.css';

import { Tag } from 'antd';
import { Link, useParams } from 'wouter';

import { nameOf } from '../month/history-card';
import { useSession, type Session } from '../session/session';
import { usePageTitle } from '../shell/page-title';
import { Failed, Loading } from '../shell/states';
import { useSpoken, useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { AskerPart, AnswererPart } from './inquiry-parts';
import { aboutText, standsText } from './inquiry-names';
import { useInquiry, type Inquiry, type InquiryStep } from './inquiry-queries';

/** One inquiry: what was asked, said and decided, and what can be said now. */
export default function InquiryPage() {
  const { inquiry: words } = useWords();
  const { id } = useParams<{ id: string }>();
  const { data: session } = useSession();
  const { data: inquiry, error, refetch } = useInquiry(Number(id));
  usePageTitle(words.number(Number(id)));
  return (
    <>
      <p>
        <Link href="/inquiries">← {words.back}</Link>
      </p>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!error && (!inquiry || !session) && <Loading />}
      {inquiry && session && <Shown inquiry={inquiry} session={session} />}
    </>
  );
}

function Shown({ inquiry, session }: { readonly inquiry: Inquiry; readonly session: Session }) {
  const { words, language } = useSpoken();
  const { inquiry: say } = words;
  const numbers = useNumbers();
  const { id, period, employee, name, overdue } = inquiry;
  const isMine = employee === session.employee;
  const scorecard = isMine ? `/scorecard/${period}` : `/people/${encodeURIComponent(employee)}/${period}`;
  return (
    <>
      <h1>
        {aboutText(say, inquiry, language)} · {numbers.month(period)}
      </h1>
      <p>
        <Tag {...(overdue ? { color: 'error' } : {})}>{standsText(say, inquiry, numbers)}</Tag>{' '}
        <span className="quiet">
          {say.number(id)} · {name} ({employee}) · <Link href={scorecard}>{say.scorecard}</Link>
        </span>
      </p>
      <ol className="conversation">
        {inquiry.steps.map((step) => (
          <Step key={step.ordinal} step={step} inquiry={inquiry} />
        ))}
      </ol>
      {isMine && <AskerPart inquiry={inquiry} />}
      {!isMine && session.permissions.includes('inquiry.answer') && <AnswererPart inquiry={inquiry} />}
      {isMine && session.permissions.includes('inquiry.answer') && <p className="quiet">{say.ownAnswer}</p>}
    </>
  );
}

const BY_ASKER: readonly InquiryStep['action'][] = ['open', 'add', 'reopen', 'withdraw'];

function Step({ step, inquiry: { id, name } }: { readonly step: InquiryStep; readonly inquiry: Inquiry }) {
  const { inquiry: say } = useWords();
  const numbers = useNumbers();
  const { action, actor, at, text, outcome, correction, references, files } = step;
  const isAsker = BY_ASKER.includes(action);
  return (
    <li className={isAsker ? 'from-asker' : 'from-other'}>
      <strong>{isAsker ? name : nameOf(actor)}</strong> {say.actions[action]}{' '}
      <span className="quiet small">{numbers.moment(at)}</span>
      {outcome && (
        <div>
          <strong>{say.outcome[outcome]}</strong>
        </div>
      )}
      {text !== '' && <p className="said">{text}</p>}
      {correction && (
        <div className="note">{say.correction(say.corrected[correction.of], numbers.month(correction.period))}</div>
      )}
      {references.length > 0 && (
        <div className="note">
          {say.records}: {references.join(', ')}
        </div>
      )}
      {files.map(({ number, name: file, size }) => (
        <div key={number} className="small">
          <a href={`/api/v1/inquiries/${id}/files/${number}`} download={file}>
            {file}
          </a>{' '}
          <span className="quiet">{numbers.bytes(size)}</span>
        </div>
      ))}
    </li>
  );
}
