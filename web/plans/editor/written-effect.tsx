import { useState } from 'react';

import { Failed, Loading } from '../../shell/states';
import { EffectPanel } from '../../weights/effect-panel';
import { useLocal } from '../../weights/weights-words';
import { useWrittenEffect } from './editor-queries';
import { useEditorWords } from './editor-words';

interface Shown {
  readonly draft: number;
  /** What is written, where it has been checked and nothing is wrong with it. */
  readonly text: string | undefined;
  readonly hasErrors: boolean;
}

/** What the text that is being written would have paid; of what was last without error until the next is. */
export function WrittenEffect({ draft, text, hasErrors }: Shown) {
  const words = useEditorWords();
  const local = useLocal();
  const [asked, setAsked] = useState(text);
  const { data, error, isFetching } = useWrittenEffect(draft, asked);
  // One question at a time: of a large company an answer takes a while.
  if (text !== undefined && text !== asked && !isFetching) setAsked(text);
  return (
    <section className="card" aria-labelledby="written-effect">
      <h2 id="written-effect">{words.wouldHavePaid}</h2>
      {error && <Failed error={error} />}
      {!data && !error && (isFetching ? <Loading /> : <p className="quiet">{words.onceSound}</p>)}
      {data && (
        <>
          {hasErrors && <p className="quiet">{words.ofLastSound}</p>}
          <p className="tight">{local(data.text)}</p>
          <EffectPanel effect={data} isOld={isFetching} />
        </>
      )}
    </section>
  );
}
