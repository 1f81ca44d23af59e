import type { Schemas } from '../api/client';

type EffectKind = Schemas['BridgeEffectResponse']['kind'];

/** What the scorecard page says around what the API tells in words. */
export interface ScorecardWords {
  readonly title: string;
  readonly of: (name: string) => string;
  readonly month: string;
  readonly notPaid: string;
  readonly statement: string;
  readonly receipt: string;
  readonly receiptHint: string;
  readonly differences: string;
  readonly inquiries: string;
  readonly measured: string;
  readonly columns: Readonly<
    Record<'name' | 'measured' | 'target' | 'weight' | 'attained' | 'worth' | 'couldBe', string>
  >;
  readonly verdicts: Readonly<Record<Schemas['ToldComponentResponse']['verdict'], string>>;
  readonly rules: string;
  readonly noRules: string;
  readonly way: string;
  readonly wayChart: (name: string) => string;
  readonly steps: string;
  readonly otherwise: string;
  readonly trend: string;
  readonly trendHint: string;
  readonly trendChart: string;
  readonly paid: string;
  readonly state: Readonly<Record<'open' | 'calculated' | 'in-review' | 'approved' | 'locked', string>>;
  readonly asTable: string;
  readonly bridgeTitle: string;
  readonly bridge: (from: string) => string;
  readonly bridgeHint: (before: string, after: string) => string;
  readonly bridgeSame: string;
  readonly bridgeNone: string;
  readonly effects: Readonly<Record<Exclude<EffectKind, 'metric'>, string>>;
  readonly others: string;
  readonly weightChange: (name: string, from: string, to: string) => string;
  readonly none: string;
  readonly noneHint: string;
}

export const SCORECARD_EN: ScorecardWords = {
  title: 'My scorecard',
  of: (name) => `Scorecard of ${name}`,
  month: 'Month',
  notPaid: 'Not paid',
  statement: 'Statement (PDF)',
  receipt: 'Receipt',
  receiptHint: 'A file that proves this payout. Check it offline with cxpay verify-receipt.',
  differences: 'What made the difference to the target bonus',
  inquiries: 'Asked about it',
  measured: 'What was measured',
  columns: {
    name: 'Indicator',
    measured: 'Measured',
    target: 'Target',
    weight: 'Weight',
    attained: 'Attained',
    worth: 'Worth',
    couldBe: 'Could be',
  },
  verdicts: { met: 'target met', missed: 'below target', 'not-counted': 'not counted' },
  rules: 'Rules, those that applied and those that did not',
  noRules: 'This plan has no rules beside its indicators.',
  way: 'From the target bonus to the payout',
  wayChart: (name) => `Chart: from the target bonus to the payout of ${name}; the steps are in the table below`,
  steps: 'Every step, exactly',
  otherwise: 'What other figures would have paid',
  trend: 'The last twelve months',
  trendHint: 'What was paid, month by month.',
  trendChart: 'Chart: what was paid month by month; the same is in the table below',
  paid: 'Paid',
  state: {
    open: 'open',
    calculated: 'calculated, not yet approved',
    'in-review': 'in review',
    approved: 'approved',
    locked: 'locked',
  },
  asTable: 'As a table',
  bridgeTitle: 'What changed',
  bridge: (from) => `What changed since ${from}`,
  bridgeHint: (before, after) => `From ${before} to ${after}, cause by cause:`,
  bridgeSame: 'Nothing changed.',
  bridgeNone: 'There is no month before to compare with.',
  effects: {
    weight: 'New weights',
    target: 'New targets: curves, parameters, what is asked of figures',
    rule: 'Other rules, or another month for the same rules',
    proration: 'Days served',
    roster: 'The post: role, department, target bonus, salary',
    retro: 'corrections of earlier months',
  },
  others: 'What others did: peers, pools, incidents',
  weightChange: (name, from, to) => `${name} ${from} → ${to}`,
  none: 'There is no scorecard yet',
  noneHint: 'Your first one appears here once HR has calculated a month. Until then there is nothing for you to do.',
};

export const SCORECARD_ZH: ScorecardWords = {
  title: '我的记分卡',
  of: (name) => `${name} 的记分卡`,
  month: '月份',
  notPaid: '未发放',
  statement: '奖金单（PDF）',
  receipt: '凭证',
  receiptHint: '可证明本次奖金的文件。可用 cxpay verify-receipt 离线核验。',
  differences: '与目标奖金相比的主要差异',
  inquiries: '已提出的疑问',
  measured: '衡量结果',
  columns: {
    name: '指标',
    measured: '实际',
    target: '目标',
    weight: '权重',
    attained: '达成',
    worth: '金额',
    couldBe: '最高可得',
  },
  verdicts: { met: '达到目标', missed: '低于目标', 'not-counted': '未计入' },
  rules: '规则：已适用的与未适用的',
  noRules: '除指标外，此方案没有规则。',
  way: '从目标奖金到实际奖金',
  wayChart: (name) => `图表：${name} 从目标奖金到实际奖金；步骤见下表`,
  steps: '每一步的准确数值',
  otherwise: '若数据不同，奖金会是多少',
  trend: '最近十二个月',
  trendHint: '每月发放的奖金。',
  trendChart: '图表：每月发放的奖金；数据见下表',
  paid: '发放',
  state: { open: '未计算', calculated: '已计算，待批准', 'in-review': '审核中', approved: '已批准', locked: '已锁定' },
  asTable: '以表格显示',
  bridgeTitle: '有何变化',
  bridge: (from) => `与${from}相比有何变化`,
  bridgeHint: (before, after) => `从 ${before} 到 ${after}，按原因：`,
  bridgeSame: '没有变化。',
  bridgeNone: '没有可比较的上一个月。',
  effects: {
    weight: '新的权重',
    target: '新的目标：曲线、参数、数据要求',
    rule: '规则不同，或同一规则在另一个月份',
    proration: '在岗天数',
    roster: '岗位：角色、部门、目标奖金、薪资',
    retro: '以往月份的更正',
  },
  others: '他人的影响：同组排名、奖金池、事故分摊',
  weightChange: (name, from, to) => `${name} ${from} → ${to}`,
  none: '暂无记分卡',
  noneHint: '人力资源计算出一个月的奖金后，您的第一张记分卡会显示在这里。在此之前您无需操作。',
};
