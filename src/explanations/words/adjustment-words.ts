import type { RetroCause } from '../../engine/retro-adjustments.js';
import type { Say } from './say.js';

/** The words for what is paid or recovered of earlier months. */
export interface AdjustmentWords {
  readonly title: string;
  readonly earned: Say<[period: string, amount: string]>;
  readonly retro: Say<[period: string, amount: string, causes: string, reason: string]>;
  readonly clawback: Say<[period: string, amount: string, reason: string]>;
  readonly causes: Readonly<Record<RetroCause, Say<[amount: string]>>>;
  /** All of it with this payout. */
  readonly whole: string;
  readonly part: Say<[settled: string, left: string]>;
  readonly waits: Say<[left: string]>;
}

export const ADJUSTMENTS_EN: AdjustmentWords = {
  title: 'Corrections of earlier months',
  earned: (period, amount) => `${period} itself pays ${amount}.`,
  retro: (period, amount, causes, reason) => `${period}, computed again: ${amount} (${causes}). ${reason}`,
  clawback: (period, amount, reason) => `${period}, recovered: ${amount}. ${reason}`,
  causes: {
    metric: (amount) => `figures ${amount}`,
    plan: (amount) => `plan ${amount}`,
    roster: (amount) => `post and days ${amount}`,
    clawback: (amount) => `recovered already ${amount}`,
  },
  whole: 'All of it is settled with this payout.',
  part: (settled, left) => `With this payout: ${settled}; still open: ${left}.`,
  waits: (left) => `Nothing of it is settled with this payout; still open: ${left}.`,
};

export const ADJUSTMENTS_ZH: AdjustmentWords = {
  title: '以往月份的更正',
  earned: (period, amount) => `${period}本月应得 ${amount}。`,
  retro: (period, amount, causes, reason) => `${period}重新计算：${amount}（${causes}）。${reason}`,
  clawback: (period, amount, reason) => `${period}追回：${amount}。${reason}`,
  causes: {
    metric: (amount) => `数据 ${amount}`,
    plan: (amount) => `方案 ${amount}`,
    roster: (amount) => `岗位与天数 ${amount}`,
    clawback: (amount) => `已追回 ${amount}`,
  },
  whole: '已随本次全部结清。',
  part: (settled, left) => `本次结算 ${settled}；尚余 ${left}。`,
  waits: (left) => `本次未结算；尚余 ${left}。`,
};
