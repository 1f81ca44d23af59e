import { AUDIT_EN } from './audit-words';
import { INQUIRIES_EN } from './inquiry-words';
import { MONTH_EN } from './month-words';
import { PEOPLE_EN } from './people-words';
import { SCORECARD_EN } from './scorecard-words';
import { TEAM_EN } from './team-words';
import type { Words } from './words';

const noun = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

export const EN: Words = {
  locale: 'en-GB',
  otherLanguage: '中文',
  app: {
    name: 'cxpay',
    skip: 'Skip to the content',
    menu: 'Main menu',
    title: (page) => `${page} · cxpay`,
  },
  menu: {
    scorecard: 'My scorecard',
    month: 'Month',
    inquiries: 'Inquiries',
    team: 'Team',
    weights: 'Weights',
    plans: 'Plans',
    reefs: 'Complaints',
    people: 'People',
    audit: 'Audit trail',
    account: 'Account',
  },
  signIn: {
    title: 'Sign in',
    intro: 'See what you are paid for the experience you give, and how every amount came about.',
    username: 'User name',
    password: 'Password',
    submit: 'Sign in',
    out: 'Sign out',
    missing: 'Please fill this in.',
    wrong: 'The user name or the password is not right.',
    tooMany: (wait) =>
      `Too many sign-ins have failed. Try again in ${wait}, or ask an administrator to reset the password.`,
    singleSignOn: 'Sign in with your company account',
  },
  account: {
    signedInAs: (username) => `Signed in as ${username}`,
    roles: 'Roles',
    role: {
      hr: 'HR',
      'department-head': 'Department head',
      employee: 'Employee',
      auditor: 'Auditor',
      admin: 'Administrator',
    },
    changePassword: 'Change the password',
    mustChange: 'Somebody else has set your password. Choose your own before anything else.',
    oldPassword: 'Present password',
    newPassword: 'New password',
    again: 'New password, once more',
    rule: '12 characters or more. A sentence is easy to remember.',
    tooShort: 'At least 12 characters are needed.',
    notTheSame: 'The two are not the same.',
    submit: 'Change the password',
    changed: 'The password is changed. Your other sessions have ended.',
    wrongOld: 'The present password is not right.',
    everywhere: 'Sign out everywhere',
    everywhereHint: 'Ends all your sessions, on other devices too.',
  },
  states: {
    loading: 'Loading',
    failed: 'This could not be shown.',
    unreachable: 'The server cannot be reached. Check your connection, then try again.',
    busy: 'The server is busy with something long. Try again in a moment.',
    internal: (id) => `Something went wrong inside. Tell whoever looks after cxpay this number: ${id}`,
    again: 'Try again',
    notAllowed: 'Your account may not see this.',
    notFoundTitle: 'There is no such page',
    notFound: 'The address may be mistyped, or the page has moved.',
    toStart: 'To the first page',
    unconfirmedTitle: 'Your account waits to be confirmed',
    unconfirmed:
      'An admin has made or changed this account, or given it a new password. Before its roles count, somebody of HR must confirm it on the page People. Then reload this page.',
    noPages:
      'There are no pages for your role yet. Accounts are managed with the command cxpay account, or through the API.',
  },
  scorecard: SCORECARD_EN,
  month: MONTH_EN,
  inquiry: INQUIRIES_EN,
  people: PEOPLE_EN,
  team: TEAM_EN,
  audit: AUDIT_EN,
  seconds: (n) => noun(n, 'second', 'seconds'),
  minutes: (n) => noun(n, 'minute', 'minutes'),
};
