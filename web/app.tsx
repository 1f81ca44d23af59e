import { ConfigProvider } from 'antd';
import enGB from 'antd/locale/en_GB';
import zhCN from 'antd/locale/zh_CN';
import { lazy, Suspense, type ComponentType } from 'react';
import { Redirect, Route, Switch } from 'wouter';

import { ChangePasswordPage } from './session/change-password-page';
import { useSession, type Session } from './session/session';
import { SignInPage } from './session/sign-in-page';
import { firstPage, mayOpen, type PageName } from './shell/page-names';
import { Shell } from './shell/shell';
import { Failed, Loading, NoSuchPage } from './shell/states';
import { THEME } from './theme';
import { useSpoken } from './words/language';

const MyScorecardPage = lazy(() => import('./scorecard/scorecard-page').then((m) => ({ default: m.MyScorecardPage })));
const MonthPage = lazy(() => import('./month/month-page'));
const InquiriesPage = lazy(() => import('./inquiries/inquiries-page'));
const InquiryPage = lazy(() => import('./inquiries/inquiry-page'));
const PeoplePage = lazy(() => import('./people/people-page'));
const PersonPage = lazy(() => import('./people/person-page'));
const PersonMonthPage = lazy(() => import('./people/person-month-page'));
const TeamPage = lazy(() => import('./team/team-page'));
const RankingPage = lazy(() => import('./ranking/ranking-page'));
const AuditPage = lazy(() => import('./audit/audit-page'));
const WeightsPage = lazy(() => import('./weights/weights-page'));
const PlansPage = lazy(() => import('./plans/plans-page'));
const ReefsPage = lazy(() => import('./reefs/reefs-page'));
const ComplaintFilesPage = lazy(() => import('./reefs/complaint-files-page'));
const CoveragePage = lazy(() => import('./coverage/coverage-page'));
const BoundsPage = lazy(() => import('./plans/bounds/bounds-page'));
const DocumentPage = lazy(() => import('./plans/editor/document-page'));
const AccountPage = lazy(() => import('./session/account-page').then((m) => ({ default: m.AccountPage })));

/** Each page, loaded when it is opened. */
const PAGES: readonly (readonly [name: PageName, path: string, page: ComponentType])[] = [
  ['scorecard', '/scorecard/:period?', MyScorecardPage],
  ['month', '/month/:period?/:step?', MonthPage],
  ['inquiries', '/inquiries', InquiriesPage],
  ['inquiries', '/inquiries/:id', InquiryPage],
  ['team', '/team/:period?', TeamPage],
  ['ranking', '/ranking/:period?', RankingPage],
  ['people', '/people', PeoplePage],
  ['person', '/people/:code', PersonPage],
  ['person', '/people/:code/:period', PersonMonthPage],
  ['audit', '/audit/:part?', AuditPage],
  ['weights', '/weights/:draft?', WeightsPage],
  ['reefs', '/reefs/files', ComplaintFilesPage],
  ['reefs', '/reefs/:period?', ReefsPage],
  ['plans', '/plans', PlansPage],
  ['plans', '/coverage', CoveragePage],
  ['plans', '/plans/:plan', PlansPage],
  ['plans', '/plans/:plan/bounds', BoundsPage],
  ['plans', '/plans/:plan/drafts/:draft', PlansPage],
  ['plans', '/plans/:plan/drafts/:draft/document', DocumentPage],
  ['account', '/account', AccountPage],
];

export function App() {
  const { language } = useSpoken();
  return (
    <ConfigProvider locale={language === 'zh' ? zhCN : enGB} theme={THEME} button={{ autoInsertSpace: false }}>
      <ForWhoever />
    </ConfigProvider>
  );
}

/** The sign-in for nobody, the change of a password that somebody else has set, or the pages. */
function ForWhoever() {
  const { data: session, error, refetch } = useSession();
  if (error) return <Failed error={error} again={() => void refetch()} />;
  if (session === undefined) return <Loading />;
  if (session === null) return <SignInPage />;
  if (session.mustChangePassword) return <ChangePasswordPage session={session} />;
  return <Pages session={session} />;
}

function Pages({ session }: { readonly session: Session }) {
  return (
    <Shell session={session}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path="/">
            <Redirect to={firstPage(session)} replace />
          </Route>
          {PAGES.filter(([name]) => mayOpen(session, name)).map(([, path, page]) => (
            <Route key={path} path={path} component={page} />
          ))}
          <Route>
            <NoSuchPage />
          </Route>
        </Switch>
      </Suspense>
    </Shell>
  );
}
