import { drawLine, INK, MARGIN, QUIET, A4, type Placing } from './statement-line.js';
import { StatementFonts } from './statement-fonts.js';
import { TextSetter } from './text-setter.js';
import { displayWidth, LINE_WIDTH } from '../explanations/layout.js';

/** What a statement is made of. */
export interface StatementContent {
  /** The scorecard, as {@link renderScorecard} writes it: who and when first, the amount first of what follows. */
  readonly text: string;
  /** On every page at the bottom: whose it is, and of which run, with its root. */
  readonly name: string;
  readonly footer: string;
  readonly title: string;
  /** The run's own time, so that the same statement has the same bytes. */
  readonly at: string;
  readonly language: string;
}

const SIZE = 8.5;
const LEADING = 12.5;
const FOOT = 30;
const HEAD_SIZE = 11;
const AMOUNT_SIZE = 13;

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
    font: '',
    info: { Title: content.title, Creator: 'cxpay', Producer: 'cxpay', CreationDate: date, ModDate: date },
  });
  const pieces: Buffer[] = [];
  const finished = new Promise<Buffer>((resolve, reject) => {
    document.on('data', (piece: Buffer) => pieces.push(piece));
    document.on('error', reject);
    document.on('end', () => {
      resolve(Buffer.concat(pieces));
    });
  });
  const setter = new TextSetter(document, await StatementFonts.of());
  drawLines(document, setter, content.text.trimEnd().split('\n'));
  drawFooters(document, setter, content);
  document.end();
  return finished;
}

function drawLines(document: PDFKit.PDFDocument, setter: TextSetter, lines: readonly string[]): void {
  let y = MARGIN;
  // Who and when, in one line or more; the first line after it is the amount, or why there is none.
  const head = lines.indexOf('');
  const amount = lines.findIndex((line, i) => i > head && line !== '');
  for (const [i, line] of lines.entries()) {
    if (line === '') {
      if (i === head) y = drawRule(document, y);
      y += LEADING / 2;
      continue;
    }
    const isHeading = !line.startsWith(' ');
    if (y + LEADING * (isHeading ? 3 : 1) > A4.height - MARGIN - FOOT) {
      document.addPage({ size: 'A4', margin: 0 });
      y = MARGIN;
    }
    const stands = i < head ? HEAD_SIZE : i === amount ? AMOUNT_SIZE : SIZE;
    const isBold = isHeading && (i <= amount || displayWidth(line) < LINE_WIDTH / 2);
    const placing: Placing = {
      weight: isBold ? 'bold' : 'regular',
      size: stands,
      color: line.startsWith('    ') ? QUIET : INK,
      leading: stands === SIZE ? LEADING : LEADING * 1.6,
    };
    y = drawLine(setter, line, y, placing);
  }
}

function drawRule(document: PDFKit.PDFDocument, y: number): number {
  document
    .moveTo(MARGIN, y - 3)
    .lineTo(A4.width - MARGIN, y - 3)
    .lineWidth(0.5)
    .stroke(QUIET);
  return y + 4;
}

/** A long name is cut here: it stands in full on the first page, and the code beside it is whole. */
function drawFooters(document: PDFKit.PDFDocument, setter: TextSetter, { name, footer }: StatementContent): void {
  const { count } = document.bufferedPageRange();
  const setting = { weight: 'regular', size: 6.5, color: QUIET } as const;
  const y = A4.height - FOOT;
  for (let page = 0; page < count; page += 1) {
    document.switchToPage(page);
    const number = `${page + 1} / ${count}`;
    const right = A4.width - MARGIN - setter.width(number, setting);
    const rest = ` · ${footer}`;
    const room = right - 2 * setting.size - MARGIN - setter.width(rest, setting);
    setter.set(setter.cut(name, room, setting) + rest, MARGIN, y, setting);
    setter.set(number, right, y, setting);
  }
}
