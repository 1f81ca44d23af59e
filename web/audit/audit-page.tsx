import '../people/people.css';
import './audit.css';

import { Link, useParams } from 'wouter';

import { usePageTitle } from '../shell/page-title';
import type { AuditPart } from '../words/audit-words';
import { useWords } from '../words/language';
import { ComparePart } from './compare-part';
import { TrailPart } from './trail-part';
import { VerifyPart } from './verify-part';

const PARTS: readonly AuditPart[] = ['trail', 'verify', 'compare'];
const VIEWS: Readonly<Record<AuditPart, () => React.ReactNode>> = {
  trail: TrailPart,
  verify: VerifyPart,
  compare: ComparePart,
};

/** Who did what; whether everything that is stored still holds; why two runs differ. */
export default function AuditPage() {
  const { audit } = useWords();
  const { part } = useParams<{ part?: string }>();
  const open = PARTS.find((each) => each === part) ?? 'trail';
  const View = VIEWS[open];
  usePageTitle(audit.parts[open]);
  return (
    <>
      <h1>{audit.title}</h1>
      <nav className="menu parts" aria-label={audit.title}>
        {PARTS.map((each) => (
          <Link key={each} href={`/audit/${each}`} aria-current={each === open ? 'page' : undefined}>
            {audit.parts[each]}
          </Link>
        ))}
      </nav>
      <View />
    </>
  );
}
