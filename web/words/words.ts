import type { AuditWords } from './audit-words';
import type { InquiryPageWords } from './inquiry-words';
import type { MonthWords } from './month-words';
import type { PeopleWords } from './people-words';
import type { ScorecardWords } from './scorecard-words';
import type { TeamWords } from './team-words';

/** What the pages say in one language, by the place where it is said. What the API says in words comes in that language already. */
export interface Words {
  readonly locale: string;
  /** What a reader of the other language looks for. */
  readonly otherLanguage: string;
  readonly app: {
    readonly name: string;
    readonly skip: string;
    readonly menu: string;
    readonly title: (page: string) => string;
  };
  readonly menu: Readonly<
    Record<
      'scorecard' | 'month' | 'weights' | 'plans' | 'reefs' | 'inquiries' | 'team' | 'people' | 'audit' | 'account',
      string
    >
  >;
  readonly signIn: {
    readonly title: string;
    readonly intro: string;
    readonly username: string;
    readonly password: string;
    readonly submit: string;
    readonly out: string;
    readonly missing: string;
    readonly wrong: string;
    readonly tooMany: (wait: string) => string;
    readonly singleSignOn: string;
  };
  readonly account: {
    readonly signedInAs: (username: string) => string;
    readonly roles: string;
    readonly role: Readonly<Record<'hr' | 'department-head' | 'employee' | 'auditor' | 'admin', string>>;
    readonly changePassword: string;
    readonly mustChange: string;
    readonly oldPassword: string;
    readonly newPassword: string;
    readonly again: string;
    readonly rule: string;
    readonly tooShort: string;
    readonly notTheSame: string;
    readonly submit: string;
    readonly changed: string;
    readonly wrongOld: string;
    readonly everywhere: string;
    readonly everywhereHint: string;
  };
  readonly states: {
    readonly loading: string;
    readonly failed: string;
    readonly unreachable: string;
    readonly busy: string;
    readonly internal: (id: string) => string;
    readonly again: string;
    readonly notAllowed: string;
    readonly notFoundTitle: string;
    readonly notFound: string;
    readonly toStart: string;
    readonly noPages: string;
    readonly unconfirmedTitle: string;
    readonly unconfirmed: string;
  };
  readonly scorecard: ScorecardWords;
  readonly month: MonthWords;
  readonly inquiry: InquiryPageWords;
  readonly people: PeopleWords;
  readonly team: TeamWords;
  readonly audit: AuditWords;
  readonly seconds: (n: number) => string;
  readonly minutes: (n: number) => string;
}
