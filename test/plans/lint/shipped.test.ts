/** What lint says of the rules that come with cxpay: exactly this. */
import { expect, it } from '@jest/globals';

import { checkRules } from '../../../src/plans/check-rules.js';
import { readRuleFiles } from '../../../src/plans/rule-files.js';

const found = async (folder: string): Promise<readonly string[]> => {
  const files = await readRuleFiles(folder);
  if (!files.ok) throw new Error(JSON.stringify(files.findings));
  return checkRules(files.value).findings.map(({ code, file = '', pointer = '' }) => `${code} ${file} ${pointer}`);
};

it('the sample company', async () => {
  expect(await found('rules')).toEqual([
    'cliff plans/after-sales.json /components/1/attainment',
    'cliff plans/buyer.json /components/3/attainment',
    'limits-contradict plans/buyer.json /rules/2',
    'cliff plans/chat-agent.json /components/3/attainment',
    'cliff plans/content-editor.json /components/1/attainment',
    'cliff plans/courier-senior.json /components/3/attainment',
    'limits-contradict plans/courier.json /rules/6',
    'cliff plans/it-engineer.json /components/1/attainment',
    'cliff plans/marketplace-manager.json /groups/0/components/0/attainment',
    'cliff plans/marketplace-manager.json /groups/0/components/1/attainment',
    'cliff plans/marketplace-manager.json /groups/0/components/2/attainment',
    'limits-contradict plans/picker.json /rules/4',
    'pay-falls plans/shop-assistant.json /rules/4',
    'limits-contradict plans/shop-assistant.json /rules/4',
    'cliff plans/warehouse-manager.json /groups/0/components/1/attainment',
  ]);
});

it.each<[string, readonly string[]]>([
  ['contact-centre', []],
  ['marketplace', ['unused-attribute attributes.json /attributes/0/name']],
  ['hospital-vbp-fy2024', []],
  ['published-plans/step-rates', []],
  ['published-plans/step-table', ['cliff plans/step-table.json /components/0/attainment']],
  [
    'published-plans/gate-and-scorecard',
    [
      'cliff plans/gate-and-scorecard.json /components/0/attainment',
      'cliff plans/gate-and-scorecard.json /components/1/attainment',
    ],
  ],
  ['published-plans/threshold-to-maximum', []],
])('the example %s', async (name, findings) => {
  expect(await found(`rules/examples/${name}`)).toEqual(findings);
});
