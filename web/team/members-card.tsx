import { useId, useState } from 'react';
import { Link } from 'wouter';

import { usePostNames } from '../people/post-names';
import { signClass } from '../scorecard/sign';
import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { Member, Team } from './team-queries';

type Sort = 'name' | 'payable' | 'change' | 'score';
const SORTS: readonly Sort[] = ['name', 'payable', 'change', 'score'];
/** So many rows are drawn; whoever has more people finds them by name. */
const DRAWN = 200;

/** The order of people, and nothing else, is made of these numbers. */
const orderOf = (amount: string | null): number => (amount === null ? Number.POSITIVE_INFINITY : Number(amount));

const compare: Readonly<Record<Sort, (a: Member, b: Member) => number>> = {
  name: (a, b) => a.name.localeCompare(b.name),
  payable: (a, b) => orderOf(a.payable) - orderOf(b.payable),
  change: (a, b) => orderOf(a.change) - orderOf(b.change),
  score: (a, b) => orderOf(a.score) - orderOf(b.score),
};

/** Each of them with amount, change and score; each name leads to the scorecard. */
export function MembersCard({ team: { people, period } }: { readonly team: Team }) {
  const { team: words } = useWords();
  const [sort, setSort] = useState<Sort>('name');
  const [text, setText] = useState('');
  const [sortId, filterId] = [useId(), useId()];
  const wanted = text.trim().toLowerCase();
  const shown = people
    .filter(({ name, employee }) => `${name} ${employee}`.toLowerCase().includes(wanted))
    .toSorted(compare[sort]);
  return (
    <section className="card" aria-labelledby="members-title">
      <div className="page-head">
        <h2 id="members-title">{words.people}</h2>
        <div className="members-tools">
          <label htmlFor={filterId}>{words.filter}</label>
          <input
            id={filterId}
            type="search"
            className="field"
            value={text}
            onChange={({ target }) => {
              setText(target.value);
            }}
          />
          <label htmlFor={sortId}>{words.sort}</label>
          <span className="month-choice">
            <select
              id={sortId}
              value={sort}
              onChange={({ target }) => {
                setSort(SORTS.find((each) => each === target.value) ?? 'name');
              }}
            >
              {SORTS.map((each) => (
                <option key={each} value={each}>
                  {words.sorts[each]}
                </option>
              ))}
            </select>
          </span>
        </div>
      </div>
      <table className="members">
        <thead>
          <tr>
            {SORTS.map((each) => (
              <th key={each} scope="col" className={each === 'name' ? undefined : 'figure'}>
                {words.columns[each]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, DRAWN).map((member) => (
            <Row key={member.employee} member={member} period={period} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Row({ member, period }: { readonly member: Member; readonly period: string }) {
  const { team: words, people } = useWords();
  const numbers = useNumbers();
  const names = usePostNames();
  const { employee, name, role, department, payable, currency, status, change, score } = member;
  return (
    <tr>
      <th scope="row">
        <Link href={`/people/${encodeURIComponent(employee)}/${period}`}>{name}</Link>{' '}
        <span className="quiet small">{employee}</span>
        <span className="note">
          {[names.role(role), names.department(department)].filter((text) => text !== '').join(', ')}
        </span>
      </th>
      <td className="figure" data-label={words.columns.payable}>
        {numbers.money(payable, currency)}
        {status !== 'payable' && <span className="note">{people.status[status]}</span>}
      </td>
      <td
        className={`figure ${change !== null && /[1-9]/.test(change) ? signClass(change) : 'quiet'}`}
        data-label={words.columns.change}
      >
        {change === null ? words.newHere : numbers.change(change)}
      </td>
      <td className="figure" data-label={words.columns.score}>
        {score === null ? '–' : numbers.decimal(score)}
      </td>
    </tr>
  );
}
