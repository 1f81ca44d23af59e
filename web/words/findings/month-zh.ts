import type { Catalogue } from './catalogue.js';

/** Why a step of a month, a hold, a clawback or a bridge is refused, and what to do. */
export const MONTH_ZH: Catalogue = {
  '{period} has not been run': '{period} 还没有计算',
  'run it: cxpay run {period}': '请先计算 {period}',
  'the next step is to submit it for review: cxpay submit {period}': '下一步：把 {period} 提交审核',
  'the next step is approval: cxpay approve {period}; or: cxpay send-back {period}': '下一步：批准 {period}，或退回',
  'the next step is to lock it once it is paid: cxpay lock {period}; or: cxpay approve {period} --cancel':
    '下一步：发放后锁定 {period}，或撤销批准',
  'a locked period stays as it is; what was wrong with it is corrected in a later one':
    '已锁定的期间保持不变；其中的错误在以后的期间更正',
  'submitted for review': '提交审核',
  'sent back': '退回',
  approved: '已批准',
  'taken out of approval': '撤销批准',
  locked: '已锁定',
  calculated: '已计算',
  'in review': '审核中',
  '{period} is {state} (run {run}): only a period that is {from} can be {done}':
    '{period} 目前{state}（第 {run} 次计算）：只有“{from}”的期间才能变为“{done}”',
  '{period} is {state}: what was decided about its holds is settled': '{period} {state}：对暂停发放的决定已不能更改',
  'cancel the approval first: cxpay approve {period} --cancel --reason "…"': '请先撤销 {period} 的批准，并说明原因',
  'run {meant} is not the one that counts: {period} has been run again as run {latest}':
    '第 {meant} 次计算已不算数：{period} 已重新计算为 {latest}',
  'look at run {latest} first: cxpay review {period}': '请先查看 {period} 的第 {latest} 次计算',
  'say in a sentence why: it is kept and shown': '请用一句话说明原因：它会保存并显示',
  'there is no reason': '没有填写原因',
  'the reason is longer than {most} characters': '原因超过 {most} 个字符',
  'the reason contains {character}': '原因中含有{character}',
  'deciding about a held payout': '决定暂停发放的奖金',
  'submitting a period': '提交期间',
  'sending a period back': '退回期间',
  'approving a period': '批准期间',
  'cancelling an approval': '撤销批准',
  'locking a period': '锁定期间',
  'a clawback': '追回',
  'a withdrawal': '撤回',
  '{what} takes a person who has said who they are, and nobody has': '{what}须由表明身份的人进行，而目前没有登录',
  'sign in with an account that may do this': '请用有此权限的账户登录',
  'run {run} was computed by {by} too: whoever ran a period does not approve it':
    '第 {run} 次计算也是由 {by} 进行的：计算的人不能批准',
  'run {run} was submitted by {by} too: whoever submitted a period does not approve it':
    '第 {run} 次计算也是由 {by} 提交的：提交的人不能批准',
  'run {run} of {period} was computed by nobody who is known by name, and so is to be submitted by somebody who is':
    '{period} 的第 {run} 次计算不是由具名的人进行的，因此须由具名的人提交',
  'submit it as yourself: cxpay submit {period} --as USERNAME': '请用自己的账户提交 {period}',
  'no audit entry tells who computed run {run}': '没有审计记录说明第 {run} 次计算由谁进行',
  'find out what was changed: cxpay verify': '请用“验证”查明哪些记录被改动',
  'find what was changed: cxpay verify': '请用“验证”查明哪些记录被改动',
  '{shown} and {more} more': '{shown} 等另 {more} 个',
  '{list} and {more} more': '{list} 等另 {more} 个',
  '1 held payout waits': '1 笔暂停发放的奖金',
  '{count} held payouts wait': '{count} 笔暂停发放的奖金',
  '{what} for somebody to decide: {list}': '{what}等待决定：{list}',
  'decide about each: cxpay hold release EMPLOYEE {period} --reason "…", or cxpay hold refuse':
    '请对 {period} 的每一笔作出决定：放行或拒付',
  'the payout of {employee} in {period} is not held: there is nothing to decide':
    '{employee} 在 {period} 的发放没有暂停发放：无需决定',
  'list those that are: cxpay hold list {period}': '请查看 {period} 的暂停发放列表',
  'the payout of {employee} is {amount}: an amount below zero cannot be paid':
    '{employee} 的应发为 {amount}：负数不能发放',
  'refuse it, or put right what made it so and run the period again': '请拒付，或更正原因后重新计算',
  'the payout of {employee} is your own': '{employee} 的发放是您自己的',
  'let another person decide about it': '请由他人决定',
  'let somebody else approve it': '请由他人批准',
  'it has not been submitted: another run may follow': '尚未提交：之后可能还会重新计算',
  '"{text}" is no share': '“{text}”不是百分比',
  'write it as 50%': '请写成 50%',
  'run {run} of {period} is {state} (by {actor}, {at}): the period cannot be run again':
    '{period} 的第 {run} 次计算 {state}（{actor}，{at}）：不能再次计算',
  'what was wrong with a locked period is corrected in a later one': '已锁定期间的错误在以后的期间更正',
  'cancel the approval first, and say why: cxpay approve {period} --cancel --reason "…"':
    '请先撤销 {period} 的批准，并说明原因',
  '{period} is {state}: payroll gets what was approved, and nothing else': '{period} {state}：只有已批准的才会交给薪资',
  '{period} was in review with run {run}: with this run it is calculated anew':
    '{period} 的第 {run} 次计算正在审核：这次计算使其回到已计算',
  'submit it again: cxpay submit {period}': '请重新提交 {period}',
  'run {run} recovers a clawback of {employee} that {approver} recorded: nobody approves their own':
    '第 {run} 次计算含有 {approver} 登记的对 {employee} 的追回：登记的人不能批准',
  'run {run} settles adjustment {adjustment} of {employee}, which is your own pay':
    '第 {run} 次计算结清 {employee} 的调整 {adjustment}，这是您自己的薪酬',
  'clawback {id} of {employee} has been withdrawn since this run, which still recovers it':
    '{employee} 的追回 {id} 在这次计算之后已撤回，而计算中仍在追回',
  'run it again: cxpay run {period}': '请重新计算 {period}',
  'run the period again: cxpay run {period}': '请重新计算 {period}',
  'adjustment {id} of {employee} has been settled by another month since this run: {left} {currency} is left of it':
    '{employee} 的调整 {id} 在这次计算之后已由别的月份结清：还剩 {left} {currency}',
  '{period} ({state})': '{period}（{state}）',
  'this would change what is in force in {listed}': '这会改变 {listed} 的有效规则',
  'let it be effective from an open period; or, where those months were paid by a mistaken plan, ask for the correction and say why: --correct-locked --reason "…"':
    '请从未关闭的期间起生效；若这些月份用了错误的方案，请要求更正并说明原因',
  'no rules have been published': '还没有发布规则',
  'publish them: cxpay rules publish': '请先发布规则',
  'no published rules hold for {period}: all of them begin later': '{period} 没有有效的规则：都在以后才开始',
  'publish rules with an effectiveFrom no later than the period': '请发布不晚于该期间生效的规则',
  'there is nobody to pay: no organisation has been loaded': '没有发放对象：还没有导入组织',
  'load it: cxpay load DIR': '请先导入组织',
  'run {id} of {period} has no payout for an employee "{employee}"':
    '{period} 的第 {id} 次计算中没有员工“{employee}”的发放',
  'list those it has: cxpay payouts {period}': '请查看 {period} 的发放列表',
  'there is nobody to pay: no employee was in service on any day of {period}': '没有发放对象：{period} 内无人在职',
  'check the period, and the columns hired and left of the employees that were loaded':
    '请核对期间，以及已导入员工的入职日和离职日',
  'there is nothing to pay by: no observation of {period} has been taken in':
    '没有计算依据：{period} 还没有接收任何数据',
  'take in the period’s files: cxpay ingest FILE...': '请上传该期间的数据文件',
  'a payout of run {run} does not come out again as it is stored: records were changed since':
    '第 {run} 次计算的一笔发放与存储的不符：记录在之后被改动',
  'no month has been run yet': '还没有计算过任何月份',
  'HR runs a month once its figures are there': '数据齐备后由 HR 计算',

  'there is no run {id}': '没有第 {id} 次计算',
  'name the number of a run, as cxpay payouts shows it': '请填写计算的编号',
  'run {id} was computed by {engine}, and this version computes {engineVersion}':
    '第 {id} 次计算由 {engine} 进行，而现在的版本是 {engineVersion}',
  '{code} was paid in {before} and is paid in {after}: no difference can be told':
    '{code} 之前以 {before} 发放，现在以 {after} 发放：无法比较差额',
  'look at each by itself: cxpay explain': '请分别查看',
  'neither run {from} nor run {to} has a payout for an employee "{employee}"':
    '第 {from} 次计算和 {to} 都没有员工“{employee}”的发放',
  'list those they have: cxpay payouts {period}': '请查看 {period} 的发放列表',
  'the payout of {code} in run {id} does not come out again as it is stored':
    '{code} 在第 {id} 次计算中的发放与存储的不符',

  'there is no clawback {id}': '没有追回 {id}',
  'list those there are: cxpay adjustments --open': '请查看未结清的调整',
  'clawback {id} has been withdrawn already, by {by}': '追回 {id} 已由 {by} 撤回',
  'nothing is left to do': '无需处理',
  'an approved run has recovered clawback {id} of {employee} for {period}, all of it or a part':
    '已批准的计算已全部或部分执行 {employee} 在 {period} 的追回 {id}',
  'cancel that approval first; of a locked month it stays as it is': '请先撤销该批准；已锁定月份的保持不变',
  'clawback {id} recovers the same of {employee} for {period}, for the same cause, and is open':
    '追回 {id} 已就同一原因追回 {employee} 在 {period} 的同样金额，且未结清',
  'where one more is meant, say so: --again, or "again": true': '如确需再追回一次，请明确说明',
  '{text} is no amount in {currency} that could be recovered': '{text} 不是可追回的 {currency} 金额',
  'write more than nothing, with at most {decimals} decimals, as 120.50':
    '请填写大于 0、最多 {decimals} 位小数的金额，例如 120.50',
  '{amount} {currency} cannot be recovered from {employee}: of {period} {left} was paid, with all its adjustments':
    '不能向 {employee} 追回 {amount} {currency}：{period} 连同调整共发放 {left}',
  'recover no more than was paid': '追回不得超过已发放的金额',
  '{period} is not locked: what has come in since is in it as soon as it is run again':
    '{period} 未锁定：之后收到的数据在重新计算时即会计入',
  'nothing is to be carried: with all that is known now, {period} comes to what was paid and adjusted':
    '没有可结转的：按目前所知，{period} 与已发放和已调整的一致',
  'look at what it would carry first: cxpay retro {period}': '请先查看 {period} 会结转什么',

  'the plan "{plan}" is no power ranking: nobody is ranked by it': '方案“{plan}”不是排名方案：没有人按它排名',
  'no plan in force in {period} is a power ranking': '{period} 有效的方案中没有排名方案',
  'more than one plan in force in {period} is a power ranking': '{period} 有效的方案中有多个排名方案',
  'write "ranking": "power" into a plan, and publish it': '请在方案中写上 "ranking": "power" 并发布',
  'there are: {names}': '可用的有：{names}',
  'run {run} was computed by {engine}, and this version explains what {version} computes':
    '第 {run} 次计算由 {engine} 得出，而此版本只能说明 {version} 的计算',
  'explain it with the version that computed it, or run the period again: cxpay run {period}':
    '请用当时的版本查看，或重新计算 {period}',
  'the payout of {employee} in run {run} does not come out again as it is stored: records were changed since':
    '{employee} 在第 {run} 次计算中的发放与存储的不符：记录在之后被改动',
};
