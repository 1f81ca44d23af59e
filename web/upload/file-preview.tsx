import { Alert, Button, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { Link } from 'wouter';

import { useNumbers } from '../words/numbers';
import { namesNoSource, previewOf, type Preview, type PreviewProblem } from './preview';
import { kindOf, UPLOAD_KINDS, type UploadKind } from './upload-kinds';
import { useUploadWords } from './upload-words';

const SOURCE = /^[a-z0-9-]{1,40}$/;

interface Shown {
  readonly kind: UploadKind;
  readonly file: File;
  /** How many files come after it. */
  readonly others: number;
  readonly onSend: (source: string) => void;
  readonly onLeave: () => void;
}

/** The first rows of a file before it is sent, and what can be seen of it already. */
export function FilePreview({ kind, file, others, onSend, onLeave }: Shown) {
  const words = useUploadWords();
  const numbers = useNumbers();
  const [found, setFound] = useState<Preview | PreviewProblem>();
  const [source, setSource] = useState('');
  const id = useId();
  useEffect(() => {
    void previewOf(file, file.name).then(setFound);
  }, [file]);
  if (found === undefined) return null;
  const isShown = typeof found === 'object';
  const asksSource = isShown && namesNoSource(found);
  const canSend = isShown ? !asksSource || SOURCE.test(source) : found === 'not-split';
  return (
    <section className="inset" aria-labelledby={id}>
      <h3 id={id}>{words.begins(file.name, numbers.bytes(file.size))}</h3>
      {isShown ? (
        <>
          <FirstRows preview={found} />
          <Remarks kind={kind} columns={found.columns} />
        </>
      ) : (
        <Alert type="warning" showIcon title={words.problems[found]} />
      )}
      {asksSource && <SourceField value={source} onChange={setSource} />}
      <div className="upload-buttons">
        {canSend || asksSource ? (
          <Button
            type="primary"
            disabled={!canSend}
            onClick={() => {
              onSend(asksSource ? source : '');
            }}
          >
            {words.takeIn(file.name)}
          </Button>
        ) : null}
        <Button onClick={onLeave}>{words.leave}</Button>
        {others > 0 && <span className="quiet">{words.waiting(others)}</span>}
      </div>
    </section>
  );
}

function FirstRows({ preview: { columns, rows, isMore } }: { readonly preview: Preview }) {
  const words = useUploadWords();
  return (
    <>
      <div className="scroll" tabIndex={0} role="region" aria-label={words.row(2)}>
        <table className="plain first-rows">
          <thead>
            <tr>
              {columns.map((name, i) => (
                <th key={i} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((cells, row) => (
              <tr key={row}>
                {cells.map((cell, i) => (
                  <td key={i}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {isMore && <p className="quiet small">{words.andMore}</p>}
    </>
  );
}

/** What the columns tell: which one is lacking or unknown, and whether it is another kind of file. */
function Remarks({ kind, columns }: { readonly kind: UploadKind; readonly columns: readonly string[] }) {
  const words = useUploadWords();
  const { required, optional, refusesOthers } = UPLOAD_KINDS[kind];
  const lacking = required.filter((name) => !columns.includes(name));
  const strange = refusesOthers ? columns.filter((name) => ![...required, ...optional].includes(name)) : [];
  const other = kindOf(columns);
  if (lacking.length === 0 && strange.length === 0) return null;
  return (
    <Alert
      className="spaced"
      type="warning"
      showIcon
      title={lacking.length > 0 ? words.missing(lacking.join(', ')) : words.unknown(strange.join(', '))}
      description={other && other !== kind && <Link href={UPLOAD_KINDS[other].address}>{words.looksLike[other]}</Link>}
    />
  );
}

function SourceField({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) {
  const words = useUploadWords();
  const id = useId();
  const isWrong = value !== '' && !SOURCE.test(value);
  return (
    <div className="spaced upload-source">
      <label htmlFor={id}>{words.source}</label>
      <Input
        id={id}
        value={value}
        placeholder="third-party"
        aria-describedby={`${id}-hint`}
        {...(isWrong ? { status: 'error' as const, 'aria-invalid': true } : {})}
        onChange={({ target }) => {
          onChange(target.value.trim());
        }}
      />
      <span id={`${id}-hint`} className={isWrong ? 'bad small' : 'quiet small'}>
        {isWrong ? words.sourceForm : words.sourceHint}
      </span>
    </div>
  );
}
