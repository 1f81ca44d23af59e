import { Alert, Button } from 'antd';

import { useWeightsWords } from './weights-words';

interface Asked {
  /** What becomes of what one has written oneself. */
  readonly hint: string;
  readonly keepMine: string;
  /** Called with whether one's own changes are to stay. */
  readonly resolve: (keepsMine: boolean) => Promise<void>;
}

/** Somebody else has saved the draft meanwhile: whose changes are to stay? */
export function ConflictAlert({ hint, keepMine, resolve }: Asked) {
  const words = useWeightsWords();
  return (
    <Alert
      className="spaced"
      type="warning"
      showIcon
      title={words.conflict}
      description={
        <>
          <p>{hint}</p>
          <div className="decision">
            <Button onClick={() => void resolve(true)}>{keepMine}</Button>
            <Button onClick={() => void resolve(false)}>{words.loadTheirs}</Button>
          </div>
        </>
      }
    />
  );
}
