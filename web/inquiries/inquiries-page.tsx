import './inquiries.css';

import { Button } from 'antd';
import { useState } from 'react';

import { useSession, type Session } from '../session/session';
import { usePageTitle } from '../shell/page-title';
import { Empty, Failed, Loading } from '../shell/states';
import type { Shown } from '../words/inquiry-words';
import { useWords } from '../words/language';
import { useInquiries, type InquiryFilter, type InquirySummary } from './inquiry-queries';
import { InquiryTable } from './inquiry-table';

/** What one has asked, and what waits for one's answer. */
export default function InquiriesPage() {
  const { inquiry } = useWords();
  const { data: session } = useSession();
  usePageTitle(inquiry.title);
  return session ? <List session={session} /> : null;
}

const isMine = ({ employee }: InquirySummary, session: Session): boolean => employee === session.employee;

/** What can be chosen, by what one may do. */
function choicesOf({ permissions }: Session): readonly Shown[] {
  const others: readonly Shown[] = ['open', 'answered', 'resolved', 'withdrawn', 'all'];
  const mine: readonly Shown[] = permissions.includes('inquiry.ask') ? ['mine'] : [];
  if (permissions.includes('inquiry.answer')) return ['toAnswer', ...mine, ...others.slice(1)];
  return mine.length > 0 ? mine : others;
}

function filterOf(shown: Shown, { employee }: Session): InquiryFilter {
  if (shown === 'mine') return employee === null ? {} : { employee };
  if (shown === 'all') return {};
  return { state: shown === 'toAnswer' ? 'open' : shown };
}

function List({ session }: { readonly session: Session }) {
  const { inquiry } = useWords();
  const choices = choicesOf(session);
  const [shown, setShown] = useState<Shown>(choices[0] ?? 'all');
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInquiries(
    filterOf(shown, session),
  );
  const found = data?.pages.flatMap(({ items }) => items);
  const kind = shown === 'mine' || shown === 'toAnswer' ? shown : 'others';
  return (
    <>
      <div className="page-head">
        <h1>{inquiry.title}</h1>
        {choices.length > 1 && (
          <label className="month-choice">
            <span>{inquiry.show}</span>
            <select
              value={shown}
              onChange={({ target }) => {
                setShown(choices.find((each) => each === target.value) ?? 'all');
              }}
            >
              {choices.map((each) => (
                <option key={each} value={each}>
                  {inquiry.shown[each]}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!found && !error && <Loading />}
      {found && (
        <section className="card" aria-label={inquiry.shown[shown]}>
          {wanted(found, shown, session).length === 0 ? (
            <Empty title={inquiry.none[kind]}>{inquiry.noneHint[kind]}</Empty>
          ) : (
            <InquiryTable inquiries={wanted(found, shown, session)} withNames={shown !== 'mine'} />
          )}
          {hasNextPage && (
            <Button className="spaced" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {inquiry.more}
            </Button>
          )}
        </section>
      )}
    </>
  );
}

/** What waits is shown as it is due; all else the latest first. */
function wanted(found: readonly InquirySummary[], shown: Shown, session: Session): readonly InquirySummary[] {
  if (shown !== 'toAnswer') return found.toReversed();
  return found
    .filter((each) => !isMine(each, session))
    .toSorted((a, b) => (a.due ?? '').localeCompare(b.due ?? '') || a.id - b.id);
}
