import { basename } from 'node:path';

import { done, refused, type Outcome } from '../engine/finding.js';
import { openFile } from '../files/file-bytes.js';
import { MAX_FILE_BYTES, type GivenFile } from '../inquiries/inquiry-files.js';
import { inquiryError } from '../inquiries/inquiry-refusals.js';

/** Files of this machine, to go with an inquiry. Refused where one cannot be read, or is larger than can be taken. */
export async function readGivenFiles(paths: readonly string[]): Promise<Outcome<GivenFile[]>> {
  const files: GivenFile[] = [];
  for (const path of paths) {
    const file = await openFile(path);
    if (!file.ok) return file;
    const pieces: Uint8Array[] = [];
    let size = 0;
    for await (const piece of file.value.bytes) {
      pieces.push(piece);
      size += piece.length;
      if (size > MAX_FILE_BYTES)
        return refused(inquiryError('file-too-large', `${path} is larger than 2 MiB`, 'send a part of it'));
    }
    files.push({ name: basename(path), bytes: Buffer.concat(pieces) });
  }
  return done(files);
}
