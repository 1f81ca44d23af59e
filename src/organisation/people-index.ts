import { Injectable } from '@nestjs/common';

import { Database } from '../database/database.js';
import { latestLoad } from './organisation-reader.js';

/** Somebody as a search sees them. */
interface Entry {
  readonly code: string;
  /** Code and name, folded, with a space before each word. */
  readonly text: string;
}

interface Held {
  readonly loadId: number;
  readonly entries: Promise<readonly Entry[]>;
}

/** Who was found: a part of them, in order of code, and how many there are. */
export interface FoundPeople {
  readonly codes: readonly string[];
  readonly total: number;
}

export interface PeopleSearch {
  /** What is looked for: beginnings of words of the name, or of the code, in any order; everybody where it is empty. */
  readonly text: string;
  /** Those whose code comes after this one. */
  readonly after: string;
  readonly limit: number;
  /** May this employee be found? */
  readonly sees: (employee: string) => boolean;
}

/**
 * Finds people by name or code. Codes and names of everybody, as the latest load has them, are kept in memory, folded: 100,000 take
 * some 20 MB, a search goes through them in a few milliseconds, and both databases answer alike, whatever they know of letters.
 * They are read again once another load has been stored, by whatever process.
 */
@Injectable()
export class PeopleIndex {
  private held: Held | undefined;

  constructor(private readonly database: Database) {}

  async find({ text, after, limit, sees }: PeopleSearch): Promise<FoundPeople> {
    const words = wordsOf(text);
    const codes: string[] = [];
    let total = 0;
    for (const entry of await this.entries()) {
      if (!words.every((word) => entry.text.includes(word)) || !sees(entry.code)) continue;
      total += 1;
      if (entry.code > after && codes.length < limit) codes.push(entry.code);
    }
    return { codes, total };
  }

  private async entries(): Promise<readonly Entry[]> {
    const loadId = await latestLoad(this.database.reader);
    if (this.held?.loadId !== loadId) this.held = { loadId, entries: this.read(loadId) };
    const { held } = this;
    try {
      return await held.entries;
    } catch (error) {
      // Whoever searches next tries again.
      if (this.held === held) this.held = undefined;
      throw error;
    }
  }

  private async read(loadId: number): Promise<readonly Entry[]> {
    const rows = await this.database.reader.query<{ code: string; name: string }[]>(
      'SELECT code, name FROM employee WHERE load_id <= $1 ORDER BY code, load_id',
      [loadId],
    );
    // The latest row of a code comes last.
    const names = new Map(rows.map(({ code, name }) => [code, name]));
    return [...names].map(([code, name]) => ({ code, text: ` ${folded(`${code} ${name}`)}` }));
  }
}

const isAscii = (text: string): boolean => /^[\x20-\x7e]*$/.test(text);

/** Without case, accents and punctuation. */
function folded(text: string): string {
  if (isAscii(text))
    return text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim();
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** What a text must contain: beginnings of words, and of what is written without spaces any part. */
const wordsOf = (text: string): string[] =>
  folded(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => (/^\p{Script=Han}/u.test(word) ? word : ` ${word}`));
