import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

import { Command } from 'commander';

import type { Finding } from '../../engine/finding.js';
import { Evaluation, type OpenInput } from '../../evaluate/evaluation.js';
import { loadPlan } from '../../evaluate/loaded-plan.js';
import { openFile } from '../../files/file-bytes.js';
import { refusal, type CommandResult } from '../output.js';
import { runCommand } from '../run-command.js';

interface EvaluateOptions {
  readonly input: string;
  readonly explain?: boolean;
}

const STANDARD_INPUT = '-';
/** Lines are written many at a time. */
const PIECE = 65_536;

// Without --json: what comes out is JSON as it is.
export const evaluateCommand = new Command('evaluate')
  .description('try a plan on subjects, one a line of JSON; needs no database')
  .argument('<plan>', 'a plan document; what it uses is read beside it')
  .requiredOption('--input <file>', 'a subject a line, as JSON; - is standard input')
  .option('--explain', 'add the whole explanation to each line')
  .addHelpText('after', '\nWrites one line of JSON for each line. Exits 1 if a line could not be read.')
  .action((plan: string, options: EvaluateOptions) => runCommand({}, () => evaluate(plan, options)));

async function evaluate(path: string, { input, explain }: EvaluateOptions): Promise<CommandResult> {
  const loaded = await loadPlan(path);
  if (!loaded.ok) return refusal(loaded.findings);
  const evaluation = new Evaluation(loaded.value);
  const opened = await openInput(input, evaluation.needsAll);
  if ('message' in opened) return refusal([opened]);
  // Whoever pipes lines in waits for the answer to each.
  const piece = input === STANDARD_INPUT ? 0 : PIECE;
  const isWhole = await writeResults(evaluation.results(opened.open, explain ?? false), piece);
  return { exitCode: isWhole ? 0 : 1, text: '', json: {}, findings: loaded.findings };
}

async function openInput(input: string, needsAll: boolean): Promise<{ readonly open: OpenInput } | Finding> {
  if (input === STANDARD_INPUT && !needsAll) return { open: () => process.stdin };
  if (input === STANDARD_INPUT) return readTwice('standard input');
  const opened = await openFile(input);
  if (!opened.ok) return opened.findings[0] as Finding;
  await opened.value.close();
  if (needsAll && !(await stat(input)).isFile()) return readTwice(input);
  return { open: () => createReadStream(input, { highWaterMark: PIECE }) };
}

const readTwice = (input: string): Finding => ({
  severity: 'error',
  code: 'input-read-once',
  message: `this plan compares subjects, so its input is read more than once, and ${input} can be read only once`,
  advice: 'write it to a file, and name that',
});

/** Writes as fast as the reader takes it. Answers whether every line could be read. */
async function writeResults(lines: ReturnType<Evaluation['results']>, atLeast: number): Promise<boolean> {
  let isWhole = true;
  let piece = '';
  for await (const line of lines) {
    isWhole &&= !('error' in line);
    piece += `${JSON.stringify(line)}\n`;
    if (piece.length < atLeast) continue;
    await write(piece);
    piece = '';
  }
  await write(piece);
  return isWhole;
}

async function write(text: string): Promise<void> {
  if (text !== '' && !process.stdout.write(text)) await once(process.stdout, 'drain');
}
