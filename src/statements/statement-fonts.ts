import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const FAMILY = '@expo-google-fonts/noto-sans-sc';

/** Noto Sans SC (SIL Open Font License): letters of Latin, Greek and Cyrillic, and 30,000 Chinese characters. Read once. */
export const FONTS = {
  regular: lazily(`${FAMILY}/400Regular/NotoSansSC_400Regular.ttf`),
  bold: lazily(`${FAMILY}/700Bold/NotoSansSC_700Bold.ttf`),
} as const;

function lazily(path: string): () => Buffer {
  let bytes: Buffer | undefined;
  return () => (bytes ??= readFileSync(require.resolve(path)));
}

/** What the font lacks, as what it has; and quotation marks, which it sets as wide as a Chinese character. */
const REPLACED: Readonly<Record<string, string>> = {
  '✗': '×',
  š: 's\u030c',
  Š: 'S\u030c',
  ž: 'z\u030c',
  Ž: 'Z\u030c',
  '“': '"',
  '”': '"',
};

/** A text in characters that the font has. */
export const inFont = (text: string): string =>
  text.replace(/[✗šŠžŽ“”]/g, (character) => REPLACED[character] ?? character);
