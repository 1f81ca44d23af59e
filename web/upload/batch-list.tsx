import './upload.css';

import { useNumbers } from '../words/numbers';
import { QuarantineDownload } from './quarantine-download';
import type { UploadKind } from './upload-kinds';
import { useBatches } from './upload-queries';
import { useUploadWords } from './upload-words';

/** The files of a kind that were taken in, each with what is in quarantine of it. */
export function BatchList({ kind, mayAdd }: { readonly kind: UploadKind; readonly mayAdd: boolean }) {
  const words = useUploadWords();
  const numbers = useNumbers();
  const { data: batches = [] } = useBatches(kind);
  if (batches.length === 0) return <p className="quiet spaced">{mayAdd ? words.noFiles : words.noFilesYet}</p>;
  return (
    <>
      <h3 className="spaced">{words.files}</h3>
      <div className="scroll" tabIndex={0} role="region" aria-label={words.files}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{words.columns.file}</th>
              <th scope="col">{words.columns.at}</th>
              <th scope="col" className="figure capital">
                {words.counts[kind].accepted}
              </th>
              <th scope="col" className="figure">
                {words.columns.quarantined}
              </th>
            </tr>
          </thead>
          <tbody>
            {batches.map(({ id, file, at, accepted, superseding, quarantined, complete }) => (
              <tr key={id}>
                <td>
                  {file}
                  {!complete && <span className="note">{words.incomplete}</span>}
                </td>
                <td>{numbers.moment(at)}</td>
                <td className="figure">{numbers.count(accepted + superseding)}</td>
                <td className="figure">
                  {quarantined === 0 ? (
                    '0'
                  ) : (
                    <QuarantineDownload kind={kind} batch={id} file={file} count={quarantined} />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
