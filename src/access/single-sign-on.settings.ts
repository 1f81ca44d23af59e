import { BadAccessSetting } from './settings.js';

/** Where people of the company sign in, and which of what is said of them there is their employee code. */
export interface SingleSignOnSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string | undefined;
  readonly scope: string;
  readonly claim: string;
}

const LOCAL = new Set(['localhost', '127.0.0.1']);

/** `CXPAY_OIDC_ISSUER` and what belongs to it; nothing where there is no single sign-on. */
export function singleSignOnSettings(): SingleSignOnSettings | undefined {
  const issuer = process.env['CXPAY_OIDC_ISSUER'];
  if (issuer === undefined || issuer === '') return undefined;
  if (!URL.canParse(issuer)) throw new BadAccessSetting('CXPAY_OIDC_ISSUER is no address', 'write https://…');
  const url = new URL(issuer);
  if (url.protocol !== 'https:' && !LOCAL.has(url.hostname))
    throw new BadAccessSetting('CXPAY_OIDC_ISSUER is not an https address', 'write https://…');
  const clientId = process.env['CXPAY_OIDC_CLIENT_ID'];
  if (clientId === undefined || clientId === '')
    throw new BadAccessSetting('CXPAY_OIDC_CLIENT_ID is missing', 'write the name that the provider has for cxpay');
  return {
    issuer: url,
    clientId,
    clientSecret: process.env['CXPAY_OIDC_CLIENT_SECRET'],
    scope: process.env['CXPAY_OIDC_SCOPE'] ?? 'openid profile',
    claim: process.env['CXPAY_OIDC_CLAIM'] ?? 'employee_code',
  };
}
