/** What takes the place of what in a text, so that a cursor stays where it was. Pure; the editor does it. */
import { findNodeAtLocation, getLocation, parseTree } from 'jsonc-parser';

export interface Replacement {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** Where the cursor stands afterwards. */
  readonly cursor: number;
}

/**
 * The smallest piece that makes one text of the other. The cursor stays at its place outside of it; inside it goes to the same part of
 * the document, as deep in it as it was: a plan that was saved comes back in its own layout.
 */
export function replacement(before: string, after: string, cursor: number): Replacement {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head++;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const [from, to] = [head, before.length - tail];
  const piece = { from, to, insert: after.slice(head, after.length - tail) };
  if (cursor <= from) return { ...piece, cursor };
  if (cursor >= to) return { ...piece, cursor: cursor + after.length - before.length };
  return { ...piece, cursor: samePart(before, after, cursor) };
}

function samePart(before: string, after: string, cursor: number): number {
  const { path } = getLocation(before, cursor);
  const [was, is] = [before, after].map((text) => {
    const root = parseTree(text);
    return root && findNodeAtLocation(root, path);
  });
  if (!is) return Math.min(cursor, after.length);
  const depth = was ? cursor - was.offset : 0;
  return is.offset + Math.max(0, Math.min(depth, is.length));
}
