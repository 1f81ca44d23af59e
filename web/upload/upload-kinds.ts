import { answered, api, type Schemas } from '../api/client';

export type Taken = Schemas['IngestResponse'];
export type UploadKind = 'observations' | 'complaints';

/** What is said with a file. */
interface Named {
  readonly name: string;
  readonly source?: string;
}

interface UploadKindOf {
  /** The columns that rows must have, in the order in which people write them. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Is a file refused for a column that is none of them? If not, others are kept as attributes. */
  readonly refusesOthers: boolean;
  /** Whoever may bring such files in. */
  readonly permission: string;
  /** Where they are brought in. */
  readonly address: string;
  /** What is known otherwise once a file is in. */
  readonly changes: readonly string[];
  readonly send: (file: File, query: Named) => Promise<Taken>;
}

const isLines = (name: string): boolean => /\.(jsonl|ndjson)$/i.test(name);

/** A file is sent as it is. */
const content = (file: File) => ({
  headers: { 'Content-Type': isLines(file.name) ? 'application/x-ndjson' : 'text/csv' },
  body: '',
  bodySerializer: () => file,
});

/** Every kind of file that can be brought in. One more is one more entry here, and its words in `upload-words`. */
export const UPLOAD_KINDS: Readonly<Record<UploadKind, UploadKindOf>> = {
  observations: {
    required: ['indicator', 'subject', 'period'],
    optional: ['value', 'numerator', 'denominator', 'sample', 'source', 'reference', 'baseline'],
    refusesOthers: true,
    permission: 'batch.take-in',
    address: '/month',
    changes: ['month', 'periods', 'preflight', 'review', 'month-bridge'],
    send: (file, query) => answered(api.POST('/api/v1/batches', { params: { query }, ...content(file) })),
  },
  complaints: {
    required: ['id', 'date', 'department', 'cause'],
    optional: ['employee', 'order', 'channel', 'stage', 'severity', 'source', 'loss', 'currency'],
    refusesOthers: false,
    permission: 'complaint.take-in',
    address: '/reefs/files',
    changes: ['pareto', 'reefs', 'alignment'],
    send: (file, query) => answered(api.POST('/api/v1/complaints', { params: { query }, ...content(file) })),
  },
};

/** The kind that a file with these columns looks like, by what every row of it must have. */
export const kindOf = (columns: readonly string[]): UploadKind | undefined =>
  (Object.keys(UPLOAD_KINDS) as UploadKind[]).find((kind) =>
    UPLOAD_KINDS[kind].required.every((name) => columns.includes(name)),
  );
