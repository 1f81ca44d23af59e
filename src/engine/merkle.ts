import { createHash } from 'node:crypto';

/**
 * Merkle trees as RFC 9162 §2.1 has them: a leaf is SHA-256(0x00 ‖ data), a node SHA-256(0x01 ‖ left ‖ right), and a tree of
 * n > 1 leaves splits at the largest power of two below n. The prefixes keep a node from passing for a leaf.
 */

const LEAF = Buffer.of(0);
const NODE = Buffer.of(1);

const hash = (...parts: readonly Uint8Array[]): Buffer => {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part);
  return digest.digest();
};

/** The hash of one leaf's data, in hexadecimal. */
export function leafHash(data: string): string {
  return hash(LEAF, Buffer.from(data, 'utf8')).toString('hex');
}

/** The root over leaf hashes, in hexadecimal; of no leaves, the hash of nothing (RFC 9162 §2.1.1). */
export function merkleRoot(leafHashes: readonly string[]): string {
  if (leafHashes.length === 0) return hash().toString('hex');
  let level: Buffer[] = leafHashes.map((leaf) => Buffer.from(leaf, 'hex'));
  // Pairing level by level, an odd last node moving up as it is, gives the same tree as the recursive definition.
  while (level.length > 1) {
    const next: Buffer[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i], level[i + 1]];
      if (left) next.push(right ? hash(NODE, left, right) : left);
    }
    level = next;
  }
  return level[0]?.toString('hex') ?? '';
}
