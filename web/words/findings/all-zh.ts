import type { Catalogue } from './catalogue.js';
import { INPUT_ZH } from './input-zh.js';
import { ORGANISATION_ZH } from './organisation-zh.js';
import { PLAN_CHECK_ZH } from './plan-check-zh.js';
import { REQUESTS_ZH } from './requests-zh.js';

/** Everything that the API finds, in Chinese. It is loaded by those who read Chinese alone. */
export const FINDINGS_ZH: Catalogue = { ...INPUT_ZH, ...ORGANISATION_ZH, ...PLAN_CHECK_ZH, ...REQUESTS_ZH };
