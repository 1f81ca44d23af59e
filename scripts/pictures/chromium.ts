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

const FACE = 'Noto Sans SC';

function fonts(): string {
  const folder = mkdtempSync(join(tmpdir(), 'cxpay-fonts-'));
  const faces = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/noto-sans-sc/package.json'));
  const weights = ['400Regular', '600SemiBold'].map((weight) => join(faces, weight));
  // Signs that the Chinese font lacks come from those of the machine.
  const folders = [...weights, '/usr/share/fonts', join(tmpdir(), 'fonts')].map((each) => `<dir>${each}</dir>`);
  const edit = `<edit name="family" mode="prepend" binding="strong"><string>${FACE}</string></edit>`;
  const names = ['system-ui', 'sans-serif'].map(
    (name) => `<match target="pattern"><test name="family"><string>${name}</string></test>${edit}</match>`,
  );
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, `<fontconfig>${[...folders, ...names].join('')}<cachedir>${folder}</cachedir></fontconfig>`);
  return file;
}
