import { LineProblem } from './line-problem.js';

/** A name with the colon after it: in valid JSON nothing else looks like that. */
const NAME = /"(?:[^"\\]|\\.)*"(?=\s*:)/g;

/** What is wrong where an object of a line names something twice: `JSON.parse` keeps the last without a word. */
export function duplicateKey(text: string, value: unknown): LineProblem | undefined {
  const written = text.match(NAME) ?? [];
  if (written.length === namesIn(value)) return undefined;
  return new LineProblem('', 'the line names something twice in one object');
}

/** The line has the shape of a subject, so there is no depth to fear. */
function namesIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  const members: readonly unknown[] = Object.values(value);
  const own = Array.isArray(value) ? 0 : members.length;
  return members.map(namesIn).reduce((sum, names) => sum + names, own);
}
