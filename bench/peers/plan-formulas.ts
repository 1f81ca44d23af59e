/** The bench's plan written out as formulas, one after the other, in the language of whatever peer is to work them out. */
import { exact } from '../../src/engine/exact.js';
import {
  CAP,
  COMPONENTS,
  FLOOR,
  INDICATORS,
  type BenchComponent,
  type Bands,
  type Line,
} from '../company/documents.js';
import { RULES } from '../company/rules.js';
import { plainName } from '../results.js';

/** How a peer writes what the plan says. Everything is text that the peer parses. */
export interface Language {
  /** An input or an earlier formula; `isNear` where that stands in the same section. */
  readonly ref: (name: string, isNear: boolean) => string;
  readonly text: (value: string) => string;
  /** What a formula answers where there is nothing to answer. */
  readonly nothing: string;
  readonly isKnown: (ref: string) => string;
  readonly isAmong: (ref: string, values: readonly string[]) => string;
  /** Does the employee's department, or one above it, have this code? */
  readonly isWithin: (department: string) => string;
  readonly allOf: (conditions: readonly string[]) => string;
  readonly anyOf: (conditions: readonly string[]) => string;
  readonly not: (condition: string) => string;
  readonly when: (condition: string, then: string, otherwise: string) => string;
  readonly least: (a: string, b: string) => string;
  readonly most: (a: string, b: string) => string;
  readonly rounded: (amount: string, decimals: number) => string;
}

export const SECTIONS = ['attainment', 'score', 'rules', 'payout'] as const;
type Section = (typeof SECTIONS)[number];

/** One formula; it may refer to inputs and to all before it. */
export interface Formula {
  readonly section: Section;
  readonly name: string;
  readonly formula: string;
}

/** Inputs that are numbers or nothing at all, then those that everybody has. */
export const MEASURED: readonly string[] = INDICATORS.flatMap(({ code }) => [
  plainName('value', code),
  plainName('sample', code),
]);
export const ALWAYS_KNOWN = ['prorated', 'share-of-days', 'month', 'tenure-months', 'region', 'grade'] as const;

/** The last formula: what is paid. */
export const PAYOUT = 'payout';

const number = (text: string): string => exact(text).toText();

/** The whole plan, from measured values to the payout, made from the very documents that cxpay publishes. */
export function planFormulas(language: Language): readonly Formula[] {
  return new Writer(language).write();
}

class Writer {
  private readonly formulas: Formula[] = [];
  private readonly sectionOf = new Map<string, Section>();
  private section: Section = 'attainment';

  constructor(private readonly language: Language) {}

  write(): readonly Formula[] {
    for (const component of COMPONENTS) this.add(attained(component.id), this.attainment(component));
    this.section = 'score';
    this.add('weights', COMPONENTS.map((c) => this.ifCounted(c, number(c.weight))).join(' + '));
    this.add('points', COMPONENTS.map((c) => this.ifCounted(c, this.points(c))).join(' + '));
    this.add('score', `${this.ref('points')} / ${this.ref('weights')}`);
    this.section = 'rules';
    for (const { name, conditions } of RULES) this.add(`fires:${name}`, this.condition(conditions));
    this.section = 'payout';
    this.payout();
    return this.formulas;
  }

  private add(name: string, formula: string): void {
    this.formulas.push({ section: this.section, name, formula });
    this.sectionOf.set(name, this.section);
  }

  private ref(name: string): string {
    return this.language.ref(name, this.sectionOf.get(name) === this.section);
  }

  private attainment(component: BenchComponent): string {
    const value = this.ref(plainName('value', component.indicator));
    const { isKnown, when, nothing } = this.language;
    return when(isKnown(value), this.curve(component, value), WITHOUT_VALUE[whenMissing(component)] ?? nothing);
  }

  private curve({ attainment }: BenchComponent, value: string): string {
    return 'linear' in attainment ? this.line(attainment, value) : this.bands(attainment, value);
  }

  private line({ linear, below }: Line, value: string): string {
    const points = linear.map(([x, y]) => [number(x), number(y)] as const);
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last) throw new RangeError('a line without points');
    const pieces = points.slice(1).map(([x, y], i): readonly [condition: string, is: string] => {
      const [x0, y0] = points[i] ?? first;
      return [`${value} <= ${x}`, `(${y0} + (${value} - ${x0}) * (${y} - ${y0}) / (${x} - ${x0}))`];
    });
    const start = [`${value} < ${first[0]}`, below === undefined ? first[1] : number(below)] as const;
    return this.cases([start, ...pieces], last[1]);
  }

  private bands({ bands }: Bands, value: string): string {
    const [lowest, ...higher] = bands;
    if (!lowest || lowest.from !== undefined || higher.some(({ from }) => from === undefined))
      throw new RangeError('bands that the bench does not know to write');
    const cases = higher.reverse().map(({ from = '', is }) => [`${value} >= ${number(from)}`, number(is)] as const);
    return this.cases(cases, number(lowest.is));
  }

  private cases(cases: readonly (readonly [condition: string, then: string])[], otherwise: string): string {
    return cases.reduceRight((rest, [condition, then]) => this.language.when(condition, then, rest), otherwise);
  }

  private ifCounted(component: BenchComponent, then: string): string {
    const { isKnown, when } = this.language;
    return whenMissing(component) in WITHOUT_VALUE ? then : when(isKnown(this.ref(attained(component.id))), then, '0');
  }

  private points({ id, weight }: BenchComponent): string {
    return `${number(weight)} * ${this.ref(attained(id))}`;
  }

  private condition(condition: unknown): string {
    const { all, any, not, fact = '', params = {}, operator = '', value } = condition as Condition;
    if (all) return this.language.allOf(all.map((part) => this.condition(part)));
    if (any) return this.language.anyOf(any.map((part) => this.condition(part)));
    if (not !== undefined) return this.language.not(this.condition(not));
    if (operator === 'contains') return this.language.isWithin(String(value));
    const param = Object.values(params)[0];
    const ref = this.ref(plainName(fact, param));
    if (typeof value === 'object')
      return this.language.isAmong(
        ref,
        value.map((item) => (typeof item === 'number' ? String(item) : this.language.text(item))),
      );
    const comparison = `${ref} ${SIGNS[operator] ?? ''} ${String(value)}`;
    return param === undefined ? comparison : this.language.allOf([this.language.isKnown(ref), comparison]);
  }

  /** Target × score, then each rule that changes it in order of priority, the plan's cap and floor, and one rounding. */
  private payout(): void {
    const { when, least, most, rounded, anyOf } = this.language;
    this.add('before-rules', `${this.ref('prorated')} * ${this.ref('score')}`);
    let held = this.ref('before-rules');
    for (const { name, event } of RULES) {
      if (event.type === 'gate' || event.type === 'hold') continue;
      this.add(`after:${name}`, when(this.ref(`fires:${name}`), this.applied(held, event), held));
      held = this.ref(`after:${name}`);
    }
    const target = this.ref('prorated');
    const bounded = most(least(held, `${target} * ${number(CAP)}`), `${target} * ${number(FLOOR)}`);
    const gates = RULES.filter(({ event }) => event.type === 'gate').map(({ name }) => this.ref(`fires:${name}`));
    this.add(PAYOUT, when(anyOf(gates), '0', rounded(bounded, 2)));
  }

  private applied(held: string, { type, params }: (typeof RULES)[number]['event']): string {
    const { by, share, amount = '0' } = params as { readonly by?: string; readonly share?: string; amount?: string };
    if (type === 'multiply') return `${held} * ${number(by ?? '1')}`;
    const money =
      share === undefined
        ? `${this.ref('share-of-days')} * ${number(amount)}`
        : `${this.ref('prorated')} * ${number(share)}`;
    if (type === 'add') return `${held} + ${money}`;
    return type === 'cap' ? this.language.least(held, money) : this.language.most(held, money);
  }
}

interface Condition {
  readonly all?: readonly unknown[];
  readonly any?: readonly unknown[];
  readonly not?: unknown;
  readonly fact?: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly operator?: string;
  readonly value?: number | string | readonly (number | string)[];
}

const SIGNS: Readonly<Record<string, string>> = {
  lessThan: '<',
  lessThanInclusive: '<=',
  greaterThan: '>',
  greaterThanInclusive: '>=',
};

const attained = (component: string): string => plainName('attainment', component);

/** The attainment of what was not measured, by policy; with any other policy the component is left out. */
const WITHOUT_VALUE: Readonly<Record<string, string>> = { zero: '0', neutral: '1' };

const whenMissing = ({ indicator }: BenchComponent): string =>
  INDICATORS.find(({ code }) => code === indicator)?.whenMissing ?? '';
