import type { LoggerService } from '@nestjs/common';

/** Takes what Nest itself has to say: faults only, each as one line of the server's log. */
export class ServerLog implements LoggerService {
  constructor(private readonly write: (line: string) => void) {}

  error(message: unknown, ...more: unknown[]): void {
    this.write(['error', message, ...more].map(String).join(' '));
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.write(['fatal', message, ...more].map(String).join(' '));
  }

  warn(message: unknown): void {
    this.write(`warning ${String(message)}`);
  }

  log(): void {
    // What was started and mapped where is of no interest to whom it serves.
  }
}
