/** A stored document as a text that people read and edit: keys in reading order, and what is short on one line. */
import { inReadingOrder } from './reading-order.js';

/** As wide as the files in `rules/` are written. */
const WIDTH = 110;
const INDENT = '  ';

/** The text of a document; read again it says the same. */
export const documentText = (content: object): string => `${printed(inReadingOrder(content), '', 0, true)}\n`;

/** A value as text. `before` is what stands before it on its line, and `indent` how far its line is moved in. */
function printed(value: unknown, indent: string, before: number, isWhole = false): string {
  const inOneLine = oneLine(value);
  const isScalar = typeof value !== 'object' || value === null;
  if (isScalar || (!isWhole && indent.length + before + inOneLine.length <= WIDTH)) return inOneLine;
  const inner = indent + INDENT;
  const members = Array.isArray(value)
    ? value.map((member) => printed(member, inner, 1))
    : Object.entries(value).map(([key, member]) => {
        const name = `${JSON.stringify(key)}: `;
        return name + printed(member, inner, name.length + 1);
      });
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (members.length === 0) return open + close;
  return `${open}\n${members.map((member) => inner + member).join(',\n')}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}: ${oneLine(member)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
