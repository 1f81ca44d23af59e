import type { Draft } from './weights-queries';
import { useSpoken } from '../words/language';

export type DraftAction = 'start' | 'edit' | 'submit' | 'approve' | 'send-back' | 'withdraw';

/** What the pages about drafts say; loaded with them. */
export interface WeightsWords {
  readonly title: string;
  readonly intro: string;
  readonly plans: string;
  readonly noPlans: string;
  readonly noPlansHint: string;
  readonly begin: string;
  readonly mayNot: string;
  readonly cxShare: (share: string) => string;
  readonly since: (month: string) => string;
  readonly drafts: string;
  readonly noDrafts: string;
  readonly draft: (n: number) => string;
  readonly open: (n: number, plan: string) => string;
  readonly state: Readonly<Record<Draft['state'], string>>;
  readonly by: (actor: string, at: string) => string;
  readonly weights: string;
  readonly weightsHint: string;
  readonly group: (name: string) => string;
  readonly groups: string;
  readonly keep: (name: string) => string;
  readonly kept: string;
  readonly weightOf: (name: string) => string;
  readonly was: (value: string) => string;
  readonly bound: (min: string | null, max: string | null) => string;
  readonly ofWhole: string;
  readonly ofParameter: string;
  readonly sum: (sum: string) => string;
  readonly cx: string;
  readonly cxTogether: (share: string) => string;
  readonly targets: string;
  readonly targetsHint: string;
  readonly targetOf: (name: string) => string;
  readonly parameters: string;
  readonly back: string;
  readonly effect: string;
  readonly reckoning: string;
  readonly lastMonths: (n: number) => string;
  readonly wouldHave: string;
  readonly paid: string;
  readonly change: string;
  readonly noMonths: string;
  readonly people: (n: string) => string;
  readonly outside: (n: string) => string;
  readonly winners: (n: string) => string;
  readonly losers: (n: string) => string;
  readonly same: (n: string) => string;
  readonly largest: (name: string, change: string) => string;
  readonly overBudget: (name: string, amount: string) => string;
  readonly withinBudget: string;
  readonly distribution: string;
  readonly band: (from: string | null, to: string | null) => string;
  readonly months: string;
  readonly month: string;
  readonly budget: string;
  readonly unpaid: (n: string) => string;
  readonly persons: string;
  readonly person: string;
  readonly all: (n: string) => string;
  readonly fewer: string;
  readonly inWords: string;
  readonly nothingChanged: string;
  readonly unsaved: string;
  readonly findings: string;
  readonly noFindings: string;
  readonly severity: Readonly<Record<'error' | 'warning', string>>;
  readonly refused: string;
  readonly save: string;
  readonly saveHint: string;
  readonly saved: string;
  readonly discard: string;
  readonly conflict: string;
  readonly conflictHint: string;
  readonly loadTheirs: string;
  readonly keepMine: string;
  readonly submit: string;
  readonly submitHint: string;
  readonly saveFirst: string;
  readonly from: string;
  readonly comment: string;
  readonly commentHint: string;
  readonly withdraw: string;
  readonly sureWithdraw: string;
  readonly yes: string;
  readonly no: string;
  readonly waits: (month: string) => string;
  readonly approved: (month: string) => string;
  readonly withdrawn: string;
  readonly sentBack: (by: string, comment: string) => string;
  readonly decide: string;
  readonly decideHint: string;
  readonly approve: string;
  readonly sureApprove: string;
  readonly sendBack: string;
  readonly why: string;
  readonly history: string;
  readonly actions: Readonly<Record<DraftAction, string>>;
  readonly revision: (n: number) => string;
}

const range =
  (between: (min: string, max: string) => string, from: (min: string) => string, to: (max: string) => string) =>
  (min: string | null, max: string | null): string => {
    if (min !== null && max !== null) return between(min, max);
    if (min !== null) return from(min);
    return max === null ? '' : to(max);
  };

const EN: WeightsWords = {
  title: 'Weights',
  intro:
    'Change what counts how much, see at once what it would have paid, and hand it in. Nothing that was paid changes.',
  plans: 'Plans that your people are on',
  noPlans: 'No plan yet',
  noPlansHint: 'Once your people are assigned to a role that a plan covers, it is here.',
  begin: 'Begin a draft',
  mayNot: 'HR has kept drafts of this plan to itself.',
  cxShare: (share) => `${share} of it is what customers experience`,
  since: (month) => `in force since ${month}`,
  drafts: 'Drafts, the newest first',
  noDrafts: 'There is no draft yet. Begin one above.',
  draft: (n) => `Draft ${n}`,
  open: (n, plan) => `Draft ${n} of ${plan}`,
  state: { draft: 'being worked on', submitted: 'submitted', approved: 'approved', withdrawn: 'withdrawn' },
  by: (actor, at) => `by ${actor}, ${at}`,
  weights: 'Weights',
  weightsHint: 'Move one, and the others make room. Tick those that are to stay as they are.',
  group: (name) => `Within ${name}`,
  groups: 'Groups',
  keep: (name) => `Keep ${name}`,
  kept: 'keep',
  weightOf: (name) => `Weight of ${name}`,
  was: (value) => `was ${value}`,
  bound: range(
    (min, max) => `${min} to ${max} allowed`,
    (min) => `${min} or more`,
    (max) => `${max} at most`,
  ),
  ofWhole: 'of the whole plan',
  ofParameter: 'by a parameter',
  sum: (sum) => `Together ${sum}`,
  cx: 'customers’ experience',
  cxTogether: (share) => `What customers experience weighs ${share} together`,
  targets: 'Targets',
  targetsHint: 'Where an indicator counts as fully reached.',
  targetOf: (name) => `Target of ${name}`,
  parameters: 'Parameters',
  back: 'All drafts',
  effect: 'What it would have paid',
  reckoning: 'Reckoning',
  lastMonths: (n) => (n === 1 ? 'the last month run' : `the last ${n} months run`),
  wouldHave: 'Would have been',
  paid: 'Was paid',
  change: 'Change',
  noMonths: 'No month has been run yet, so there is nothing to try it on.',
  people: (n) => `${n} people`,
  outside: (n) =>
    `On this plan and not yours to see: ${n} more. The draft would change their pay too; who approves it sees theirs.`,
  winners: (n) => `${n} would have had more`,
  losers: (n) => `${n} would have had less`,
  same: (n) => `${n} the same`,
  largest: (name, change) => `Largest change: ${name}, ${change}`,
  overBudget: (name, amount) => `${name} ${amount} over budget`,
  withinBudget: 'within budget',
  distribution: 'How much people’s pay would have changed',
  band: (from, to) =>
    from === null
      ? `below ${to ?? ''}`
      : to === null
        ? `above ${from}`
        : from === to
          ? 'unchanged'
          : `${from} to ${to}`,
  months: 'Month by month',
  month: 'Month',
  budget: 'Budget',
  unpaid: (n) => `${n} held or refused: not reckoned`,
  persons: 'Person by person, the largest change first',
  person: 'Employee',
  all: (n) => `Show all ${n}`,
  fewer: 'Show fewer',
  inWords: 'The change in words',
  nothingChanged: 'Nothing is changed yet.',
  unsaved: 'not saved yet',
  findings: 'Worth knowing before you submit',
  noFindings: 'The check finds nothing to say.',
  severity: { error: 'Not possible', warning: 'Worth a look' },
  refused: 'It cannot be like this:',
  save: 'Save',
  saveHint: 'The plan’s worked examples are renewed with it.',
  saved: 'Saved.',
  discard: 'Take changes back',
  conflict: 'Somebody else has saved this draft meanwhile.',
  conflictHint: 'Nothing of yours is lost or stored: look at what they saved first.',
  loadTheirs: 'Show theirs, drop mine',
  keepMine: 'Put my changes on top of theirs',
  submit: 'Submit',
  submitHint: 'A second person looks at it and approves it, or sends it back.',
  saveFirst: 'Save before you submit.',
  from: 'To hold from',
  comment: 'Why',
  commentHint: 'Whoever approves reads it.',
  withdraw: 'Give this draft up',
  sureWithdraw: 'Give it up for good?',
  yes: 'Yes',
  no: 'No',
  waits: (month) => `Submitted, to hold from ${month}. It waits for a second person.`,
  approved: (month) => `Approved: it is the plan from ${month} on.`,
  withdrawn: 'This draft has been given up.',
  sentBack: (by, comment) => `${by} sent it back: “${comment}”`,
  decide: 'Decide',
  decideHint: 'Whoever wrote or submitted it does not decide about it.',
  approve: 'Approve',
  sureApprove: 'Make it the plan?',
  sendBack: 'Send back',
  why: 'Why not',
  history: 'Who did what',
  actions: {
    start: 'began it',
    edit: 'saved it',
    submit: 'submitted it',
    approve: 'approved it',
    'send-back': 'sent it back',
    withdraw: 'gave it up',
  },
  revision: (n) => `revision ${n}`,
};

const ZH: WeightsWords = {
  title: '权重',
  intro: '调整各项指标的权重，立即查看过去各月会发放多少，然后提交。已发放的奖金不会改变。',
  plans: '您的员工所适用的方案',
  noPlans: '尚无方案',
  noPlansHint: '当您的员工担任某个方案所覆盖的岗位后，方案会显示在这里。',
  begin: '新建草案',
  mayNot: '人力资源部保留了此方案的修改权。',
  cxShare: (share) => `其中 ${share} 为客户体验`,
  since: (month) => `自${month}起生效`,
  drafts: '草案（最新在前）',
  noDrafts: '尚无草案。请在上方新建。',
  draft: (n) => `草案 ${n}`,
  open: (n, plan) => `${plan}的草案 ${n}`,
  state: { draft: '编辑中', submitted: '已提交', approved: '已批准', withdrawn: '已撤回' },
  by: (actor, at) => `${actor}，${at}`,
  weights: '权重',
  weightsHint: '移动一项，其余各项自动让出空间。勾选要保持不变的项目。',
  group: (name) => `${name}之内`,
  groups: '分组',
  keep: (name) => `保持${name}不变`,
  kept: '保持',
  weightOf: (name) => `${name}的权重`,
  was: (value) => `原为 ${value}`,
  bound: range(
    (min, max) => `允许 ${min} 至 ${max}`,
    (min) => `至少 ${min}`,
    (max) => `至多 ${max}`,
  ),
  ofWhole: '占整个方案',
  ofParameter: '由参数决定',
  sum: (sum) => `合计 ${sum}`,
  cx: '客户体验',
  cxTogether: (share) => `客户体验合计占 ${share}`,
  targets: '目标',
  targetsHint: '达到此值即视为完全达成。',
  targetOf: (name) => `${name}的目标`,
  parameters: '参数',
  back: '全部草案',
  effect: '会发放多少',
  reckoning: '正在计算',
  lastMonths: (n) => `最近计算的 ${n} 个月`,
  wouldHave: '会发放',
  paid: '实际发放',
  change: '变化',
  noMonths: '尚未计算任何月份，无法试算。',
  people: (n) => `${n} 人`,
  outside: (n) => `此方案还涉及您无权查看的 ${n} 人。草案也会改变他们的薪酬；审批人会看到。`,
  winners: (n) => `${n} 人会增加`,
  losers: (n) => `${n} 人会减少`,
  same: (n) => `${n} 人不变`,
  largest: (name, change) => `变化最大：${name}，${change}`,
  overBudget: (name, amount) => `${name}超出预算 ${amount}`,
  withinBudget: '预算之内',
  distribution: '每人奖金变化的分布',
  band: (from, to) =>
    from === null ? `低于 ${to ?? ''}` : to === null ? `高于 ${from}` : from === to ? '不变' : `${from} 至 ${to}`,
  months: '逐月',
  month: '月份',
  budget: '预算',
  unpaid: (n) => `${n} 人暂缓或不予发放，未计入`,
  persons: '逐人（变化最大的在前）',
  person: '员工',
  all: (n) => `显示全部 ${n} 人`,
  fewer: '收起',
  inWords: '变更说明',
  nothingChanged: '尚无变更。',
  unsaved: '尚未保存',
  findings: '提交前请留意',
  noFindings: '检查未发现问题。',
  severity: { error: '不可行', warning: '请留意' },
  refused: '不能这样设置：',
  save: '保存',
  saveHint: '方案的示例会一并更新。',
  saved: '已保存。',
  discard: '放弃更改',
  conflict: '在此期间，其他人已保存此草案。',
  conflictHint: '您的更改既未丢失也未保存：请先查看对方保存的内容。',
  loadTheirs: '显示对方的版本，放弃我的更改',
  keepMine: '在对方的版本上应用我的更改',
  submit: '提交',
  submitHint: '由另一人审阅后批准或退回。',
  saveFirst: '请先保存再提交。',
  from: '生效月份',
  comment: '理由',
  commentHint: '审批人会看到。',
  withdraw: '撤回此草案',
  sureWithdraw: '确定撤回？',
  yes: '是',
  no: '否',
  waits: (month) => `已提交，拟自${month}起生效。等待另一人审批。`,
  approved: (month) => `已批准：自${month}起成为正式方案。`,
  withdrawn: '此草案已撤回。',
  sentBack: (by, comment) => `${by} 已退回：“${comment}”`,
  decide: '审批',
  decideHint: '编写或提交草案的人不能审批。',
  approve: '批准',
  sureApprove: '批准为正式方案？',
  sendBack: '退回',
  why: '退回理由',
  history: '操作记录',
  actions: { start: '新建', edit: '保存', submit: '提交', approve: '批准', 'send-back': '退回', withdraw: '撤回' },
  revision: (n) => `第 ${n} 版`,
};

export const useWeightsWords = (): WeightsWords => (useSpoken().language === 'zh' ? ZH : EN);

/** Words of the API in the reader's language. */
export const useLocal = () => {
  const { language } = useSpoken();
  return (text: { readonly en: string; readonly zh?: string }): string =>
    (language === 'zh' ? text.zh : undefined) ?? text.en;
};

/** `30%` as a language writes it: `30 %` in English. */
export const useShareText = () => {
  const { language } = useSpoken();
  return (text: string): string => (language === 'en' ? text.replace(/^(.*\d)%$/, '$1\u00a0%') : text);
};
