import { expect, it } from '@jest/globals';

import { checkRules } from '../../src/plans/check-rules.js';
import { readRuleFiles } from '../../src/plans/rule-files.js';

// `cxpay rules check` of the whole rules folder passes over examples, so they are checked here.
it.each(['contact-centre', 'marketplace'])(
  'the rules for the %s are sound and reproduce their examples',
  async (name) => {
    const files = await readRuleFiles(`rules/examples/${name}`);
    if (!files.ok) throw new Error(JSON.stringify(files.findings));
    const { findings, ...counts } = checkRules(files.value);
    expect(counts).toMatchObject({ documents: { plan: 1 }, examples: 8 });
    // What lint warns of in them is told in test/plans/lint/shipped.test.ts.
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  },
);
