/** Who may do what: the whole table in one place. */

export const ROLES = ['hr', 'department-head', 'employee', 'auditor', 'admin'] as const;
export type RoleName = (typeof ROLES)[number];

/**
 * What can be allowed, and to which roles. Those marked with `in scope` show a department head their own people only and an
 * employee themselves only: see `scope.ts`. What is not named here nobody may do.
 */
const ALLOWED = {
  /** One's own session and password. Never by token. */
  'own-session.use': ['hr', 'department-head', 'employee', 'auditor', 'admin'],
  /** One's own API tokens. Never by token. */
  'own-token.use': ['hr', 'department-head', 'auditor', 'admin'],
  /** Departments and roles: how the company is arranged, without people or pay. */
  'structure.read': ['hr', 'department-head', 'employee', 'auditor', 'admin'],
  /** Employees with salary and target bonus; in scope. */
  'employee.read': ['hr', 'department-head', 'employee', 'auditor'],
  'organisation.load': ['hr'],
  /** Rule documents; those that name people to hr and auditors only. */
  'rule.read': ['hr', 'department-head', 'auditor'],
  'rule.check': ['hr', 'department-head'],
  'rule.publish': ['hr'],
  'rule.cost': ['hr', 'auditor'],
  /** Drafts of plans and what they would have paid; a head those of plans that their people are on, and of pay their people's. */
  'draft.read': ['hr', 'department-head', 'auditor'],
  'draft.edit': ['hr', 'department-head'],
  /** To write the whole plan of a draft anew: rules, components, payout. Heads change weights, targets and parameters. */
  'draft.rewrite': ['hr'],
  /** To approve a draft or send it back. Never by token: a person answers for it. */
  'draft.decide': ['hr'],
  /** How far drafts may go. */
  'bounds.set': ['hr'],
  'batch.read': ['hr', 'auditor'],
  'batch.take-in': ['hr'],
  'complaint.take-in': ['hr'],
  /** Complaints and what they come to: Pareto, reefs; in scope. Whom one is about is told to whoever may see them. */
  'complaint.read': ['hr', 'department-head', 'auditor'],
  'response.take-in': ['hr'],
  /** Visits, calls and surveys and what they come to; in scope. Whom one is about is told to whoever may see them. */
  'response.read': ['hr', 'department-head', 'auditor'],
  /** Whose pay goes by customers' experience, and by what they complain of, with target bonuses in sum; in scope. */
  'coverage.read': ['hr', 'department-head', 'auditor'],
  /** What others measured of customers' satisfaction, and the company itself, department by department; in scope. No person is in it. */
  'satisfaction.read': ['hr', 'department-head', 'auditor'],
  /** Who is above whom by a power ranking; in scope. */
  'ranking.read': ['hr', 'department-head', 'auditor'],
  /** One's own place in it, and among how many. Never by token. */
  'own-ranking.read': ['employee'],
  /** Reported figures; in scope. */
  'observation.read': ['hr', 'department-head', 'employee', 'auditor'],
  'preflight.read': ['hr', 'auditor'],
  'run.read': ['hr', 'auditor'],
  'run.compute': ['hr'],
  /** Payouts, explanations, totals; in scope. */
  'payout.read': ['hr', 'department-head', 'employee', 'auditor'],
  /** The people of the department that somebody heads, with what cost them most. */
  'team.read': ['department-head'],
  'payout.export': ['hr', 'auditor'],
  /** Where a period stands, who decided what, and what is held. */
  'period.read': ['hr', 'auditor'],
  'budget.read': ['hr', 'auditor'],
  'budget.load': ['hr'],
  'period.submit': ['hr'],
  /** To approve, send back, cancel and lock, and to decide about holds. Never by token: a person answers for it. */
  'period.decide': ['hr'],
  /** Inquiries with all that was said; in scope. */
  'inquiry.read': ['hr', 'department-head', 'employee', 'auditor'],
  /** To question one's own payouts. Never by token. */
  'inquiry.ask': ['employee'],
  /** To answer and resolve those of others; in scope. Never by token: a person answers for it. */
  'inquiry.answer': ['hr', 'department-head'],
  /** To carry what corrections of a locked period come to into later ones. */
  'retro.carry': ['hr'],
  'audit.read': ['hr', 'auditor'],
  'record.verify': ['hr', 'auditor'],
  'account.read': ['admin', 'auditor'],
  'account.manage': ['admin'],
  /** To confirm what an admin has done to an account that sees others' pay. Never by token: a person answers for it. */
  'account.confirm': ['hr'],
} as const satisfies Readonly<Record<string, readonly RoleName[]>>;

export type Permission = keyof typeof ALLOWED;
export const PERMISSIONS = Object.keys(ALLOWED) as readonly Permission[];

/** What people do by themselves, signed in: no token can. */
const PEOPLE_ONLY: ReadonlySet<Permission> = new Set<Permission>([
  'own-session.use',
  'own-token.use',
  'own-ranking.read',
  'period.decide',
  'draft.decide',
  'account.confirm',
  'inquiry.ask',
  'inquiry.answer',
]);
export const TOKEN_PERMISSIONS = PERMISSIONS.filter((permission) => !PEOPLE_ONLY.has(permission));

/** Roles that see the pay of others: an admin alone gives them to nobody. */
export const SEES_OTHERS: ReadonlySet<RoleName> = new Set<RoleName>(['hr', 'department-head', 'auditor']);

/** Everything that any of these roles may do. */
export function permissionsOf(roles: Iterable<RoleName>): Set<Permission> {
  const held = new Set(roles);
  return new Set(PERMISSIONS.filter((permission) => ALLOWED[permission].some((role) => held.has(role))));
}

/** The roles that may do this. */
export const rolesWith = (permission: Permission): readonly RoleName[] => ALLOWED[permission];
