import { EN } from './en.js';
import type { Words } from './words.js';
import { ZH } from './zh.js';

/** The languages that scorecards are written in. */
export type ScorecardLanguage = 'en' | 'zh';
export const WORDS: Readonly<Record<ScorecardLanguage, Words>> = { en: EN, zh: ZH };
