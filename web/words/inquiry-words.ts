import type { Schemas } from '../api/client';

type Inquiry = Schemas['InquirySummaryResponse'];
type Step = Schemas['InquiryStepResponse'];
export type Shown = 'toAnswer' | 'mine' | 'open' | 'answered' | 'resolved' | 'withdrawn' | 'all';

/** What the pages about inquiries say. */
export interface InquiryPageWords {
  readonly title: string;
  readonly number: (id: number) => string;
  readonly ask: string;
  readonly askAbout: (what: string) => string;
  readonly askWhole: string;
  readonly question: string;
  readonly questionHint: string;
  readonly files: string;
  readonly filesHint: string;
  readonly tooMany: string;
  readonly tooLarge: (name: string) => string;
  readonly send: string;
  readonly cancel: string;
  readonly asked: (due: string) => string;
  readonly see: string;
  readonly whole: string;
  readonly line: (n: number) => string;
  readonly state: Readonly<Record<Inquiry['state'], string>>;
  readonly outcome: Readonly<Record<NonNullable<Inquiry['outcome']>, string>>;
  readonly resolved: (outcome: string) => string;
  readonly due: (day: string) => string;
  readonly overdue: (day: string) => string;
  readonly show: string;
  readonly shown: Readonly<Record<Shown, string>>;
  readonly columns: Readonly<Record<'who' | 'what' | 'state' | 'asked', string>>;
  readonly none: Readonly<Record<'toAnswer' | 'mine' | 'others', string>>;
  readonly noneHint: Readonly<Record<'toAnswer' | 'mine' | 'others', string>>;
  readonly more: string;
  readonly back: string;
  readonly scorecard: string;
  readonly waiting: (n: number) => string;
  readonly actions: Readonly<Record<Step['action'], string>>;
  readonly correction: (what: string, month: string) => string;
  readonly corrected: Readonly<Record<'metric' | 'plan' | 'roster', string>>;
  readonly records: string;
  readonly sayMore: string;
  readonly reopens: string;
  readonly withdraw: string;
  readonly withdrawSure: string;
  readonly answer: string;
  readonly answerText: string;
  readonly sendAnswer: string;
  readonly resolve: string;
  readonly resolveHint: string;
  readonly comesTo: string;
  readonly reason: string;
  readonly sendResolution: string;
  readonly whatIsWrong: string;
  readonly inMonth: string;
  readonly next: Readonly<Record<'metric' | 'plan' | 'roster', string>>;
  readonly nextTitle: string;
  readonly link: string;
  readonly linkHint: string;
  readonly ownAnswer: string;
  readonly optional: string;
}

export const INQUIRIES_EN: InquiryPageWords = {
  title: 'Inquiries',
  number: (id) => `Inquiry ${id}`,
  ask: 'Ask',
  askAbout: (what) => `Ask about: ${what}`,
  askWhole: 'Ask about this payout',
  question: 'Your question',
  questionHint: 'Say what you think is not right, and what you know about it. HR or your head answers.',
  files: 'Files',
  filesHint: 'At most two, each up to 2 MiB: PDF, PNG, JPEG, CSV or plain text.',
  tooMany: 'At most two files go with a message. Send the others with a further one.',
  tooLarge: (name) => `${name} is larger than 2 MiB. Send a part of it.`,
  send: 'Send the question',
  cancel: 'Cancel',
  asked: (due) => `Your question is sent. It is to be answered by ${due}.`,
  see: 'See the inquiry',
  whole: 'The whole payout',
  line: (n) => `Part ${n} of the payout`,
  state: { open: 'waits for an answer', answered: 'answered', resolved: 'resolved', withdrawn: 'taken back' },
  outcome: { explained: 'explained', correction: 'to be corrected', refused: 'nothing is changed' },
  resolved: (outcome) => `resolved: ${outcome}`,
  due: (day) => `answer due by ${day}`,
  overdue: (day) => `overdue: the answer was due by ${day}`,
  show: 'Show',
  shown: {
    toAnswer: 'To answer',
    mine: 'My own',
    open: 'Waiting for an answer',
    answered: 'Answered',
    resolved: 'Resolved',
    withdrawn: 'Taken back',
    all: 'All',
  },
  columns: { who: 'Who', what: 'About', state: 'Where it stands', asked: 'Asked' },
  none: {
    toAnswer: 'Nothing waits for your answer',
    mine: 'You have not asked anything',
    others: 'There are no such inquiries',
  },
  noneHint: {
    toAnswer: 'Questions of your people about their pay appear here, those that are due first.',
    mine: 'Where something on your scorecard does not look right, ask about it there: each line has a link.',
    others: 'Choose others above.',
  },
  more: 'Show more',
  back: 'All inquiries',
  scorecard: 'The scorecard',
  waiting: (n) => (n === 1 ? '1 waits for an answer' : `${n} wait for an answer`),
  actions: {
    open: 'asked',
    add: 'added',
    answer: 'answered',
    reopen: 'asked again',
    resolve: 'resolved it',
    link: 'named the records of the correction',
    withdraw: 'took it back',
  },
  correction: (what, month) => `To be corrected: ${what}, ${month}`,
  corrected: { metric: 'the figures', plan: 'the plan', roster: 'the post, days or target bonus' },
  records: 'Records of the correction',
  sayMore: 'Say more',
  reopens: 'If the answer does not settle it, say why: the inquiry is open again.',
  withdraw: 'Take the inquiry back',
  withdrawSure: 'Take it back? It cannot be opened again.',
  answer: 'Answer',
  answerText: 'Your answer',
  sendAnswer: 'Send the answer',
  resolve: 'Resolve',
  resolveHint: 'Ends the inquiry. Whoever asked reads the reason.',
  comesTo: 'What it comes to',
  reason: 'Reason',
  sendResolution: 'Resolve the inquiry',
  whatIsWrong: 'What is wrong',
  inMonth: 'In the month',
  next: {
    metric: 'Send the corrected figures under Month, Data. A later report of the same figure replaces the earlier one.',
    plan: 'Change the plan by a draft, which a second person approves.',
    roster: 'Load the roster with the corrected row.',
  },
  nextTitle: 'What is to be done now',
  link: 'Name the records',
  linkHint: 'Once it is done: batch:7, load:3, publication:2 or retro:ID. Whoever asked sees what became of it.',
  ownAnswer: 'It is your own: somebody else answers it.',
  optional: 'optional',
};

export const INQUIRIES_ZH: InquiryPageWords = {
  title: '疑问',
  number: (id) => `疑问 ${id}`,
  ask: '提问',
  askAbout: (what) => `就此提问：${what}`,
  askWhole: '就本次奖金提问',
  question: '您的问题',
  questionHint: '请说明您认为哪里不对，以及您了解的情况。人力资源或您的负责人会答复。',
  files: '附件',
  filesHint: '最多两个，每个不超过 2 MiB：PDF、PNG、JPEG、CSV 或纯文本。',
  tooMany: '每条消息最多两个附件。其余请随后续消息发送。',
  tooLarge: (name) => `${name} 超过 2 MiB。请只发送其中一部分。`,
  send: '提交问题',
  cancel: '取消',
  asked: (due) => `问题已提交，将于 ${due} 前答复。`,
  see: '查看疑问',
  whole: '整笔奖金',
  line: (n) => `奖金的第 ${n} 部分`,
  state: { open: '待答复', answered: '已答复', resolved: '已办结', withdrawn: '已撤回' },
  outcome: { explained: '已说明', correction: '将予更正', refused: '不作变更' },
  resolved: (outcome) => `已办结：${outcome}`,
  due: (day) => `答复期限：${day}`,
  overdue: (day) => `已逾期：答复期限为 ${day}`,
  show: '显示',
  shown: {
    toAnswer: '待我答复',
    mine: '我提出的',
    open: '待答复',
    answered: '已答复',
    resolved: '已办结',
    withdrawn: '已撤回',
    all: '全部',
  },
  columns: { who: '提问人', what: '关于', state: '状态', asked: '提出时间' },
  none: { toAnswer: '没有待您答复的疑问', mine: '您尚未提出疑问', others: '没有此类疑问' },
  noneHint: {
    toAnswer: '员工对奖金的疑问会显示在这里，期限近者在前。',
    mine: '如果记分卡上有不对之处，请在记分卡上提问：每一行都有链接。',
    others: '请在上方选择其他状态。',
  },
  more: '显示更多',
  back: '所有疑问',
  scorecard: '记分卡',
  waiting: (n) => `${n} 条待答复`,
  actions: {
    open: '提出疑问',
    add: '补充说明',
    answer: '答复',
    reopen: '再次提问',
    resolve: '办结',
    link: '注明更正记录',
    withdraw: '撤回',
  },
  correction: (what, month) => `将更正：${month}的${what}`,
  corrected: { metric: '数据', plan: '方案', roster: '岗位、天数或目标奖金' },
  records: '更正记录',
  sayMore: '补充说明',
  reopens: '如果答复未能解决问题，请说明原因：疑问将重新打开。',
  withdraw: '撤回疑问',
  withdrawSure: '确定撤回？撤回后不能重新打开。',
  answer: '答复',
  answerText: '您的答复',
  sendAnswer: '发送答复',
  resolve: '办结',
  resolveHint: '办结后疑问结束。提问人会看到理由。',
  comesTo: '处理结果',
  reason: '理由',
  sendResolution: '办结疑问',
  whatIsWrong: '何处有误',
  inMonth: '月份',
  next: {
    metric: '请在“月度 → 数据”上传更正后的数据。同一数据以后上报的为准。',
    plan: '请通过草案修改方案，由第二人批准。',
    roster: '请重新导入更正后的人员记录。',
  },
  nextTitle: '接下来要做什么',
  link: '注明记录',
  linkHint: '完成后填写：batch:7、load:3、publication:2 或 retro:编号。提问人可看到处理情况。',
  ownAnswer: '这是您自己提出的疑问：由他人答复。',
  optional: '选填',
};
