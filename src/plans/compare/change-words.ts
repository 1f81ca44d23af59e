/** What changes between versions of plans are called, in English and Chinese. */
import { Exact } from '../../engine/exact.js';
import type { LocalText } from '../../engine/text.js';

/** The languages that comparisons are written in. */
export interface BothTexts extends LocalText {
  readonly en: string;
  readonly zh: string;
}

/** A text for each language, with names in that language. */
export const both = (en: string, zh: string): BothTexts => ({ en, zh });

const inZh = (name: LocalText): string => name['zh'] ?? name.en;

/** A figure as each language writes it: a share with its sign, all else as it was written. */
export function figureText(text: string, asShare: boolean): BothTexts {
  const value = Exact.parse(text);
  if (!value || !(asShare || text.endsWith('%'))) return both(text, text);
  const hundredths = value.times(Exact.of(100)).toText(30);
  return both(`${hundredths} %`, `${hundredths}%`);
}

/** `on-time delivery 30 % → 25 %` */
export const fromTo = (name: LocalText, before: BothTexts, after: BothTexts): BothTexts =>
  both(`${name.en} ${before.en} → ${after.en}`, `${inZh(name)} ${before.zh} → ${after.zh}`);

export const targetText = (name: LocalText, before: BothTexts, after: BothTexts): BothTexts =>
  both(`${name.en}: on target at ${before.en} → ${after.en}`, `${inZh(name)}:达标值 ${before.zh} → ${after.zh}`);

export const pointText = (name: LocalText, attains: BothTexts, before: BothTexts, after: BothTexts): BothTexts =>
  both(
    `${name.en}: attains ${attains.en} at ${before.en} → ${after.en}`,
    `${inZh(name)}:得分 ${attains.zh} 对应的值 ${before.zh} → ${after.zh}`,
  );

export const attainsText = (name: LocalText, at: BothTexts, before: BothTexts, after: BothTexts): BothTexts =>
  both(
    `${name.en}: at ${at.en} attains ${before.en} → ${after.en}`,
    `${inZh(name)}:在 ${at.zh} 处得分 ${before.zh} → ${after.zh}`,
  );

export const curveText = (name: LocalText, before: BothTexts, after: BothTexts): BothTexts =>
  both(`${name.en}: curve ${before.en} → ${after.en}`, `${inZh(name)}:曲线 ${before.zh} → ${after.zh}`);

/** Something within something, by the word that the documents use for it. */
export const partText = (of: BothTexts, word: string, before: string, after: string): BothTexts =>
  both(`${of.en}: ${word} ${before} → ${after}`, `${of.zh}:${word} ${before} → ${after}`);

export const NOUNS = {
  component: both('component', '指标项'),
  group: both('group', '组'),
  rule: both('rule', '规则'),
  example: both('worked example', '算例'),
  parameter: both('parameter', '参数'),
  payout: both('payout', '奖金计算'),
  plan: both('plan', '方案'),
} as const;
export type Noun = keyof typeof NOUNS;

/** `rule "loss-gate"` */
export const named = (noun: Noun, name: LocalText): BothTexts =>
  both(`${NOUNS[noun].en} "${name.en}"`, `${NOUNS[noun].zh}“${inZh(name)}”`);

export const addedText = (what: BothTexts, weight: BothTexts | undefined): BothTexts =>
  both(`${what.en} added${weight ? `, ${weight.en}` : ''}`, `新增${what.zh}${weight ? `,${weight.zh}` : ''}`);

export const removedText = (what: BothTexts): BothTexts => both(`${what.en} removed`, `删除${what.zh}`);

/** All of it in one line. */
export const inOneLine = (texts: readonly BothTexts[]): BothTexts =>
  both(texts.map(({ en }) => en).join(', '), texts.map(({ zh }) => zh).join(','));
