import type { Language } from '../words/language';
import type { ScorecardWords } from '../words/scorecard-words';
import type { Bridge } from './scorecard-queries';

/** What people call a cause of a change. */
export function effectName(
  { effects, others, weightChange }: ScorecardWords,
  { weights }: Bridge,
  { kind, name, indicator }: Bridge['effects'][number],
  language: Language,
): string {
  if (kind === 'metric') return name?.[language] ?? name?.['en'] ?? indicator ?? others;
  if (kind !== 'weight' || weights.length === 0) return effects[kind];
  const changes = weights.map((each) => {
    const component = each.name[language] ?? each.name['en'] ?? each.component;
    return weightChange(component, each.from ?? '–', each.to ?? '–');
  });
  return `${effects.weight}: ${changes.join(', ')}`;
}
