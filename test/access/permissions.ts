/**
 * Every route, and what each role is answered there. `every-route.test.ts` asks all of them; a route that is not here fails it.
 *
 * The company is the small one with October 2026 run. The head heads `north` and is C3; the employee is C1, of the north. D1 is of
 * the south: outside the scope of both. Inquiry 1 is C1's, inquiry 2 is D1's; each has a file. Draft 1 is the head's, of the
 * couriers' plan; draft 2 is of one that nobody of the north is on. November is locked; of it C2, of the south, is to pay something back
 * (retro adjustment 2).
 */

/** Who asks. `nobody` has not signed in. */
export const WHO = ['nobody', 'hr', 'head', 'employee', 'auditor', 'admin'] as const;
export type Who = (typeof WHO)[number];

export interface Asked {
  /** With its query, after `/api/v1`. */
  readonly path: string;
  /** Sent as JSON; or as CSV where it is a text. */
  readonly body?: object | string;
}

export interface RouteAccess {
  /** About somebody inside everybody's scope, or about nobody. */
  readonly inside: Asked;
  readonly expected: Readonly<Record<Who, number>>;
  /** The same about D1, where it is about one employee or department: `{}` stands for whom it is about. */
  readonly outside?: { readonly of: string; readonly nobodyThere: string; readonly path: string };
  /** What each is answered about D1; about somebody who is not there, who has a scope is answered the very same. */
  readonly expectedOutside?: Readonly<Record<Who, number>>;
  /** Asked in a session of its own, which it ends. */
  readonly endsSession?: boolean;
}

/** These are answered so, nobody is asked to sign in, and the others may not. */
function only(status: number, ...roles: readonly Who[]): Record<Who, number> {
  const of = (who: Who) => (roles.includes(who) ? status : who === 'nobody' ? 401 : 403);
  return {
    nobody: of('nobody'),
    hr: of('hr'),
    head: of('head'),
    employee: of('employee'),
    auditor: of('auditor'),
    admin: of('admin'),
  };
}

const signedIn = (status: number) => only(status, 'hr', 'head', 'employee', 'auditor', 'admin');
const anybody = (status: number) => only(status, ...WHO);
/** HR and auditors find it; heads and employees don't; the rest may not ask. */
const hidden = { ...only(200, 'hr', 'auditor'), head: 404, employee: 404 };
const aboutPeople = { expected: only(200, 'hr', 'head', 'employee', 'auditor'), expectedOutside: hidden } as const;

const about = (path: string, of = 'D1', nobodyThere = 'X1') => ({ path, of, nobodyThere });
const NO_HASH = '0'.repeat(64);

/** A step of a month that nobody has run: HR may take it, and is told why not. */
const step = (name: string, reason?: string): RouteAccess => ({
  inside: { path: `/periods/2019-01/${name}`, body: reason === undefined ? {} : { reason } },
  expected: only(404, 'hr'),
});

/** About the head's draft, and about one of a plan that is not theirs: that one does not exist for them. */
const draft = (what: string, status: number, roles: readonly Who[], body?: object): RouteAccess => ({
  inside: { path: `/drafts/1${what}`, ...(body === undefined ? {} : { body }) },
  expected: only(status, ...roles),
  outside: about(`/drafts/{}${what}`, '2', '9'),
  expectedOutside: { ...only(status, ...roles), ...(roles.includes('head') ? { head: 404 } : {}) },
});

/** What the one who asked does in their inquiry. */
const byAsker = (name: string, body: object): RouteAccess => ({
  inside: { path: `/inquiries/1/${name}`, body },
  expected: only(200, 'employee'),
  outside: about(`/inquiries/{}/${name}`, '2', '9'),
  expectedOutside: only(404, 'employee'),
});

/** What those do who answer it. */
const byAnswerer = (name: string, body: object, status: number): RouteAccess => ({
  inside: { path: `/inquiries/1/${name}`, body },
  expected: only(status, 'hr', 'head'),
  outside: about(`/inquiries/{}/${name}`, '2', '9'),
  expectedOutside: { ...only(status, 'hr'), head: 404 },
});

export const PERMISSION_TABLE: Readonly<Record<string, RouteAccess>> = {
  'GET /health': { inside: { path: '/health' }, expected: anybody(200) },

  'POST /session': {
    inside: { path: '/session', body: {} },
    // Open: what is wrong is that nothing was sent.
    expected: anybody(400),
  },
  'GET /session': { inside: { path: '/session' }, expected: signedIn(200) },
  'DELETE /session': { inside: { path: '/session' }, expected: signedIn(204), endsSession: true },

  'PUT /session/password': { inside: { path: '/session/password', body: {} }, expected: signedIn(400) },
  // There is no single sign-on in this set-up, and nobody has come back from it.
  'GET /single-sign-on': { inside: { path: '/single-sign-on' }, expected: anybody(404) },
  'GET /single-sign-on/callback': { inside: { path: '/single-sign-on/callback' }, expected: anybody(401) },
  'GET /tokens': { inside: { path: '/tokens' }, expected: only(200, 'hr', 'head', 'auditor', 'admin') },
  'POST /tokens': { inside: { path: '/tokens', body: {} }, expected: only(400, 'hr', 'head', 'auditor', 'admin') },
  'DELETE /tokens/{id}': { inside: { path: '/tokens/99' }, expected: only(404, 'hr', 'head', 'auditor', 'admin') },
  'GET /accounts': { inside: { path: '/accounts' }, expected: only(200, 'auditor', 'admin') },
  'POST /accounts': { inside: { path: '/accounts', body: {} }, expected: only(400, 'admin') },
  'GET /accounts/{username}': { inside: { path: '/accounts/hr' }, expected: only(200, 'auditor', 'admin') },
  'PATCH /accounts/{username}': { inside: { path: '/accounts/hr', body: {} }, expected: only(200, 'admin') },
  'POST /accounts/{username}/password-reset': {
    inside: { path: '/accounts/no.such/password-reset' },
    expected: only(404, 'admin'),
  },
  'POST /accounts/{username}/confirmation': {
    inside: { path: '/accounts/no.such/confirmation' },
    expected: only(404, 'hr'),
  },
  'DELETE /accounts/{username}/sessions': {
    inside: { path: '/accounts/no.such/sessions' },
    expected: only(404, 'admin'),
  },

  'POST /organisation/loads': { inside: { path: '/organisation/loads', body: {} }, expected: only(422, 'hr') },
  'GET /departments': { inside: { path: '/departments' }, expected: signedIn(200) },
  'GET /roles': { inside: { path: '/roles' }, expected: signedIn(200) },
  'GET /employees': { inside: { path: '/employees' }, expected: only(200, 'hr', 'head', 'employee', 'auditor') },
  'GET /employees/{code}': { inside: { path: '/employees/C1' }, outside: about('/employees/{}'), ...aboutPeople },

  'GET /people': { inside: { path: '/people?search=c' }, expected: only(200, 'hr', 'head', 'employee', 'auditor') },

  'POST /rules/checks': {
    inside: { path: '/rules/checks', body: { documents: [{ path: 'eligibility.json', content: '{}' }] } },
    expected: only(200, 'hr', 'head'),
  },
  'POST /rules/publications': {
    inside: { path: '/rules/publications', body: { documents: [{ path: 'eligibility.json', content: '{}' }] } },
    expected: only(422, 'hr'),
  },
  'GET /rules/documents': {
    inside: { path: '/rules/documents?period=2026-10' },
    expected: only(200, 'hr', 'head', 'auditor'),
  },
  'GET /rules/documents/{hash}': {
    inside: { path: `/rules/documents/${NO_HASH}` },
    expected: only(404, 'hr', 'head', 'auditor'),
  },
  'GET /rules/cost': { inside: { path: '/rules/cost?period=2026-10' }, expected: only(200, 'hr', 'auditor') },

  'POST /drafts': {
    inside: { path: '/drafts', body: { plan: 'no-such-plan' } },
    expected: only(404, 'hr', 'head'),
  },
  'GET /drafts': { inside: { path: '/drafts' }, expected: only(200, 'hr', 'head', 'auditor') },
  'GET /drafts/{id}': draft('', 200, ['hr', 'head', 'auditor']),
  'PATCH /drafts/{id}': draft('', 200, ['hr', 'head'], { revision: 1, changes: [] }),
  'GET /drafts/{id}/document': draft('/document', 200, ['hr', 'head', 'auditor']),
  'PUT /drafts/{id}/document': draft('/document', 422, ['hr'], { revision: 1, text: '{}' }),
  'POST /drafts/{id}/document/checks': draft('/document/checks', 200, ['hr'], { text: '{}' }),
  'POST /drafts/{id}/document/preview': draft('/document/preview', 422, ['hr'], { text: '{}' }),
  'GET /drafts/{id}/effect': draft('/effect', 200, ['hr', 'head', 'auditor']),
  'POST /drafts/{id}/preview': draft('/preview', 200, ['hr', 'head', 'auditor'], { changes: [] }),
  'POST /drafts/{id}/submission': draft('/submission', 409, ['hr', 'head'], { period: '2030-01', revision: 7 }),
  // Neither has been submitted.
  'POST /drafts/{id}/approval': draft('/approval', 409, ['hr'], {}),
  'POST /drafts/{id}/return': draft('/return', 409, ['hr'], { comment: 'some reason or other' }),
  // HR has withdrawn it before the head asks.
  'POST /drafts/{id}/withdrawal': {
    ...draft('/withdrawal', 200, ['hr', 'head'], {}),
    expected: { ...only(200, 'hr'), head: 409 },
  },
  'GET /plans': { inside: { path: '/plans' }, expected: only(200, 'hr', 'head', 'auditor') },
  'GET /plans/{plan}/versions': {
    inside: { path: '/plans/courier/versions' },
    expected: only(200, 'hr', 'head', 'auditor'),
  },
  'GET /plans/{plan}/comparison': {
    inside: { path: '/plans/courier/comparison?from=2026-10&to=2026-10' },
    expected: only(200, 'hr', 'head', 'auditor'),
  },
  // The head's people are couriers.
  'GET /plans/{plan}/bounds': {
    inside: { path: '/plans/courier/bounds' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/plans/{}/bounds', of: 'driver', nobodyThere: 'no-plan' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'PUT /plans/{plan}/bounds': { inside: { path: '/plans/courier/bounds', body: {} }, expected: only(422, 'hr') },

  'POST /batches': {
    inside: { path: '/batches?name=x.csv', body: 'indicator,subject,period,value,source\n' },
    expected: only(200, 'hr'),
  },
  'GET /batches': { inside: { path: '/batches' }, expected: only(200, 'hr', 'auditor') },
  'GET /batches/progress': { inside: { path: '/batches/progress' }, expected: only(200, 'hr', 'auditor') },
  'GET /batches/{id}/quarantine': { inside: { path: '/batches/1/quarantine' }, expected: only(200, 'hr', 'auditor') },
  'POST /complaints': {
    inside: { path: '/complaints?name=x.csv', body: 'id,date,department,cause,source\n' },
    expected: only(200, 'hr'),
  },
  'GET /complaints': {
    inside: { path: '/complaints?period=2026-10&department=north' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/complaints?period=2026-10&department={}', of: 'south', nobodyThere: 'nowhere' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'GET /pareto': {
    inside: { path: '/pareto?period=2026-10&department=north' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/pareto?period=2026-10&department={}', of: 'south', nobodyThere: 'nowhere' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'GET /reefs': {
    inside: { path: '/reefs?period=2026-10&department=north' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/reefs?period=2026-10&department={}', of: 'south', nobodyThere: 'nowhere' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'GET /alignment': {
    inside: { path: '/alignment?period=2026-10&department=north' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/alignment?period=2026-10&department={}', of: 'south', nobodyThere: 'nowhere' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  // No catalogue of causes says which indicators measure what is complained of.
  'GET /alignment/plans/{plan}': {
    inside: { path: '/alignment/plans/courier?period=2026-10' },
    expected: only(422, 'hr', 'head', 'auditor'),
    outside: { path: '/alignment/plans/{}?period=2026-10', of: 'driver', nobodyThere: 'no-plan' },
    expectedOutside: { ...only(422, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'POST /alignment/plans/{plan}/drafts': {
    inside: { path: '/alignment/plans/courier/drafts', body: { period: '2026-10' } },
    expected: only(422, 'hr', 'head'),
  },
  'GET /coverage': {
    inside: { path: '/coverage?period=2026-10&department=north' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/coverage?period=2026-10&department={}', of: 'south', nobodyThere: 'nowhere' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'GET /satisfaction': {
    inside: { path: '/satisfaction?period=2026-10&department=north' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/satisfaction?period=2026-10&department={}', of: 'south', nobodyThere: 'nowhere' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'GET /complaints/versions': {
    inside: { path: '/complaints/versions?id=K-1' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/complaints/versions?id={}', of: 'K-2', nobodyThere: 'K-9' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'POST /responses': {
    inside: { path: '/responses?name=x.csv', body: 'id,date,department,form\n' },
    expected: only(200, 'hr'),
  },
  'GET /responses': {
    inside: { path: '/responses?period=2026-10&department=north' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/responses?period=2026-10&department={}', of: 'south', nobodyThere: 'nowhere' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'GET /responses/versions': {
    inside: { path: '/responses/versions?id=R-1' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/responses/versions?id={}', of: 'R-2', nobodyThere: 'R-9' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'GET /responses/figures': {
    inside: { path: '/responses/figures?period=2026-10&department=north' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/responses/figures?period=2026-10&department={}', of: 'south', nobodyThere: 'nowhere' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  'POST /responses/observations': {
    inside: { path: '/responses/observations?period=2026-10' },
    expected: only(200, 'hr'),
  },
  'GET /complaints/attribution': {
    inside: { path: '/complaints/attribution?id=K-1' },
    expected: only(200, 'hr', 'head', 'auditor'),
    outside: { path: '/complaints/attribution?id={}', of: 'K-2', nobodyThere: 'K-9' },
    expectedOutside: { ...only(200, 'hr', 'auditor'), head: 404, employee: 403 },
  },
  // No document of stages is published.
  'POST /orders': { inside: { path: '/orders?name=x.csv', body: 'order_id\n' }, expected: only(422, 'hr') },
  'GET /observations': {
    inside: { path: '/observations?indicator=loss&subject=employee:C1&period=2026-10' },
    outside: about('/observations?indicator=loss&subject=employee:{}&period=2026-10'),
    ...aboutPeople,
  },

  'GET /periods/{period}/preflight': {
    inside: { path: '/periods/2026-10/preflight' },
    expected: only(200, 'hr', 'auditor'),
  },
  'POST /periods/{period}/runs': {
    inside: { path: '/periods/2026-10/runs', body: { dryRun: true } },
    expected: only(200, 'hr'),
  },
  'GET /periods': { inside: { path: '/periods' }, expected: only(200, 'hr', 'auditor') },
  'GET /periods/{period}/runs/progress': {
    inside: { path: '/periods/2026-10/runs/progress' },
    expected: only(200, 'hr', 'auditor'),
  },
  'GET /periods/{period}/runs': { inside: { path: '/periods/2026-10/runs' }, expected: only(200, 'hr', 'auditor') },
  'GET /periods/{period}/totals': {
    inside: { path: '/periods/2026-10/totals' },
    expected: only(200, 'hr', 'head', 'employee', 'auditor'),
  },
  'GET /periods/{period}/payouts': {
    inside: { path: '/periods/2026-10/payouts?department=north' },
    outside: about('/periods/2026-10/payouts?department={}', 'depot', 'nowhere'),
    ...aboutPeople,
  },
  'GET /periods/{period}/payouts/{employee}/explanation': {
    inside: { path: '/periods/2026-10/payouts/C1/explanation' },
    outside: about('/periods/2026-10/payouts/{}/explanation'),
    ...aboutPeople,
  },
  'GET /periods/{period}/payouts/{employee}/scorecard': {
    inside: { path: '/periods/2026-10/payouts/C1/scorecard?language=zh' },
    outside: about('/periods/2026-10/payouts/{}/scorecard'),
    ...aboutPeople,
  },
  'GET /employees/{employee}/payouts': {
    inside: { path: '/employees/C1/payouts' },
    outside: about('/employees/{}/payouts'),
    ...aboutPeople,
  },
  'GET /periods/{period}/payouts/{employee}/evidence': {
    inside: { path: '/periods/2026-10/payouts/C1/evidence' },
    outside: about('/periods/2026-10/payouts/{}/evidence'),
    ...aboutPeople,
  },
  'GET /periods/{period}/payouts/{employee}/receipt': {
    inside: { path: '/periods/2026-10/payouts/C1/receipt' },
    outside: about('/periods/2026-10/payouts/{}/receipt'),
    ...aboutPeople,
  },
  'GET /periods/{period}/payouts/{employee}/bridge': {
    inside: { path: '/periods/2026-10/payouts/C1/bridge?from=2026-10' },
    outside: about('/periods/2026-10/payouts/{}/bridge?from=2026-10'),
    ...aboutPeople,
  },
  'GET /periods/{period}/payouts/{employee}/statement': {
    inside: { path: '/periods/2026-10/payouts/C1/statement' },
    outside: about('/periods/2026-10/payouts/{}/statement'),
    ...aboutPeople,
  },
  'GET /periods/{period}/statements/progress': {
    inside: { path: '/periods/2026-10/statements/progress' },
    expected: only(200, 'hr', 'auditor'),
  },
  'GET /unconfirmed-accounts': { inside: { path: '/unconfirmed-accounts' }, expected: only(200, 'hr') },
  'GET /periods/{period}/statements': {
    inside: { path: '/periods/2026-10/statements' },
    expected: only(200, 'hr', 'auditor'),
  },
  'GET /periods/{period}/bridge': {
    inside: { path: '/periods/2026-10/bridge?from=2026-10' },
    expected: only(200, 'hr', 'auditor'),
  },
  'GET /periods/{period}/export': {
    inside: { path: '/periods/2026-10/export?format=csv' },
    // It has not been approved.
    expected: only(409, 'hr', 'auditor'),
  },

  'GET /periods/{period}': { inside: { path: '/periods/2026-10' }, expected: only(200, 'hr', 'auditor') },
  'GET /periods/{period}/review': {
    inside: { path: '/periods/2026-10/review' },
    expected: only(200, 'hr', 'auditor'),
  },
  'GET /budgets': { inside: { path: '/budgets?period=2026-10' }, expected: only(200, 'hr', 'auditor') },
  'POST /budgets': { inside: { path: '/budgets', body: { budgets: [] } }, expected: only(422, 'hr') },
  'GET /periods/{period}/holds': { inside: { path: '/periods/2026-10/holds' }, expected: only(200, 'hr', 'auditor') },
  'PUT /periods/{period}/holds/{employee}/decision': {
    inside: {
      path: '/periods/2026-10/holds/C1/decision',
      body: { decision: 'refuse', reason: 'there is no plan for them' },
    },
    // C1's is not held; D1's is, and whoever may not decide is not told which.
    expected: only(409, 'hr'),
    outside: about('/periods/2026-10/holds/{}/decision'),
    expectedOutside: only(200, 'hr'),
  },
  'POST /periods/{period}/submission': step('submission'),
  'POST /periods/{period}/return': step('return', 'some reason or other'),
  'POST /periods/{period}/approval': step('approval'),
  'POST /periods/{period}/approval/cancellation': step('approval/cancellation', 'some reason or other'),
  'POST /periods/{period}/lock': step('lock'),

  'GET /rankings': {
    inside: { path: '/rankings?period=2026-10&plan=courier' },
    // The couriers' plan is no ranking.
    expected: only(404, 'hr', 'head', 'auditor'),
  },
  'GET /rankings/choices': {
    inside: { path: '/rankings/choices?period=2026-10' },
    expected: only(200, 'hr', 'head', 'auditor'),
  },
  'GET /rankings/own': { inside: { path: '/rankings/own?period=2026-10' }, expected: only(200, 'employee') },
  'GET /team': { inside: { path: '/team' }, expected: only(200, 'head') },
  'GET /team/costs': { inside: { path: '/team/costs?period=2026-10' }, expected: only(200, 'head') },

  'POST /inquiries': { inside: { path: '/inquiries', body: {} }, expected: only(400, 'employee') },
  'GET /inquiries': { inside: { path: '/inquiries' }, expected: only(200, 'hr', 'head', 'employee', 'auditor') },
  'GET /inquiries/counts': { inside: { path: '/inquiries/counts' }, expected: only(200, 'hr', 'head') },
  'GET /inquiries/{id}': {
    inside: { path: '/inquiries/1' },
    outside: about('/inquiries/{}', '2', '9'),
    ...aboutPeople,
  },
  'GET /inquiries/{id}/files/{number}': {
    inside: { path: '/inquiries/1/files/1' },
    outside: about('/inquiries/{}/files/1', '2', '9'),
    ...aboutPeople,
  },
  'POST /inquiries/{id}/messages': byAsker('messages', { text: 'and so on' }),
  'POST /inquiries/{id}/answers': byAnswerer('answers', { text: 'so it is' }, 200),
  // It names nothing to be corrected; and no correction is there to be linked.
  'POST /inquiries/{id}/resolution': byAnswerer('resolution', { outcome: 'correction', text: 'so be it' }, 422),
  'POST /inquiries/{id}/references': byAnswerer('references', { references: ['batch:1'] }, 409),
  // After the others: it ends inquiry 1.
  'POST /inquiries/{id}/withdrawal': byAsker('withdrawal', {}),
  // October is not locked.
  'GET /periods/{period}/retro': { inside: { path: '/periods/2026-10/retro' }, expected: only(409, 'hr', 'auditor') },
  'POST /periods/{period}/retro': {
    inside: { path: '/periods/2026-10/retro', body: { reason: 'some reason or other' } },
    expected: only(409, 'hr'),
  },
  'POST /periods/{period}/payouts/{employee}/clawback': {
    inside: { path: '/periods/2026-10/payouts/C1/clawback', body: { amount: '1', reason: 'some reason or other' } },
    expected: only(409, 'hr'),
    outside: about('/periods/2026-11/payouts/{}/clawback', 'C2'),
    expectedOutside: only(201, 'hr'),
  },
  'POST /retro-adjustments/{id}/withdrawal': {
    inside: { path: '/retro-adjustments/99/withdrawal', body: { reason: 'some reason or other' } },
    expected: only(404, 'hr'),
    outside: about('/retro-adjustments/{}/withdrawal', '2', '9'),
    expectedOutside: only(201, 'hr'),
  },
  'GET /retro-adjustments': { inside: { path: '/retro-adjustments' }, expected: only(200, 'hr', 'auditor') },

  'GET /audit-entries': { inside: { path: '/audit-entries' }, expected: only(200, 'hr', 'auditor') },
  'POST /verifications': { inside: { path: '/verifications', body: {} }, expected: only(200, 'hr', 'auditor') },
  'GET /verifications/progress': { inside: { path: '/verifications/progress' }, expected: only(200, 'hr', 'auditor') },
  // Last, because it ends the sessions of the others too.
  'DELETE /session/everywhere': { inside: { path: '/session/everywhere' }, expected: signedIn(204), endsSession: true },
};
