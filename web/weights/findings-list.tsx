import type { Finding } from './weights-queries';
import { useWeightsWords } from './weights-words';

/** What the check, lint and the bounds have to say, what is not possible first. */
export function FindingsList({
  findings,
}: {
  readonly findings: readonly Pick<Finding, 'severity' | 'message' | 'advice' | 'pointer'>[];
}) {
  const words = useWeightsWords();
  if (findings.length === 0) return <p className="quiet">{words.noFindings}</p>;
  const sorted = [...findings].sort((a, b) => (a.severity === b.severity ? 0 : a.severity === 'error' ? -1 : 1));
  return (
    <ul className="problems">
      {sorted.map(({ severity, message, advice, pointer }, i) => (
        <li key={i} className={severity}>
          <strong>{words.severity[severity]}</strong>
          <div>
            <div>{message}</div>
            {advice !== undefined && <div className="quiet">{advice}</div>}
            {pointer !== undefined && <code className="quiet small">{pointer}</code>}
          </div>
        </li>
      ))}
    </ul>
  );
}
