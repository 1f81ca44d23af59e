import { InboxOutlined } from '@ant-design/icons';
import { Alert, Spin, Upload } from 'antd';

import { Failed } from '../shell/states';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { useBatches, useUpload, type Taken } from './month-queries';
import type { StepProps } from './month-steps';
import { QuarantineDownload } from './quarantine-download';

const LISTED = 8;
const COUNTS = ['accepted', 'superseding', 'unchanged', 'quarantined'] as const;

/** Files of figures: dropped here, counted, and what is wrong with them set aside to be mended. */
export function DataStep({ month, may }: StepProps) {
  const { data: words } = useWords().month;
  const upload = useUpload(month.period);
  return (
    <>
      {may('batch.take-in') && (
        <Upload.Dragger
          accept=".csv,.jsonl,.ndjson"
          showUploadList={false}
          disabled={upload.isPending}
          customRequest={({ file }) => {
            if (file instanceof File) upload.mutate(file);
          }}
        >
          <p className="drop-sign" aria-hidden="true">
            {upload.isPending ? <Spin /> : <InboxOutlined />}
          </p>
          <p>{upload.isPending ? words.taking(upload.variables.name) : words.drop}</p>
          <p className="quiet small">{words.dropHint}</p>
        </Upload.Dragger>
      )}
      <div aria-live="polite">
        {upload.error && <Failed error={upload.error} />}
        {upload.data && <TakenIn taken={upload.data} />}
      </div>
      <Files />
    </>
  );
}

function TakenIn({ taken }: { readonly taken: Taken }) {
  const { data: words } = useWords().month;
  const numbers = useNumbers();
  const { file, alreadyIngested, quarantined, quarantinedRows, batch } = taken;
  return (
    <>
      <Alert
        className="in-form spaced"
        type={quarantined > 0 ? 'warning' : 'success'}
        showIcon
        title={alreadyIngested ? words.before(file) : words.took(file)}
        description={
          <ul className="counts">
            {COUNTS.map((each) => (
              <li key={each}>
                <strong className="figure">{numbers.count(taken[each])}</strong> {words.counts[each]}
              </li>
            ))}
          </ul>
        }
      />
      {quarantined > 0 && (
        <div className="inset">
          <h3>{words.quarantineTitle(numbers.count(quarantined))}</h3>
          <p className="quiet">{words.quarantineHint}</p>
          <ul className="findings">
            {quarantinedRows.slice(0, LISTED).map(({ row, column, value, reason, advice }) => (
              <li key={`${row}-${column}`}>
                <strong>{words.row(row)}</strong> {column !== '' && <code>{`${column}: ${value}`}</code>} {reason}{' '}
                <span className="quiet">{advice}</span>
              </li>
            ))}
          </ul>
          <QuarantineDownload batch={batch} file={file} />
        </div>
      )}
    </>
  );
}

function Files() {
  const { data: words } = useWords().month;
  const numbers = useNumbers();
  const { data: batches = [] } = useBatches();
  if (batches.length === 0) return <p className="quiet spaced">{words.noFiles}</p>;
  return (
    <>
      <h3 className="spaced">{words.files}</h3>
      <div className="scroll" tabIndex={0} role="region" aria-label={words.files}>
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{words.columns.file}</th>
              <th scope="col">{words.columns.at}</th>
              <th scope="col" className="figure">
                {words.columns.rows}
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
                  {quarantined === 0 ? '0' : <QuarantineDownload batch={id} file={file} count={quarantined} />}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
