import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { packageFolder } from '../../src/http/package-file.js';

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

const BUILT = join(packageFolder(), 'dist', 'web');

/** What a browser loads, in bytes of gzip, to show a page for the first time: the entry, the page, and all that they import. */
export function firstLoadBytes(page: string): number {
  const chunks = JSON.parse(readFileSync(join(BUILT, '.vite', 'manifest.json'), 'utf8')) as Record<string, Chunk>;
  const needed = new Set<string>();
  const take = (name: string): void => {
    const chunk = chunks[name];
    if (!chunk) throw new Error(`${name} is not built`);
    if (needed.has(chunk.file)) return;
    needed.add(chunk.file);
    chunk.imports?.forEach(take);
  };
  take('index.html');
  take(page);
  return [...needed].reduce((sum, file) => sum + statSync(join(BUILT, `${file}.gz`)).size, 0);
}
