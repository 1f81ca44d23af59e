import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

import { inEnglish, phrase, sentences, worded } from '../../src/engine/phrase.js';
import { FINDINGS_ZH } from '../../web/words/findings/all-zh.js';
import { said } from '../../web/words/findings/catalogue.js';
import { everyPart, sourcesBelow, textOfPhrase } from '../support/sources.js';

/** Nobody meets what these say on a page: commands, and what only commands call. */
const FOR_COMMANDS = [
  ...['src/cli/', 'src/evaluate/', 'src/events/', 'src/receipts/', 'src/plans/cost/', 'src/explanations/words/'],
  ...['src/access/acting.ts', 'src/database/database', 'src/http/server-settings.ts', 'src/files/file-bytes.ts'],
  ...[
    'src/plans/published-files.ts',
    'src/plans/rule-files.ts',
    'src/plans/write-back.ts',
    'src/server.ts',
    'src/main.ts',
  ],
];
const isForPages = ({ fileName }: ts.SourceFile): boolean => !FOR_COMMANDS.some((each) => fileName.startsWith(each));

const sources = sourcesBelow('src');

/** Every sentence with its values apart, and where it is said. */
const phrases = sources.flatMap((source) => {
  const found: { readonly text: string | undefined; readonly where: string }[] = [];
  everyPart(source, (part) => {
    if (!ts.isTaggedTemplateExpression(part) || part.tag.getText() !== 'phrase') return;
    const { line } = source.getLineAndCharacterOfPosition(part.getStart());
    found.push({ text: textOfPhrase(part.template), where: `${source.fileName}:${line + 1}` });
  });
  return found;
});

const placesIn = (text: string): string[] => [...new Set(text.match(/\{[A-Za-z]+\}/g))].sort();

describe('the words for what the API finds', () => {
  it('are there in Chinese for every sentence that the source has', () => {
    const missing = phrases.filter(({ text }) => text === undefined || !Object.hasOwn(FINDINGS_ZH, text));
    expect(missing).toEqual([]);
    // That the sources were read at all: a few are known.
    expect(phrases.length).toBeGreaterThan(200);
  });

  it('are not kept for sentences that nobody says any more', () => {
    const texts = new Set(phrases.map(({ text }) => text));
    expect(Object.keys(FINDINGS_ZH).filter((text) => !texts.has(text))).toEqual([]);
  });

  it('have the same values in both languages', () => {
    const differing = Object.entries(FINDINGS_ZH).filter(
      ([text, chinese]) => placesIn(text).join() !== placesIn(chinese).join(),
    );
    expect(differing).toEqual([]);
  });

  it('are told apart from their values wherever something is found that a page can show', () => {
    const alone = sources.filter(isForPages).flatMap(inEnglishAlone);
    expect(alone).toEqual([]);
  });

  it('are read with sentences within sentences', () => {
    const told = worded(
      phrase`There is no ${{ kind: phrase`employee` }} ${{ text: '"E-9"' }}.`,
      sentences(phrase`Did you mean ${{ word: 'E9' }}?`, undefined, phrase`Write its code.`),
    );
    expect(told).toMatchObject({ message: 'There is no employee "E-9".', advice: 'Did you mean E9? Write its code.' });
    expect(said(FINDINGS_ZH, told.phrases!.message!)).toBe('没有员工 "E-9"。');
    expect(said(FINDINGS_ZH, told.phrases!.advice!)).toBe('是否指 E9？请填写编码。');
  });

  it('are said in English where there are no others, and a value is never taken for a place', () => {
    const unknown = phrase`No words for ${{ this: '{this}' }}`;
    expect(said(FINDINGS_ZH, unknown)).toBe('No words for {this}');
    expect(inEnglish(unknown)).toBe('No words for {this}');
    expect(said({ 'a {constructor}': '{constructor}' }, { text: 'a {constructor}' })).toBe('{constructor}');
  });
});

const WORDS = new Set(['message', 'advice', 'detail', 'reason']);
const KEBAB = /^[a-z]+(-[a-z0-9]+)*$/;

/** Sentences of findings that are plain texts: in an object with a code, or handed over after a code. */
function inEnglishAlone(source: ts.SourceFile): string[] {
  const found: string[] = [];
  const note = (part: ts.Node): void => {
    if (isSentence(part)) found.push(`${source.fileName}: ${part.getText()}`);
  };
  everyPart(source, (part) => {
    if (ts.isObjectLiteralExpression(part)) {
      const names = part.properties.map(({ name }) => name?.getText() ?? '');
      if (!names.includes('code')) return;
      for (const property of part.properties)
        if (ts.isPropertyAssignment(property) && WORDS.has(property.name.getText())) note(property.initializer);
    } else if (ts.isCallExpression(part) || ts.isNewExpression(part) || ts.isArrayLiteralExpression(part)) {
      const parts = ts.isArrayLiteralExpression(part) ? [...part.elements] : [...(part.arguments ?? [])];
      const code = parts.findIndex((each) => ts.isStringLiteral(each) && KEBAB.test(each.text));
      if (code >= 0 && !part.getText().startsWith('PROBLEM')) parts.slice(code + 1).forEach(note);
    }
  });
  return found;
}

/** A text of several words that ends like a sentence or has values in it. */
function isSentence(part: ts.Node): boolean {
  if (ts.isTemplateExpression(part)) return /[a-z] [a-z$]/.test(part.getText());
  return ts.isStringLiteralLike(part) && /[a-z]{2,} [a-z]{2,}/.test(part.text);
}
