import './upload.css';

import { InboxOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import { useState } from 'react';

import { Failed } from '../shell/states';
import { FilePreview } from './file-preview';
import { TakenIn } from './taken-in';
import { UnderWay } from './under-way';
import type { Taken, UploadKind } from './upload-kinds';
import { useUpload } from './upload-queries';
import { useUploadWords } from './upload-words';

/**
 * Brings files of a kind in: dropped or chosen, looked at, sent one after the other, counted while they are taken in; and what
 * is wrong with them set aside to be mended.
 */
export function FileUpload({ kind }: { readonly kind: UploadKind }) {
  const words = useUploadWords();
  const upload = useUpload(kind);
  const [waiting, setWaiting] = useState<readonly File[]>([]);
  const [taken, setTaken] = useState<readonly Taken[]>([]);
  const [file, ...others] = waiting;
  const next = () => {
    setWaiting(([, ...rest]) => rest);
  };
  return (
    <>
      <Upload.Dragger
        accept=".csv,.jsonl,.ndjson"
        multiple
        showUploadList={false}
        customRequest={({ file: given }) => {
          if (!(given instanceof File)) return;
          if (!upload.isPending) upload.reset();
          setWaiting((files) => [...files, given]);
        }}
      >
        <p className="drop-sign" aria-hidden="true">
          <InboxOutlined />
        </p>
        <p>{words.drop[kind]}</p>
        <p className="quiet small">{words.dropHint}</p>
      </Upload.Dragger>
      <div aria-live="polite">
        {upload.error && <Failed error={upload.error} />}
        {file && !upload.isPending && (
          <FilePreview
            key={`${file.name} ${file.size} ${file.lastModified}`}
            kind={kind}
            file={file}
            others={others.length}
            onLeave={next}
            onSend={(source) => {
              upload.mutate(
                { file, source },
                {
                  onSuccess: (done) => {
                    setTaken((before) => [done, ...before.filter(({ batch }) => batch !== done.batch)]);
                    next();
                  },
                },
              );
            }}
          />
        )}
        {!upload.isPending && taken.map((each) => <TakenIn key={each.batch} kind={kind} taken={each} />)}
      </div>
      {file && upload.isPending && <UnderWay kind={kind} file={file} />}
    </>
  );
}
