import '../weights/weights.css';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';

import { answered, api, type Schemas } from '../api/client';
import { usePostNames } from '../people/post-names';
import { usePageTitle } from '../shell/page-title';
import { Failed, Loading } from '../shell/states';
import { monthsAgo } from '../words/months-ago';
import { useNumbers } from '../words/numbers';
import { useCoverageWords } from './coverage-words';

type Coverage = Schemas['CoverageResponse'];
type Row = Schemas['CoverageRowResponse'];

const KINDS = ['none', 'internal', 'third-party'] as const;
type Kind = (typeof KINDS)[number];
/** As the answer calls them. */
const MEMBER = { none: 'none', internal: 'internal', 'third-party': 'thirdParty' } as const;

const MONTHS = 6;
const CHOICES = 13;

function monthsBefore(period: string, count: number): string {
  const [year = 0, month = 1] = period.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 - count, 1)).toISOString().slice(0, 7);
}

/** Whose pay goes by customers' experience, and whose not yet. */
export default function CoveragePage() {
  const words = useCoverageWords();
  const numbers = useNumbers();
  const [period, setPeriod] = useState(monthsAgo(0));
  const { data, error, refetch } = useQuery({
    queryKey: ['coverage', period],
    queryFn: () =>
      answered(api.GET('/api/v1/coverage', { params: { query: { period, from: monthsBefore(period, MONTHS - 1) } } })),
  });
  usePageTitle(words.title);
  return (
    <>
      <p className="tight">
        <Link href="/plans">← {words.back}</Link>
      </p>
      <h1>{words.title}</h1>
      <p className="quiet">{words.intro}</p>
      <label className="month-choice">
        <span>{words.month}</span>
        <select
          value={period}
          onChange={({ target }) => {
            setPeriod(target.value);
          }}
        >
          {Array.from({ length: CHOICES }, (_, i) => monthsAgo(i)).map((each) => (
            <option key={each} value={each}>
              {numbers.month(each)}
            </option>
          ))}
        </select>
      </label>
      {error && <Failed error={error} again={() => void refetch()} />}
      {!error && !data && <Loading />}
      {data && <Told coverage={data} />}
    </>
  );
}

function Told({ coverage }: { readonly coverage: Coverage }) {
  const words = useCoverageWords();
  const numbers = useNumbers();
  const posts = usePostNames();
  const month = coverage.months.at(-1);
  if (!month) return null;
  const inTheirLanguage = (row: Row): Row => {
    const name = posts.role(row.key);
    return name === row.key ? row : { ...row, name };
  };
  return (
    <>
      {!month.hasRules && <p className="quiet spaced">{words.noRules}</p>}
      <section className="card spaced" aria-label={words.title}>
        <ul className="draft-list">
          {KINDS.map((kind) => (
            <li key={kind}>
              <strong>{words.measurement[kind]}</strong>
              <span>
                {words.people(numbers.count(month.people[MEMBER[kind]]))} ·{' '}
                {words.roles(numbers.count(month.roles[MEMBER[kind]]))}
              </span>
              <span className="quiet small">{words.hint[kind]}</span>
            </li>
          ))}
        </ul>
        {month.withoutTarget > 0 && (
          <p className="quiet small tight">{words.withoutTarget(numbers.count(month.withoutTarget))}</p>
        )}
      </section>
      <Rows title={words.byRole} first={words.role} rows={withoutFirst(coverage.roles.map(inTheirLanguage))} />
      <Rows title={words.byDepartment} first={words.department} rows={coverage.departments} />
      <Months months={coverage.months} />
    </>
  );
}

/** Those that nothing of customers' experience decides about first. */
const withoutFirst = (rows: readonly Row[]): readonly Row[] =>
  [...rows].sort((a, b) => KINDS.indexOf(a.measurement) - KINDS.indexOf(b.measurement));

function Heads({ first, second }: { readonly first: string; readonly second?: string }) {
  const words = useCoverageWords();
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {second !== undefined && (
          <th scope="col" className="nowrap">
            {second}
          </th>
        )}
        <th scope="col" className="figure">
          {words.headcount}
        </th>
        {KINDS.map((kind) => (
          <th key={kind} scope="col" className="figure">
            {words.measurement[kind]}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** So many people, and so much money of their target bonuses. */
function Share({ kind, people, amounts }: { readonly kind: Kind } & Pick<Row, 'people' | 'amounts'>) {
  const numbers = useNumbers();
  return (
    <td className="figure">
      {numbers.count(people[MEMBER[kind]])}
      {amounts.map(({ currency, atStake }) => (
        <span key={currency} className="note">
          {numbers.money(atStake[MEMBER[kind]], currency)}
        </span>
      ))}
    </td>
  );
}

interface Given {
  readonly title: string;
  readonly first: string;
  readonly rows: readonly Row[];
}

function Rows({ title, first, rows }: Given) {
  const words = useCoverageWords();
  const numbers = useNumbers();
  if (rows.length === 0) return null;
  return (
    <section className="card" aria-label={title}>
      <h2>{title}</h2>
      <p className="quiet small">{words.moneyHint}</p>
      <div className="scroll" tabIndex={0} role="region" aria-label={title}>
        <table className="plain">
          <Heads first={first} second={words.measuredBy} />
          <tbody>
            {rows.map(({ key, name, measurement, headcount, people, amounts }) => (
              <tr key={key}>
                <th scope="row">
                  {name ?? key}
                  <span className="note">{key}</span>
                </th>
                <td className="nowrap">{words.measurement[measurement]}</td>
                <td className="figure">{numbers.count(headcount)}</td>
                {KINDS.map((kind) => (
                  <Share key={kind} kind={kind} people={people} amounts={amounts} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Months({ months }: { readonly months: Coverage['months'] }) {
  const words = useCoverageWords();
  const numbers = useNumbers();
  return (
    <section className="card" aria-label={words.byMonth}>
      <h2>{words.byMonth}</h2>
      <div className="scroll" tabIndex={0} role="region" aria-label={words.byMonth}>
        <table className="plain">
          <Heads first={words.month} />
          <tbody>
            {months.toReversed().map(({ period, headcount, people, amounts }) => (
              <tr key={period}>
                <th scope="row">{numbers.month(period)}</th>
                <td className="figure">{numbers.count(headcount)}</td>
                {KINDS.map((kind) => (
                  <Share key={kind} kind={kind} people={people} amounts={amounts} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
