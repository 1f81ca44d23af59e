import { expect, it } from '@jest/globals';

import { checkRules } from '../../src/plans/check-rules.js';
import { readRuleFiles } from '../../src/plans/rule-files.js';

// `cxpay rules check` of the whole rules folder passes over examples, so they are checked here.
it.each(['contact-centre', 'marketplace'])(
  'the rules for the %s are sound and reproduce their examples',
  async (name) => {
    const files = await readRuleFiles(`rules/examples/${name}`);
    if (!files.ok) throw new Error(JSON.stringify(files.findings));
    expect(await checkRules(files.value)).toMatchObject({ documents: { plan: 1 }, examples: 8, findings: [] });
  },
);
