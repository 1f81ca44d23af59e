import type { Catalogue } from './catalogue.js';
import { DOCUMENTS_ZH } from './documents-zh.js';
import { DRAFT_ZH } from './draft-zh.js';
import { INPUT_ZH } from './input-zh.js';
import { MONTH_ZH } from './month-zh.js';
import { ORGANISATION_ZH } from './organisation-zh.js';
import { PEOPLE_ZH } from './people-zh.js';
import { PLAN_CHECK_ZH } from './plan-check-zh.js';
import { PLAN_LINT_ZH } from './plan-lint-zh.js';
import { PREFLIGHT_ZH } from './preflight-zh.js';
import { REQUESTS_ZH } from './requests-zh.js';
import { RESPONSES_ZH } from './responses-zh.js';
import { SATISFACTION_ZH } from './satisfaction-zh.js';

/** Everything that the API finds, in Chinese. It is loaded by those who read Chinese alone. */
export const FINDINGS_ZH: Catalogue = {
  ...DOCUMENTS_ZH,
  ...DRAFT_ZH,
  ...INPUT_ZH,
  ...MONTH_ZH,
  ...ORGANISATION_ZH,
  ...PEOPLE_ZH,
  ...PLAN_CHECK_ZH,
  ...PLAN_LINT_ZH,
  ...PREFLIGHT_ZH,
  ...REQUESTS_ZH,
  ...RESPONSES_ZH,
  ...SATISFACTION_ZH,
};
