// Links node_modules/.bin/cxpay to this checkout's own command, so that `npx cxpay` finds it here.
// With a "bin" entry in package.json npx would build the project anew into its own cache on first use instead.
import { chmodSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../node_modules/.bin/', import.meta.url));
chmodSync(fileURLToPath(new URL('cxpay.js', import.meta.url)), 0o755);
mkdirSync(folder, { recursive: true });
rmSync(`${folder}cxpay`, { force: true });
symlinkSync('../../bin/cxpay.js', `${folder}cxpay`);
