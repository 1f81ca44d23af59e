import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { hashed, openFile } from '../../src/files/file-bytes.js';

describe('a file', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'cxpay-files-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const refusal = async (path: string): Promise<unknown> => {
    const file = await openFile(path);
    return file.ok ? 'opened' : [file.findings[0]?.code, file.findings[0]?.message];
  };

  it('is read as it is, and hashed on the way', async () => {
    const path = join(folder, 'a.csv');
    await writeFile(path, 'abc');
    const file = await openFile(path);
    if (!file.ok) throw new Error('not opened');
    expect(file.value).toMatchObject({ path, size: 3 });
    const { bytes, sha256 } = hashed(file.value.bytes);
    const pieces: Uint8Array[] = [];
    for await (const piece of bytes) pieces.push(piece);
    expect(Buffer.concat(pieces).toString()).toBe('abc');
    expect(sha256()).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    await file.value.close();
  });

  it('that cannot be opened is refused by the name it was given', async () => {
    expect(await refusal(join(folder, 'none.csv'))).toEqual(['file-missing', `${folder}/none.csv does not exist.`]);
    expect(await refusal(folder)).toEqual(['file-is-folder', `${folder} is a folder, not a file.`]);
    await writeFile(join(folder, 'a.csv'), 'abc');
    expect(await refusal(join(folder, 'a.csv', 'b.csv'))).toEqual([
      'file-missing',
      `${folder}/a.csv/b.csv does not exist: a part of its path is a file.`,
    ]);
  });

  const asRoot = process.getuid?.() === 0;
  (asRoot ? it.skip : it)('that may not be read is refused', async () => {
    const path = join(folder, 'a.csv');
    await writeFile(path, 'abc');
    await chmod(path, 0);
    expect(await refusal(path)).toEqual(['file-forbidden', `${path} may not be read by this user.`]);
  });
});
