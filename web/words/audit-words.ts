import type { Schemas } from '../api/client';

export type AuditPart = 'trail' | 'verify' | 'compare';
type Counted = keyof Schemas['CheckedResponse'];

/** What the auditor's pages say. */
export interface AuditWords {
  readonly title: string;
  readonly parts: Readonly<Record<AuditPart, string>>;
  readonly fields: Readonly<Record<'actor' | 'action' | 'subject' | 'period' | 'from' | 'to', string>>;
  readonly any: string;
  readonly clear: string;
  readonly actions: Readonly<Record<string, string>>;
  readonly none: string;
  readonly noneHint: string;
  readonly more: string;
  readonly details: string;
  readonly hash: string;
  readonly before: string;
  readonly verifyIntro: string;
  readonly ofMonth: string;
  readonly allMonths: string;
  readonly verify: string;
  readonly checking: (what: string, done: string) => string;
  readonly progress: (done: string, of: string) => string;
  readonly holds: string;
  readonly differs: (n: string) => string;
  readonly checked: Readonly<Record<Counted, string>>;
  readonly roots: string;
  readonly rootsHint: string;
  readonly run: (id: number) => string;
  readonly compareIntro: string;
  readonly from: string;
  readonly to: string;
  readonly month: string;
  readonly runOf: string;
  readonly who: string;
  readonly whoHint: string;
  readonly compare: string;
  readonly noRuns: string;
  readonly noRunsHint: string;
  readonly result: (before: string, after: string, people: string) => string;
  readonly same: string;
  readonly change: string;
}

export const AUDIT_EN: AuditWords = {
  title: 'Audit trail',
  parts: { trail: 'Entries', verify: 'Verify', compare: 'Compare two runs' },
  fields: { actor: 'Who', action: 'What', subject: 'About', period: 'Month', from: 'From', to: 'Until' },
  any: 'anything',
  clear: 'Clear',
  actions: {
    load: 'loaded the organisation',
    publish: 'published rules',
    ingest: 'took figures in',
    run: 'ran a month',
    export: 'exported',
    budget: 'loaded budgets',
    'hold-decision': 'decided about a held payout',
    inquiry: 'inquiry',
    retro: 'carried a correction',
    clawback: 'claimed pay back',
    submit: 'submitted a month',
    'send-back': 'sent a month back',
    approve: 'approved a month',
    'cancel-approval': 'cancelled an approval',
    lock: 'locked a month',
    bounds: 'set bounds of drafts',
    'draft-start': 'began a draft',
    'draft-edit': 'changed a draft',
    'draft-submit': 'submitted a draft',
    'draft-approve': 'approved a draft',
    'draft-send-back': 'sent a draft back',
    'draft-withdraw': 'withdrew a draft',
    account: 'changed an account',
    token: 'API token',
    read: 'read',
    'sign-in': 'signed in',
    'sign-in-failed': 'failed to sign in',
    'lock-out': 'was locked out',
    'sign-out': 'signed out',
  },
  none: 'No entry fits',
  noneHint: 'Take a condition away.',
  more: 'Show earlier ones',
  details: 'Details',
  hash: 'Hash',
  before: 'Hash of the entry before',
  verifyIntro:
    'Proves what is stored: the chain of entries, every record against it, and every payout by computing it again by a second engine. It changes nothing.',
  ofMonth: 'Payouts of',
  allMonths: 'all months',
  verify: 'Verify now',
  checking: (what, done) => `${what}: ${done}`,
  progress: (done, of) => `${done} of ${of} payouts computed again`,
  holds: 'Everything holds: nothing that is stored differs from what was recorded.',
  differs: (n) => (n === '1' ? '1 record is not as it was recorded' : `${n} records are not as they were recorded`),
  checked: {
    auditEntries: 'audit entries',
    loads: 'loads of the organisation',
    ruleDocuments: 'rule documents',
    observations: 'figures',
    complaints: 'complaints',
    responses: 'responses to forms',
    orders: 'orders',
    runs: 'runs',
    payouts: 'payouts',
    decisions: 'decisions',
    accounts: 'accounts',
    inquiries: 'inquiries',
    adjustments: 'retro adjustments',
  },
  roots: 'Confirmed roots',
  rootsHint: 'Hold them against a copy that is kept elsewhere.',
  run: (id) => `Run ${id}`,
  compareIntro: 'Why pay differs between two runs, of the same month or of two: cause by cause, to the cent.',
  from: 'Earlier',
  to: 'Later',
  month: 'Month',
  runOf: 'Run',
  who: 'Employee code',
  whoHint: 'Empty for the whole company.',
  compare: 'Compare',
  noRuns: 'No month has been run',
  noRunsHint: 'Runs can be compared once there are any.',
  result: (before, after, people) => `From ${before} to ${after}, ${people} people:`,
  same: 'Nothing changed.',
  change: 'Change',
};

export const AUDIT_ZH: AuditWords = {
  title: '审计记录',
  parts: { trail: '记录', verify: '核验', compare: '比较两次计算' },
  fields: { actor: '操作人', action: '操作', subject: '对象', period: '月份', from: '自', to: '至' },
  any: '不限',
  clear: '清除',
  actions: {
    load: '导入组织',
    publish: '发布规则',
    ingest: '导入数据',
    run: '计算月份',
    export: '导出',
    budget: '导入预算',
    'hold-decision': '决定暂扣奖金',
    inquiry: '疑问',
    retro: '结转更正',
    clawback: '追回奖金',
    submit: '提交月份',
    'send-back': '退回月份',
    approve: '批准月份',
    'cancel-approval': '取消批准',
    lock: '锁定月份',
    bounds: '设定草案范围',
    'draft-start': '新建草案',
    'draft-edit': '修改草案',
    'draft-submit': '提交草案',
    'draft-approve': '批准草案',
    'draft-send-back': '退回草案',
    'draft-withdraw': '撤回草案',
    account: '变更账户',
    token: 'API 令牌',
    read: '查看',
    'sign-in': '登录',
    'sign-in-failed': '登录失败',
    'lock-out': '账户锁定',
    'sign-out': '退出登录',
  },
  none: '没有符合条件的记录',
  noneHint: '请减少条件。',
  more: '显示更早的记录',
  details: '详情',
  hash: '哈希',
  before: '上一条记录的哈希',
  verifyIntro: '证明所存内容：审计链、每条记录，并用第二套引擎重新计算每笔奖金。不改变任何内容。',
  ofMonth: '奖金月份',
  allMonths: '所有月份',
  verify: '立即核验',
  checking: (what, done) => `${what}：${done}`,
  progress: (done, of) => `已重新计算 ${done} / ${of} 笔奖金`,
  holds: '全部一致：存储内容与记录没有差异。',
  differs: (n) => `${n} 条记录与当时不符`,
  checked: {
    auditEntries: '审计记录',
    loads: '组织导入',
    ruleDocuments: '规则文档',
    observations: '数据',
    complaints: '投诉',
    responses: '答卷',
    orders: '订单',
    runs: '计算',
    payouts: '奖金',
    decisions: '决定',
    accounts: '账户',
    inquiries: '疑问',
    adjustments: '追溯调整',
  },
  roots: '已确认的根哈希',
  rootsHint: '请与另行保存的副本核对。',
  run: (id) => `第 ${id} 次计算`,
  compareIntro: '两次计算之间奖金为何不同（同月或不同月）：按原因列出，精确到分。',
  from: '较早',
  to: '较晚',
  month: '月份',
  runOf: '计算',
  who: '工号',
  whoHint: '留空为全公司。',
  compare: '比较',
  noRuns: '尚未计算任何月份',
  noRunsHint: '有计算结果后即可比较。',
  result: (before, after, people) => `从 ${before} 到 ${after}，${people} 人：`,
  same: '没有变化。',
  change: '变化',
};
