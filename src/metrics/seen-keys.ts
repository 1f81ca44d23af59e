const WORDS = 1 << 22;
/** The words of a block, which the processor fetches from memory at once: all bits of a key are in one. */
const WORDS_PER_BLOCK = 16;
const PROBES = 4;

/**
 * Which keys earlier rows of a file may have reported: a Bloom filter, whose size (16 MiB, once there is anything in it) does not
 * depend on the file's. It never misses a key that was added, and takes one that was not for one that was a few times in a
 * million after a million keys: whoever asks looks in the file itself before anything follows from a yes.
 */
export class SeenKeys {
  private words: Uint32Array | undefined;

  /** Adds a key, and answers whether it may have been added before. */
  mark(key: string): boolean {
    const words = (this.words ??= new Uint32Array(WORDS));
    const [block, first] = hashes(key);
    let bits = first;
    let all = true;
    for (let probe = 0; probe < PROBES; probe++, bits = Math.imul(bits, 0x9e3779b1)) {
      const at = block + (bits >>> 28);
      const word = words[at] ?? 0;
      const bit = 1 << ((bits >>> 23) & 31);
      all &&= (word & bit) !== 0;
      words[at] = word | bit;
    }
    return all;
  }
}

/** The first word of a key's block, and an odd number from which its bits are taken: two hashes (FNV-1a, and one with another multiplier). */
function hashes(key: string): [block: number, bits: number] {
  let [first, second] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x5bd1e995);
    second ^= second >>> 13;
  }
  const block = ((first ^ (first >>> 15)) >>> 0) % (WORDS / WORDS_PER_BLOCK);
  return [block * WORDS_PER_BLOCK, second | 1];
}
