import { Controller, Get, HttpCode, Req, Res } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';

import { Problem } from '../http/problem.js';
import { publicOrigin, SINGLE_SIGN_ON_CALLBACK } from '../http/server-settings.js';
import { OpenToAll } from './requires.js';
import { isSecure, setSessionCookie } from './session-cookie.js';
import { SignInLimit } from './sign-in-limit.js';
import { SingleSignOn, type UnderWay } from './single-sign-on.service.js';
import { phrase } from '../engine/phrase.js';

const COOKIE = 'cxpay_sign_on';
const PATH = '/api/v1/single-sign-on';
const PATIENCE_MS = 600_000;
/** Where somebody is sent who has signed in. */
const AFTER = '/';

@ApiTags('Access')
@Controller('single-sign-on')
export class SingleSignOnController {
  constructor(
    private readonly signOn: SingleSignOn,
    private readonly limit: SignInLimit,
  ) {}

  /** Send a browser to the company's provider to sign in */
  @Get()
  @HttpCode(302)
  @ApiResponse({ status: 302, description: 'To the provider.' })
  @OpenToAll()
  async beginSignOn(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    this.limit.count(request.ip ?? '');
    const begun = await this.signOn.begin(publicOrigin(request) + SINGLE_SIGN_ON_CALLBACK);
    if (!begun) throw new Problem('not-found', phrase`There is no single sign-on here.`);
    // Lax: the provider's page leads back here. It carries nothing that lets anybody in by itself.
    const value = Buffer.from(JSON.stringify(begun.underWay)).toString('base64url');
    response.cookie(COOKIE, value, { ...options(), maxAge: PATIENCE_MS });
    response.redirect(begun.url.href);
  }

  /** Take back whom the provider has let in, and begin a session */
  @Get('callback')
  @HttpCode(302)
  @ApiResponse({ status: 302, description: 'Signed in: to the pages.' })
  @OpenToAll()
  async finishSignOn(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    this.limit.count(request.ip ?? '');
    const underWay = underWayOf(request.headers.cookie);
    response.clearCookie(COOKIE, options());
    const callback = new URL(request.originalUrl, publicOrigin(request));
    const letIn = underWay && (await this.signOn.finish(callback, underWay));
    if (!letIn) throw new Problem('sign-in-failed', phrase`The single sign-on did not let you in.`);
    setSessionCookie(response, letIn.session.secret, letIn.session.expiresAt);
    response.redirect(AFTER);
  }
}

const options = () => ({ httpOnly: true, sameSite: 'lax', secure: isSecure(), path: PATH }) as const;

function underWayOf(cookies: string | undefined): UnderWay | undefined {
  const value = cookies === undefined ? undefined : parseCookie(cookies)[COOKIE];
  if (value === undefined) return undefined;
  try {
    const { state, nonce, verifier } = JSON.parse(
      Buffer.from(value, 'base64url').toString('utf8'),
    ) as Partial<UnderWay>;
    const texts = [state, nonce, verifier];
    return texts.every((each) => typeof each === 'string') ? ({ state, nonce, verifier } as UnderWay) : undefined;
  } catch {
    return undefined;
  }
}
