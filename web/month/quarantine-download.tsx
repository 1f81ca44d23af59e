import { Button } from 'antd';
import { useState } from 'react';

import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { quarantineOf } from './month-queries';

interface Shown {
  readonly batch: number;
  readonly file: string;
  /** Written on the button in place of words. */
  readonly count?: number;
}

/** The rows of a file that are in quarantine, as a file of the same columns: mended, it is sent again. */
export function QuarantineDownload({ batch, file, count }: Shown) {
  const { data: words } = useWords().month;
  const numbers = useNumbers();
  const [isLoading, setLoading] = useState(false);
  const download = async () => {
    setLoading(true);
    try {
      const rows = await quarantineOf(batch);
      saveAs(`quarantine-${file.replace(/\.[^.]+$/, '')}.csv`, csvOf(rows.map(({ record }) => record)));
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

/** The columns of a file of observations, as its description has them; others come after. */
const COLUMNS = [
  'indicator',
  'subject',
  'period',
  'value',
  'numerator',
  'denominator',
  'sample',
  'source',
  'reference',
];

const placeOf = (column: string): number => (COLUMNS.includes(column) ? COLUMNS.indexOf(column) : COLUMNS.length);

/** Every column that any of the rows has. */
function csvOf(records: readonly Readonly<Record<string, string>>[]): string {
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
