import { chmod, stat, writeFile } from 'node:fs/promises';

import { done, refused, type Outcome } from '../engine/finding.js';

/** Writes a file that is for its owner alone. Refused where it cannot be written. */
export async function writeOutput(path: string, bytes: string | Uint8Array): Promise<Outcome<string>> {
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    // A file that was there before keeps the rights it had; what is in it now is for its owner alone.
    if ((await stat(path)).isFile()) await chmod(path, 0o600);
    return done(path);
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown reason';
    return refused({
      severity: 'error',
      code: 'cannot-write',
      message: `${path} cannot be written: ${reason}`,
      advice: 'name another file with --out',
    });
  }
}
