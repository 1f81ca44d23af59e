/** The database could not do what was asked, for a reason outside the program: busy, full, read-only, out of reach. */
export class StorageFailure extends Error {
  constructor(
    readonly code: 'busy' | 'full' | 'read-only' | 'unreachable' | 'not-migrated' | 'triggers-missing',
    message: string,
    readonly advice: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

const KNOWN: readonly { readonly sign: RegExp; readonly failure: () => [StorageFailure['code'], string, string] }[] = [
  {
    sign: /SQLITE_BUSY|database is locked|lock timeout|55P03/,
    failure: () => [
      'busy',
      'another run, load or ingestion is writing to the database',
      'wait until it has ended, then try again',
    ],
  },
  {
    sign: /SQLITE_FULL|disk is full|ENOSPC|53100|No space left/,
    failure: () => [
      'full',
      'the disk that holds the database is full; nothing was stored',
      'make room, then run the same command again',
    ],
  },
  {
    sign: /SQLITE_READONLY|readonly database|SQLITE_PERM|25006|EACCES|EROFS/,
    failure: () => [
      'read-only',
      'the database cannot be written to; nothing was stored',
      'check the permissions of the database file and its folder',
    ],
  },
  {
    sign: /SQLITE_CANTOPEN|SQLITE_NOTADB|ECONNREFUSED|ENOTFOUND|28P01|3D000|unable to open database|ENOTDIR/,
    failure: () => ['unreachable', 'the database cannot be opened', 'check CXPAY_DATABASE_URL'],
  },
];

/** Turns a driver's error into a {@link StorageFailure} where the reason is a known one; answers anything else unchanged. */
export function asStorageFailure(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StorageFailure) return error;
  const text = `${error.message} ${driverCode(error)}`;
  const known = KNOWN.find(({ sign }) => sign.test(text));
  return known ? new StorageFailure(...known.failure(), { cause: error }) : error;
}

function driverCode(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
