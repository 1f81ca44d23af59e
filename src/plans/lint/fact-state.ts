/** What a fact can still be when some comparisons of it are known to hold and others not to. */
import { Exact } from '../../engine/exact.js';
import { common, outside, type Stretch } from '../../engine/curve/stretch.js';

/** Values of a number fact. */
export interface NumberState {
  readonly kind: 'number';
  readonly among: readonly Stretch[];
  /** Only whole numbers. */
  readonly whole: boolean;
  /** May nothing be known of it? Then every comparison is false. */
  readonly missing: boolean;
}

/** Words that a text fact can be: these, or all but these. */
export interface TextState {
  readonly kind: 'text';
  readonly words: ReadonlySet<string>;
  readonly isExcept: boolean;
  readonly missing: boolean;
}

/** A comparison that is taken as a whole: it holds or does not. */
export interface FlagState {
  readonly kind: 'flag';
  readonly yes: boolean;
  readonly no: boolean;
}

export type FactState = NumberState | TextState | FlagState;

/** For which values a comparison holds; of nothing known it does not. */
export type Holding =
  | Pick<NumberState, 'kind' | 'among'>
  | Pick<TextState, 'kind' | 'words' | 'isExcept'>
  /** Where `negated`, it holds where the flag is down. */
  | { readonly kind: 'flag'; readonly negated: boolean };

export const ANY_NUMBER: NumberState = {
  kind: 'number',
  among: [{ from: undefined, to: undefined }],
  whole: false,
  missing: true,
};
export const ANY_TEXT: TextState = { kind: 'text', words: new Set(), isExcept: true, missing: true };
export const ANY_FLAG: FlagState = { kind: 'flag', yes: true, no: true };

/** What is left of a fact where a comparison holds, or does not; `undefined` where nothing is. */
export function narrowed(state: FactState, holding: Holding, holds: boolean): FactState | undefined {
  const left = narrowedTo(state, holding, holds);
  return isPossible(left) ? left : undefined;
}

function narrowedTo(state: FactState, holding: Holding, holds: boolean): FactState {
  if (state.kind === 'number' && holding.kind === 'number') {
    const among = common(state.among, holds ? holding.among : outside(holding.among));
    return { ...state, among, missing: state.missing && !holds };
  }
  if (state.kind === 'text' && holding.kind === 'text') {
    const { words, isExcept } = holds ? holding : { ...holding, isExcept: !holding.isExcept };
    return { ...bothOf(state, { words, isExcept }), kind: 'text', missing: state.missing && !holds };
  }
  if (state.kind !== 'flag' || holding.kind !== 'flag') return state;
  return holds === holding.negated ? { ...state, yes: false } : { ...state, no: false };
}

type Words = Pick<TextState, 'words' | 'isExcept'>;

function bothOf(a: Words, b: Words): Words {
  if (a.isExcept && b.isExcept) return { words: new Set([...a.words, ...b.words]), isExcept: true };
  const [named, other] = a.isExcept ? [b, a] : [a, b];
  const words = [...named.words].filter((word) => other.words.has(word) !== other.isExcept);
  return { words: new Set(words), isExcept: false };
}

function isPossible(state: FactState): boolean {
  if (state.kind === 'flag') return state.yes || state.no;
  if (state.missing) return true;
  if (state.kind === 'text') return state.isExcept || state.words.size > 0;
  return state.among.some((stretch) => !state.whole || holdsWhole(stretch));
}

function holdsWhole({ from, to }: Stretch): boolean {
  if (!from || !to) return true;
  const up = from.at.roundedTo(Exact.ONE, 'ceiling');
  const first = !from.included && up.equals(from.at) ? up.plus(Exact.ONE) : up;
  const order = first.compare(to.at);
  return order < 0 || (order === 0 && to.included);
}

/** The same where it is certain that something is known of the fact. */
export const known = (state: FactState): FactState => (state.kind === 'flag' ? state : { ...state, missing: false });
