import type { Catalogue } from './catalogue';
import { INPUT_ZH } from './input-zh';
import { ORGANISATION_ZH } from './organisation-zh';
import { PLAN_CHECK_ZH } from './plan-check-zh';
import { REQUESTS_ZH } from './requests-zh';

/** Everything that the API finds, in Chinese. It is loaded by those who read Chinese alone. */
export const FINDINGS_ZH: Catalogue = { ...INPUT_ZH, ...ORGANISATION_ZH, ...PLAN_CHECK_ZH, ...REQUESTS_ZH };
