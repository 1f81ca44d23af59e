import { useWords } from '../words/language';
import { useNumbers } from '../words/numbers';
import type { Employee } from './people-queries';
import { usePostNames } from './post-names';

/** What the roster says of somebody, with every assignment. */
export function AboutCard({ employee }: { readonly employee: Employee }) {
  const { people } = useWords();
  const numbers = useNumbers();
  const { hired, left, salary, currency, attributes } = employee;
  const facts: readonly (readonly [string, string])[] = [
    [people.hired, numbers.day(hired)],
    ...(left === null ? [] : [[people.leftOn, numbers.day(left)] as const]),
    ...(salary === null ? [] : [[people.salary, numbers.money(salary, currency)] as const]),
    ...Object.entries(attributes),
  ];
  return (
    <section className="card">
      <h2>{people.facts}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <Fact key={name} name={name} value={value} />
        ))}
      </dl>
      <h3 className="spaced">{people.assignments}</h3>
      <Assignments employee={employee} />
    </section>
  );
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </>
  );
}

function Assignments({ employee: { assignments, currency } }: { readonly employee: Employee }) {
  const { people } = useWords();
  const numbers = useNumbers();
  const names = usePostNames();
  if (assignments.length === 0) return <p className="quiet">{people.noAssignments}</p>;
  const bonus = (text: string) => (text.endsWith('%') ? `${text} ${people.ofSalary}` : numbers.money(text, currency));
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={people.assignments}>
      <table className="plain">
        <thead>
          <tr>
            <th scope="col">{people.columns.role}</th>
            <th scope="col">{people.columns.department}</th>
            <th scope="col">{people.columns.from}</th>
            <th scope="col">{people.columns.to}</th>
            <th scope="col" className="figure">
              {people.columns.target}
            </th>
          </tr>
        </thead>
        <tbody>
          {assignments.toReversed().map(({ role, department, from, to, targetBonus }) => (
            <tr key={`${from} ${role} ${department}`}>
              <th scope="row">{names.role(role)}</th>
              <td>{names.department(department)}</td>
              <td className="nowrap">{numbers.day(from)}</td>
              <td className="nowrap">{to === null ? people.now : numbers.day(dayBefore(to))}</td>
              <td className="figure">{bonus(targetBonus)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const DAY_MS = 86_400_000;

/** The last day of something that ends before this one. */
const dayBefore = (day: string): string =>
  new Date(new Date(`${day}T00:00:00Z`).getTime() - DAY_MS).toISOString().slice(0, 10);
