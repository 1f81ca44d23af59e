import type { LimitedBy } from '../../engine/counterfactual.js';
import type { Say } from './say.js';

/** The words for what other figures would have paid. */
export interface OtherwiseWords {
  readonly title: string;
  readonly oneMore: Say<[change: string, value: string]>;
  readonly next: Say<[value: string]>;
  readonly target: Say<[value: string]>;
  readonly beyond: Say<[value: string]>;
  readonly gain: Readonly<Record<'more' | 'less', Say<[amount: string]>>> & { readonly none: string };
  readonly paid: Say<[what: string, gain: string, limited: string | undefined]>;
  readonly limited: Readonly<Record<Exclude<LimitedBy['kind'], 'rule'>, string>> & {
    readonly rule: Say<[reason: string]>;
  };
  readonly costMost: Say<[name: string, amount: string]>;
}

export const OTHERWISE_EN: OtherwiseWords = {
  title: 'What other figures would have paid',
  oneMore: (change, value) => `${change} (${value})`,
  next: (value) => `at the next step, ${value}`,
  target: (value) => `on target, ${value}`,
  beyond: (value) => `just past ${value}`,
  gain: { more: (amount) => `${amount} more`, less: (amount) => `${amount} less`, none: 'no more' },
  paid: (what, gain, limited) => `${what}: ${gain}${limited === undefined ? '' : ` – ${limited}`}`,
  limited: {
    curve: 'it would have attained the same',
    cap: 'the cap of the plan ends it',
    floor: 'the floor of the plan pays as much',
    rounding: 'too little to change the rounded amount',
    rule: (reason) => `because of “${reason}”`,
  },
  costMost: (name, amount) => `Below its target, ${name} cost the most: ${amount}.`,
};

export const OTHERWISE_ZH: OtherwiseWords = {
  title: '如果数据不同，可得多少',
  oneMore: (change, value) => `${change}（${value}）`,
  next: (value) => `到下一档 ${value}`,
  target: (value) => `达到目标 ${value}`,
  beyond: (value) => `刚过 ${value}`,
  gain: { more: (amount) => `多 ${amount}`, less: (amount) => `少 ${amount}`, none: '不变' },
  paid: (what, gain, limited) => `${what}：${gain}${limited === undefined ? '' : `（${limited}）`}`,
  limited: {
    curve: '达成率不变',
    cap: '受方案上限限制',
    floor: '方案下限已保底',
    rounding: '不足以改变取整后的金额',
    rule: (reason) => `因为「${reason}」`,
  },
  costMost: (name, amount) => `未达目标的指标中，${name}影响最大：少得 ${amount}。`,
};
