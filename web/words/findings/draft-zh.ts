import type { Catalogue } from './catalogue.js';

/** Why something about a draft, its bounds, a comparison or a proposal is refused; and what is said of rules in force. */
export const DRAFT_ZH: Catalogue = {
  'nothing that two components of "{plan}" measure was complained of in {code}':
    '{code} 内没有投诉涉及方案“{plan}”中两个以上考核项所测量的内容',
  'name indicators in the catalogue of causes: rules/causes': '请在原因目录中写明指标',
  'the weights of "{plan}" are in line with the complaints of {code}, or bounds let none of them move':
    '方案“{plan}”的权重已与 {code} 的投诉一致，或受范围限制无法调整',
  'ask for a smaller tolerance, or set other bounds': '请减小容差，或改设范围',
  'losses are in {currencies}, which cannot be added up': '损失涉及多种货币（{currencies}），不能相加',
  'ask by department, where each has one currency, or by another measure':
    '请按部门查看（每个部门一种货币），或换一种度量',
  'no complaint of {period} has the attribute "{name}"': '{period} 没有投诉带有属性“{name}”',
  'ask by cause, stage, indicator, department, channel, source, or by a column that files of complaints have':
    '请按原因、环节、指标、部门、渠道、来源，或投诉文件中的列查看',
  'write its code': '请填写编码',
  'did you mean {meant}?': '是否指 {meant}？',
  'from {from} to {to} are not 1 to {most} months': '{from} 至 {to} 不是 1 到 {most} 个月',
  'name the earlier month first': '请先填较早的月份',
  'the plan "{plan}" has no {what} "{id}"': '方案“{plan}”没有 {what}“{id}”',
  'those that it has: {known}': '可用的有：{known}',
  'the parameter "{parameter}"': '参数“{parameter}”',
  'what measures the customer’s experience, together': '客户体验类考核项合计',
  'the weight of the group "{group}"': '组“{group}”的权重',
  'the weight of "{component}"': '“{component}”的权重',
  'no point of the curve of "{component}" attains {attains}, and a bound is set for it':
    '“{component}”的曲线上没有达成度为 {attains} 的点，而该点设有范围',
  'keep a point that attains {attains}': '请保留达成度为 {attains} 的点',
  'the value at which "{component}" attains {attains}': '“{component}”达成度为 {attains} 时的数值',
  '{what} is {value}: at least {min} is allowed': '{what}为 {value}：至少应为 {min}',
  'raise it, or ask HR to change the bounds': '请提高，或请 HR 修改范围',
  '{what} is {value}: at most {max} is allowed': '{what}为 {value}：最多为 {max}',
  'lower it, or ask HR to change the bounds': '请降低，或请 HR 修改范围',
  'look at what it comes to now; to take that over, save with the examples renewed':
    '请查看现在的结果；如要采用，请保存并更新示例',
  'the plan does not refer to a parameter "{name}"': '方案没有引用参数“{name}”',
  'this plan has no parameters': '此方案没有参数',
  '"{named}" names no version of the plan "{plan}"': '“{named}”不是方案“{plan}”的版本',
  'name a period as 2026-10, 8 digits or more of its hash, or a draft as draft:3; list them: cxpay rules versions PLAN':
    '请填写期间（2026-10）、哈希值的前 8 位以上，或草案（draft:3）',
  'The value of a parameter is a text.': '参数的值应为文字。',
  'Such changes are of weights, curves, parameters and what worked examples expect, nothing else.':
    '此类修改只限于权重、曲线、参数和示例的预期。',
  'HR changes the rest in the plan’s document.': '其余由 HR 在方案文档中修改。',
  'There is nothing at this place in the plan.': '方案中此处没有内容。',
  'Look at the draft: its plan is in it.': '请查看草案中的方案。',
  'the curve of the component "{id}" would read something else than before': '考核项“{id}”的曲线将读取与之前不同的内容',
  'such changes move targets; HR changes what a curve reads, in the plan’s document':
    '此类修改只调整目标；曲线读取的内容由 HR 在方案文档中修改',
  'The draft is of the plan "{id}", and stays so.': '草案属于方案“{id}”，不能改变。',
  'Write "{id}". A new plan begins as a file that is published.': '请写成“{id}”。新方案须以文件发布。',
  'From when a draft holds is said when it is submitted: this month is not taken over.':
    '草案何时生效在提交时填写：此处的月份不采用。',
  'Name the month when you submit it.': '请在提交时填写月份。',
  'no month has been run: there is nothing to try the draft on': '还没有计算过任何月份：无法试算草案',
  'run one: cxpay run PERIOD': '请先计算一个月份',
  '{period} is left out: {because}': '{period} 未计入：{because}',
  '{message}': '{message}',
  'only the last {months} months are reckoned: more payouts than that are not held in memory':
    '只试算最近 {months} 个月：更多的发放无法同时放入内存',
  'there is no draft {id}': '没有草案 {id}',
  'list those that there are: cxpay draft list': '请查看草案列表',
  'no plan "{plan}" is in force in {period}': '{period} 没有有效的方案“{plan}”',
  'list the documents: GET /api/v1/rules/documents': '请查看方案列表',
  'drafts of the plan "{plan}" are not yours to edit': '您不能编辑方案“{plan}”的草案',
  'heads edit those of plans that their people are on, where HR lets them: see cxpay draft bounds show':
    '部门负责人可编辑其员工适用且 HR 允许的方案',
  'draft {draft} has been saved since as revision {latest}: your change was of revision {meant}, and nothing was stored':
    '草案 {draft} 之后已保存为修订 {latest}：您的修改基于修订 {meant}，没有保存',
  'look at it first, then change that: cxpay draft show {draft}': '请先查看草案 {draft}，再修改',
  'being worked on': '正在编辑',
  'submitted: it waits for somebody to decide': '已提交，等待决定',
  'approved: it is a version of the plan now': '已批准，现在是方案的一个版本',
  withdrawn: '已撤回',
  'submit it first: cxpay draft submit {id} --from PERIOD': '请先提交草案 {id}，并填写生效期间',
  'have it sent back first: cxpay draft send-back {id} --comment "…"': '请先让人退回草案 {id}',
  'begin another draft: cxpay draft start PLAN': '请另建草案',
  'draft {id} is {stands}': '草案 {id} {stands}',
  'draft {id} is the plan as it is': '草案 {id} 与现有方案相同',
  'change something first, or withdraw it': '请先修改，或撤回草案',
  '{count} worked examples of the plan come out otherwise with draft {id}':
    '方案的 {count} 个示例在草案 {id} 中结果不同',
  'look at what they come to, and take it over: cxpay draft edit {id} --renew-examples':
    '请查看草案 {id} 的示例结果，并更新示例',
  '{period} has begun: a draft takes effect in a later month than {now}':
    '{period} 已开始：草案须在 {now} 之后的月份生效',
  'name a later month': '请填写以后的月份',
  'another version of "{plan}" is in force in {period} than the one that the draft was begun from':
    '{period} 有效的“{plan}”版本与草案起始的版本不同',
  'begin a draft from that one, and make the changes again': '请以该版本另建草案，重新修改',
  'another version of "{plan}" has been published that takes over from {from} on':
    '“{plan}”已发布另一个版本，自 {from} 起取代',
  'begin a draft from that one too, where the change is to last': '若修改要持续，请也以该版本建立草案',
  "draft {id} is {who}'s own: whoever wrote or submitted it does not decide about it":
    '草案 {id} 是 {who} 自己的：编写或提交的人不能决定',
  'let another person with the right to approve look at it': '请由另一位有批准权的人查看',
  'to write a whole plan anew takes the permission draft.rewrite, which HR has':
    '重写整个方案需要 HR 拥有的权限 draft.rewrite',
  'change weights, targets and parameters, or ask HR': '请修改权重、目标和参数，或联系 HR',
  '"{text}" does not say what is to be what': '“{text}”没有写明改什么',
  'write NAME=VALUE: on-time=25%': '请写成 名称=值，例如 on-time=25%',
  'the plan has no component or group "{name}"': '方案没有考核项或组“{name}”',
  'the curve of "{name}" does not attain 1 at one point alone': '“{name}”的曲线达成度为 1 的点不止一个或没有',
  'name the place itself: --set /components/0/attainment/linear/1/0=96%':
    '请直接写明位置，例如 /components/0/attainment/linear/1/0=96%',

  'plan "{id}"': '方案“{id}”',
  'eligibility rule "{name}"': '适用规则“{name}”',
  'the fact "{fact}"': '事实“{fact}”',
  indicator: '指标',
  'shared rule': '共用规则',
  condition: '条件',
  'eligibility rule': '适用规则',
  parameter: '参数',
  incident: '事故',
  attribute: '属性',
  'how much may be recovered': '可追回的额度',
  '{what} "{name}"': '{what}“{name}”',
  'the documents in force define {what} twice': '有效文档两次定义了{what}',
  'publish the document that should no longer hold with an effectiveTo, or take the word out of one of them':
    '请为不再有效的文档设置 effectiveTo 并发布，或从其中一个去掉',
  '{who} refers to {what}, which no document in force for this period defines':
    '{who}引用了{what}，而本期间有效的文档都没有定义它',
  'publish it with an effectiveFrom no later than what refers to it': '请以不晚于引用者的 effectiveFrom 发布',
  'the condition "{name}"': '条件“{name}”',
  '{who} refers to the condition "{name}", which comes back to itself': '{who}引用的条件“{name}”循环引用自身',
  '{who} refers to conditions that come to more comparisons than anybody could read':
    '{who}引用的条件展开后过多，无法阅读',
  'publish the conditions again, so that each refers only to simpler ones': '请重新发布条件，使其只引用更简单的条件',
  'the shared rule "{name}"': '共用规则“{name}”',
  'rule "{name}" of {plan}': '{plan}的规则“{name}”',
  'the indicator "{indicator}"': '指标“{indicator}”',
  '{plan} names no currency, but its rule "{rule}" an amount': '{plan}没有写明币种，而其规则“{rule}”有金额',
  'name "currency" in the payout, or use a "share"': '请在 payout 中写明“currency”，或改用“share”',
  'the indicator "{indicator}" in a rule': '规则中的指标“{indicator}”',
  'the component "{component}" in a rule': '规则中的考核项“{component}”',
  'the group "{group}" in a rule': '规则中的组“{group}”',
};
