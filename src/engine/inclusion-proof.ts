/** Proofs that a leaf is in a Merkle tree, as RFC 9162 §2.1.3 has them: the hashes beside the way from the leaf to the root. */
import { hash as digestOf } from 'node:crypto';

import { merkleRoot } from './merkle.js';

/** The hashes beside the way from leaf `index` to the root, the lowest first. Throws where there is no such leaf. */
export function inclusionProof(leafHashes: readonly string[], index: number): readonly string[] {
  const { length } = leafHashes;
  if (!Number.isInteger(index) || index < 0 || index >= length)
    throw new RangeError(`there is no leaf ${index} of ${length}`);
  if (length === 1) return [];
  const split = largestPowerBelow(length);
  const [left, right] = [leafHashes.slice(0, split), leafHashes.slice(split)];
  return index < split
    ? [...inclusionProof(left, index), merkleRoot(right)]
    : [...inclusionProof(right, index - split), merkleRoot(left)];
}

function largestPowerBelow(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

/**
 * The root that a proof leads to, by the algorithm of RFC 9162 §2.1.3.2; `undefined` where the proof has not the length that a
 * leaf at this place in a tree of this size has. Hashes are hexadecimal.
 */
export function rootByProof(
  leafHash: string,
  index: number,
  size: number,
  proof: readonly string[],
): string | undefined {
  if (index >= size) return undefined;
  let [place, last, root] = [BigInt(index), BigInt(size) - 1n, leafHash];
  for (const beside of proof) {
    if (last === 0n) return undefined;
    if (place % 2n === 1n || place === last) {
      root = nodeHash(beside, root);
      while (place % 2n === 0n && place !== 0n) [place, last] = [place >> 1n, last >> 1n];
    } else root = nodeHash(root, beside);
    [place, last] = [place >> 1n, last >> 1n];
  }
  return last === 0n ? root : undefined;
}

const nodeHash = (left: string, right: string): string =>
  digestOf('sha256', Buffer.concat([Buffer.of(1), Buffer.from(left, 'hex'), Buffer.from(right, 'hex')]));
