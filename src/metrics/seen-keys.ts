const BITS = 1 << 27;
const PROBES = 4;

/**
 * Which keys earlier rows of a file may have reported: a Bloom filter, whose size (16 MiB, once there is anything in it) does not
 * depend on the file's. It never misses a key that was added, and takes one that was not for one that was about once in a
 * million times after a million keys: whoever asks looks in the file itself before anything follows from a yes.
 */
export class SeenKeys {
  private words: Uint32Array | undefined;

  add(key: string): void {
    const words = (this.words ??= new Uint32Array(BITS / 32));
    const [first, step] = hashes(key);
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = (first + probe * step) % BITS;
      words[bit >>> 5] = (words[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  }

  mayHave(key: string): boolean {
    const { words } = this;
    if (!words) return false;
    const [first, step] = hashes(key);
    for (let probe = 0; probe < PROBES; probe++) {
      const bit = (first + probe * step) % BITS;
      if (((words[bit >>> 5] ?? 0) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }
}

/** Two hashes of 32 bits (FNV-1a, and one with another multiplier), from which the probes are stepped. */
function hashes(key: string): [first: number, step: number] {
  let [first, second] = [0x811c9dc5, 0x9e3779b9];
  for (let i = 0; i < key.length; i++) {
    const unit = key.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x5bd1e995);
    second ^= second >>> 13;
  }
  return [(first ^ (first >>> 15)) >>> 0, (second | 1) >>> 0];
}
