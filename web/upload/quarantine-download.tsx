import { Button } from 'antd';
import { useState } from 'react';

import { useNumbers } from '../words/numbers';
import { UPLOAD_KINDS, type UploadKind } from './upload-kinds';
import { quarantineOf } from './upload-queries';
import { useUploadWords } from './upload-words';

interface Shown {
  readonly kind: UploadKind;
  readonly batch: number;
  readonly file: string;
  /** Written on the button in place of words. */
  readonly count?: number;
}

/** The rows of a file that are in quarantine, as a file of the same columns: mended, it is sent again. */
export function QuarantineDownload({ kind, batch, file, count }: Shown) {
  const words = useUploadWords();
  const numbers = useNumbers();
  const [isLoading, setLoading] = useState(false);
  const download = async () => {
    setLoading(true);
    try {
      const rows = await quarantineOf(batch);
      saveAs(
        `quarantine-${file.replace(/\.[^.]+$/, '')}.csv`,
        csvOf(
          kind,
          rows.map(({ record }) => record),
        ),
      );
    } finally {
      setLoading(false);
    }
  };
  return (
    <Button
      {...(count === undefined
        ? {}
        : { type: 'link', size: 'small', 'aria-label': `${numbers.count(count)} – ${words.download}` })}
      loading={isLoading}
      onClick={() => void download()}
    >
      {count === undefined ? words.download : numbers.count(count)}
    </Button>
  );
}

/** Every column that any of the rows has, in the order in which a file of the kind is described; others come after. */
function csvOf(kind: UploadKind, records: readonly Readonly<Record<string, string>>[]): string {
  const { required, optional } = UPLOAD_KINDS[kind];
  const known = [...required, ...optional];
  const placeOf = (column: string): number => (known.includes(column) ? known.indexOf(column) : known.length);
  const columns = [...new Set(records.flatMap((record) => Object.keys(record)))].sort(
    (a, b) => placeOf(a) - placeOf(b),
  );
  const line = (cells: readonly string[]) => cells.map(cell).join(',');
  return [line(columns), ...records.map((record) => line(columns.map((name) => record[name] ?? '')))].join('\n');
}

const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

function saveAs(name: string, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
