import { useSpoken } from '../../words/language';

/** What the page about bounds says; loaded with it. */
interface BoundsWords {
  readonly title: (plan: string) => string;
  readonly open: string;
  readonly openHint: string;
  readonly intro: string;
  readonly none: string;
  readonly setBy: (who: string, at: string) => string;
  readonly heads: string;
  readonly headsHint: string;
  readonly cx: string;
  readonly cxHint: string;
  readonly weights: string;
  readonly weightsHint: string;
  readonly inGroup: (name: string) => string;
  readonly targets: string;
  readonly targetsHint: string;
  readonly parameters: string;
  readonly parametersHint: string;
  readonly now: (value: string) => string;
  readonly atLeast: string;
  readonly atMost: string;
  readonly atLeastOf: (name: string) => string;
  readonly atMostOf: (name: string) => string;
  readonly reasonEn: string;
  readonly reasonZh: string;
  readonly others: string;
  readonly othersHint: string;
  readonly remove: string;
  readonly save: string;
  readonly saved: string;
  readonly same: string;
  readonly discard: string;
  readonly back: string;
}

const EN: BoundsWords = {
  title: (plan) => `${plan} · bounds`,
  open: 'Bounds of its drafts',
  openHint: 'How far weights, targets and parameters may go in drafts of this plan.',
  intro:
    'How far drafts of this plan may go, whoever writes them. Leave a field empty where nothing is to be bound. What is set counts at once for drafts that are saved, submitted or approved; plans in force stay as they are.',
  none: 'No bounds have been set: everything that a draft can change is allowed.',
  setBy: (who, at) => `Set by ${who}, ${at}`,
  heads: 'Department heads may write drafts of this plan',
  headsHint: 'Heads with people on it. Otherwise HR alone.',
  cx: 'What customers experience, together',
  cxHint: 'All components that measure it, as a share of the whole plan.',
  weights: 'Weights',
  weightsHint: 'As a share of the whole plan.',
  inGroup: (name) => `in ${name}`,
  targets: 'Targets',
  targetsHint:
    'The value at which an indicator counts as fully reached. Where one is bound, the target stays in the plan.',
  parameters: 'Parameters',
  parametersHint: 'Values that several plans may share.',
  now: (value) => `now ${value}`,
  atLeast: 'at least',
  atMost: 'at most',
  atLeastOf: (name) => `${name}: at least`,
  atMostOf: (name) => `${name}: at most`,
  reasonEn: 'Why, in English: shown to whoever goes beyond it',
  reasonZh: 'Why, in Chinese',
  others: 'Bounds that this form has no field for',
  othersHint: 'They stay as they are unless you remove them.',
  remove: 'Remove',
  save: 'Save the bounds',
  saved: 'Saved. They count from now on.',
  same: 'They stand so already.',
  discard: 'Take changes back',
  back: 'The plan',
};

const ZH: BoundsWords = {
  title: (plan) => `${plan} · 调整范围`,
  open: '草案的调整范围',
  openHint: '此方案的草案中，权重、目标和参数可以调整到什么程度。',
  intro:
    '此方案的草案可以调整的范围，对任何编写人都适用。不需要限制的地方请留空。设置后，对草案的保存、提交和批准立即生效；已生效的方案不变。',
  none: '尚未设置范围：草案可以改动的内容均不受限制。',
  setBy: (who, at) => `由 ${who} 设置，${at}`,
  heads: '部门负责人可以编写此方案的草案',
  headsHint: '限有员工适用此方案的负责人。否则仅限人力资源部。',
  cx: '客户体验合计',
  cxHint: '所有衡量客户体验的组成项，占整个方案的比例。',
  weights: '权重',
  weightsHint: '占整个方案的比例。',
  inGroup: (name) => `属于${name}`,
  targets: '目标',
  targetsHint: '达到此值即视为完全达成。设了范围的目标必须保留在方案中。',
  parameters: '参数',
  parametersHint: '可能由多个方案共用的数值。',
  now: (value) => `现为 ${value}`,
  atLeast: '至少',
  atMost: '至多',
  atLeastOf: (name) => `${name}：至少`,
  atMostOf: (name) => `${name}：至多`,
  reasonEn: '理由（英文）：超出范围的人会看到',
  reasonZh: '理由（中文）',
  others: '此表单没有对应栏目的范围',
  othersHint: '除非移除，否则保持不变。',
  remove: '移除',
  save: '保存范围',
  saved: '已保存，即刻生效。',
  same: '与现有范围相同。',
  discard: '放弃更改',
  back: '方案',
};

export const useBoundsWords = (): BoundsWords => (useSpoken().language === 'zh' ? ZH : EN);
