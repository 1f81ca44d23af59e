import { inEnglish, phrase, worded, type Phrase, type Phrases, type Wording } from '../engine/phrase.js';

/** The database could not do what was asked, for a reason outside the program: busy, full, read-only, out of reach. */
export class StorageFailure extends Error {
  readonly advice: string;
  /** Message and advice with their values apart; absent where they are said in English alone. */
  readonly phrases: Phrases | undefined;

  constructor(
    readonly code: 'busy' | 'full' | 'read-only' | 'unreachable' | 'not-migrated' | 'triggers-missing' | 'bad-setting',
    message: Wording,
    advice: Wording,
    options?: ErrorOptions,
  ) {
    super(inEnglish(message), options);
    this.advice = inEnglish(advice);
    this.phrases = worded(message, advice).phrases;
  }
}

const KNOWN: readonly {
  readonly codes: readonly string[];
  readonly failure: () => [StorageFailure['code'], Phrase, Phrase];
}[] = [
  {
    codes: ['SQLITE_BUSY', 'SQLITE_LOCKED', '55P03'],
    failure: () => [
      'busy',
      phrase`another run, load or ingestion is writing to the database`,
      phrase`wait until it has ended, then try again`,
    ],
  },
  {
    codes: ['SQLITE_FULL', 'ENOSPC', '53100'],
    failure: () => [
      'full',
      phrase`the disk that holds the database is full; nothing was stored`,
      phrase`make room, then run the same command again`,
    ],
  },
  {
    codes: ['SQLITE_READONLY', 'SQLITE_PERM', '25006', 'EACCES', 'EROFS'],
    failure: () => [
      'read-only',
      phrase`the database cannot be written to; nothing was stored`,
      phrase`check the permissions of the database file and its folder`,
    ],
  },
  {
    codes: [
      'SQLITE_CANTOPEN',
      'SQLITE_NOTADB',
      'ECONNREFUSED',
      'ENOTFOUND',
      'ENOTDIR',
      'EISDIR',
      '28P01',
      '28000',
      '3D000',
    ],
    failure: () => ['unreachable', phrase`the database cannot be opened`, phrase`check CXPAY_DATABASE_URL`],
  },
];

/**
 * Turns a driver's error into a {@link StorageFailure} where its code is a known one; answers anything else unchanged. Only the
 * code is looked at: a message can hold whatever somebody called an employee.
 */
export function asStorageFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StorageFailure) return error;
  const { code } = error as { code?: unknown };
  const known = typeof code === 'string' && KNOWN.find(({ codes }) => codes.includes(code));
  return known ? new StorageFailure(...known.failure(), { cause: error }) : error;
}
