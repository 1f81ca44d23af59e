import type { Catalogue } from './catalogue.js';

/** What is wrong with rows of responses, and what is said of the figures made of them. */
export const RESPONSES_ZH: Catalogue = {
  'the visits {ids} are of the same form, day, scorer and people': '到访 {ids} 的问卷、日期、评分人和人员都相同',
  'where it was one visit, send its row again under one id, and the others with the day that they were':
    '如是同一次到访，请用同一个编号重新报送，并为其他的填写正确日期',
  'no response to {form} answers {question}': '没有 {form} 的答卷回答 {question}',
  'is its column called otherwise in the file? Then its answers were kept as attributes':
    '文件中该列是否用了别的名称？若是，其回答已作为属性保存',
  '{indicator} of {subject} by {source} was reported in {observation} and stays; the responses come to {value}':
    '{source} 报告的 {subject} 的 {indicator} 已在 {observation} 中，保持不变；由答卷得出的是 {value}',
  'let one of the two report it: leave it out of the file, or let no form feed it':
    '请只由其中一方报告：从文件中去掉，或不要由问卷计入',
  'Give every response an id of its own: by it a later row corrects this one.':
    '每份答卷要有自己的编号：以后的更正按编号对应。',
  'Write which form was filled in: one of rules/forms.': '请填写所用的问卷：rules/forms 中的一份。',
  'The form {form} does not hold in {period}.': '问卷 {form} 在 {period} 无效。',
  'There is no form {form}.': '没有问卷 {form}。',
  'Publish it first, or correct the name.': '请先发布，或更正名称。',
  'Write {kinds}, or nothing where it is what the form says.': '请填写 {kinds}；与问卷规定相同则留空。',
  '{text} is no kind of response.': '{text} 不是答卷类型。',
  '{text} does not say whether the scorer is independent.': '{text} 没有说明评分人是否独立。',
  'Write yes or no.': '请填写 yes 或 no。',
  'The scorer {scorer} is an employee, and so is not independent.': '评分人 {scorer} 是员工，因此不独立。',
  'Write no in the column independent.': '请在 independent 列填写 no。',
  'Its questions are {questions}.': '其题目有 {questions}。',
  'No question of {form} is answered.': '{form} 的题目都没有回答。',
  'Two columns answer {column}.': '有两列回答 {column}。',
  'Write points from {least} to {most}, or n/a where it was not asked.':
    '请填写 {least} 到 {most} 的分数；没有问到则填 n/a。',
  'Write a whole number from {least} to {most}, or n/a where it was not asked.':
    '请填写 {least} 到 {most} 的整数；没有问到则填 n/a。',
  '{text} is no answer to {code}.': '{text} 不是 {code} 的有效回答。',
  'there is no observation {observation}': '没有数据 {observation}',
  '{observation} was reported in a file': '{observation} 是由文件报告的',
  'explanations name observations by batch and row; cxpay responses figures PERIOD lists those made of responses':
    '说明中的数据按批次和行指明；由答卷得出的数据见答卷页',
  'Nothing is known of a response {id}.': '没有答卷 {id} 的记录。',
  'Nothing is known of {code}.': '没有 {code} 的记录。',
};
