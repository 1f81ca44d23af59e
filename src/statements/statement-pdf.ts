import { displayWidth, LINE_WIDTH } from '../explanations/layout.js';
import { FONTS, inFont } from './statement-fonts.js';

/** What a statement is made of. */
export interface StatementContent {
  /** The scorecard, as {@link renderScorecard} writes it: who and when on the first line, the amount first of what follows. */
  readonly text: string;
  /** On every page at the bottom: whose it is, of which run, with its root. */
  readonly footer: string;
  readonly title: string;
  /** The run's own time, so that the same statement has the same bytes. */
  readonly at: string;
  readonly language: string;
}

const MARGIN = 44;
const A4 = { width: 595.28, height: 841.89 };
const SIZE = 8.5;
const LEADING = 12.5;
/** A column of the scorecard's text on paper. */
const COLUMN = (A4.width - 2 * MARGIN) / LINE_WIDTH;
const INK = '#1a1a1a';
const QUIET = '#5f6368';
const FOOT = 30;

interface Segment {
  readonly text: string;
  /** Columns before it, and through its end. */
  readonly from: number;
  readonly to: number;
}

/** Sets a scorecard on A4 pages. Depends on nothing but its content: the same content gives the same bytes. */
export async function statementPdf(content: StatementContent): Promise<Buffer> {
  // Large, and needed for statements alone: loaded when somebody asks for one.
  const { default: PDFDocument } = await import('pdfkit');
  const date = new Date(content.at);
  const document = new PDFDocument({
    size: 'A4',
    margin: 0,
    bufferPages: true,
    lang: content.language,
    info: { Title: content.title, Creator: 'cxpay', Producer: 'cxpay', CreationDate: date, ModDate: date },
  });
  document.registerFont('regular', FONTS.regular()).registerFont('bold', FONTS.bold());
  const pieces: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('error', reject);
    document.on('end', () => {
      resolve(Buffer.concat(pieces));
    });
  });
  drawLines(document, content.text.trimEnd().split('\n'));
  drawFooters(document, content.footer);
  document.end();
  return finished;
}

function drawLines(document: PDFKit.PDFDocument, lines: readonly string[]): void {
  let y = MARGIN;
  // The first line that stands out is the amount, or why there is none.
  const amount = lines.findIndex((line, i) => i > 0 && line !== '');
  for (const [i, line] of lines.entries()) {
    if (line === '') {
      y += LEADING / 2;
      continue;
    }
    const size = i === 0 ? 11 : i === amount ? 13 : SIZE;
    const isHeading = !line.startsWith(' ');
    if (y + LEADING * (isHeading ? 3 : 1) > A4.height - MARGIN - FOOT) {
      document.addPage({ size: 'A4', margin: 0 });
      y = MARGIN;
    }
    drawLine(document, line, y, size, isHeading && (i <= amount || displayWidth(line) < LINE_WIDTH / 2));
    y += i === 0 || i === amount ? LEADING * 1.6 : LEADING;
    if (i === 0) {
      document
        .moveTo(MARGIN, y - 3)
        .lineTo(A4.width - MARGIN, y - 3)
        .lineWidth(0.5)
        .stroke(QUIET);
      y += 4;
    }
  }
}

function drawLine(document: PDFKit.PDFDocument, line: string, y: number, size: number, isBold: boolean): void {
  const segments = segmentsOf(line);
  const isRow = segments.length >= 4;
  document.font(isBold ? 'bold' : 'regular').fillColor(line.startsWith('    ') ? QUIET : INK);
  for (const [i, segment] of segments.entries()) {
    const isRight = i > 0 && (isRow || segment.to >= LINE_WIDTH || /^[+−–≥≤<>]?\s?[\d.,…]+/.test(segment.text));
    drawSegment(document, segment, y, size, isRight);
  }
}

function drawSegment(
  document: PDFKit.PDFDocument,
  { text, from, to }: Segment,
  y: number,
  size: number,
  isRight: boolean,
) {
  const shown = inFont(text);
  document.fontSize(size);
  const natural = document.widthOfString(shown);
  const room = isRight ? A4.width : A4.width - MARGIN - (MARGIN + from * COLUMN);
  if (natural > room) document.fontSize((size * room) / natural);
  const width = document.widthOfString(shown);
  const x = isRight ? Math.min(MARGIN + to * COLUMN, A4.width - MARGIN) - width : MARGIN + from * COLUMN;
  document.text(shown, x, y, { lineBreak: false });
}

/** The parts of a line between which there is more than one space, by the columns that they take. */
export function segmentsOf(line: string): Segment[] {
  const segments: Segment[] = [];
  for (const match of line.matchAll(/\S+(?: \S+)*/g)) {
    const from = displayWidth(line.slice(0, match.index));
    segments.push({ text: match[0], from, to: from + displayWidth(match[0]) });
  }
  return segments;
}

function drawFooters(document: PDFKit.PDFDocument, footer: string): void {
  const { count } = document.bufferedPageRange();
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    document.font('regular').fontSize(6.5).fillColor(QUIET);
    const y = A4.height - FOOT;
    document.text(inFont(footer), MARGIN, y, { lineBreak: false });
    const number = `${page + 1} / ${count}`;
    document.text(number, A4.width - MARGIN - document.widthOfString(number), y, { lineBreak: false });
  }
}
