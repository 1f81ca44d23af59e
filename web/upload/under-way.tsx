import { Progress } from 'antd';
import { useState } from 'react';

import { useNumbers } from '../words/numbers';
import { Counts } from './counts';
import type { UploadKind } from './upload-kinds';
import { useUploadProgress, type UploadUnderWay } from './upload-queries';
import { useUploadWords } from './upload-words';

const HALF = 50;

/** How far a file is that is being sent: what has arrived, and what became of its rows so far. */
export function UnderWay({ kind, file }: { readonly kind: UploadKind; readonly file: File }) {
  const words = useUploadWords();
  const numbers = useNumbers();
  const { data } = useUploadProgress(kind, file.name);
  const [last, setLast] = useState<UploadUnderWay>();
  // The server forgets a file once it is in, a moment before it answers.
  if (data && data !== last) setLast(data);
  const { received = 0, read = 0, rows = 0 } = last ?? {};
  const size = Math.max(1, file.size);
  return (
    <section className="inset" aria-label={words.taking(file.name)}>
      <h3>{words.taking(file.name)}</h3>
      <Progress
        percent={Math.floor(((received + read) / size) * HALF)}
        status="active"
        aria-label={words.taking(file.name)}
      />
      <p className="quiet">
        {rows === 0
          ? words.arrived(numbers.bytes(received), numbers.bytes(file.size))
          : words.rowsDone(numbers.count(rows))}
      </p>
      {last && <Counts kind={kind} of={last} />}
    </section>
  );
}
