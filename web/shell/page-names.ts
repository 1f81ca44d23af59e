import type { Session } from '../session/session';

/** The pages that there are, by the part of their address. */
export type PageName =
  | 'scorecard'
  | 'month'
  | 'team'
  | 'ranking'
  | 'weights'
  | 'plans'
  | 'reefs'
  | 'inquiries'
  | 'people'
  | 'person'
  | 'audit'
  | 'account';

/** In the order of the menu; the first that somebody may open is where they begin. */
export const MENU = [
  'month',
  'team',
  'weights',
  'plans',
  'reefs',
  'scorecard',
  'people',
  'inquiries',
  'audit',
  'account',
] as const satisfies readonly PageName[];
export type MenuName = (typeof MENU)[number];

const has = ({ permissions }: Session, permission: string): boolean => permissions.includes(permission);

const OPEN_TO: Readonly<Record<PageName, (session: Session) => boolean>> = {
  month: (session) => has(session, 'period.read'),
  scorecard: (session) => session.employee !== null && has(session, 'payout.read'),
  inquiries: (session) => has(session, 'inquiry.read'),
  weights: (session) => has(session, 'draft.edit') && session.roles.includes('department-head'),
  plans: (session) => has(session, 'draft.read') && session.roles.some((role) => role === 'hr' || role === 'auditor'),
  reefs: (session) => has(session, 'complaint.read'),
  team: (session) => has(session, 'team.read'),
  // Heads come to it from the team, HR from the people.
  ranking: (session) => has(session, 'ranking.read'),
  // A head's people are on the page of the team; an employee sees nobody but themselves.
  people: (session) => session.roles.some((role) => role === 'hr' || role === 'auditor'),
  audit: (session) => has(session, 'audit.read'),
  person: (session) => has(session, 'payout.read'),
  account: () => true,
};

/** May they open it? The server decides about what is on it; this only spares people pages that would stay empty. */
export const mayOpen = (session: Session, page: PageName): boolean => OPEN_TO[page](session);

export const menuOf = (session: Session): readonly MenuName[] => MENU.filter((page) => mayOpen(session, page));

/** Pages that one comes to from another: where they are in the menu, by the first of these that somebody has in theirs. */
const UNDER: Readonly<Record<string, readonly MenuName[]>> = {
  coverage: ['plans'],
  people: ['people', 'team'],
  ranking: ['team', 'people'],
};

/** What is marked in the menu at an address; `undefined` where nothing is. */
export function menuAt(session: Session, location: string): MenuName | undefined {
  const [, part = ''] = location.split('/');
  const menu = menuOf(session);
  const places: readonly string[] = UNDER[part] ?? [part];
  return menu.find((page) => page === places.find((each) => menu.some((name) => name === each)));
}

export const firstPage = (session: Session): string => `/${menuOf(session)[0] ?? 'account'}`;
