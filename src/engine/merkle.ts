import { hash as digestOf } from 'node:crypto';

/**
 * Merkle trees as RFC 9162 §2.1 has them: a leaf is SHA-256(0x00 ‖ data), a node SHA-256(0x01 ‖ left ‖ right), and a tree of
 * n > 1 leaves splits at the largest power of two below n. The prefixes keep a node from passing for a leaf.
 */

/** The leaf's prefix, which UTF-8 writes as it is. */
const LEAF = '\u0000';
const NODE = Buffer.of(1);

const hash = (...parts: readonly Uint8Array[]): Buffer => digestOf('sha256', Buffer.concat(parts), 'buffer');

/** The byte that stands before a leaf's data when it is hashed. */
export const LEAF_PREFIX = 0;

/** The hash of one leaf, in hexadecimal, of its data with {@link LEAF_PREFIX} before it. */
export const prefixedLeafHash = (prefixed: Uint8Array): string => digestOf('sha256', prefixed);

/** The hash of one leaf's data, in hexadecimal. */
export function leafHash(data: string): string {
  return digestOf('sha256', LEAF + data);
}

interface FullTree {
  readonly hash: Buffer;
  readonly leaves: number;
}

/** A tree that grows leaf by leaf and remembers no more than one node for each level. */
export class MerkleTree {
  /** Roots of the full trees that the leaves so far make, the largest first. */
  private readonly full: FullTree[] = [];
  private count = 0;

  /** Leaves so far. */
  get size(): number {
    return this.count;
  }

  /** Adds a leaf by its hash in hexadecimal. */
  add(leaf: string): void {
    this.count += 1;
    let added: FullTree = { hash: Buffer.from(leaf, 'hex'), leaves: 1 };
    for (let last = this.full.at(-1); last?.leaves === added.leaves; last = this.full.at(-1)) {
      added = { hash: hash(NODE, last.hash, added.hash), leaves: 2 * added.leaves };
      this.full.pop();
    }
    this.full.push(added);
  }

  /** The root, in hexadecimal; of no leaves, the hash of nothing (RFC 9162 §2.1.1). */
  root(): string {
    const last = this.full.at(-1);
    if (!last) return hash().toString('hex');
    // The rightmost tree is the right side of a node with the one before it, and so on: as the recursive definition splits.
    return this.full
      .slice(0, -1)
      .reduceRight((right, left) => hash(NODE, left.hash, right), last.hash)
      .toString('hex');
  }
}

/** The root over leaf hashes, in hexadecimal. */
export function merkleRoot(leafHashes: readonly string[]): string {
  const tree = new MerkleTree();
  for (const leaf of leafHashes) tree.add(leaf);
  return tree.root();
}
