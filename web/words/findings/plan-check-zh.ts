import type { Catalogue } from './catalogue.js';

/** What the check of rule documents says. */
export const PLAN_CHECK_ZH: Catalogue = {
  '{count} more findings in this file are not listed.': '此文件另有 {count} 处未列出。',
  'Mend the others, then check again.': '请先处理其他问题，再重新检查。',
  '{message} {note}': '{message}{note}',
  'The parameters here can have more sets of values than are checked: {count} of them were.':
    '此处参数的取值组合多于所检查的：已检查 {count} 组。',
  'Use fewer parameters with overrides in one place.': '请减少同一处带覆盖值的参数。',
  'Here {told} ….': '此处{told}……',
  'Here {told}.': '此处{told}。',
  '"${name}" is not known': '“${name}”未知',
  '{key} "{value}"': '{key} “{value}”',
  '"${name}" is {value} from {from}': '“${name}”自 {from} 起为 {value}',
  '{is} where {whom}': '{is}（{whom}）',
  'from {start}: {what}': '自 {start} 起：{what}',
};
