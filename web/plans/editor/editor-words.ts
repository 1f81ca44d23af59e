import { useSpoken } from '../../words/language';

/** What the editor of whole plans says; loaded with it. */
interface EditorWords {
  readonly title: (plan: string) => string;
  readonly open: string;
  readonly openHint: string;
  readonly intro: string;
  readonly keys: string;
  readonly label: string;
  readonly back: string;
  readonly findings: string;
  readonly checking: string;
  readonly sound: string;
  readonly line: (n: number) => string;
  readonly save: string;
  readonly saved: (revision: number) => string;
  readonly effect: string;
  readonly wouldHavePaid: string;
  readonly onceSound: string;
  readonly ofLastSound: string;
  readonly renew: string;
  readonly discard: string;
  readonly cannotSave: string;
  readonly conflictHint: string;
  readonly mine: string;
  readonly closed: string;
}

const EN: EditorWords = {
  title: (plan) => `${plan} · whole plan`,
  open: 'Edit the whole plan',
  openHint: 'Components, rules and payout as well: in its own language, with each finding at its line.',
  intro:
    'Here all of the plan can be written: components, rules, payout. It is checked as you write; saving makes a revision of the draft, which a second person approves.',
  keys: 'Ctrl-Space completes, F8 goes to the next finding, Ctrl-F searches.',
  label: 'The plan as JSON',
  back: 'The draft',
  findings: 'What the check says',
  checking: 'Checking …',
  sound: 'Nothing: it can be saved like this.',
  line: (n) => `Line ${n}`,
  save: 'Save',
  saved: (revision) => `Saved as revision ${revision}.`,
  effect: 'See what it would have paid, and submit it',
  wouldHavePaid: 'What it would have paid',
  onceSound: 'This is told once the errors are mended.',
  ofLastSound: 'This is of the text as it was before the errors.',
  renew: 'Let worked examples expect what comes out now',
  discard: 'Take changes back',
  cannotSave: 'It can be saved once the errors are mended.',
  conflictHint: 'Nothing of yours is lost or stored. What you keep takes the place of theirs when you save.',
  mine: 'Keep mine',
  closed: 'This draft can be read, not changed: it is submitted, decided or given up, or not yours to write anew.',
};

const ZH: EditorWords = {
  title: (plan) => `${plan} · 完整方案`,
  open: '编辑完整方案',
  openHint: '包括组成项、规则和发放方式：用方案语言编写，每条检查结果都标在所在行。',
  intro: '在这里可以编写方案的全部内容：组成项、规则、发放方式。编写时即时检查；保存后成为草案的新版本，由另一人批准。',
  keys: 'Ctrl-空格补全，F8 跳到下一条检查结果，Ctrl-F 查找。',
  label: '方案（JSON）',
  back: '草案',
  findings: '检查结果',
  checking: '正在检查……',
  sound: '没有问题：可以这样保存。',
  line: (n) => `第 ${n} 行`,
  save: '保存',
  saved: (revision) => `已保存为第 ${revision} 版。`,
  effect: '查看会发放多少，并提交',
  wouldHavePaid: '若按此方案应发放',
  onceSound: '修正错误后即显示。',
  ofLastSound: '以下为出现错误之前的文本的结果。',
  renew: '让算例以现在的结果为准',
  discard: '放弃更改',
  cannotSave: '改正错误后即可保存。',
  conflictHint: '您的更改既未丢失也未保存。如果保留您的文本，保存时将取代对方的版本。',
  mine: '保留我的文本',
  closed: '此草案只能阅读，不能修改：它已提交、已审批或已撤回，或者您无权重写。',
};

export const useEditorWords = (): EditorWords => (useSpoken().language === 'zh' ? ZH : EN);
