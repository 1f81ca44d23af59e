import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

import { defineConfig, type Plugin } from 'vite';

const OUT = fileURLToPath(new URL('../dist/web', import.meta.url));
const COMPRESSED = /\.(js|css|svg|html)$/;

/** Compresses what is built once, so that the server need not do it at each request. */
const compressed = (): Plugin => ({
  name: 'compressed',
  closeBundle() {
    for (const name of readdirSync(OUT, { recursive: true, encoding: 'utf8' })) {
      if (!COMPRESSED.test(name)) continue;
      const content = readFileSync(join(OUT, name));
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 };
      writeFileSync(join(OUT, `${name}.br`), brotliCompressSync(content, { params }));
      writeFileSync(join(OUT, `${name}.gz`), gzipSync(content, { level: 9 }));
    }
  },
});

/** The pages, built to `dist/web`, from where the server serves them. `npx vite web` shows them beside a server on port 3000. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [compressed()],
  // The policy of the server allows no script and no file in place.
  build: {
    outDir: OUT,
    emptyOutDir: true,
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    target: 'es2023',
    manifest: true,
    // The charts are one large file, loaded only where one is shown.
    chunkSizeWarningLimit: 1_500,
    // Ant Design marks its files for frameworks that render on a server, which this is not.
    rolldownOptions: { checks: { moduleLevelDirective: false } },
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
