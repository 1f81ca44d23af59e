import type { Catalogue } from './catalogue.js';

/** What is right by the letter of a plan, and probably not what somebody meant. */
export const PLAN_LINT_ZH: Catalogue = {
  'No rule, plan or parameter uses the attribute "{name}".': '没有规则、方案或参数使用属性“{name}”。',
  'Take it out: its column is kept with the employees all the same.': '请删除：该列仍会随员工保存。',

  "the group's target bonus": '该组目标奖金',
  'the target bonus': '目标奖金',
  'At {at} the attainment jumps from {before} to {after}: with a share of {share} of the plan a tiny change moves pay by {moved} of {whose}, more than {most}.':
    '在 {at} 处，达成度从 {before} 跳到 {after}：它占方案的 {share}，极小的变化就使奖金变动{whose}的 {moved}，超过 {most}。',
  '{count} more of its jumps do so, too.': '另有 {count} 处跳变也是如此。',
  'Let a line lead from one to the other ("linear"), put smaller steps between, or give it less weight.':
    '请用直线（“linear”）连接两者，在中间增加较小的级，或降低其权重。',

  'the rule "{rule}" ({effect})': '规则“{rule}”（{effect}）',
  '{named} begins to fire as it passes {edge}, and {better} is better':
    '{named}在它越过 {edge} 时开始生效，而它{better}越好',
  '{named} no longer fires once it passes {edge}, and {better} is better':
    '{named}在它越过 {edge} 后不再生效，而它{better}越好',
  'Pay can fall though "{subject}" gets better: {what}.': '“{subject}”变好，奖金却可能下降：{what}。',
  'Turn the comparison round if it is mistaken. If it is meant: up to there somebody earns more by being worse.':
    '如果是写错，请把比较反过来。如果有意如此：在该值之前，表现较差的人反而得到更多。',
  'multiply by {by}': '乘以 {by}',
  '{what} {by}': '{what} {by}',
  add: '增加',
  cap: '上限',
  floor: '下限',
  gate: '门槛',
  hold: '暂停发放',
  multiply: '乘以',

  'Nobody can be on the plan "{id}": every eligibility rule that names it never fires, or gives way to another.':
    '没有人会适用方案“{id}”：指向它的适用规则都不会生效，或让位于其他规则。',
  'Mend the eligibility rules that name it.': '请修改指向它的适用规则。',
  'The rule "{name}" never decides: wherever it fires "{over}" fires, too, and goes first by its priority ({priority}).':
    '规则“{name}”从不起作用：它生效时“{over}”也生效，且优先级更高（{priority}）。',
  'Give this rule the higher priority, or narrow the other.': '请提高此规则的优先级，或缩小另一条的范围。',
  'The rules {rules} can fire for the same person, have the same priority ({priority}), and name different plans: {plans}. The payout would be held.':
    '规则 {rules} 可能对同一人生效，优先级相同（{priority}），却指向不同的方案：{plans}。其奖金会暂停发放。',
  'Give the one that should win a higher priority.': '请提高应优先的规则的优先级。',

  'The rule "{rule}" never changes a payout: wherever it fires the gate "{gate}" fires, too, and a gate pays nothing whatever else fires.':
    '规则“{rule}”从不改变奖金：它生效时门槛“{gate}”也生效，而门槛一旦生效就不发放。',
  'Narrow the gate, or take this rule out.': '请缩小门槛的范围，或删除此规则。',
  'The {what} of the rule "{rule}" ({limit})': '规则“{rule}”的{what}（{limit}）',
  "{name} has no effect: the plan's own {what} ({own}) goes further already.":
    '{name}不起作用：方案自身的{what}（{own}）已更严格。',
  'Correct the share, or take the rule out.': '请更正比例，或删除此规则。',
  "{name} goes against the plan's own {against} ({own}), which comes after it and wins.":
    '{name}与方案自身的{against}（{own}）矛盾，后者在后面计算，以后者为准。',
  "Correct the share, or the plan's {against}.": '请更正比例，或方案的{against}。',
  '{what} {limits}': '{what}{limits}',
  'The {type} {rule} and the {others}': '{type}{rule}和{others}',
  '{both} can fire together, and the floor lies above it: the floor comes later and wins.':
    '{both}可能同时生效，而下限更高：下限在后面计算，以下限为准。',
  '{both} can fire together, and the cap lies below it: the cap comes later and wins.':
    '{both}可能同时生效，而上限更低：上限在后面计算，以上限为准。',
  'Say who is meant: let one of the two not fire where the other does, or give "{rule}" a lower priority if it is to have the last word.':
    '请明确适用的人：使两者不同时生效；如应以“{rule}”为准，请降低其优先级。',
  caps: '上限',
  floors: '下限',
  '"{name}" ({limit})': '“{name}”（{limit}）',

  'The rule "{rule}" can never fire: {reason}': '规则“{rule}”永远不会生效：{reason}',
  'Correct what it compares, or take the rule out.': '请更正其比较内容，或删除此规则。',
  'The rule "{rule}" always fires, except where data are missing: its conditions hold whatever the facts are (missing data make comparisons false).':
    '规则“{rule}”总是生效，除非缺少数据：无论情况如何，其条件都成立（缺少数据时比较不成立）。',
  'Correct what it compares; what is meant for everybody belongs into the payout, or the curves.':
    '请更正其比较内容；对所有人适用的应写进 payout 或曲线。',
  '{comparison} never holds.': '{comparison} 永远不成立。',
  '{first} and {second} are never both so.': '{first} 和 {second} 不会同时成立。',
  'its conditions contradict each other.': '其条件互相矛盾。',
  '{of} of "{word}"': '{of}（“{word}”）',
  '{fact} {operator} {value}': '{fact} {operator} {value}',

  'Whatever is measured, the attainment is {attainment}: this component measures nothing.':
    '无论测得什么，达成度都是 {attainment}：此考核项没有起到测量作用。',
  'Correct the curve, or its floor and cap.': '请更正曲线，或其下限和上限。',
  'Nobody can come here: it holds {where}, and no value is {end}.':
    '没有人会落在此处：它适用于{where}，而没有{end}的值。',
  'Remove it, or check it against the range.': '请删除，或对照取值范围检查。',
  'short of {value}': '未达 {value}',
  'above {value}': '大于 {value}',

  'by {share} of the score': '最多达得分的 {share}',
  'without an end': '没有限度',
  'Whatever the weights say, everything else can move somebody {far}, and what customers experience by {service}: sales decide who is above whom.':
    '无论权重如何，其他各项可使名次变动{far}，而客户体验只有 {service}：名次实际由销售决定。',
  'End the curves of sales earlier, let those of service go further, or give service more weight.':
    '请让销售的曲线更早封顶，让服务的曲线延伸更远，或提高服务的权重。',
};
