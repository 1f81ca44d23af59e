import type { Principal } from '../../access/principal.js';
import type { ReadLog } from '../../access/read-log.js';

const APART_MS = 300_000;
const MOST = 1_000;

/** Notes who reads previews: of one person and draft once in five minutes, however often a slider is moved meanwhile. */
export class PreviewNotes {
  private readonly last = new Map<string, number>();

  constructor(private readonly reads: ReadLog) {}

  async note(principal: Principal, draft: number): Promise<void> {
    const key = `${principal.account} ${draft}`;
    const now = Date.now();
    const before = this.last.get(key);
    if (before !== undefined && now - before < APART_MS) return;
    await this.reads.note(principal, `draft:${draft}/preview`);
    if (this.last.size >= MOST) this.last.clear();
    this.last.set(key, now);
  }
}
