import type { EffectKind } from '../engine/bridge/bridge.js';
import type { Language } from '../explanations/languages.js';
import type { Say } from '../explanations/words/say.js';

/** The words of a bridge. */
interface BridgeWords {
  readonly head: Say<[who: string, from: string, to: string, before: string, after: string, told: string]>;
  readonly everybody: (people: number, department: string | null) => string;
  readonly fell: Say<[amount: string]>;
  readonly rose: Say<[amount: string]>;
  readonly same: string;
  readonly others: string;
  readonly kinds: Readonly<Record<Exclude<EffectKind, 'metric'>, string>>;
  readonly weights: Say<[changes: string]>;
  readonly weight: Say<[name: string, from: string, to: string]>;
}

export const BRIDGE_WORDS: Readonly<Record<Language, BridgeWords>> = {
  en: {
    head: (who, from, to, before, after, told) => `${who}, ${from} → ${to}: ${before} → ${after}, ${told}`,
    everybody: (people, department) => `${people} people${department === null ? '' : ` of ${department}`}`,
    fell: (amount) => `fell by ${amount}`,
    rose: (amount) => `rose by ${amount}`,
    same: 'the same',
    others: 'what others did: peers, pools, incidents',
    kinds: {
      weight: 'the new weights',
      target: 'the new targets: curves, parameters, what is asked of figures',
      rule: 'other rules, or another month for the same rules',
      proration: 'the days served',
      roster: 'the post: role, department, target bonus, salary',
      retro: 'corrections of earlier months',
    },
    weights: (changes) => `the new weights: ${changes}`,
    weight: (name, from, to) => `${name} ${from} → ${to}`,
  },
  zh: {
    head: (who, from, to, before, after, told) => `${who}，${from} → ${to}：${before} → ${after}，${told}`,
    everybody: (people, department) => `${department === null ? '' : `${department} `}${people} 人`,
    fell: (amount) => `减少 ${amount}`,
    rose: (amount) => `增加 ${amount}`,
    same: '不变',
    others: '他人的影响：同组排名、奖金池、事故分摊',
    kinds: {
      weight: '新的权重',
      target: '新的目标：曲线、参数、数据要求',
      rule: '规则不同，或同一规则在另一个月份',
      proration: '在岗天数',
      roster: '岗位：角色、部门、目标奖金、薪资',
      retro: '以往月份的更正',
    },
    weights: (changes) => `新的权重：${changes}`,
    weight: (name, from, to) => `${name} ${from} → ${to}`,
  },
};
