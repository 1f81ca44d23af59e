import { exact } from '../engine/exact.js';
import { localText } from '../engine/text.js';
import { displayWidth, harmless, padStart } from '../explanations/layout.js';
import { Numbers } from '../explanations/numbers.js';
import { WORDS, type Language } from '../explanations/languages.js';
import { BRIDGE_WORDS } from './bridge-words.js';
import type { BridgeView, EffectView } from './bridges.service.js';

/** A bridge to read: what was paid, what is paid, and what each cause did. */
export function bridgeText(view: BridgeView, language: Language): string {
  const words = BRIDGE_WORDS[language];
  const numbers = new Numbers(WORDS[language].locale, view.currency);
  const change = exact(view.change);
  const amounts = [numbers.amount(exact(view.from.amount)), numbers.money(exact(view.to.amount))] as const;
  const who = view.employee ?? words.everybody(view.people, view.department);
  const far = numbers.amount(change.absolute());
  const told = change.isZero() ? words.same : change.isNegative() ? words.fell(far) : words.rose(far);
  const head = words.head(who, endText(view.from), endText(view.to), ...amounts, told);
  const amountOf = ({ amount }: EffectView) => numbers.change(exact(amount));
  const width = Math.max(0, ...view.effects.map((effect) => displayWidth(amountOf(effect))));
  const rows = view.effects.map(
    (effect) => `  ${padStart(amountOf(effect), width)}  ${harmless(effectText(effect, view, language))}`,
  );
  return [head, ...rows].join('\n');
}

const endText = ({ period, run }: BridgeView['from']): string => `${period} (#${run})`;

function effectText({ kind, indicator, name }: EffectView, { weights }: BridgeView, language: Language): string {
  const words = BRIDGE_WORDS[language];
  if (kind === 'metric') return name ? localText(name, language) : (indicator ?? words.others);
  if (kind !== 'weight' || weights.length === 0) return words.kinds[kind];
  const changes = weights.map((each) => words.weight(localText(each.name, language), each.from ?? '–', each.to ?? '–'));
  return words.weights(changes.join(language === 'zh' ? '、' : ', '));
}
