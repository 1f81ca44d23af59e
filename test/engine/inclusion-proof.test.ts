import { createHash } from 'node:crypto';

import { describe, expect, it } from '@jest/globals';

import { inclusionProof, rootByProof } from '../../src/engine/inclusion-proof.js';
import { leafHash, merkleRoot } from '../../src/engine/merkle.js';

const leaves = (count: number): string[] => Array.from({ length: count }, (_, i) => leafHash(`payout ${i}`));

/** The inputs that implementations of RFC 6962 and 9162 test themselves with. */
const REFERENCE = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
const referenceLeaves = REFERENCE.map((hex) =>
  createHash('sha256').update(Buffer.of(0)).update(Buffer.from(hex, 'hex')).digest('hex'),
);

describe('an inclusion proof', () => {
  it('is the known answer for the reference leaves', () => {
    expect(inclusionProof(referenceLeaves.slice(0, 1), 0)).toEqual([]);
    expect(inclusionProof(referenceLeaves, 0)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(inclusionProof(referenceLeaves.slice(0, 3), 2)).toEqual([
      'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    ]);
  });

  it.each(Array.from({ length: 34 }, (_, i) => i + 1))('leads from each of %d leaves to their root', (count) => {
    const hashes = leaves(count);
    for (const [index, leaf] of hashes.entries())
      expect(rootByProof(leaf, index, count, inclusionProof(hashes, index))).toBe(merkleRoot(hashes));
  });

  it('leads elsewhere from another leaf, place, size or with another hash', () => {
    const hashes = leaves(13);
    const root = merkleRoot(hashes);
    const proof = inclusionProof(hashes, 6);
    const leaf = hashes[6]!;
    expect(rootByProof(hashes[5]!, 6, 13, proof)).not.toBe(root);
    for (let place = 0; place < 13; place += 1)
      if (place !== 6) expect(rootByProof(leaf, place, 13, proof)).not.toBe(root);
    expect(rootByProof(leaf, 6, 8, proof)).toBeUndefined();
    for (const at of proof.keys()) expect(rootByProof(leaf, 6, 13, proof.with(at, leafHash('other')))).not.toBe(root);
  });

  it('has the length that its place asks for, and no other', () => {
    const hashes = leaves(13);
    const proof = inclusionProof(hashes, 12);
    expect(rootByProof(hashes[12]!, 12, 13, proof.slice(1))).toBeUndefined();
    expect(rootByProof(hashes[12]!, 12, 13, [...proof, leafHash('x')])).toBeUndefined();
    expect(rootByProof(hashes[12]!, 13, 13, proof)).toBeUndefined();
    expect(() => inclusionProof(hashes, 13)).toThrow(RangeError);
  });
});
