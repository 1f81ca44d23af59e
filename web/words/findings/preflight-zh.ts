import type { Catalogue } from './catalogue.js';

/** What preflight finds before a month is run. */
export const PREFLIGHT_ZH: Catalogue = {
  'figures of locked months have come in since': '已锁定的月份之后又收到了数据',
  'rules of locked months were corrected since': '已锁定月份的规则之后有更正',
  'see what they come to now: cxpay retro PERIOD; and carry it with --carry': '请查看补算结果，并结转差额',
  'plan {plan}: nothing was measured, and the missing-data policies alone decide the pay':
    '方案 {plan}：没有任何测量数据，发放完全由缺数据策略决定',
  'check that this is meant; the policy "hold" leaves it to somebody to decide':
    '请确认这是有意的；策略“hold”会留待人工决定',
  'the gate "{name}" (plan {plan}) looks at {indicator}, of which there is no figure that counts':
    '门槛“{name}”（方案 {plan}）要看 {indicator}，但它没有可计入的数据',
  'take in the missing figures, or give the indicator the policy "hold"': '请补充缺少的数据，或为该指标设置策略“hold”',
  'in service, but on no assignment in this period': '在职，但本期间没有任职',
  'add the assignment to assignments.csv and load it, or give the day they left': '请补充任职并导入，或填写离职日',
  'no plan for the role "{role}"': '角色“{role}”没有方案',
  'add an eligibility rule that puts the role on a plan, and publish it':
    '请添加适用规则，使该角色适用某个方案，并发布',
  'two plans at the same priority: {plans}': '有两个优先级相同的方案：{plans}',
  'give the eligibility rule that should win a higher priority': '请提高应优先的适用规则的优先级',
  'the plan "{plan}" does not hold in this period': '方案“{plan}”在本期间无效',
  'publish it with an earlier effectiveFrom': '请以更早的生效期间发布',
  'paid in {have}, but the plan pays in {need}': '员工以 {have} 发薪，而方案以 {need} 发放',
  'correct the employee’s currency, or put them on a plan in it': '请更正员工的币种，或改用该币种的方案',
  'the plan rounds to {step}, which {currency} does not have': '方案舍入到 {step}，而 {currency} 没有这样的单位',
  'round to a whole multiple of the smallest unit of the currency': '请舍入到该币种最小单位的整数倍',
  'the target bonus is a share of a salary that is not given': '目标奖金是工资的百分比，但没有工资',
  'add the salary to employees.csv and load it': '请在员工表中补充工资并导入',
  'the target bonus is the column "{attribute}", which holds no number': '目标奖金取自列“{attribute}”，其中没有数字',
  'add the figure to employees.csv and load it': '请在员工表中补充数值并导入',
  'what there is to pay from the pool is not known': '不知道奖金池有多少可发',
  'take in the figure that the fund is a rate of; a fund below 0, or another for some of its members, is none':
    '请补充奖金池所依据的数据；小于 0 或成员间不一致的奖金池无效',
  'the incident "{incident}" is in another currency than the employee is paid in, and cannot be charged':
    '事故“{incident}”的币种与员工发薪币种不同，无法扣减',
  'write the loss in their currency, or name them under "excluded"': '请用其币种填写损失，或在“excluded”中排除',
  'the group "{group}": {have} measured, {need} needed': '组“{group}”：已测量 {have} 项，需要 {need} 项',
  'take in the missing figures, or decide the payout by hand': '请补充缺少的数据，或人工决定发放',
  '{have} groups count, {need} needed': '有 {have} 个组计入，需要 {need} 个',
  'the component "{component}": {reason}': '考核项“{component}”：{reason}',
  'the payout comes out below zero': '应发结果为负数',
  'give the plan a floor, or decide the payout by hand': '请为方案设置下限，或人工决定发放',
  'the payout is larger than can be right': '应发金额大得不合理',
  'check the target bonus and the plan': '请核对目标奖金和方案',
  'nothing of the plan was measured': '方案中没有任何测量数据',
  'take in observations, or decide the payout by hand': '请上传数据，或人工决定发放',
  '{indicator}: {reason}': '{indicator}：{reason}',
  'the rule "{rule}" holds the payout': '规则“{rule}”暂停发放',
  'somebody has to decide it after the run': '计算后须由人决定',
  'the incident "{incident}": nobody bears the share of {to}': '事故“{incident}”：{to} 应承担的份额无人承担',
  'check the code, and that somebody was there on days of the month; or name an "outside" bearer':
    '请核对编码，以及当月是否有人在岗；或指定外部承担者（“outside”）',
  'its weight goes to the others': '其权重分给其他项',
  'it counts as 0': '按 0 计',
  'it counts as on target': '按达标计',
  '{measured} (plan {plan}): {reason}; {effect}': '{measured}（方案 {plan}）：{reason}；{effect}',
  'nothing of it counts': '全部不计',
  'the group "{id}" (plan {plan}): fewer than the {need} measured components needed; {effect}':
    '组“{id}”（方案 {plan}）：已测量的考核项不足 {need} 个；{effect}',
  'nothing, if that is as it should be; otherwise take in the missing figures':
    '如属正常则无需处理；否则请补充缺少的数据',
  'fewer than the {need} cases needed': '案例数不足 {need}',
  '{plan}': '{plan}',
  '{source}': '{source}',
  'no data': '没有数据',
  'reported only by {reported}, needs {needed}': '只有 {reported} 报告，需要 {needed}',
  '{have} cases, {need} needed': '{have} 个案例，需要 {need} 个',
  'the number of cases is not given, {need} needed': '没有案例数，需要 {need} 个',
  'the counts add up to 0': '计数之和为 0',
  'nothing to compare the figure with': '没有可比较的数据',
  'nobody else to compare with': '没有可比较的人',
  '{of} does not count': '{of} 不计入',
  'reported by two sources ({reported}), and nothing says which counts':
    '有两个来源（{reported}）报告，没有规定以哪个为准',
  'several rates without their counts cannot be added up': '多个没有计数的比率无法合并',
  '{value} is outside {min} to {max}': '{value} 不在 {min} 到 {max} 之间',
  'take in the missing figures': '请补充缺少的数据',
  'take in the earlier figures, or the column baseline': '请补充以前的数据，或 baseline 列',
  'take in figures from a source that counts': '请上传有效来源的数据',
  'nothing, if there were no more cases; otherwise take in the rest': '如没有更多案例则无需处理；否则请补充其余数据',
  'give the column sample, or numerator and denominator': '请填写 sample 列，或 numerator 和 denominator',
  'name the source that counts in the indicator’s "sources" or the component’s "needs"':
    '请在指标的“sources”或考核项的“needs”中指明以哪个来源为准',
  'send numerator and denominator instead of the value': '请报送 numerator 和 denominator，而不是 value',
  'correct the figure and take it in again (a percentage is a fraction: 0.949, or 94.9%)':
    '请更正数据并重新上传（百分比写成小数 0.949，或 94.9%）',
  'roles without any indicator of customer experience': '没有任何客户体验指标的角色',
  'find what in this role moves customers’ experience, and put it into the role’s plan':
    '请找出该角色影响客户体验的因素，并纳入其方案',
  '{indicator}: further from its own history than three times its spread': '{indicator}：偏离自身历史超过三倍离散度',
  'check that the figure is right before it is paid by': '请在据此发放前核对数据',
};
