import type { Catalogue } from './catalogue.js';

/** What control charts find, and what is said of the gap between the company's own figures and those of others. */
export const SATISFACTION_ZH: Catalogue = {
  'Months with a figure by others: {have}. Limits need {least}, so nothing is said of a change.':
    '有第三方数据的月份：{have} 个。控制限至少需要 {least} 个月，因此不判断是否有变化。',
  '{period}: {value} lies between the limits {low} and {high}. It varies as it always has: no change is found.':
    '{period}：{value} 在控制限 {low} 与 {high} 之间，属正常波动，未发现变化。',
  '{period}: {value} is above the limit of {high}, which chance seldom brings about. It has risen.':
    '{period}：{value} 高于控制上限 {high}，偶然极少如此：已上升。',
  '{period}: {value} is below the limit of {low}, which chance seldom brings about. It has fallen.':
    '{period}：{value} 低于控制下限 {low}，偶然极少如此：已下降。',
  '{period}: the last {run} figures at least are all above the mean of {centre}, which chance seldom brings about. It has risen.':
    '{period}：至少最近 {run} 个数据都高于均值 {centre}，偶然极少如此：已上升。',
  '{period}: the last {run} figures at least are all below the mean of {centre}, which chance seldom brings about. It has fallen.':
    '{period}：至少最近 {run} 个数据都低于均值 {centre}，偶然极少如此：已下降。',
  'That is better.': '这是好转。',
  'That is worse.': '这是变差。',
  '{period}: the company’s own figure is {internal}, that of others {outside}.':
    '{period}：公司自己的数据为 {internal}，第三方数据为 {outside}。',
  'Its own is higher by more than chance makes.': '公司自己的数据偏高，超出偶然范围。',
  'Its own is lower by more than chance makes.': '公司自己的数据偏低，超出偶然范围。',
  'Chance alone may make such a gap.': '这样的差距可能只是偶然。',
  'There are too few cases to tell whether they differ.': '样本太少，无法判断两者是否不同。',
  'Without the numbers of cases and a range of values nobody can tell whether they differ.':
    '没有样本数和取值范围，无法判断两者是否不同。',
};
