/** The command line that the scripts share: two folders in, a summary or a clear complaint out. */
import { InputProblem } from './input-problem.js';

/** Reads from `folder`, writes to `out`, and answers lines for people. */
export type Convert = (folder: string, out: string) => Promise<readonly string[]>;

/**
 * Runs a script on its arguments. Answers the exit code: 0 done, 1 for a file that is not there or not as expected, 2 for wrong
 * arguments.
 */
export async function runCommand(script: string, convert: Convert, args: readonly string[]): Promise<0 | 1 | 2> {
  const usage = `Usage: node dist/scripts/${script}.js FOLDER OUT
  FOLDER  holds the published files, see docs/real-input.md
  OUT     receives departments.csv, roles.csv, employees.csv, assignments.csv and observations/`;
  const [folder, out, ...rest] = args;
  if (!folder || !out || rest.length > 0 || folder.startsWith('-') || out.startsWith('-')) {
    console.error(usage);
    return 2;
  }
  try {
    for (const line of await convert(folder, out)) console.log(line);
    return 0;
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    console.error(`${error.message}\n${usage}`);
    return 1;
  }
}
