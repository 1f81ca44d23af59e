import type { Schemas } from '../api/client';
import { useSpoken } from '../words/language';

type Why = Schemas['UnrankedResponse']['why'];

/** What the power ranking says; loaded with it. */
interface RankingWords {
  readonly title: string;
  readonly intro: string;
  readonly month: string;
  readonly plan: string;
  readonly department: string;
  readonly everywhere: string;
  readonly none: string;
  readonly noneHint: string;
  readonly ofRun: (run: string) => string;
  readonly calculated: string;
  readonly beside: (month: string) => string;
  readonly nothingBefore: string;
  readonly weights: (service: string, others: string) => string;
  readonly service: (parts: string) => string;
  readonly others: (parts: string) => string;
  readonly place: string;
  readonly name: string;
  readonly score: string;
  readonly since: string;
  readonly moved: { readonly up: (n: string) => string; readonly down: (n: string) => string; readonly same: string };
  readonly before: Readonly<Record<'new' | 'unranked', string>>;
  readonly scoreBy: (change: string) => string;
  readonly sameScore: string;
  readonly weightsMoved: string;
  readonly passed: (n: string) => string;
  readonly passedBy: (n: string) => string;
  readonly leftAbove: (n: string) => string;
  readonly newAbove: (n: string) => string;
  readonly ties: string;
  readonly unranked: string;
  readonly why: Readonly<Record<Why, string>>;
  readonly notMeasured: (names: string) => string;
  readonly leavers: string;
  readonly left: Readonly<Record<'left' | 'moved', string>>;
  readonly was: (rank: string) => string;
  readonly onOtherPlans: (n: string) => string;
  readonly own: string;
  readonly ownPlace: (rank: string, of: string) => string;
  readonly ownHint: (plan: string, department: string) => string;
  readonly noPlace: string;
  readonly and: string;
}

const EN: RankingWords = {
  title: 'Power ranking',
  intro: 'Staff by a plan in which service and reputation outweigh sales. What gets rewarded gets repeated.',
  month: 'Month',
  plan: 'Plan',
  department: 'Department',
  everywhere: 'All departments',
  none: 'Nobody is ranked in this month',
  noneHint: 'No plan in force is a power ranking, or nobody of yours is on one.',
  ofRun: (run) => `of run ${run}`,
  calculated: 'calculated from what is known now: the month has not been run',
  beside: (month) => `beside ${month}`,
  nothingBefore: 'there is no month before to compare with',
  weights: (service, others) => `Service and reputation ${service}, everything else ${others}.`,
  service: (parts) => `Service and reputation: ${parts}.`,
  others: (parts) => `Everything else: ${parts}.`,
  place: 'Place',
  name: 'Name',
  score: 'Score',
  since: 'Since last month',
  moved: { up: (n) => `▲ ${n} up`, down: (n) => `▼ ${n} down`, same: '= the same place' },
  before: { new: 'new here', unranked: 'without a place last month' },
  scoreBy: (change) => `score ${change}`,
  sameScore: 'score as before',
  weightsMoved: 'what the parts weigh, also where something was not measured',
  passed: (n) => `passed ${n}`,
  passedBy: (n) => `passed by ${n}`,
  leftAbove: (n) => `${n} above gone`,
  newAbove: (n) => `${n} new above`,
  ties: 'Equal scores share the best of their places.',
  unranked: 'Without a place',
  why: {
    'no-plan': 'on no plan',
    'not-computed': 'nothing could be computed: see the payout',
    'no-score': 'too little was measured for a score',
    'service-unmeasured': 'of what was measured sales would outweigh service',
  },
  notMeasured: (names) => `not measured: ${names}`,
  leavers: 'There last month, and no longer',
  left: { left: 'left the company', moved: 'in another department, or on another plan' },
  was: (rank) => `was ${rank}`,
  onOtherPlans: (n) => `${n} more people of these departments are on other plans.`,
  own: 'Your place in the ranking',
  ownPlace: (rank, of) => `Place ${rank} of ${of}`,
  ownHint: (plan, department) => `${plan}, ${department}. Seen by you, your heads, HR and auditors; by no colleague.`,
  noPlace: 'No place this month',
  and: ', ',
};

const ZH: RankingWords = {
  title: '能力排行',
  intro: '按服务与口碑高于销售的方案给员工排名。奖励什么，就得到什么。',
  month: '月份',
  plan: '方案',
  department: '部门',
  everywhere: '全部部门',
  none: '该月没有排行',
  noneHint: '没有生效的能力排行方案，或您的人员不在其中。',
  ofRun: (run) => `核算批次 ${run}`,
  calculated: '按目前已知数据试算：该月尚未核算',
  beside: (month) => `与${month}对比`,
  nothingBefore: '没有上月数据可对比',
  weights: (service, others) => `服务与口碑占 ${service}，其他占 ${others}。`,
  service: (parts) => `服务与口碑：${parts}。`,
  others: (parts) => `其他：${parts}。`,
  place: '名次',
  name: '姓名',
  score: '得分',
  since: '与上月相比',
  moved: { up: (n) => `▲ 上升 ${n} 位`, down: (n) => `▼ 下降 ${n} 位`, same: '= 名次不变' },
  before: { new: '新加入', unranked: '上月没有名次' },
  scoreBy: (change) => `得分 ${change}`,
  sameScore: '得分不变',
  weightsMoved: '各项所占的比重（包括有指标未测量时）',
  passed: (n) => `超过 ${n} 人`,
  passedBy: (n) => `被 ${n} 人超过`,
  leftAbove: (n) => `前面 ${n} 人已离开`,
  newAbove: (n) => `前面新增 ${n} 人`,
  ties: '得分相同者名次相同，取其中最好的名次。',
  unranked: '没有名次',
  why: {
    'no-plan': '没有适用的方案',
    'not-computed': '无法计算：请查看奖金',
    'no-score': '测量数据太少，没有得分',
    'service-unmeasured': '已测量的部分中销售会超过服务',
  },
  notMeasured: (names) => `未测量：${names}`,
  leavers: '上月在榜，现已不在',
  left: { left: '已离职', moved: '转到其他部门或方案' },
  was: (rank) => `原第 ${rank} 名`,
  onOtherPlans: (n) => `这些部门另有 ${n} 人适用其他方案。`,
  own: '您在排行中的名次',
  ownPlace: (rank, of) => `第 ${rank} 名，共 ${of} 人`,
  ownHint: (plan, department) => `${plan}，${department}。仅您、您的上级、人力资源和审计可见，同事看不到。`,
  noPlace: '本月没有名次',
  and: '、',
};

export const useRankingWords = (): RankingWords => (useSpoken().language === 'zh' ? ZH : EN);
