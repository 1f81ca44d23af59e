import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

import type { Font } from 'fontkit';

import { unpackedWoff } from './unpacked-woff.js';

export const WEIGHTS = ['regular', 'bold'] as const;
export type Weight = (typeof WEIGHTS)[number];

/**
 * Fonts in the order in which a character is looked for (all SIL Open Font License): Noto Sans for Latin, Greek and Cyrillic letters
 * with every mark; Noto Sans SC for 30,000 Chinese characters; Noto Naskh Arabic; and UnifontEX, coarse but with a glyph for
 * nearly everything that is left: other scripts and emoji.
 */
const FILES = {
  latin: packaged('@embedpdf/fonts-latin', '../fonts/NotoSans-Regular.ttf', '../fonts/NotoSans-Bold.ttf'),
  han: packaged(
    '@expo-google-fonts/noto-sans-sc',
    '400Regular/NotoSansSC_400Regular.ttf',
    '700Bold/NotoSansSC_700Bold.ttf',
  ),
  arabic: packaged(
    '@embedpdf/fonts-arabic',
    '../fonts/NotoNaskhArabic-Regular.ttf',
    '../fonts/NotoNaskhArabic-Bold.ttf',
  ),
  rest: packaged('@fontsource/unifontex', 'files/unifontex-latin-400-normal.woff'),
} as const;
export type Family = keyof typeof FILES;
const FAMILIES = Object.keys(FILES) as Family[];

function packaged(name: string, regular: string, bold = regular): () => Readonly<Record<Weight, string>> {
  return () => {
    const folder = dirname(createRequire(import.meta.url).resolve(name));
    return { regular: join(folder, regular), bold: join(folder, bold) };
  };
}

/** Characters of which it is remembered which font has them. */
const REMEMBERED = 20_000;

/** The fonts, each read and parsed once, when a character is first looked for in it. */
export class StatementFonts {
  private readonly parsed = new Map<string, Font>();
  private readonly families = new Map<string, Family | undefined>();

  private constructor(private readonly create: (bytes: Buffer) => Font) {}

  private static made: Promise<StatementFonts> | undefined;

  /** Those of this process. Large, and needed for statements alone: loaded when somebody asks for one. */
  static of(): Promise<StatementFonts> {
    return (this.made ??= import('fontkit').then(({ create }) => new StatementFonts((bytes) => create(bytes) as Font)));
  }

  /** The first family that has all of these characters; `undefined` where none has. */
  familyOf(text: string): Family | undefined {
    if (this.families.has(text)) return this.families.get(text);
    const characters = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    const found = FAMILIES.find((family) => {
      const font = this.font(family, 'regular');
      return characters.every((character) => font.hasGlyphForCodePoint(character));
    });
    if (this.families.size >= REMEMBERED) this.families.clear();
    this.families.set(text, found);
    return found;
  }

  /**
   * A font for one document. Its tables are shared; its glyphs are its own, because fontkit remembers of a glyph for which character it
   * was first asked: a document's text would else depend on the documents before it.
   */
  forDocument(family: Family, weight: Weight): Font {
    return Object.assign(Object.create(this.font(family, weight)) as Font, { _glyphs: {} });
  }

  private font(family: Family, weight: Weight): Font {
    const name = `${family} ${weight}`;
    const known = this.parsed.get(name);
    if (known) return known;
    const path = FILES[family]()[weight];
    const bytes = readFileSync(path);
    const font = this.create(path.endsWith('.woff') ? unpackedWoff(bytes) : bytes);
    // Asked for once here, what follows from the character map is there for all documents.
    font.hasGlyphForCodePoint(0x20);
    this.parsed.set(name, font);
    return font;
  }
}
