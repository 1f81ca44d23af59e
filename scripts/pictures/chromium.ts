import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import Chromium from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/**
 * A real Chromium, which comes with the packages; it is unpacked at first use. It writes everything in the Chinese font that statements
 * are written in too, so that its pictures are the same on every machine, and no text in them is boxes.
 */
export async function openChromium(): Promise<Browser> {
  Chromium.setGraphicsMode = false;
  return chromium.launch({
    executablePath: await Chromium.executablePath(),
    args: ['--headless=shell', '--no-sandbox', '--no-zygote', '--disable-gpu'],
    env: { ...process.env, FONTCONFIG_FILE: fonts() },
  });
}

/** No other font is known to it: which one a machine would choose for `system-ui` is anybody's guess. */
function fonts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cxpay-fonts-'));
  const faces = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const folders = ['400Regular', '600SemiBold', '700Bold'].map((weight) => `<dir>${join(faces, weight)}</dir>`);
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, `<fontconfig>${folders.join('')}<cachedir>${folder}</cachedir></fontconfig>`);
  return file;
}
