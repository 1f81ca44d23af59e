import { exact } from './exact.js';

/** What it is chosen by of a component: `counterfactual.ts` tells them. */
interface ToldComponent {
  readonly line: number;
  readonly component: string;
  readonly value: string;
  readonly target: ToldStep | null;
  readonly best: ToldStep | null;
}

type ToldStep = Pick<MostToGain, 'open' | 'gain'> & { readonly value: string };

/** The one component of a line whose next step up would have paid the most. */
export interface MostToGain {
  /** Which line of the payout, from 1. */
  readonly line: number;
  readonly component: string;
  /** As it was measured, and where the step is: as `fractionText` writes them. */
  readonly from: string;
  readonly to: string;
  /** Is `to` itself just outside? */
  readonly open: boolean;
  readonly gain: string;
}

/**
 * Of each line the component whose next step (its target, or its best where it is on target) would have paid the most. It is chosen
 * among the figures that are told anyway, each of them computed again with all rules: the two cannot disagree.
 */
export function mostToGain(components: readonly ToldComponent[]): readonly MostToGain[] {
  const most = new Map<number, MostToGain>();
  for (const { line, component, value, target, best } of components) {
    const step = target ?? best;
    if (!step || !exact(step.gain).isGreaterThan(exact(most.get(line)?.gain ?? '0'))) continue;
    most.set(line, { line, component, from: value, to: step.value, open: step.open, gain: step.gain });
  }
  return [...most.values()];
}
