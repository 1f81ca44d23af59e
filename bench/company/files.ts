/** Writes the bench's company as the files that people hand in, a block at a time, whatever its size. */
import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import { monthAfter } from '../../src/engine/period.js';
import { OBSERVATION_COLUMNS } from '../../src/metrics/observation-row.js';
import { INDICATORS, PERIOD } from './documents.js';
import { DIVISIONS, person, reported, TEAMS_PER_DIVISION, type Person } from './people.js';

const LINES_PER_BLOCK = 1_000;
export const OBSERVATION_HEADER: readonly string[] = [
  ...OBSERVATION_COLUMNS.required,
  ...OBSERVATION_COLUMNS.optional,
].filter((column) => column !== 'baseline');

/** Where the company was written. */
export interface CompanyFiles {
  /** Folder with departments, roles, employees and assignments. */
  readonly organisation: string;
  readonly observations: string;
  readonly observationRows: number;
}

/** Writes a company of so many employees into a folder; the same number gives the same bytes. */
export async function writeCompany(folder: string, employees: number): Promise<CompanyFiles> {
  const organisation = join(folder, 'organisation');
  const observations = join(folder, 'observations.csv');
  await mkdir(organisation);
  const write = (name: string, header: string, lines: Iterable<string>) =>
    writeLines(join(organisation, `${name}.csv`), header, lines);
  await write('departments', 'code,name,parent', departments());
  await write('roles', 'code,name,name_zh', ['clerk,Clerk,职员']);
  await write('employees', 'code,name,hired,left,currency,salary,grade,region', everybody(employees, employeeLine));
  await write('assignments', 'employee,role,department,from,to,target_bonus', everybody(employees, assignmentLine));
  await writeLines(observations, OBSERVATION_HEADER.join(','), observationLines(employees));
  return { organisation, observations, observationRows: employees * INDICATORS.length };
}

/** Writes lines that need no quoting to a file. */
export async function writeLines(
  path: string,
  header: string,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  await pipeline(Readable.from(blocks(header, lines)), createWriteStream(path));
}

async function* blocks(header: string, lines: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let block = [header];
  for await (const line of lines) {
    block.push(line);
    if (block.length >= LINES_PER_BLOCK) {
      yield `${block.join('\n')}\n`;
      block = [];
    }
  }
  if (block.length > 0) yield `${block.join('\n')}\n`;
}

function* departments(): Generator<string> {
  yield 'company,Bench (fictional),';
  for (const division of DIVISIONS) {
    yield `${division},Division ${division},company`;
    for (let team = 1; team <= TEAMS_PER_DIVISION; team += 1)
      yield `${division}-${team},Team ${division} ${team},${division}`;
  }
}

function* everybody(employees: number, line: (person: Person, number: number) => string): Generator<string> {
  for (let index = 0; index < employees; index += 1) yield line(person(index), index + 1);
}

const employeeLine = ({ code, hired, grade, region }: Person, number: number): string =>
  `${code},Employee ${number},${hired},,CNY,9000,${grade},${region}`;

const assignmentLine = ({ code, team, hired, target }: Person): string => `${code},clerk,${team},${hired},,${target}`;

/**
 * A file of so many observations of the same employees, from the months before the bench's own. There are fewer where even a
 * hundred years of months have not as many.
 */
export async function writeEarlierObservations(
  folder: string,
  { employees, rows }: { readonly employees: number; readonly rows: number },
): Promise<{ readonly file: string; readonly rows: number }> {
  const file = join(folder, 'earlier-observations.csv');
  const within = Math.min(rows, employees * INDICATORS.length * MOST_MONTHS);
  await writeLines(file, OBSERVATION_HEADER.join(','), firstOf(within, earlierLines(employees)));
  return { file, rows: within };
}

const MOST_MONTHS = 1_200;

function* earlierLines(employees: number): Generator<string> {
  for (let back = 1; back <= MOST_MONTHS; back += 1) yield* observationLines(employees, monthAfter(PERIOD, -back));
}

function* firstOf<T>(count: number, items: Iterable<T>): Generator<T> {
  let left = count;
  for (const item of items) {
    if (left === 0) return;
    left -= 1;
    yield item;
  }
}

/** One indicator after the other, as the systems that measure them report. */
function* observationLines(employees: number, otherMonth?: string): Generator<string> {
  const month = otherMonth ?? PERIOD;
  for (const { code: indicator } of INDICATORS)
    yield* everybody(employees, ({ code }) => {
      const {
        value = '',
        numerator = '',
        denominator = '',
        sample = '',
        source,
      } = reported(code, indicator, otherMonth);
      return `${indicator},employee:${code},${month},${value},${numerator},${denominator},${sample},${source},`;
    });
}
