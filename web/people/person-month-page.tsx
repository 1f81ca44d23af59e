import { Button } from 'antd';
import { Link, useParams } from 'wouter';

import { ScorecardOf } from '../scorecard/scorecard-page';
import { useSession } from '../session/session';
import { usePageTitle } from '../shell/page-title';
import { useWords } from '../words/language';
import { useEmployee } from './people-queries';

/** Somebody's scorecard of a month, as they see it; for whoever audits, with all that is behind it. */
export default function PersonMonthPage() {
  const { scorecard, people } = useWords();
  const { code, period } = useParams<{ code: string; period: string }>();
  const { data: session } = useSession();
  const { data: employee } = useEmployee(code);
  const title = scorecard.of(employee?.name ?? code);
  usePageTitle(title);
  const path = `/people/${encodeURIComponent(code)}`;
  return (
    <>
      <p>
        <Link href={path}>← {people.person}</Link>
      </p>
      <ScorecardOf key={code} employee={code} period={period} path={path} title={title} />
      {session?.permissions.includes('audit.read') && <Trace code={code} period={period} />}
    </>
  );
}

function Trace({ code, period }: { readonly code: string; readonly period: string }) {
  const { people } = useWords();
  const payout = `/api/v1/periods/${period}/payouts/${encodeURIComponent(code)}`;
  return (
    <section className="card">
      <h2>{people.trace}</h2>
      <p className="quiet">{people.traceHint}</p>
      <div className="files">
        <Button href={`${payout}/explanation`} download={`explanation-${period}-${code}.json`}>
          {people.explanation}
        </Button>
        <Button href={`${payout}/evidence`} download={`evidence-${period}-${code}.json`}>
          {people.evidence}
        </Button>
        <Link href={`/audit/trail?subject=${encodeURIComponent(`payout:${period}/${code}`)}`}>{people.entries}</Link>
      </div>
    </section>
  );
}
