import './people.css';
import '../inquiries/inquiries.css';

import { Link, useParams } from 'wouter';

import { useInquiries } from '../inquiries/inquiry-queries';
import { InquiryTable } from '../inquiries/inquiry-table';
import { useHistory } from '../scorecard/scorecard-queries';
import { TrendCard } from '../scorecard/trend-card';
import { useSession } from '../session/session';
import { mayOpen } from '../shell/page-names';
import { usePageTitle } from '../shell/page-title';
import { Empty, Failed, Loading } from '../shell/states';
import { useWords } from '../words/language';
import { AboutCard } from './about-card';
import { PayoutsCard } from './payouts-card';
import { useEmployee } from './people-queries';

/** Somebody: who they are, what they held, what they were paid, what they asked. */
export default function PersonPage() {
  const { people } = useWords();
  const { code } = useParams<{ code: string }>();
  const { data: session } = useSession();
  const { data: employee, error, refetch } = useEmployee(code);
  const name = employee?.name ?? code;
  usePageTitle(name);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (employee === undefined || !session) return <Loading />;
  const listsAll = mayOpen(session, 'people');
  return (
    <>
      {listsAll && (
        <p>
          <Link href="/people">← {people.back}</Link>
        </p>
      )}
      <h1>
        {name} <span className="quiet">{code}</span>
      </h1>
      {employee ? <AboutCard employee={employee} /> : <p className="quiet">{people.notOfToday}</p>}
      <Paid code={code} />
      <Asked code={code} />
    </>
  );
}

function Paid({ code }: { readonly code: string }) {
  const { people } = useWords();
  const { data: history, error, refetch } = useHistory(code);
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (!history) return <Loading />;
  const [latest] = history;
  if (!latest)
    return (
      <section className="card">
        <Empty title={people.noPayouts}>{people.noPayoutsHint}</Empty>
      </section>
    );
  return (
    <div className="beside">
      <PayoutsCard code={code} history={history} />
      <TrendCard history={history} period={latest.period} />
    </div>
  );
}

function Asked({ code }: { readonly code: string }) {
  const { people } = useWords();
  const { data } = useInquiries({ employee: code });
  const found = data?.pages.flatMap(({ items }) => items).toReversed() ?? [];
  return (
    <section className="card">
      <h2>{people.inquiries}</h2>
      {found.length === 0 ? (
        <p className="quiet">{people.noInquiries}</p>
      ) : (
        <InquiryTable inquiries={found} withNames={false} />
      )}
    </section>
  );
}
