import './people.css';

import { Button } from 'antd';
import { useEffect, useId, useState } from 'react';
import { Link, useSearchParams } from 'wouter';

import { RankingLink } from '../ranking/ranking-link';
import { usePageTitle } from '../shell/page-title';
import { Empty, Failed, Loading } from '../shell/states';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import { usePeople, type Person } from './people-queries';
import { usePostNames } from './post-names';
import { WaitingAccounts } from './waiting-accounts';

/** So long after the last key the search begins. */
const PAUSE_MS = 150;

/** Everybody, found by name or code while one types. */
export default function PeoplePage() {
  const { people } = useWords();
  const numbers = useNumbers();
  const [search, setSearch] = useSearched();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = usePeople(search);
  const [id, hintId] = [useId(), useId()];
  usePageTitle(people.title);
  const found = data?.pages.flatMap(({ items }) => items);
  const total = data?.pages[0]?.total ?? 0;
  return (
    <>
      <h1>{people.title}</h1>
      <WaitingAccounts />
      <RankingLink />
      <div className="search">
        <label htmlFor={id}>{people.search}</label>
        <SearchField id={id} hintId={hintId} value={search} onSearch={setSearch} />
        <span id={hintId} className="quiet small">
          {people.searchHint}
        </span>
      </div>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!found && !error && <Loading />}
      {found && (
        <section className="card" aria-label={people.title}>
          <p className="quiet" role="status">
            {people.found(numbers.count(total))}
          </p>
          {found.length === 0 ? <Empty title={people.none}>{people.noneHint}</Empty> : <Found people={found} />}
          {hasNextPage && (
            <Button className="spaced" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
              {people.more}
            </Button>
          )}
        </section>
      )}
    </>
  );
}

/** What is searched for stands in the address, so that coming back finds it again. */
function useSearched(): readonly [string, (text: string) => void] {
  const [params, setParams] = useSearchParams();
  const set = (text: string) => {
    setParams(text === '' ? {} : { search: text }, { replace: true });
  };
  return [params.get('search') ?? '', set];
}

interface Field {
  readonly id: string;
  readonly hintId: string;
  readonly value: string;
  readonly onSearch: (text: string) => void;
}

function SearchField({ id, hintId, value, onSearch }: Field) {
  const [typed, setTyped] = useState(value);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => {
      onSearch(typed);
    }, PAUSE_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [typed, value, onSearch]);
  return (
    <input
      id={id}
      type="search"
      className="field"
      aria-describedby={hintId}
      autoComplete="off"
      maxLength={100}
      value={typed}
      onChange={({ target }) => {
        setTyped(target.value);
      }}
    />
  );
}

function Found({ people }: { readonly people: readonly Person[] }) {
  const { people: words } = useWords();
  const numbers = useNumbers();
  const names = usePostNames();
  return (
    <ul className="found">
      {people.map(({ code, name, hired, left, role, department }) => (
        <li key={code}>
          <span>
            <Link href={`/people/${encodeURIComponent(code)}`}>{name}</Link> <span className="quiet small">{code}</span>
          </span>
          <span>{[names.role(role), names.department(department)].filter((text) => text !== '').join(', ')}</span>
          <span className="quiet small">
            {left === null ? `${words.columns.since} ${numbers.day(hired)}` : words.left(numbers.day(left))}
          </span>
        </li>
      ))}
    </ul>
  );
}
