import { useNumbers } from '../words/numbers';
import type { UploadKind } from './upload-kinds';
import { useUploadWords } from './upload-words';

const COUNTS = ['accepted', 'superseding', 'unchanged', 'quarantined'] as const;

interface Shown {
  readonly kind: UploadKind;
  readonly of: Readonly<Record<(typeof COUNTS)[number], number>>;
}

/** What became of the rows of a file. */
export function Counts({ kind, of }: Shown) {
  const words = useUploadWords();
  const numbers = useNumbers();
  return (
    <ul className="counts">
      {COUNTS.map((each) => (
        <li key={each}>
          <strong className="figure">{numbers.count(of[each])}</strong> {words.counts[kind][each]}
        </li>
      ))}
    </ul>
  );
}
