import { stderr } from 'node:process';

import { SingleBar } from 'cli-progress';

/** Progress on the terminal's error stream, from the first second on; lines without a terminal are kept few. */
export class Progress {
  private bar: SingleBar | undefined;
  private lastLine = 0;
  private readonly startedAt = performance.now();

  constructor(
    private readonly label: string,
    private readonly total?: number,
  ) {}

  /** Says how far it is; cheap to call often. */
  at(done: number): void {
    const elapsed = performance.now() - this.startedAt;
    if (elapsed < 1_000) return;
    if (stderr.isTTY) this.draw(done);
    else if (elapsed - this.lastLine > 5_000) {
      this.lastLine = elapsed;
      stderr.write(`${this.label}: ${done}${this.total === undefined ? '' : ` of ${this.total}`}\n`);
    }
  }

  private draw(done: number): void {
    const total = this.total ?? done;
    if (!this.bar) {
      const format = this.total === undefined ? `${this.label} {value}` : `${this.label} {bar} {value}/{total}`;
      this.bar = new SingleBar({ format, stream: stderr, clearOnComplete: true, hideCursor: true });
      this.bar.start(total, done);
    }
    this.bar.setTotal(total);
    this.bar.update(done);
  }

  end(): void {
    this.bar?.stop();
  }
}
