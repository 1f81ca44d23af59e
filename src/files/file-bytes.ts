/** Files as streams of bytes; a file that cannot be opened is a finding, not an exception. */
import { createHash } from 'node:crypto';
import { open, readdir, type FileHandle } from 'node:fs/promises';

import { done, refused, type Finding, type Outcome } from '../engine/finding.js';

/** A file that has been opened; reading `bytes` to the end, or breaking off, closes it. */
export interface OpenFile {
  /** As it was given. */
  readonly path: string;
  /** In bytes; 0 where the system does not know (a pipe). */
  readonly size: number;
  readonly bytes: AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

const PIECE = 65_536;

/** Opens a file for reading. Findings call it `shownAs`. */
export async function openFile(path: string, shownAs = path): Promise<Outcome<OpenFile>> {
  let handle: FileHandle | undefined;
  try {
    handle = await open(path, 'r');
    const status = await handle.stat();
    if (!status.isDirectory()) return done(opened(path, status.isFile() ? status.size : 0, handle));
    await handle.close();
    return refused(cannotRead(shownAs, 'EISDIR'));
  } catch (error) {
    await handle?.close().catch(() => undefined);
    return refused(cannotRead(shownAs, String((error as NodeJS.ErrnoException).code)));
  }
}

function opened(path: string, size: number, handle: FileHandle): OpenFile {
  const bytes = (): AsyncIterable<Uint8Array> => handle.createReadStream({ highWaterMark: PIECE });
  return {
    path,
    size,
    bytes: { [Symbol.asyncIterator]: () => bytes()[Symbol.asyncIterator]() },
    close: () => handle.close(),
  };
}

/** What keeps a folder from being read; `undefined` where nothing does. */
export async function folderProblem(path: string): Promise<Finding | undefined> {
  try {
    await readdir(path);
    return undefined;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return cannotRead(path, code === 'ENOTDIR' ? 'NOT_A_FOLDER' : String(code));
  }
}

/** Passes bytes through and knows, once they have all been read, their SHA-256 in hexadecimal. */
export function hashed(bytes: AsyncIterable<Uint8Array>): { bytes: AsyncIterable<Uint8Array>; sha256: () => string } {
  const hash = createHash('sha256');
  async function* through(): AsyncGenerator<Uint8Array> {
    for await (const piece of bytes) {
      hash.update(piece);
      yield piece;
    }
  }
  return { bytes: through(), sha256: () => hash.digest('hex') };
}

function cannotRead(file: string, code: string): Finding {
  const [kind, message, advice] = REASONS[code] ?? ['file-unreadable', `cannot be read (${code}).`, 'Check the file.'];
  return { severity: 'error', code: kind, file, message: `${file} ${message}`, advice };
}

const REASONS: Readonly<Record<string, readonly [code: string, message: string, advice: string]>> = {
  ENOENT: ['file-missing', 'does not exist.', 'Check the name and the folder.'],
  ENOTDIR: ['file-missing', 'does not exist: a part of its path is a file.', 'Check the name and the folder.'],
  EACCES: ['file-forbidden', 'may not be read by this user.', 'Check the permissions of the file and its folder.'],
  EPERM: ['file-forbidden', 'may not be read by this user.', 'Check the permissions of the file and its folder.'],
  NOT_A_FOLDER: ['not-a-folder', 'is not a folder.', 'Name the folder that holds the files.'],
  EISDIR: ['file-is-folder', 'is a folder, not a file.', 'Name a file in it.'],
};
