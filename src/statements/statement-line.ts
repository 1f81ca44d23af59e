import { displayWidth, LINE_WIDTH } from '../explanations/layout.js';
import type { Setting, TextSetter } from './text-setter.js';

export const MARGIN = 44;
export const A4 = { width: 595.28, height: 841.89 };
export const INK = '#1a1a1a';
export const QUIET = '#5f6368';

/** A column of the scorecard's text on paper. */
const COLUMN = (A4.width - 2 * MARGIN) / LINE_WIDTH;
/** Between two texts of a line, at least. */
const GAP = COLUMN;
/** A text that is too wide is set smaller, down to this part of its size; then it runs on below. */
const SMALLEST = 0.75;

export interface Placing extends Setting {
  /** From one line to the next, in points. */
  readonly leading: number;
}

interface Segment {
  readonly text: string;
  /** Columns before it, and through its end. */
  readonly from: number;
  readonly to: number;
}

/** Sets a line of a scorecard, in several lines where it is wider than the page. Answers where the next one begins. */
export function drawLine(setter: TextSetter, line: string, y: number, placing: Placing): number {
  const segments = segmentsOf(line);
  let limit = A4.width - MARGIN;
  let lines = 1;
  // From the right, so that each knows how far the next one comes.
  for (const [i, segment] of [...segments.entries()].reverse()) {
    const before = segments[i - 1];
    if (isRight(segment, i, segments.length)) {
      const left = before ? MARGIN + before.to * COLUMN : MARGIN;
      limit =
        drawRight(setter, segment, { left, right: Math.min(MARGIN + segment.to * COLUMN, limit) }, y, placing) - GAP;
    } else {
      const x = MARGIN + segment.from * COLUMN;
      lines = Math.max(lines, drawLeft(setter, segment.text, { left: x, right: limit }, y, placing));
      limit = x - GAP;
    }
  }
  return y + lines * placing.leading;
}

interface Room {
  readonly left: number;
  readonly right: number;
}

/** Numbers, and what stands at the right margin: never broken, and as small as they have to be. Answers where it begins. */
function drawRight(setter: TextSetter, { text }: Segment, room: Room, y: number, placing: Placing): number {
  const natural = setter.width(text, placing);
  // What is beside it runs on below before this is set smaller than that.
  const least = Math.min(natural, natural * SMALLEST);
  const width = Math.min(natural, Math.max(room.right - room.left, least));
  const size = (placing.size * width) / Math.max(natural, Number.MIN_VALUE);
  setter.set(text, room.right - width, y + placing.size - size, { ...placing, size });
  return room.right - width;
}

/** Answers in how many lines. */
function drawLeft(setter: TextSetter, text: string, { left, right }: Room, y: number, placing: Placing): number {
  const room = right - left;
  const natural = setter.width(text, placing);
  const size = placing.size * Math.min(1, Math.max(room / natural, SMALLEST));
  const lines = natural * SMALLEST > room ? setter.broken(text, room, { ...placing, size }) : [text];
  for (const [i, part] of lines.entries())
    setter.set(part, left, y + i * placing.leading + placing.size - size, { ...placing, size });
  return lines.length;
}

const isRight = ({ text, to }: Segment, index: number, count: number): boolean =>
  index > 0 && (count >= 4 || to >= LINE_WIDTH || /^[+−–≥≤<>]?\s?[\d.,…]+/.test(text));

/** The parts of a line between which there is more than one space, by the columns that they take. */
export function segmentsOf(line: string): Segment[] {
  const segments: Segment[] = [];
  for (const match of line.matchAll(/\S+(?: \S+)*/g)) {
    const from = displayWidth(line.slice(0, match.index));
    segments.push({ text: match[0], from, to: from + displayWidth(match[0]) });
  }
  return segments;
}
