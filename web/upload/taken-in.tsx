import { Alert } from 'antd';

import { useSaid } from '../words/findings/use-said';
import { useNumbers } from '../words/numbers';
import { Counts } from './counts';
import { QuarantineDownload } from './quarantine-download';
import type { Taken, UploadKind } from './upload-kinds';
import { useUploadWords } from './upload-words';

const LISTED = 8;

/** What became of a file that was sent, and the rows of it that were set aside. */
export function TakenIn({ kind, taken }: { readonly kind: UploadKind; readonly taken: Taken }) {
  const words = useUploadWords();
  const numbers = useNumbers();
  const said = useSaid();
  const { file, alreadyIngested, quarantined, quarantinedRows, batch } = taken;
  return (
    <>
      <Alert
        className="in-form spaced"
        type={quarantined > 0 ? 'warning' : 'success'}
        showIcon
        title={alreadyIngested ? words.before(file) : words.took(file)}
        description={<Counts kind={kind} of={taken} />}
      />
      {quarantined > 0 && (
        <div className="inset">
          <h3>{words.quarantineTitle(numbers.count(quarantined))}</h3>
          <p className="quiet">{words.quarantineHint}</p>
          <ul className="findings">
            {quarantinedRows.slice(0, LISTED).map(({ row, column, value, reason, ...told }) => {
              const { message, advice } = said({ message: reason, ...told });
              return (
                <li key={`${row}-${column}`}>
                  <strong>{words.row(row)}</strong> {column !== '' && <code>{`${column}: ${value}`}</code>} {message}{' '}
                  <span className="quiet">{advice}</span>
                </li>
              );
            })}
          </ul>
          <QuarantineDownload kind={kind} batch={batch} file={file} />
        </div>
      )}
    </>
  );
}
