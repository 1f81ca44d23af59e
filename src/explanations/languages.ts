import { EN } from './words/en.js';
import type { Words } from './words/words.js';
import { ZH } from './words/zh.js';

/** The languages that scorecards are written in. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];
export const WORDS: Readonly<Record<Language, Words>> = { en: EN, zh: ZH };
