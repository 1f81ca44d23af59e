import { ByteWriter } from '../engine/byte-writer.js';
import { LEAF_PREFIX, prefixedLeafHash } from '../engine/merkle.js';
import { writeEvidence } from '../engine/payout-evidence.js';
import type { PayoutResult } from '../engine/payout.js';

const LINE_BREAK = 0x0a;

/** Evidence of payouts that follow each other, written into one memory and hashed there: a line of canonical JSON each. */
export class EvidencePage {
  private readonly writer = new ByteWriter();
  private readonly starts: number[] = [];

  /** Begins anew: what was handed out before is a copy and stays. */
  clear(): void {
    this.writer.clear();
    this.starts.length = 0;
  }

  /** Adds a payout's evidence and answers its leaf hash. */
  add(payout: PayoutResult): string {
    const { writer } = this;
    const start = writer.length;
    this.starts.push(start);
    // Where the line before ends, a leaf's prefix stands for as long as it is hashed.
    writer.byte(LEAF_PREFIX);
    writeEvidence(writer, payout);
    const hash = prefixedLeafHash(writer.from(start));
    writer.setByte(start, LINE_BREAK);
    return hash;
  }

  /** All lines, in UTF-8. */
  lines(): Buffer {
    return Buffer.from(this.writer.from(Math.min(1, this.writer.length)));
  }
}
