import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { runCommand, type Convert } from '../../scripts/real-input/command.js';
import { InputProblem } from '../../scripts/real-input/input-problem.js';
import { readTable } from '../../scripts/real-input/read-table.js';

const nothing: Convert = () => Promise.resolve([]);

describe('the command line of the scripts', () => {
  let complaints: string[];

  beforeEach(() => {
    complaints = [];
    jest.spyOn(console, 'error').mockImplementation((text: unknown) => void complaints.push(String(text)));
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each([[[]], [['folder']], [['folder', 'out', 'more']], [['--help', 'out']]])(
    'shows its usage where the arguments are %j',
    async (args) => {
      expect(await runCommand('marketplace', nothing, args)).toBe(2);
      expect(complaints.join('\n')).toContain('Usage: node dist/scripts/marketplace.js FOLDER OUT');
    },
  );

  it('names a file that is not there, then shows its usage', async () => {
    const convert: Convert = async (folder) =>
      (await readTable(folder, 'calls.csv', ['Agent'])).map((row) => row.text('Agent'));
    expect(await runCommand('contact-centre', convert, ['no-such-folder', 'out'])).toBe(1);
    expect(complaints[0]).toMatch(/^There is no file no-such-folder.calls\.csv\.\nUsage: /);
  });

  it('leaves a fault of its own to be seen as one', async () => {
    const fault: Convert = () => Promise.reject(new RangeError('a fault'));
    await expect(runCommand('marketplace', fault, ['a', 'b'])).rejects.toThrow('a fault');
    const problem: Convert = () => Promise.reject(new InputProblem('mend it'));
    expect(await runCommand('marketplace', problem, ['a', 'b'])).toBe(1);
  });
});
