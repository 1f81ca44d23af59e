/**
 * Tries the plans of the national pay-for-performance programme on its published tables, and compares whatever comes out with what
 * is published. `docs/pay-for-performance.md` says where the tables come from.
 *
 *     node dist/scripts/hospitals.js FOLDER [--made-up-bases]
 */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { findingText } from '../src/cli/output.js';
import { Exact, exact } from '../src/engine/exact.js';
import { Evaluation, type BadLine } from '../src/evaluate/evaluation.js';
import { loadPlan } from '../src/evaluate/loaded-plan.js';
import type { ResultLine } from '../src/evaluate/result-line.js';
import { Comparison } from './hospitals/compare.js';
import { baseOf, hospitalLine } from './hospitals/convert.js';
import { readHospitals, type Hospital } from './hospitals/read-hospitals.js';
import { standardsDocument } from './hospitals/standards.js';
import { InputProblem } from './real-input/input-problem.js';

const PROGRAMME = new URL('../../rules/examples/hospital-vbp-fy2024/', import.meta.url);
/** The programme, and the two measures behind its combined surgical score. */
const PLANS = ['plan.json', 'plans/surgical-site.json'];
const MADE_UP_BASES = '--made-up-bases';
const FUND_SHARE = exact('2%');
const CENT = exact('0.01');
const NO_FOLDER = /^(?:-.*|convert|compare|standards)$/;

const USAGE = `Usage: node dist/scripts/hospitals.js FOLDER [${MADE_UP_BASES}]
       node dist/scripts/hospitals.js convert FOLDER [${MADE_UP_BASES}]   lines for cxpay evaluate
       node dist/scripts/hospitals.js compare FOLDER RESULTS         what cxpay evaluate --explain wrote
       node dist/scripts/hospitals.js standards FOLDER...            parameters.json of these years
  FOLDER  holds the five published tables, see docs/pay-for-performance.md`;

/** Answers the exit code: 0 all is equal, 1 something differs or cannot be read, 2 wrong arguments. */
export async function main(args: readonly string[], programme = PROGRAMME): Promise<0 | 1 | 2> {
  const bases = args.includes(MADE_UP_BASES);
  const [first, ...rest] = args.filter((arg) => arg !== MADE_UP_BASES);
  const [folder, results] = rest;
  try {
    if (first === 'convert' && folder !== undefined && rest.length === 1) return await convert(folder, bases);
    if (first === 'compare' && folder !== undefined && results !== undefined) return await compare(folder, results);
    if (first === 'standards' && rest.length > 0) return await standards(rest);
    if (first !== undefined && rest.length === 0 && !NO_FOLDER.test(first))
      return await tryAll(first, bases, programme);
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    console.error(error.message);
    return 1;
  }
  console.error(USAGE);
  return 2;
}

const linesOf = (hospitals: readonly Hospital[], bases: boolean): readonly string[] =>
  hospitals.map((hospital, place) => hospitalLine(hospital, bases ? place : undefined));

async function convert(folder: string, bases: boolean): Promise<0> {
  for (const line of linesOf(await readHospitals(folder), bases)) console.log(line);
  return 0;
}

async function standards(folders: readonly string[]): Promise<0> {
  const hospitals: Hospital[] = [];
  for (const folder of folders) hospitals.push(...(await readHospitals(folder)));
  console.log(JSON.stringify(standardsDocument(hospitals), null, 2));
  return 0;
}

async function compare(folder: string, results: string): Promise<0 | 1> {
  const comparison = new Comparison(await readHospitals(folder));
  const lines = createInterface({ input: createReadStream(results), crlfDelay: Infinity });
  for await (const line of lines) if (line !== '') comparison.add(JSON.parse(line) as ResultLine | BadLine);
  return report(comparison);
}

async function tryAll(folder: string, bases: boolean, programme: URL): Promise<0 | 1> {
  const hospitals = await readHospitals(folder);
  const lines = linesOf(hospitals, bases);
  const comparison = new Comparison(hospitals);
  let paid = Exact.ZERO;
  for (const name of PLANS) {
    const loaded = await loadPlan(fileURLToPath(new URL(name, programme)));
    if (!loaded.ok) throw new InputProblem(loaded.findings.map(findingText).join('\n'));
    const evaluation = new Evaluation(loaded.value);
    const open = () => Readable.from(lines.map((line) => Buffer.from(`${line}\n`)));
    for await (const result of evaluation.results(open, true)) {
      comparison.add(result);
      if (name === PLANS[0] && 'payout' in result) paid = paid.plus(exact(result.payout ?? '0'));
    }
  }
  console.log(`${hospitals.length} hospitals`);
  if (bases) checkPool(lines, paid, comparison);
  return report(comparison);
}

/** What all hospitals put in is what all of them get. */
function checkPool(lines: readonly string[], paid: Exact, { tally }: Comparison): void {
  const bases = Exact.sum(lines.map((line) => exact(baseOf(line) ?? '0')));
  const fund = bases.times(FUND_SHARE).roundedTo(CENT, 'half-up');
  const shown = `pool of 2 % of made-up bases: ${fund.toFixedText(2)}, paid out: ${paid.toFixedText(2)}`;
  if (fund.equals(paid)) console.log(shown);
  else tally.fail(shown);
}

function report(comparison: Comparison): 0 | 1 {
  const tally = comparison.finish();
  for (const line of tally.lines()) console.log(line);
  return tally.isEqual ? 0 : 1;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = await main(process.argv.slice(2));
