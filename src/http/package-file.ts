import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of cxpay itself, where package.json lies: the sources and what they are compiled to stand at different depths. */
export function packageFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('package.json is not there');
    folder = above;
  }
  return folder;
}

/** A JSON file that comes with cxpay. */
export const packageFile = (name: string): unknown => JSON.parse(readFileSync(join(packageFolder(), name), 'utf8'));

export const packageVersion = (): string => (packageFile('package.json') as { version: string }).version;
