import { FoundWords } from '../shell/found-words';
import { useSaid } from '../words/findings/use-said';
import type { Finding } from './weights-queries';
import { useWeightsWords } from './weights-words';

/** What the check, lint and the bounds have to say, what is not possible first. */
export function FindingsList({
  findings,
}: {
  readonly findings: readonly Pick<Finding, 'severity' | 'message' | 'advice' | 'phrases' | 'pointer'>[];
}) {
  const words = useWeightsWords();
  const said = useSaid();
  if (findings.length === 0) return <p className="quiet">{words.noFindings}</p>;
  const sorted = [...findings].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1));
  return (
    <ul className="problems">
      {sorted.map(({ severity, pointer, ...found }, i) => (
        <li key={i} className={severity}>
          <strong>{words.severity[severity]}</strong>
          <div>
            <FoundWords found={said(found)} />
            {pointer !== undefined && <code className="quiet small">{pointer}</code>}
          </div>
        </li>
      ))}
    </ul>
  );
}
