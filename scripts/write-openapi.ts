import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { Database } from '../src/database/database.js';
import { descriptionFaults } from '../src/http/openapi-faults.js';
import { describeApi, OPENAPI_FILE } from '../src/http/openapi.js';
import { packageFolder } from '../src/http/package-file.js';
import { createHttpApp } from '../src/server.js';

/** Writes `openapi.json` from the compiled controllers; with `--check` only says whether it is what it should be. */
const HOW = 'npm run build && npm run openapi';

async function described(): Promise<string> {
  // Describing asks nothing of the database.
  const nowhere = Object.create(Database.prototype) as Database;
  const app = await createHttpApp(nowhere, () => undefined);
  const document = describeApi(app);
  const faults = descriptionFaults(document);
  if (faults.length > 0) throw new FaultyDescription(faults);
  return `${JSON.stringify(document, null, 2)}\n`;
}

class FaultyDescription extends Error {
  constructor(readonly faults: readonly string[]) {
    super('the description of the API is not complete');
  }
}

async function main(isCheck: boolean): Promise<void> {
  const text = await described();
  const path = join(packageFolder(), OPENAPI_FILE);
  if (!isCheck) {
    writeFileSync(path, text);
    process.stdout.write(`${OPENAPI_FILE} written\n`);
    return;
  }
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return;
  process.stderr.write(`${OPENAPI_FILE} is not what the controllers say: regenerate it with ${HOW}\n`);
  process.exitCode = 1;
}

try {
  await main(process.argv.includes('--check'));
} catch (error) {
  if (!(error instanceof FaultyDescription)) throw error;
  process.stderr.write(`The description of the API is not complete:\n${error.faults.map((f) => `  ${f}\n`).join('')}`);
  process.exitCode = 1;
}
