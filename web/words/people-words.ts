/** What the pages about people say. */
export interface PeopleWords {
  readonly title: string;
  readonly waiting: string;
  readonly waitingHint: string;
  readonly confirm: (username: string) => string;
  readonly search: string;
  readonly searchHint: string;
  readonly found: (n: string) => string;
  readonly none: string;
  readonly noneHint: string;
  readonly more: string;
  readonly columns: Readonly<
    Record<
      'name' | 'post' | 'since' | 'department' | 'role' | 'from' | 'to' | 'target' | 'month' | 'paid' | 'state',
      string
    >
  >;
  readonly left: (day: string) => string;
  readonly back: string;
  readonly person: string;
  readonly facts: string;
  readonly hired: string;
  readonly leftOn: string;
  readonly salary: string;
  readonly assignments: string;
  readonly noAssignments: string;
  readonly now: string;
  readonly ofSalary: string;
  readonly payouts: string;
  readonly noPayouts: string;
  readonly noPayoutsHint: string;
  readonly inquiries: string;
  readonly noInquiries: string;
  readonly notOfToday: string;
  readonly status: Readonly<Record<'payable' | 'held' | 'released' | 'refused', string>>;
  readonly trace: string;
  readonly traceHint: string;
  readonly evidence: string;
  readonly explanation: string;
  readonly entries: string;
}

export const PEOPLE_EN: PeopleWords = {
  title: 'People',
  waiting: 'Accounts waiting for confirmation',
  waitingHint:
    'An admin has made or changed these, or given them a new password. Confirm one only if you know that it is right: it may then see others’ pay.',
  confirm: (username) => `Confirm ${username}`,
  search: 'Name or code',
  searchHint: 'Beginnings of words, in any order.',
  found: (n) => (n === '1' ? '1 person' : `${n} people`),
  none: 'Nobody is found',
  noneHint: 'Try the beginning of a name, or the code. People appear here once they are in a roster that was loaded.',
  more: 'Show more',
  columns: {
    name: 'Name',
    post: 'Post',
    since: 'Since',
    department: 'Department',
    role: 'Role',
    from: 'From',
    to: 'Until',
    target: 'Target bonus',
    month: 'Month',
    paid: 'Paid',
    state: 'Where it stands',
  },
  left: (day) => `left on ${day}`,
  back: 'All people',
  person: 'The person',
  facts: 'About them',
  hired: 'In service since',
  leftOn: 'Left on',
  salary: 'Salary',
  assignments: 'Assignments',
  noAssignments: 'No assignment is recorded.',
  now: 'until further notice',
  ofSalary: 'of salary',
  payouts: 'Payouts by month',
  noPayouts: 'There are no payouts yet',
  noPayoutsHint: 'They appear once a month has been run in which the person was in service.',
  inquiries: 'Inquiries',
  noInquiries: 'Nothing has been asked.',
  notOfToday: 'They are not of your people today: months in which they were are shown.',
  status: { payable: 'paid', held: 'held', released: 'held, released', refused: 'held, not paid' },
  trace: 'The full trace',
  traceHint: 'What was stored and hashed, every step of the calculation, and who did what about it.',
  evidence: 'Evidence (JSON)',
  explanation: 'Every step (JSON)',
  entries: 'Audit entries about it',
};

export const PEOPLE_ZH: PeopleWords = {
  title: '员工',
  waiting: '等待确认的账户',
  waitingHint: '管理员新建或更改了这些账户，或重设了密码。请在核实无误后再确认：确认后该账户可查看他人薪酬。',
  confirm: (username) => `确认 ${username}`,
  search: '姓名或工号',
  searchHint: '输入姓名或工号的开头，顺序不限。',
  found: (n) => `共 ${n} 人`,
  none: '未找到',
  noneHint: '请尝试姓名的开头或工号。导入人员名册后，员工会显示在这里。',
  more: '显示更多',
  columns: {
    name: '姓名',
    post: '岗位',
    since: '入职',
    department: '部门',
    role: '角色',
    from: '自',
    to: '至',
    target: '目标奖金',
    month: '月份',
    paid: '发放',
    state: '状态',
  },
  left: (day) => `${day} 离职`,
  back: '所有员工',
  person: '员工资料',
  facts: '基本信息',
  hired: '入职日期',
  leftOn: '离职日期',
  salary: '薪资',
  assignments: '任职记录',
  noAssignments: '没有任职记录。',
  now: '至今',
  ofSalary: '薪资比例',
  payouts: '各月奖金',
  noPayouts: '暂无奖金',
  noPayoutsHint: '计算出该员工在岗的月份后，会显示在这里。',
  inquiries: '疑问',
  noInquiries: '没有提出疑问。',
  notOfToday: '该员工目前不在您的团队：仅显示其在团队中的月份。',
  status: { payable: '发放', held: '暂扣', released: '暂扣后发放', refused: '暂扣，不发放' },
  trace: '完整记录',
  traceHint: '存储并哈希的内容、计算的每一步，以及谁做了什么。',
  evidence: '证据（JSON）',
  explanation: '每一步（JSON）',
  entries: '相关审计记录',
};
