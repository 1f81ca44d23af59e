import { Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  Configuration,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';

import { AuditService } from '../audit/audit.service.js';
import { Database } from '../database/database.js';
import { Account } from './access.entities.js';
import { Sessions, type NewSession } from './sessions.service.js';
import { singleSignOnSettings, type SingleSignOnSettings } from './single-sign-on.settings.js';

/** What a browser must bring back from the provider, unseen by anybody else. */
export interface UnderWay {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface LetIn {
  readonly account: number;
  readonly session: NewSession;
}

const REMEMBERED_MS = 600_000;

/** Sign-in at the company's own provider, by OpenID Connect: code flow with PKCE, state and nonce. */
@Injectable()
export class SingleSignOn {
  private provider: { readonly found: Promise<Configuration>; readonly until: number; readonly of: string } | undefined;

  constructor(
    private readonly database: Database,
    private readonly audit: AuditService,
    private readonly sessions: Sessions,
  ) {}

  /** The address to send a browser to, and what it must bring back; nothing where there is no single sign-on. */
  async begin(redirectUri: string): Promise<{ readonly url: URL; readonly underWay: UnderWay } | undefined> {
    const settings = singleSignOnSettings();
    if (!settings) return undefined;
    const underWay = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
    const url = buildAuthorizationUrl(await this.discovered(settings), {
      redirect_uri: redirectUri,
      scope: settings.scope,
      state: underWay.state,
      nonce: underWay.nonce,
      code_challenge: await calculatePKCECodeChallenge(underWay.verifier),
      code_challenge_method: 'S256',
    });
    return { url, underWay };
  }

  /**
   * Lets in whom the provider sends back, where their employee code has an account that is open. Nothing for anybody else, whatever
   * is wrong; each attempt is recorded.
   */
  async finish(callback: URL, underWay: UnderWay): Promise<LetIn | undefined> {
    const settings = singleSignOnSettings();
    const employee = settings && (await this.employeeOf(settings, callback, underWay));
    return this.database.write(async (manager) => {
      const account = employee === undefined ? null : await manager.findOneBy(Account, { employee });
      const details = { by: 'single-sign-on' };
      if (!account || account.disabledAt !== null) {
        const subject = `account:${account?.username ?? '(unknown)'}`;
        await this.audit.append(manager, { actor: 'api', action: 'sign-in-failed', subject, details });
        return undefined;
      }
      const actor = `api:${account.username}` as const;
      await this.audit.append(manager, { actor, action: 'sign-in', subject: `account:${account.username}`, details });
      return { account: account.id, session: await this.sessions.begin(manager, account.id) };
    });
  }

  private async employeeOf(
    settings: SingleSignOnSettings,
    callback: URL,
    { state, nonce, verifier }: UnderWay,
  ): Promise<string | undefined> {
    try {
      const { clientId, clientSecret, claim } = settings;
      // A configuration of its own has read no keys yet: so a key that the provider has just changed is never missed.
      const provider = new Configuration((await this.discovered(settings)).serverMetadata(), clientId, clientSecret);
      if (settings.issuer.protocol === 'http:') allowInsecureRequests(provider);
      enableNonRepudiationChecks(provider);
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      const tokens = await authorizationCodeGrant(provider, callback, checks);
      const said = tokens.claims();
      if (!said) return undefined;
      const told = said[claim] ?? (await fetchUserInfo(provider, tokens.access_token, said.sub))[claim];
      return typeof told === 'string' && told !== '' ? told : undefined;
    } catch (error) {
      // What is wrong may hold what was sent; that it failed is all that anybody is told.
      if (error instanceof Error) return undefined;
      throw error;
    }
  }

  private async discovered(settings: SingleSignOnSettings): Promise<Configuration> {
    const { issuer, clientId, clientSecret } = settings;
    const of = `${issuer.href} ${clientId}`;
    const known = this.provider;
    if (known?.of === of && known.until > Date.now()) return known.found;
    const execute = issuer.protocol === 'http:' ? [allowInsecureRequests] : [];
    const found = discovery(issuer, clientId, clientSecret, undefined, { execute });
    this.provider = { found, until: Date.now() + REMEMBERED_MS, of };
    found.catch(() => {
      this.provider = undefined;
    });
    return found;
  }
}
