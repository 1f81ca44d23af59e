import { useSpoken } from '../words/language';

/** What the page about coverage says; loaded with it. */
interface CoverageWords {
  readonly title: string;
  readonly open: string;
  readonly openHint: string;
  readonly intro: string;
  readonly month: string;
  readonly back: string;
  readonly noRules: string;
  readonly people: (n: string) => string;
  readonly roles: (n: string) => string;
  readonly measurement: Readonly<Record<'none' | 'internal' | 'third-party', string>>;
  readonly hint: Readonly<Record<'none' | 'internal' | 'third-party', string>>;
  readonly byRole: string;
  readonly byDepartment: string;
  readonly byMonth: string;
  readonly role: string;
  readonly department: string;
  readonly measuredBy: string;
  readonly headcount: string;
  readonly moneyHint: string;
  readonly withoutTarget: (n: string) => string;
}

const EN: CoverageWords = {
  title: 'Coverage',
  open: 'Coverage: whose pay goes by customers’ experience',
  openHint:
    'Roles, people and money that nothing of customers’ experience decides about, or only the company’s own word.',
  intro:
    'Whose pay goes by what customers experience, and whose not yet. A figure that a third party or a mystery shopper reports weighs more than the company’s own word.',
  month: 'Month',
  back: 'All plans',
  noRules: 'No rules were in force in this month.',
  people: (n) => `${n} people`,
  roles: (n) => `${n} roles`,
  measurement: { none: 'Not at all', internal: 'By the company’s own word', 'third-party': 'By third parties' },
  hint: {
    none: 'nothing of customers’ experience in the plan, or no plan',
    internal: 'customers’ experience as the company itself measures it',
    'third-party': 'at least one component that somebody outside measures',
  },
  byRole: 'Role by role, those without first',
  byDepartment: 'Department by department',
  byMonth: 'Month by month',
  role: 'Role',
  department: 'Department',
  measuredBy: 'Measured',
  headcount: 'People',
  moneyHint: 'Money: target bonuses of the month, as much as the components weigh by which they are paid.',
  withoutTarget: (n) => `${n} people are in no amount: the money that their plan pays by is missing.`,
};

const ZH: CoverageWords = {
  title: '客户体验覆盖',
  open: '客户体验覆盖：谁的奖金与客户体验挂钩',
  openHint: '哪些岗位、人员和金额与客户体验无关，或仅凭公司内部数据。',
  intro: '谁的奖金取决于客户体验，谁的还没有。第三方或神秘顾客报告的数据，比公司自己的数据更有说服力。',
  month: '月份',
  back: '全部方案',
  noRules: '该月没有生效的规则。',
  people: (n) => `${n} 人`,
  roles: (n) => `${n} 个岗位`,
  measurement: { none: '未挂钩', internal: '公司内部测量', 'third-party': '第三方测量' },
  hint: {
    none: '方案中没有客户体验指标，或没有方案',
    internal: '客户体验由公司自己测量',
    'third-party': '至少一项由外部机构测量',
  },
  byRole: '按岗位（未挂钩的在前）',
  byDepartment: '按部门',
  byMonth: '逐月',
  role: '岗位',
  department: '部门',
  measuredBy: '测量方式',
  headcount: '人数',
  moneyHint: '金额：当月目标奖金，按决定发放的组成项的权重计算。',
  withoutTarget: (n) => `${n} 人未计入金额：缺少其方案所依据的金额。`,
};

export const useCoverageWords = (): CoverageWords => (useSpoken().language === 'zh' ? ZH : EN);
