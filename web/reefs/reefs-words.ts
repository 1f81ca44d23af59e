import { useSpoken } from '../words/language';
import type { Measure, ReefsBy } from './reefs-queries';

/** What the page about complaints says; loaded with it. */
interface ReefsWords {
  readonly title: string;
  readonly intro: string;
  readonly files: string;
  readonly filesIntro: string;
  readonly filesHint: string;
  readonly month: string;
  readonly by: string;
  readonly measure: string;
  readonly bys: Readonly<Record<ReefsBy, string>>;
  readonly measures: Readonly<Record<Measure, string>>;
  readonly none: string;
  readonly noneHint: string;
  /** `(none)`: of which nothing is said. */
  readonly unknown: string;
  /** `(no complaints)`: causes that nobody complained of. */
  readonly notComplained: string;
  readonly pareto: string;
  readonly paretoChart: string;
  readonly vitalFew: (few: string, of: string, share: string) => string;
  readonly unmeasured: (n: string) => string;
  readonly rank: string;
  readonly complaints: string;
  readonly measured: string;
  readonly share: string;
  readonly cumulative: string;
  readonly since: string;
  readonly lastYear: string;
  readonly isNew: string;
  readonly trend: Readonly<Record<'more' | 'fewer' | 'steady', string>>;
  readonly trendHint: string;
  readonly uncatalogued: (causes: string) => string;
  readonly vanished: (names: string) => string;
  readonly showAll: (n: string) => string;
  readonly showFewer: string;
  readonly watch: string;
  readonly watchHint: (months: string) => string;
  readonly stays: (months: number, since: string) => string;
  readonly staysLonger: (months: number) => string;
  readonly sunk: string;
  readonly left: (month: string, before: string, count: string) => string;
  readonly rose: (names: string) => string;
  readonly noneSunk: string;
  readonly departments: string;
  readonly department: string;
  readonly highest: string;
  readonly alignment: string;
  readonly alignmentHint: (target: string, compared: string) => string;
  readonly money: string;
  readonly moneyShare: string;
  readonly gap: string;
  readonly paidLess: string;
  readonly paidMore: string;
  readonly noAlignment: string;
  readonly proposal: string;
  readonly proposalHint: string;
  readonly plan: string;
  readonly choosePlan: string;
  readonly inLine: string;
  readonly misplaced: (before: string, after: string) => string;
  readonly notReached: string;
  readonly component: string;
  readonly weightNow: string;
  readonly weightThen: string;
  readonly weightWanted: string;
  readonly beginDraft: string;
}

const EN: ReefsWords = {
  title: 'Complaints',
  intro: 'What customers complain of, where in the chain it comes from, what became of it, and whether pay follows.',
  files: 'Files of complaints',
  filesIntro:
    'What customers complained of, one complaint a row. A complaint whose id is known already replaces the one before.',
  filesHint: 'bring them in, or see which are',
  month: 'Month',
  by: 'By',
  measure: 'Counted as',
  bys: { cause: 'Cause', stage: 'Stage', indicator: 'Indicator' },
  measures: { count: 'Number', severity: 'Severity', loss: 'Loss' },
  none: 'No complaints are known of this month.',
  noneHint: 'HR brings them in as a file.',
  unknown: 'not said',
  notComplained: 'what nobody complained of',
  pareto: 'Pareto: the few that most of it is about',
  paretoChart:
    'Bars of complaints, the greatest first, and a line of what they come to together; the table has the same.',
  vitalFew: (few, of, share) => `${few} of ${of} make up ${share} of all complaints.`,
  unmeasured: (n) => `${n} complaints do not say it and are not counted here.`,
  rank: 'Rank',
  complaints: 'Complaints',
  measured: 'Counted',
  share: 'Share',
  cumulative: 'Together',
  since: 'Month before',
  lastYear: 'A year ago',
  isNew: 'new',
  trend: { more: '▲ more', fewer: '▼ fewer', steady: 'no trend' },
  trendHint: '▲ and ▼ stand where chance alone would do as much less often than once in a hundred times.',
  uncatalogued: (causes) => `Causes that the catalogue lacks: ${causes}.`,
  vanished: (names) => `Not complained of any more: ${names}.`,
  showAll: (n) => `Show all ${n}`,
  showFewer: 'Show fewer',
  watch: 'Reef watch: the highest, and since when',
  watchHint: (months) => `Of the last ${months} months of which complaints are known.`,
  stays: (months, since) => (months === 1 ? `since ${since}` : `${months} months in a row, since ${since}`),
  staysLonger: (months) => `all ${months} months that are looked at`,
  sunk: 'No longer among the highest',
  left: (month, before, count) => `left in ${month}: ${before} → ${count}`,
  rose: (names) => `what came up instead: ${names}`,
  noneSunk: 'None has left.',
  departments: 'Department by department',
  department: 'Department',
  highest: 'The highest, with months in a row',
  alignment: 'Pay beside complaints',
  alignmentHint: (target, compared) =>
    `Of target bonuses of ${target}, ${compared} hang on something that customers complain of.`,
  money: 'Money at stake',
  moneyShare: 'Its share',
  gap: 'Gap',
  paidLess: 'less is paid for it than it is complained of',
  paidMore: 'more is paid for it than it is complained of',
  noAlignment: 'There is nothing to compare: no complaints, or nobody paid by what they are about.',
  proposal: 'Weights in line with complaints',
  proposalHint:
    'The smallest change of a plan’s weights, within the bounds that HR has set, after which each weighs about as much as it is complained of. Nothing changes before somebody else has approved a draft.',
  plan: 'Plan',
  choosePlan: 'Choose a plan',
  inLine: 'This plan is in line with what customers complained of.',
  misplaced: (before, after) =>
    `${before} of the plan lies elsewhere than where complaints are; then it would be ${after}.`,
  notReached: 'Bounds keep it from coming closer.',
  component: 'Component',
  weightNow: 'Weight now',
  weightThen: 'Then',
  weightWanted: 'Exactly in line',
  beginDraft: 'Begin a draft with these weights',
};

const ZH: ReefsWords = {
  title: '投诉',
  intro: '客户投诉什么、问题出在哪个环节、后来怎样，以及薪酬是否随之而动。',
  files: '投诉文件',
  filesIntro: '客户投诉的内容，每行一条。编号已有的投诉会替代之前的一条。',
  filesHint: '导入投诉，或查看已导入的文件',
  month: '月份',
  by: '按',
  measure: '统计',
  bys: { cause: '原因', stage: '环节', indicator: '指标' },
  measures: { count: '件数', severity: '严重程度', loss: '损失' },
  none: '本月没有投诉记录。',
  noneHint: '由人力资源部以文件导入。',
  unknown: '未说明',
  notComplained: '没有投诉的事项',
  pareto: '帕累托图：少数几项占了大部分',
  paretoChart: '按投诉多少排列的柱形和累计折线；下表内容相同。',
  vitalFew: (few, of, share) => `${of} 项中的 ${few} 项占全部投诉的 ${share}。`,
  unmeasured: (n) => `${n} 件投诉没有该数据，未计入。`,
  rank: '名次',
  complaints: '投诉',
  measured: '数值',
  share: '占比',
  cumulative: '累计',
  since: '与上月相比',
  lastYear: '与去年同月相比',
  isNew: '新出现',
  trend: { more: '▲ 增多', fewer: '▼ 减少', steady: '无趋势' },
  trendHint: '只有偶然性不足百分之一时才标 ▲ 或 ▼。',
  uncatalogued: (causes) => `目录中没有的原因：${causes}。`,
  vanished: (names) => `不再有投诉：${names}。`,
  showAll: (n) => `显示全部 ${n} 项`,
  showFewer: '收起',
  watch: '礁石观察：最突出的几项及持续时间',
  watchHint: (months) => `依据有投诉记录的最近 ${months} 个月。`,
  stays: (months, since) => `自${since}起连续 ${months} 个月`,
  staysLonger: (months) => `所看的 ${months} 个月一直如此`,
  sunk: '已不在最突出之列',
  left: (month, before, count) => `${month}退出：${before} → ${count}`,
  rose: (names) => `取而代之：${names}`,
  noneSunk: '没有退出的。',
  departments: '各部门',
  department: '部门',
  highest: '最突出的几项，及连续月数',
  alignment: '薪酬与投诉对照',
  alignmentHint: (target, compared) => `目标奖金 ${target} 中，${compared} 取决于客户所投诉的事项。`,
  money: '相关奖金',
  moneyShare: '占比',
  gap: '差距',
  paidLess: '奖金占比低于投诉占比',
  paidMore: '奖金占比高于投诉占比',
  noAlignment: '没有可对照的内容：没有投诉，或没有人的奖金取决于此。',
  proposal: '与投诉相称的权重',
  proposalHint: '在人力资源部设定的范围内，使各项权重与投诉大致相称的最小改动。草案经他人批准后才会生效。',
  plan: '方案',
  choosePlan: '选择方案',
  inLine: '此方案与客户投诉相称。',
  misplaced: (before, after) => `方案中有 ${before} 的权重不在投诉集中之处；改后为 ${after}。`,
  notReached: '受设定范围所限，无法更接近。',
  component: '项目',
  weightNow: '现权重',
  weightThen: '改后',
  weightWanted: '完全相称',
  beginDraft: '以此权重起草',
};

export const useReefsWords = (): ReefsWords => (useSpoken().language === 'zh' ? ZH : EN);
