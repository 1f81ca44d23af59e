/** What the head's page says. */
export interface TeamWords {
  readonly title: string;
  readonly month: string;
  readonly paid: (people: string) => string;
  readonly change: (from: string) => string;
  readonly costs: string;
  readonly costsHint: string;
  readonly costPeople: (losers: string, winners: string) => string;
  readonly noCosts: string;
  readonly trend: string;
  readonly trendHint: string;
  readonly trendChart: string;
  readonly people: string;
  readonly sort: string;
  readonly sorts: Readonly<Record<'name' | 'payable' | 'change' | 'score', string>>;
  readonly columns: Readonly<Record<'name' | 'payable' | 'change' | 'score', string>>;
  readonly held: string;
  readonly newHere: string;
  readonly none: string;
  readonly noneHint: string;
  readonly toAnswer: (n: number) => string;
  readonly filter: string;
}

export const TEAM_EN: TeamWords = {
  title: 'Team',
  month: 'Month',
  paid: (people) => (people === '1' ? 'for 1 person' : `for ${people} people`),
  change: (from) => `against ${from}`,
  costs: 'What cost the team most',
  costsHint:
    'Each indicator and rule, over all of them, against every target met and no rule. What brought something is below.',
  costPeople: (losers, winners) => `cost ${losers}, helped ${winners}`,
  noCosts: 'Everything was on target.',
  trend: 'The last twelve months',
  trendHint: 'What the team was paid, month by month.',
  trendChart: 'Chart: what the team was paid month by month; the same is in the table below',
  people: 'People',
  sort: 'Sort by',
  sorts: { name: 'name', payable: 'amount', change: 'change', score: 'score' },
  columns: { name: 'Name', payable: 'Paid', change: 'Change', score: 'Score' },
  held: 'held',
  newHere: 'new in the team',
  none: 'Nobody of your team is paid in this month',
  noneHint:
    'Choose another month. Your people appear once HR has run a month in which they were assigned to your department.',
  toAnswer: (n) => (n === 1 ? '1 inquiry waits for your answer' : `${n} inquiries wait for your answer`),
  filter: 'Find by name or code',
};

export const TEAM_ZH: TeamWords = {
  title: '团队',
  month: '月份',
  paid: (people) => `共 ${people} 人`,
  change: (from) => `与${from}相比`,
  costs: '团队主要失分项',
  costsHint: '各指标与规则对全队奖金的影响，与全部达标且不适用规则时相比。带来增加的列在后面。',
  costPeople: (losers, winners) => `减少 ${losers} 人，增加 ${winners} 人`,
  noCosts: '全部达标。',
  trend: '最近十二个月',
  trendHint: '团队每月发放的奖金。',
  trendChart: '图表：团队每月发放的奖金；数据见下表',
  people: '成员',
  sort: '排序',
  sorts: { name: '姓名', payable: '金额', change: '变化', score: '得分' },
  columns: { name: '姓名', payable: '发放', change: '变化', score: '得分' },
  held: '暂扣',
  newHere: '新加入团队',
  none: '本月没有团队成员的奖金',
  noneHint: '请选择其他月份。人力资源计算出成员在您部门任职的月份后，会显示在这里。',
  toAnswer: (n) => `${n} 条疑问待您答复`,
  filter: '按姓名或工号查找',
};
