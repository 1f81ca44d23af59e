/**
 * Parameters: named figures (targets, thresholds, rates) that plans refer to as `"$name"`. Each is a list of dated values, and may
 * have other values for some people. Before a plan computes, every reference in it is replaced by the decimal that holds.
 */
import type { DatedValue, DecimalText, Parameter, ParameterOverride, ParametersDocument } from './documents.js';

/** Who a value is asked for. */
export interface ParameterSubject {
  readonly role: string;
  /** Codes of the department and all above it, its own first. */
  readonly departments: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
}

/** A value as it holds: since which period, and for whom where it is an override's. */
export interface ParameterValue {
  readonly value: DecimalText;
  readonly from: string;
  readonly override: Readonly<Record<string, string>> | null;
}

/** Values of one list, the latest first; `when` is `null` for the base. */
interface ValueList {
  readonly when: ParameterOverride['when'] | null;
  readonly values: readonly Required<Pick<DatedValue, 'from' | 'is'>>[];
}

/** The parameters in force in a period, by name. */
export class ParameterTable {
  private readonly parameters = new Map<
    string,
    { readonly base: ValueList; readonly overrides: readonly ValueList[] }
  >();

  /** Of a name that is defined twice the first counts: whoever builds the table has refused that. */
  constructor(documents: readonly ParametersDocument[]) {
    for (const { effectiveFrom, parameters } of documents)
      for (const parameter of parameters) this.add(parameter, effectiveFrom);
  }

  private add({ name, values, overrides }: Parameter, start: string): void {
    if (this.parameters.has(name)) return;
    this.parameters.set(name, {
      base: { when: null, values: latestFirst(values, start) },
      overrides: (overrides ?? []).map((override) => ({
        when: override.when,
        values: latestFirst(override.values, start),
      })),
    });
  }

  has(name: string): boolean {
    return this.parameters.has(name);
  }

  /** The first period with a value for everybody; `undefined` where there is no such parameter. */
  firstPeriod(name: string): string | undefined {
    return this.parameters.get(name)?.base.values.at(-1)?.from;
  }

  /** Every period from which a value of it holds, for anybody; empty where there is no such parameter. */
  startsOf(name: string): readonly string[] {
    const parameter = this.parameters.get(name);
    if (!parameter) return [];
    return [parameter.base, ...parameter.overrides].flatMap(({ values }) => values.map(({ from }) => from));
  }

  /**
   * The value that holds for somebody in a period (`2026-10`): the most specific override that applies to them and has a value by
   * then, else the base. More conditions are more specific; of as many, the one that names the nearer department (or one at all);
   * then the one written first. `undefined` where there is no such parameter, or no value of it yet.
   */
  valueFor(name: string, period: string, who: ParameterSubject): ParameterValue | undefined {
    const parameter = this.parameters.get(name);
    if (!parameter) return undefined;
    const applying = parameter.overrides.filter(({ when }) => when && applies(when, who));
    applying.sort((a, b) => bySpecificity(a.when ?? {}, b.when ?? {}, who));
    for (const { when, values } of [...applying, parameter.base]) {
      const held = values.find(({ from }) => from <= period);
      if (held) return { value: held.is, from: held.from, override: when };
    }
    return undefined;
  }
}

const latestFirst = (values: readonly DatedValue[], start: string): ValueList['values'] =>
  values.map(({ from = start, is }) => ({ from, is })).sort((a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0));

function applies(when: ParameterOverride['when'], { role, departments, attributes }: ParameterSubject): boolean {
  return Object.entries(when).every(([key, wanted]) => {
    if (key === 'role') return role === wanted;
    if (key === 'department') return departments.includes(wanted);
    return Object.hasOwn(attributes, key) && attributes[key] === wanted;
  });
}

function bySpecificity(a: ParameterOverride['when'], b: ParameterOverride['when'], who: ParameterSubject): number {
  return Object.keys(b).length - Object.keys(a).length || distance(a, who) - distance(b, who);
}

/** Steps up from the own department to the one named; further than all where none is. */
const distance = ({ department }: ParameterOverride['when'], { departments }: ParameterSubject): number =>
  department === undefined ? departments.length : departments.indexOf(department);

const REFERENCE = /^\$([a-z0-9][a-z0-9-]{0,63})$/;
/** Words for people stand under these keys. */
const TEXTS: ReadonlySet<string> = new Set(['name', 'description', 'reason', 'label']);
/** Parts of a document that are no part of what is computed. */
const NOT_COMPUTED: ReadonlySet<string> = new Set(['$schema', 'examples', 'uses']);

type Path = readonly (string | number)[];

/** A reference and where it stands, from the outermost key inwards. */
export interface ParameterReference {
  readonly name: string;
  readonly path: Path;
}

/** The parameter that a decimal place names (`"$on-time-target"` → `on-time-target`); `undefined` for anything else. */
export function parameterName(text: string): string | undefined {
  return REFERENCE.exec(text)?.[1];
}

/** Every reference in a plan or in rules, in the order of the document. */
export function parameterReferences(document: object): readonly ParameterReference[] {
  const found: ParameterReference[] = [];
  visit(document, [], (name, path) => {
    found.push({ name, path });
    return undefined;
  });
  return found;
}

/** Names of the parameters that a plan with its shared rules expanded, or rules, refer to: each once, sorted. */
export function parameterNames(document: object): readonly string[] {
  return [...new Set(parameterReferences(document).map(({ name }) => name))].sort();
}

/**
 * The document with the decimal of each parameter in place of its references. Names, reasons, texts and examples stay as they
 * are; so does a reference that `lookup` knows nothing of. Parts in which nothing changes are shared with the document, which is
 * itself the answer where nothing does at all.
 *
 * @example resolveReferences({ weight: '$w' }, () => '60%') // { weight: '60%' }
 */
export function resolveReferences<T>(document: T, lookup: (name: string) => DecimalText | undefined): T {
  return visit(document, [], lookup) as T;
}

type Replace = (name: string, path: Path) => DecimalText | undefined;

function visit(value: unknown, path: Path, replace: Replace): unknown {
  if (typeof value === 'string') {
    const name = parameterName(value);
    return name === undefined ? value : (replace(name, path) ?? value);
  }
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return visitList(value, path, replace);
  return visitObject(value as Readonly<Record<string, unknown>>, path, replace);
}

function visitList(list: readonly unknown[], path: Path, replace: Replace): readonly unknown[] {
  const visited = list.map((item, index) => visit(item, [...path, index], replace));
  return visited.every((item, index) => item === list[index]) ? list : visited;
}

function visitObject(object: Readonly<Record<string, unknown>>, path: Path, replace: Replace): object {
  const visited = Object.entries(object).map(([key, member]): [string, unknown] =>
    isLeftAlone(key, member, path) ? [key, member] : [key, visit(member, [...path, key], replace)],
  );
  return visited.every(([key, member]) => member === object[key]) ? object : Object.fromEntries(visited);
}

const isLeftAlone = (key: string, member: unknown, path: Path): boolean =>
  (path.length === 0 && NOT_COMPUTED.has(key)) || (TEXTS.has(key) && isLocalText(member));

/** Is it an object of words by language? English stands in every one. */
const isLocalText = (value: unknown): boolean => typeof value === 'object' && value !== null && 'en' in value;
