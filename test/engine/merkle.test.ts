import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { leafHash, merkleRoot } from '../../src/engine/merkle.js';

const hash = (...parts: readonly Uint8Array[]): Buffer => createHash('sha256').update(Buffer.concat(parts)).digest();

/** RFC 9162, 2.1.1, word for word: split at the largest power of two below n. */
function treeHash(data: readonly Buffer[]): Buffer {
  if (data.length === 0) return hash();
  if (data.length === 1) return hash(Buffer.of(0), data[0]!);
  let split = 1;
  while (split * 2 < data.length) split *= 2;
  return hash(Buffer.of(1), treeHash(data.slice(0, split)), treeHash(data.slice(split)));
}

const leaves = (count: number): string[] => Array.from({ length: count }, (_, i) => `payout ${i} — 配送员`);

describe('the Merkle root', () => {
  it('of nothing is the hash of nothing', () => {
    expect(merkleRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('of one empty leaf is the known answer of the certificate-transparency logs', () => {
    expect(leafHash('')).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    expect(merkleRoot([leafHash('')])).toBe(leafHash(''));
  });

  // The eight inputs and roots that implementations of RFC 6962 and 9162 test themselves with.
  it('of the first leaves of the reference vectors is the known answer', () => {
    const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
    const hashes = inputs.map((hex) => hash(Buffer.of(0), Buffer.from(hex, 'hex')).toString('hex'));
    expect(merkleRoot(hashes.slice(0, 2))).toBe('fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125');
    expect(merkleRoot(hashes.slice(0, 3))).toBe('aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77');
    expect(merkleRoot(hashes)).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
  });

  it.each(Array.from({ length: 41 }, (_, count) => count))('of %d leaves is what the RFC’s recursion says', (count) => {
    const data = leaves(count);
    expect(merkleRoot(data.map(leafHash))).toBe(
      treeHash(data.map((leaf) => Buffer.from(leaf, 'utf8'))).toString('hex'),
    );
  });

  it('changes with any leaf, with their order and with their number', () => {
    const hashes = leaves(7).map(leafHash);
    const root = merkleRoot(hashes);
    for (const place of hashes.keys()) expect(merkleRoot(hashes.with(place, leafHash('another')))).not.toBe(root);
    expect(merkleRoot([...hashes].reverse())).not.toBe(root);
    expect(merkleRoot([...hashes, hashes[6]!])).not.toBe(root);
  });

  it('cannot be had by passing a node for a leaf', () => {
    const [a, b] = leaves(2).map(leafHash);
    expect(leafHash(`${a!}${b!}`)).not.toBe(merkleRoot([a!, b!]));
  });

  it('leaves the hashes that it is given alone', () => {
    const hashes = Object.freeze(leaves(5).map(leafHash));
    expect(merkleRoot(hashes)).toBe(merkleRoot(hashes));
  });
});
