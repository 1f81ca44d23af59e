import { Link } from 'wouter';

import { nameOf } from '../month/history-card';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { AuditEntry } from './audit-queries';

/** One link of the chain; its subject leads to what it is about. */
export function EntryItem({ entry }: { readonly entry: AuditEntry }) {
  const { audit } = useWords();
  const numbers = useNumbers();
  const { seq, at, actor, action, subject, details, hash, previousHash } = entry;
  const page = pageOf(entry);
  return (
    <li>
      <span className="quiet figure">#{seq}</span>
      <span className="quiet figure">{numbers.moment(at)}</span>
      <div>
        <strong title={actor}>{nameOf(actor)}</strong> {audit.actions[action] ?? action}{' '}
        {page === undefined ? <span className="hash">{subject}</span> : <Link href={page}>{subject}</Link>}
        <details className="entry-details">
          <summary aria-label={`${audit.details} #${seq}`}>{audit.details}</summary>
          <pre tabIndex={0}>{pretty(details)}</pre>
          <div className="small hash">
            {audit.hash} <code>{hash}</code>
          </div>
          <div className="small hash quiet">
            {audit.before} <code>{previousHash}</code>
          </div>
        </details>
      </div>
    </li>
  );
}

const PERIOD = '[0-9]{4}-[0-9]{2}';
const PAGES: readonly (readonly [RegExp, (match: RegExpExecArray) => string])[] = [
  [
    new RegExp(`^payout:(${PERIOD})[/:](.+)$`),
    ([, period, code]) => `/people/${encodeURIComponent(code ?? '')}/${period}`,
  ],
  [/^(?:employee|payouts-of):(.+)$/, ([, code]) => `/people/${encodeURIComponent(code ?? '')}`],
  [/^inquiry:([0-9]+)$/, ([, id]) => `/inquiries/${id}`],
  [new RegExp(`^period:(${PERIOD})$`), ([, period]) => `/month/${period}`],
  [new RegExp(`^(?:payouts|totals|holds):(${PERIOD})$`), ([, period]) => `/month/${period}/review`],
];

/** The page of what an entry is about; of a run that of its month. */
function pageOf({ subject, details }: AuditEntry): string | undefined {
  for (const [form, page] of PAGES) {
    const match = form.exec(subject);
    if (match) return page(match);
  }
  const period = /^run:/.test(subject) ? new RegExp(`"period":"(${PERIOD})"`).exec(details)?.[1] : undefined;
  return period && `/month/${period}/review`;
}

function pretty(details: string): string {
  try {
    return JSON.stringify(JSON.parse(details), null, 2);
  } catch {
    return details;
  }
}
