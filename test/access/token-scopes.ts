import type { Permission } from '../../src/access/roles.js';
import { PERMISSION_TABLE } from './permissions.js';

/** What each permission of a token is good for: every route that is neither open nor for people only. A row of a route that is gone is harmless. */
const ROUTES_BY_PERMISSION: Readonly<Partial<Record<Permission, readonly string[]>>> = {
  'structure.read': ['GET /departments', 'GET /roles'],
  'employee.read': ['GET /employees', 'GET /employees/{code}', 'GET /people'],
  'organisation.load': ['POST /organisation/loads'],
  'rule.read': [
    'GET /rules/documents',
    'GET /rules/documents/{hash}',
    'GET /plans/{plan}/versions',
    'GET /plans/{plan}/comparison',
  ],
  'rule.check': ['POST /rules/checks'],
  'rule.publish': ['POST /rules/publications'],
  'rule.cost': ['GET /rules/cost'],
  'draft.read': [
    'GET /plans',
    'GET /plans/{plan}/bounds',
    'GET /drafts',
    'GET /drafts/{id}',
    'GET /drafts/{id}/document',
    'GET /drafts/{id}/effect',
    'POST /drafts/{id}/preview',
    'GET /alignment/plans/{plan}',
  ],
  'draft.edit': [
    'POST /drafts',
    'PATCH /drafts/{id}',
    'POST /drafts/{id}/submission',
    'POST /drafts/{id}/withdrawal',
    'POST /alignment/plans/{plan}/drafts',
  ],
  'draft.rewrite': [
    'PUT /drafts/{id}/document',
    'POST /drafts/{id}/document/checks',
    'POST /drafts/{id}/document/preview',
  ],
  'bounds.set': ['PUT /plans/{plan}/bounds'],
  'batch.read': ['GET /batches', 'GET /batches/progress', 'GET /batches/{id}/quarantine'],
  'batch.take-in': ['POST /batches', 'POST /responses/observations'],
  'complaint.take-in': ['POST /complaints'],
  'complaint.read': ['GET /complaints', 'GET /complaints/versions', 'GET /pareto', 'GET /reefs'],
  'response.take-in': ['POST /responses'],
  'response.read': ['GET /responses', 'GET /responses/versions', 'GET /responses/figures'],
  'coverage.read': ['GET /coverage', 'GET /alignment'],
  'observation.read': ['GET /observations'],
  'preflight.read': ['GET /periods/{period}/preflight'],
  'run.read': [
    'GET /periods/{period}/runs',
    'GET /periods/{period}/runs/progress',
    'GET /periods/{period}/bridge',
    'GET /periods/{period}/retro',
    'GET /retro-adjustments',
  ],
  'run.compute': ['POST /periods/{period}/runs'],
  'payout.read': [
    'GET /employees/{employee}/payouts',
    'GET /periods/{period}/payouts',
    'GET /periods/{period}/payouts/{employee}/bridge',
    'GET /periods/{period}/payouts/{employee}/evidence',
    'GET /periods/{period}/payouts/{employee}/explanation',
    'GET /periods/{period}/payouts/{employee}/receipt',
    'GET /periods/{period}/payouts/{employee}/scorecard',
    'GET /periods/{period}/payouts/{employee}/statement',
    'GET /periods/{period}/totals',
  ],
  'ranking.read': ['GET /rankings', 'GET /rankings/choices'],
  'team.read': ['GET /team', 'GET /team/costs'],
  'payout.export': [
    'GET /periods/{period}/export',
    'GET /periods/{period}/statements',
    'GET /periods/{period}/statements/progress',
  ],
  'period.read': [
    'GET /periods',
    'GET /periods/{period}',
    'GET /periods/{period}/holds',
    'GET /periods/{period}/review',
  ],
  'budget.read': ['GET /budgets'],
  'budget.load': ['POST /budgets'],
  'period.submit': ['POST /periods/{period}/submission'],
  'inquiry.read': ['GET /inquiries', 'GET /inquiries/{id}', 'GET /inquiries/{id}/files/{number}'],
  'retro.carry': ['POST /periods/{period}/retro'],
  'audit.read': ['GET /audit-entries'],
  'record.verify': ['POST /verifications', 'GET /verifications/progress'],
  'account.read': ['GET /accounts', 'GET /accounts/{username}'],
  'account.manage': [
    'POST /accounts',
    'PATCH /accounts/{username}',
    'POST /accounts/{username}/password-reset',
    'DELETE /accounts/{username}/sessions',
  ],
};

/** What a person does, signed in: no token ever. */
const PEOPLE: readonly string[] = [
  'GET /rankings/own',
  'GET /session',
  'DELETE /session',
  'DELETE /session/everywhere',
  'PUT /session/password',
  'GET /tokens',
  'POST /tokens',
  'DELETE /tokens/{id}',
  'POST /accounts/{username}/confirmation',
  'POST /drafts/{id}/approval',
  'POST /drafts/{id}/return',
  'PUT /periods/{period}/holds/{employee}/decision',
  'POST /periods/{period}/return',
  'POST /periods/{period}/approval',
  'POST /periods/{period}/approval/cancellation',
  'POST /periods/{period}/lock',
  'POST /periods/{period}/payouts/{employee}/clawback',
  'POST /retro-adjustments/{id}/withdrawal',
  'POST /inquiries',
  'GET /inquiries/counts',
  'GET /unconfirmed-accounts',
  'POST /inquiries/{id}/messages',
  'POST /inquiries/{id}/answers',
  'POST /inquiries/{id}/resolution',
  'POST /inquiries/{id}/references',
  'POST /inquiries/{id}/withdrawal',
];

const thatAreThere = (routes: readonly string[]): string[] =>
  routes.filter((route) => Object.hasOwn(PERMISSION_TABLE, route));

export const PEOPLE_ROUTES: readonly string[] = thatAreThere(PEOPLE);
export const TOKEN_ROUTES = Object.fromEntries(
  Object.entries(ROUTES_BY_PERMISSION).map(([permission, routes]) => [permission, thatAreThere(routes)]),
) as Readonly<Partial<Record<Permission, readonly string[]>>>;
