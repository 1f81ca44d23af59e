import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Two folders for one conversion: files to read, and a place to write to. */
export interface Folders {
  readonly input: string;
  readonly out: string;
  /** The lines of a file that was written. */
  readonly lines: (name: string) => Promise<readonly string[]>;
}

/** Does something with folders that hold these files; removes them afterwards. */
export async function withFiles<T>(
  files: Readonly<Record<string, string>>,
  work: (folders: Folders) => Promise<T>,
): Promise<T> {
  const root = await mkdtemp(join(tmpdir(), 'cxpay-real-input-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(root, name), text);
    const out = join(root, 'out');
    const lines = async (name: string): Promise<readonly string[]> =>
      (await readFile(join(out, name), 'utf8')).trimEnd().split('\n');
    return await work({ input: root, out, lines });
  } finally {
    await rm(root, { recursive: true });
  }
}
