import type { EntityManager } from 'typeorm';

import type { Indicator } from '../engine/documents.js';
import { phrase, sentences, type Phrase } from '../engine/phrase.js';
import { suggestion } from '../plans/check/words.js';

/** In a longer list every code is near another one, and comparing with each takes long. */
const COMPARED_CODES = 500;

/** The codes that an observation may use, and what a misspelt one may have meant. */
export class KnownCodes {
  private readonly alike = new Map<ReadonlySet<string>, Map<string, string>>();
  private readonly indicatorCodes: ReadonlySet<string>;

  constructor(
    readonly indicators: ReadonlyMap<string, Indicator>,
    readonly employees: ReadonlySet<string>,
    readonly departments: ReadonlySet<string>,
  ) {
    this.indicatorCodes = new Set(indicators.keys());
  }

  /** "Did you mean …?" for an indicator that is not known; `undefined` where none is near. */
  suggestIndicator(code: string): Phrase | undefined {
    return this.suggest(code, this.indicatorCodes, true);
  }

  /** The same for a department. Of employees only those written otherwise (`e-412` for `E0412`): numbers are all near each other. */
  suggestSubject(code: string, kind: 'employee' | 'department'): Phrase | undefined {
    return this.suggest(code, kind === 'employee' ? this.employees : this.departments, kind === 'department');
  }

  private suggest(code: string, known: ReadonlySet<string>, compare: boolean): Phrase | undefined {
    const written = this.writtenOtherwise(known).get(essence(code));
    if (written !== undefined) return phrase`Did you mean ${{ word: written }}?`;
    if (!compare || known.size > COMPARED_CODES) return undefined;
    return suggestion(code, [...known]);
  }

  private writtenOtherwise(known: ReadonlySet<string>): ReadonlyMap<string, string> {
    const existing = this.alike.get(known);
    if (existing) return existing;
    const built = new Map([...known].map((code) => [essence(code), code]));
    this.alike.set(known, built);
    return built;
  }
}

/** What a figure is of, in words. */
export const SUBJECT_KINDS: Readonly<Record<'employee' | 'department', Phrase>> = {
  employee: phrase`employee`,
  department: phrase`department`,
};

/** What to do about an employee or a department that is not known. */
export const loadFirst = (known: KnownCodes, code: string, kind: 'employee' | 'department'): Phrase =>
  sentences(
    known.suggestSubject(code, kind),
    phrase`Load the ${{ kind: SUBJECT_KINDS[kind] }} first, or correct the code.`,
  );

/** What is left of a code when case, punctuation and leading zeros do not count. */
const essence = (code: string): string =>
  code
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?<!\p{N})0+(?=\p{N})/gu, '');

/** Reads which employees and departments there are, of whatever load; the indicators are the caller's. */
export async function readKnownCodes(
  manager: EntityManager,
  indicators: ReadonlyMap<string, Indicator>,
): Promise<KnownCodes> {
  const [employees, departments] = [await codesIn(manager, 'employee'), await codesIn(manager, 'department')];
  return new KnownCodes(indicators, employees, departments);
}

async function codesIn(manager: EntityManager, table: 'employee' | 'department'): Promise<ReadonlySet<string>> {
  const rows = await manager.query<{ code: string }[]>(`SELECT DISTINCT code FROM ${table}`);
  return new Set(rows.map((row) => row.code));
}
