/** Every single thing in a value changed in turn, each in a copy of its own. */
export interface Change<T> {
  /** RFC 6901 pointer of what was changed. */
  readonly where: string;
  readonly changed: T;
}

/** Each leaf replaced by another of its type, each key and each item of a list taken out. */
export function* eachChange<T>(value: T): Generator<Change<T>> {
  for (const path of pathsIn(value)) {
    const where = path.map((step) => `/${String(step)}`).join('');
    const replaced = structuredClone(value);
    const before = at(replaced, path);
    if (typeof before !== 'object' || before === null) {
      set(replaced, path, otherThan(before));
      yield { where, changed: replaced };
    }
    if (before === undefined) continue;
    const removed = structuredClone(value);
    remove(removed, path);
    yield { where, changed: removed };
  }
}

type Path = readonly (string | number)[];
type Container = Record<string | number, unknown>;

function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
  if (path.length > 0) yield path;
  if (typeof value !== 'object' || value === null) return;
  const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
  for (const key of keys) yield* pathsIn((value as Container)[key], [...path, key]);
}

const at = (value: unknown, path: Path): unknown => path.reduce((found, step) => (found as Container)[step], value);
const around = (value: unknown, path: Path): Container => at(value, path.slice(0, -1)) as Container;

function set(value: unknown, path: Path, to: unknown): void {
  around(value, path)[path.at(-1) ?? ''] = to;
}

function remove(value: unknown, path: Path): void {
  const container = around(value, path);
  const last = path.at(-1) ?? '';
  if (Array.isArray(container)) container.splice(Number(last), 1);
  else Reflect.deleteProperty(container, last);
}

/** Something else of the same type and, for text, of the same form. */
function otherThan(before: unknown): unknown {
  if (typeof before === 'number') return before + 1;
  if (typeof before === 'boolean') return !before;
  if (before === null) return 'x';
  const text = before as string;
  const digit = text.search(/[0-9]/);
  if (digit < 0) return `${text}x`;
  // The last digit counts up: 0.95 becomes 0.96, a hash another hash.
  const last = Math.max(...[...text.matchAll(/[0-9]/g)].map(({ index }) => index));
  return `${text.slice(0, last)}${(Number(text[last]) + 1) % 10}${text.slice(last + 1)}`;
}
