import { useSpoken } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { RankingComponent, RankingMovement, RankingRow } from './ranking-queries';
import { useRankingWords } from './ranking-words';

/** So many causes are told; the first are the greatest. */
const TOLD = 3;

/** What components are called in the reader's language. */
export function useComponentNames(components: readonly RankingComponent[]): (component: string) => string {
  const { language } = useSpoken();
  const names = new Map(components.map(({ component, name }) => [component, name[language] ?? name['en']]));
  return (component) => names.get(component) ?? component;
}

/** Up, down, the same; or that there was no place to move from. */
export function Moved({ before, movement }: Pick<RankingRow, 'before' | 'movement'>) {
  const words = useRankingWords();
  const numbers = useNumbers();
  if (before === 'new' || before === 'unranked') return words.before[before];
  if (!movement) return null;
  const { up } = movement;
  if (up === 0) return <span className="quiet">{words.moved.same}</span>;
  return <strong>{up > 0 ? words.moved.up(numbers.count(up)) : words.moved.down(numbers.count(-up))}</strong>;
}

/** Which components moved the score, and past whom that led. */
export function Reason({
  movement,
  components,
}: {
  readonly movement: RankingMovement;
  readonly components: readonly RankingComponent[];
}) {
  const words = useRankingWords();
  const numbers = useNumbers();
  const nameOf = useComponentNames(components);
  const { change, effects, passed, passedBy, leftAbove, newAbove } = movement;
  const signed = (text: string) =>
    text.startsWith('-') ? numbers.decimal(text).replace('-', '−') : `+${numbers.decimal(text)}`;
  const causes = effects
    .slice(0, TOLD)
    .map(({ component, by }) => `${component === null ? words.weightsMoved : nameOf(component)} ${signed(by)}`);
  const others = [
    passed > 0 ? words.passed(numbers.count(passed)) : '',
    passedBy > 0 ? words.passedBy(numbers.count(passedBy)) : '',
    leftAbove > 0 ? words.leftAbove(numbers.count(leftAbove)) : '',
    newAbove > 0 ? words.newAbove(numbers.count(newAbove)) : '',
  ].filter((text) => text !== '');
  const more = effects.length > TOLD ? ' …' : '';
  return (
    <>
      <span className="note">
        {change === '0' && causes.length === 0
          ? words.sameScore
          : `${words.scoreBy(signed(change))}: ${causes.join(words.and)}${more}`}
      </span>
      {others.length > 0 && <span className="note">{others.join(' · ')}</span>}
    </>
  );
}
