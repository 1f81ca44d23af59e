/** Codes of employees, departments, roles: what other tables, observations and rules call them by. */
import { shownCell } from './cell-text.js';
import { phrase, type Phrase } from '../engine/phrase.js';

/** What is wrong with a code, and what to do. */
export interface CodeProblem {
  readonly problem: Phrase;
  readonly advice: Phrase;
}

/** Longest code, in characters. */
export const MAX_CODE = 64;
const CODE = /^[\p{L}\p{Nd}][\p{L}\p{M}\p{Nd}._-]*$/u;
/** Characters that take more than one unit of UTF-16: there, sorting by units and by bytes would differ. */
const BEYOND_BMP = /[\ud800-\udfff]/;
const RULE = phrase`A code has letters and digits, and inside it also ".", "_" and "-".`;

/**
 * What is wrong with a code; `undefined` where nothing is. A code has 1 to 64 letters or digits of any script, `.`, `_` and `-`, in
 * its plain form (NFKC), so that two codes that look the same are the same.
 */
export function codeProblem(text: string): CodeProblem | undefined {
  if (text === '') return { problem: phrase`The code is missing`, advice: RULE };
  if (text.length > MAX_CODE)
    return {
      problem: phrase`${{ text: shownCell(text) }} has ${{ count: text.length }} characters`,
      advice: phrase`A code has at most ${{ most: MAX_CODE }}.`,
    };
  const plain = text.normalize('NFKC');
  if (plain !== text && isCode(plain))
    return {
      problem: phrase`${{ text: shownCell(text) }} is not written in plain characters`,
      advice: phrase`Write ${{ plain: shownCell(plain) }}.`,
    };
  return isCode(text) ? undefined : { problem: phrase`${{ text: shownCell(text) }} is not a code`, advice: RULE };
}

const isCode = (text: string): boolean => text.length <= MAX_CODE && CODE.test(text) && !BEYOND_BMP.test(text);
