/** Where the server listens, and by which names it answers. */
import type { Request } from 'express';

import { ListenFailure } from './listen-failure.js';

export interface ServerSettings {
  /** The address that it listens at. */
  readonly host: string;
  /** Names, with their ports where they have one, that requests may be sent to besides those of this machine. */
  readonly hosts: ReadonlySet<string>;
  /** Addresses of proxies whose word is taken for where a request comes from. */
  readonly proxies: readonly string[];
}

export const LOCAL_ADDRESS = '127.0.0.1';
const LOCAL_NAMES: ReadonlySet<string> = new Set([LOCAL_ADDRESS, 'localhost', '::1']);
export const SINGLE_SIGN_ON_CALLBACK = '/api/v1/single-sign-on/callback';

/**
 * Reads `CXPAY_HOST`, `CXPAY_PUBLIC_URL`, `CXPAY_ALLOWED_HOSTS` and `CXPAY_TRUSTED_PROXIES`. Throws a {@link ListenFailure} where
 * they do not fit together: other machines are let in only where people use an https address.
 */
export function serverSettings(host = process.env['CXPAY_HOST'] ?? LOCAL_ADDRESS): ServerSettings {
  const url = publicUrl();
  if (!LOCAL_NAMES.has(host) && url?.protocol !== 'https:')
    throw new ListenFailure(
      'host-refused',
      `the server listens at ${host} only where people reach it over TLS`,
      'put a proxy with TLS before it, and name the address that people use: CXPAY_PUBLIC_URL=https://pay.example.com',
    );
  const named = list('CXPAY_ALLOWED_HOSTS').map((name) => name.toLowerCase());
  return {
    host: host === 'localhost' ? LOCAL_ADDRESS : host,
    hosts: new Set([...(url ? [url.host] : []), ...named]),
    proxies: list('CXPAY_TRUSTED_PROXIES'),
  };
}

/** The address that people use, where it is another than this machine's. */
function publicUrl(): URL | undefined {
  const text = process.env['CXPAY_PUBLIC_URL'];
  if (text === undefined || text === '') return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === '') return url;
  throw new ListenFailure(
    'bad-setting',
    `CXPAY_PUBLIC_URL is "${text}", which is not an address without a path`,
    'write https://pay.example.com, for example',
  );
}

/** The address that people use, without a path: what is set, or else what the browser asked. */
export function publicOrigin(request: Request): string {
  return publicUrl()?.origin ?? `http://${request.headers.host ?? ''}`;
}

const list = (name: string): string[] =>
  (process.env[name] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
