/** One line of `cxpay evaluate`: a subject with attributes and observations, read strictly. */
import type { Indicator } from '../engine/documents.js';
import { Exact } from '../engine/exact.js';
import type { ObservedFigure } from '../engine/figure.js';
import type { Period } from '../engine/period.js';
import { inEnglish } from '../engine/phrase.js';
import { impossibleFact } from '../engine/trial.js';
import { shownCell, unreadableCharacter } from '../files/cell-text.js';
import { duplicateKey } from './duplicate-key.js';
import { LineProblem, readFields, type Fields } from './line-problem.js';
import { readObservation, type ObservationRules } from './read-observation.js';

/** Somebody to try a plan on, as a line says. */
export interface Subject {
  readonly code: string;
  readonly facts: Readonly<Record<string, string>>;
  readonly targetBonus: string | undefined;
  readonly salary: Exact | undefined;
  readonly figures: ReadonlyMap<string, readonly ObservedFigure[]>;
}

/** What a line is read against. */
export interface SubjectRules extends ObservationRules {
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Attributes that are compared as decimals. */
  readonly numbers: ReadonlySet<string>;
  /** The periods that the plan and all that it uses hold for: from the first, and before the second where it ends. */
  readonly holds: readonly Holding[];
  readonly periodOf: (facts: Readonly<Record<string, string>>) => Period;
}

/** Something that holds from one period on, and before another where it ends. */
export interface Holding {
  /** For people: `the plan`, `the parameter "target"`. */
  readonly what: string;
  readonly from: string;
  readonly to: string | undefined;
}

const TOP = ['subject', 'attributes', 'observations'] as const;
const MAX_SUBJECT = 200;
const MAX_ATTRIBUTES = 200;
const MAX_ATTRIBUTE = 2_000;
const MAX_OBSERVATIONS = 10_000;
const FORBIDDEN_NAMES: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Reads a line's text. Whatever it holds, it answers a subject or what is wrong, and never throws. */
export function readSubject(text: string, rules: SubjectRules): Subject | LineProblem {
  const value = parsed(text);
  if (value instanceof LineProblem) return value;
  const fields = readFields(value, '', TOP);
  if (fields instanceof LineProblem) return fields;
  const code = readCode(fields);
  if (code instanceof LineProblem) return code;
  const attributes = readAttributes(fields['attributes'], rules);
  if (attributes instanceof LineProblem) return attributes;
  const figures = readFigures(fields['observations'], rules);
  if (figures instanceof LineProblem) return figures;
  return duplicateKey(text, value) ?? subjectOf(code, attributes, figures);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return new LineProblem('', 'the line is not valid JSON');
  }
}

function readCode({ subject }: Fields): string | LineProblem {
  if (subject === undefined) return new LineProblem('/subject', 'is missing: it says whom the line is about');
  if (typeof subject !== 'string') return new LineProblem('/subject', 'is not a text');
  const bad = unreadableCharacter(subject, false);
  if (bad !== undefined) return new LineProblem('/subject', `holds ${bad}`);
  if (subject.trim() === '') return new LineProblem('/subject', 'is empty');
  return subject.length > MAX_SUBJECT
    ? new LineProblem('/subject', `has more than ${MAX_SUBJECT} characters`)
    : subject;
}

function readAttributes(value: unknown, rules: SubjectRules): Readonly<Record<string, string>> | LineProblem {
  const fields = value === undefined ? {} : readFields(value, '/attributes');
  if (fields instanceof LineProblem) return fields;
  const entries = Object.entries(fields).filter(([, text]) => text !== null);
  if (entries.length > MAX_ATTRIBUTES) return new LineProblem('/attributes', `has more than ${MAX_ATTRIBUTES} members`);
  for (const [name, text] of entries) {
    const problem = attributeProblem(name, text, rules);
    if (problem !== undefined) return LineProblem.at(['attributes', name], problem);
  }
  const attributes = Object.fromEntries(entries) as Readonly<Record<string, string>>;
  return factProblem(attributes, rules) ?? attributes;
}

function attributeProblem(name: string, text: unknown, { numbers }: SubjectRules): string | undefined {
  if (FORBIDDEN_NAMES.has(name)) return 'may not be a name';
  if (typeof text === 'number') return `is a number: write it in quotes, "${text}"`;
  if (typeof text !== 'string') return 'is not a text';
  const bad = unreadableCharacter(text, false);
  if (bad !== undefined) return `holds ${bad}`;
  if (text.length > MAX_ATTRIBUTE) return `has more than ${MAX_ATTRIBUTE} characters`;
  if (name === 'target-bonus') return bonusProblem(text);
  if (name !== 'salary' && !numbers.has(name)) return undefined;
  const figure = Exact.parse(text);
  if (!figure || text.endsWith('%')) return `${shownCell(text)} is not a decimal`;
  return name === 'salary' && figure.isNegative() ? 'is less than nothing' : undefined;
}

function bonusProblem(text: string): string | undefined {
  const bonus = Exact.parse(text);
  if (!bonus) return `${shownCell(text)} is neither an amount nor a share of salary`;
  return bonus.isNegative() ? 'is less than nothing' : undefined;
}

function factProblem(facts: Readonly<Record<string, string>>, rules: SubjectRules): LineProblem | undefined {
  const impossible = impossibleFact(facts);
  if (impossible !== undefined) return new LineProblem('/attributes', inEnglish(impossible));
  const { code } = rules.periodOf(facts);
  const missing = rules.holds.find(({ from, to }) => code < from || (to !== undefined && code >= to));
  if (!missing) return undefined;
  const { what, from, to } = missing;
  const end = to === undefined ? '' : ` until before ${to}`;
  return new LineProblem('/attributes/period', `${what} does not hold in ${code}: it holds from ${from}${end}`);
}

function readFigures(
  value: unknown,
  rules: SubjectRules,
): ReadonlyMap<string, readonly ObservedFigure[]> | LineProblem {
  const pointer = '/observations';
  if (value !== undefined && !Array.isArray(value)) return new LineProblem(pointer, 'is not a list');
  const list: readonly unknown[] = value ?? [];
  if (list.length > MAX_OBSERVATIONS) return new LineProblem(pointer, `has more than ${MAX_OBSERVATIONS} observations`);
  const figures = new Map<string, ObservedFigure[]>();
  for (const [index, item] of list.entries()) {
    const read = readObservation(item, index, rules);
    if (read instanceof LineProblem) return read;
    const known = figures.get(read.indicator);
    if (known) known.push(read.figure);
    else figures.set(read.indicator, [read.figure]);
  }
  return figures;
}

function subjectOf(
  code: string,
  attributes: Readonly<Record<string, string>>,
  figures: ReadonlyMap<string, readonly ObservedFigure[]>,
): Subject {
  const { 'target-bonus': targetBonus, salary, ...facts } = attributes;
  return { code, facts, targetBonus, salary: salary === undefined ? undefined : Exact.parse(salary), figures };
}
