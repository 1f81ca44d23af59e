import { Command, CommanderError } from 'commander';

import { StorageFailure } from '../database/storage-failure.js';
import { ListenFailure } from '../http/listen-failure.js';
import type { Outcome } from '../engine/finding.js';
import { parsePeriod, type Period } from '../engine/period.js';
import { printResult, refusal, type CommandResult } from './output.js';

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
}

/** A new command with what every one has. */
export function command(name: string, description: string): Command {
  return new Command(name).description(description).option('--json', 'print one JSON document on stdout');
}

/**
 * Runs a command's work, prints its result and sets the exit code. An expected failure of storage is a refusal; anything else that
 * is thrown is a bug, and says so.
 */
export async function runCommand(options: CommonOptions, work: () => Promise<CommandResult>): Promise<void> {
  const result = await work().catch((error: unknown) => failure(error));
  printResult(result, options.json ?? false);
  process.exitCode = result.exitCode;
}

function failure(error: unknown): CommandResult {
  if (error instanceof CommanderError) throw error;
  if (error instanceof StorageFailure || error instanceof ListenFailure)
    return refusal([{ severity: 'error', code: error.code, message: error.message, advice: error.advice }]);
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return refusal([
    { severity: 'error', code: 'bug', message: `this is a fault of cxpay: ${message}`, advice: 'please report it' },
  ]);
}

/** Turns a service's outcome into a result: what worked by `show`, a refusal by its findings. */
export function resultOf<T>(
  outcome: Outcome<T>,
  show: (value: T) => Omit<CommandResult, 'exitCode'> & { readonly exitCode?: 0 | 1 },
): CommandResult {
  if (!outcome.ok) return refusal(outcome.findings);
  const shown = show(outcome.value);
  return { exitCode: 0, ...shown, findings: [...outcome.findings, ...(shown.findings ?? [])] };
}

/** Reads a period argument; a period that does not exist is wrong usage. */
export function periodArgument(of: Command, text: string): Period {
  const period = parsePeriod(text);
  if (!period)
    return of.error(`error: there is no period "${text}": write a month from 1900-01 on, as 2026-10`, { exitCode: 2 });
  return period;
}

/** Reads a count argument, from 1 to 9,999; anything else is wrong usage. */
export function wholeArgument(of: Command, text: string): number {
  if (/^[1-9][0-9]{0,3}$/.test(text)) return Number(text);
  return of.error(`error: "${text}" is not a whole number from 1 on`, { exitCode: 2 });
}
