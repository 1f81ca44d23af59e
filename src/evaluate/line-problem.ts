import { shownCell } from '../files/cell-text.js';
import { nearestName } from '../files/nearest-name.js';
import { pointerOf, type Path } from '../plans/check/json-source.js';

/** What is wrong with a line, and where in it. */
export class LineProblem {
  constructor(
    /** RFC 6901: `/observations/0/value`; empty for the whole line. */
    readonly pointer: string,
    readonly message: string,
  ) {}

  static at(path: Path, message: string): LineProblem {
    return new LineProblem(pointerOf(path), message);
  }

  /** On one line, for people. */
  get text(): string {
    return this.pointer === '' ? this.message : `${this.pointer} ${this.message}`;
  }
}

/** Members of an object by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** A value as an object that has no other members than these; any, where none are named. */
export function readFields(value: unknown, pointer: string, names?: readonly string[]): Fields | LineProblem {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return new LineProblem(pointer, pointer === '' ? 'the line is not an object' : 'is not an object');
  const unknown = names && Object.keys(value).find((name) => !names.includes(name));
  if (names === undefined || unknown === undefined) return value as Fields;
  const nearest = nearestName(unknown, names);
  const advice = nearest === undefined ? `the names are ${names.join(', ')}` : `did you mean ${nearest}?`;
  return new LineProblem(
    pointer,
    `${pointer === '' ? 'the line ' : ''}has ${shownCell(unknown)}, which is not known here: ${advice}`,
  );
}
