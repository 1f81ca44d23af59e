/**
 * Turns the published calls of a contact centre into a company of its agents and their monthly figures, and those that solved nothing into a
 * file of complaints. `docs/real-input.md` says where the file comes from and what was decided; the agents' pay is made up.
 *
 *     node dist/scripts/contact-centre.js FOLDER OUT
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

import { runCommand } from './real-input/command.js';
import { inOrder, ratioRow, writeCompany, type Company, type ObservationRow } from './real-input/company.js';
import { groupBy } from './real-input/group-by.js';
import { InputProblem } from './real-input/input-problem.js';
import { readTable } from './real-input/read-table.js';
import { csvText } from './sample-company/csv.js';

const FILE = 'calls.csv';
const UNRESOLVED = 'unresolved.csv';
const COMPLAINT_COLUMNS = ['id', 'date', 'department', 'employee', 'channel', 'cause', 'source'] as const;
const DEPARTMENT = 'contact-centre';
const ROLE = 'service-agent';
const CURRENCY = 'GBP';
/** Fictional: the calls are published, what anybody earns by them is not. */
const TARGET_BONUS = '400.00';

/** One call, as far as it is measured. */
export interface Call {
  readonly id: string;
  readonly agent: string;
  readonly topic: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  /** `YYYY-MM`. */
  readonly month: string;
  /** `undefined` where nobody answered. */
  readonly answer:
    { readonly resolved: boolean; readonly seconds: number; readonly rating: number | undefined } | undefined;
}

/** Reads the calls. Refused: a call that nobody answered but somebody resolved, timed or rated. */
export async function readCalls(folder: string): Promise<readonly Call[]> {
  const answered = 'Answered (Y/N)';
  const speed = 'Speed of answer in seconds';
  const rating = 'Satisfaction rating';
  const rows = await readTable(
    folder,
    FILE,
    ['Call Id', 'Agent', 'Date', answered, 'Resolved', speed, rating, 'Topic'],
    'Call Id',
  );
  return rows.map((row): Call => {
    const date = row.text('Date');
    if (!/^[0-9]{4}-(0[1-9]|1[0-2])-[0-3][0-9]$/.test(date)) row.refuse('Date', 'expected a day as 2021-01-31');
    const of = { id: row.text('Call Id'), agent: row.code('Agent'), topic: row.text('Topic') };
    const call = { ...of, day: date, month: date.slice(0, 7) };
    const resolved = row.oneOf('Resolved', ['Y', 'N']) === 'Y';
    if (row.oneOf(answered, ['Y', 'N']) === 'Y') {
      const stars = row.text(rating) === '' ? undefined : Number(row.oneOf(rating, ['1', '2', '3', '4', '5']));
      return { ...call, answer: { resolved, seconds: row.wholeNumber(speed), rating: stars } };
    }
    if (resolved) row.refuse('Resolved', 'expected N: nobody answered');
    if (row.text(speed) !== '') row.refuse(speed, 'expected nothing: nobody answered');
    if (row.text(rating) !== '') row.refuse(rating, 'expected nothing: nobody answered');
    return { ...call, answer: undefined };
  });
}

/** One agent's figures of one month; those that would have nothing to divide by are left out. */
function figures(agent: string, period: string, calls: readonly Call[]): ObservationRow[] {
  const answers = calls.flatMap(({ answer }) => (answer ? [answer] : []));
  const ratings = answers.flatMap(({ rating }) => (rating === undefined ? [] : [rating]));
  const row = (indicator: string, source: string, numerator: number, denominator: number): ObservationRow[] => {
    if (denominator === 0) return [];
    const of = { indicator, subject: `employee:${agent}`, period, source, reference: FILE };
    return [ratioRow(of, numerator, denominator)];
  };
  return [
    ...row('answer-rate', 'internal', answers.length, calls.length),
    ...row('resolution-rate', 'internal', answers.filter(({ resolved }) => resolved).length, answers.length),
    ...row('speed-of-answer', 'internal', sum(answers.map(({ seconds }) => seconds)), answers.length),
    ...row('satisfaction', 'survey', sum(ratings), ratings.length),
  ];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The company of these calls: one department, an employee for each agent, figures for each month with calls. */
export function contactCentre(calls: readonly Call[]): Company {
  const months = inOrder(calls.map(({ month }) => month));
  const agents = inOrder(calls.map(({ agent }) => agent));
  const [first] = months;
  if (first === undefined) throw new InputProblem(`${FILE} holds no calls.`);
  const from = `${first}-01`;
  const byMonthAndAgent = groupBy(calls, ({ month, agent }) => `${month} ${agent}`);
  return {
    departments: [{ code: DEPARTMENT, name: 'Contact centre', parent: '' }],
    roles: [{ code: ROLE, name: 'Customer service agent', name_zh: '客服专员' }],
    employees: agents.map((code) => ({ code, name: code, hired: from, left: '', currency: CURRENCY, salary: '' })),
    attributes: [],
    assignments: agents.map((employee) => ({
      employee,
      role: ROLE,
      department: DEPARTMENT,
      from,
      to: '',
      target_bonus: TARGET_BONUS,
    })),
    observations: months.flatMap((month) =>
      agents.flatMap((agent) => figures(agent, month, byMonthAndAgent.get(`${month} ${agent}`) ?? [])),
    ),
  };
}

/** Calls after which the caller's matter was still open, answered or not, as complaints about their topic. */
export const unresolvedCalls = (calls: readonly Call[]) =>
  calls
    .filter(({ answer }) => !answer?.resolved)
    .map(({ id, day, agent, topic }) => {
      return {
        id,
        date: day,
        department: DEPARTMENT,
        employee: agent,
        channel: 'call',
        cause: topic,
        source: 'customer',
      };
    });

/** Reads `folder`, writes `out`, and answers what was written. */
export async function convertContactCentre(folder: string, out: string): Promise<readonly string[]> {
  const calls = await readCalls(folder);
  const company = contactCentre(calls);
  await writeCompany(out, company);
  const unresolved = unresolvedCalls(calls);
  await writeFile(join(out, UNRESOLVED), csvText(COMPLAINT_COLUMNS, unresolved));
  const months = inOrder(calls.map(({ month }) => month));
  const answered = calls.filter(({ answer }) => answer).length;
  return [
    `${calls.length} calls, ${answered} of them answered, ${months.join(', ')}.`,
    `${company.employees.length} agents and ${company.observations.length} observations were written to ${out}.`,
    `${unresolved.length} calls that solved nothing were written to ${join(out, UNRESOLVED)}.`,
    'The calls are published; what the agents earn is fictional.',
  ];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await runCommand('contact-centre', convertContactCentre, process.argv.slice(2));
}
