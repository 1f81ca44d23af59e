import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'wouter';

import { useSignOut, type Session } from '../session/session';
import { useSpoken } from '../words/language';
import { useToAnswer } from '../inquiries/inquiry-queries';
import { LanguageSwitch } from './language-switch';
import { menuAt, menuOf } from './page-names';

/** What is the same around every page: who is signed in, the menu of their role, the language. */
export function Shell({ session, children }: { readonly session: Session; readonly children: ReactNode }) {
  const { words } = useSpoken();
  const signOut = useSignOut();
  const [location] = useLocation();
  const here = menuAt(session, location);
  return (
    <>
      <a className="skip" href="#content">
        {words.app.skip}
      </a>
      <header className="bar">
        <Link href="/" className="brand">
          {words.app.name}
        </Link>
        <nav className="menu" aria-label={words.app.menu}>
          {menuOf(session).map((page) => (
            <Link key={page} href={`/${page}`} aria-current={page === here ? 'page' : undefined}>
              {words.menu[page]}
              {page === 'inquiries' && <ToAnswer session={session} />}
            </Link>
          ))}
        </nav>
        <div className="tools">
          <LanguageSwitch />
          <Button
            type="text"
            loading={signOut.isPending}
            onClick={() => {
              signOut.mutate(false);
            }}
          >
            {words.signIn.out}
          </Button>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** How many inquiries wait for an answer. */
function ToAnswer({ session }: { readonly session: Session }) {
  const { words } = useSpoken();
  const { data } = useToAnswer(session.permissions.includes('inquiry.answer'));
  if (!data || data.toAnswer === 0) return null;
  return (
    <span className="badge" aria-label={words.inquiry.waiting(data.toAnswer)} role="img">
      {data.toAnswer}
    </span>
  );
}
