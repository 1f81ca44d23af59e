import { WEIGHTS, type Family, type StatementFonts, type Weight } from './statement-fonts.js';
import { PLAIN, runsOf, type Run } from './text-runs.js';

/** How a text is set. */
export interface Setting {
  readonly weight: Weight;
  readonly size: number;
  readonly color: string;
}

/** From the top of a line to where its letters stand, in sizes: the same for all fonts, so that they stand on one line. */
const BASELINE = 1.1;
const words = new Intl.Segmenter('und', { granularity: 'word' });
const clusters = new Intl.Segmenter('und', { granularity: 'grapheme' });
const clustersOf = (text: string): string[] => Array.from(clusters.segment(text), ({ segment }) => segment);

/** Texts whose parts are remembered: the same labels stand in every statement. */
const REMEMBERED = 10_000;
const runsOfTexts = new Map<string, readonly Run[]>();

/**
 * A letter with a mark is one glyph, not two: of one that stands in several letters a document says but one letter, and who copies an
 * `i` would get another one. Its types know lists of features alone; it takes objects, as its font library does.
 */
const WHOLE = { features: { ccmp: false } as unknown as PDFKit.Mixins.OpenTypeFeatures[] };
const featuresOf = ({ text, family }: Run) => (family === 'latin' && !PLAIN.test(text) ? WHOLE : {});

/** Measures and sets texts in a document, every character in a font that has it. */
export class TextSetter {
  private readonly widths = new Map<string, number>();
  private readonly known = new Set<string>();

  constructor(
    private readonly document: PDFKit.PDFDocument,
    private readonly fonts: StatementFonts,
  ) {}

  /** How wide a text is, in points. */
  width(text: string, { weight, size }: Pick<Setting, 'weight' | 'size'>): number {
    const key = `${weight} ${text}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known * size;
    const width = this.runsOf(text).reduce((sum, run) => sum + this.runWidth(run, weight, 1), 0);
    this.widths.set(key, width);
    return width * size;
  }

  /** Sets a text in one line, its left end at `x`, the top of the line at `y`. */
  set(text: string, x: number, y: number, { weight, size, color }: Setting): void {
    let left = x;
    this.document.fillColor(color);
    for (const run of this.runsOf(text)) {
      const width = this.runWidth(run, weight, size);
      const options = { lineBreak: false, baseline: 'alphabetic', ...featuresOf(run) } as const;
      this.document.text(run.text, left, y + BASELINE * size, options);
      left += width;
    }
  }

  /** A text in lines that are at most so wide: broken between words, and within one that is wider by itself. */
  broken(text: string, room: number, setting: Pick<Setting, 'weight' | 'size'>): string[] {
    const lines: string[] = [];
    let line = '';
    let taken = 0;
    for (const { segment: word } of words.segment(text))
      for (const part of this.width(word, setting) > room ? clustersOf(word) : [word]) {
        const width = this.width(part, setting);
        if (line !== '' && part.trim() !== '' && taken + width > room) {
          lines.push(line.trimEnd());
          [line, taken] = ['', 0];
        }
        if (line === '' && part.trim() === '') continue;
        line += part;
        taken += width;
      }
    return [...lines, line.trimEnd()];
  }

  /** As much of a text as is at most so wide, with an ellipsis where something is left out. */
  cut(text: string, room: number, setting: Pick<Setting, 'weight' | 'size'>): string {
    if (this.width(text, setting) <= room) return text;
    let taken = this.width('…', setting);
    let kept = '';
    for (const part of clustersOf(text)) {
      taken += this.width(part, setting);
      if (taken > room) break;
      kept += part;
    }
    return `${kept.trimEnd()}…`;
  }

  private runWidth(run: Run, weight: Weight, size: number): number {
    const { document } = this;
    return document.font(this.named(run.family, weight)).fontSize(size).widthOfString(run.text, featuresOf(run));
  }

  private runsOf(text: string): readonly Run[] {
    const known = runsOfTexts.get(text);
    if (known) return known;
    const runs = runsOf(text, this.fonts);
    if (runsOfTexts.size >= REMEMBERED) runsOfTexts.clear();
    runsOfTexts.set(text, runs);
    return runs;
  }

  /** The name under which a document knows a font, made known where it is not. */
  private named(family: Family, weight: Weight): string {
    const name = family === 'rest' ? `${family}-${WEIGHTS[0]}` : `${family}-${weight}`;
    if (this.known.has(name)) return name;
    this.known.add(name);
    // It takes parsed fonts too, which its types do not say.
    const font: unknown = this.fonts.forDocument(family, weight);
    this.document.registerFont(name, font as Uint8Array);
    return name;
  }
}
