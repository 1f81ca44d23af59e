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
  /** Of most rows the beginning of the key is that of the row before: its hashes are worked out once. */
  private beginning = '';
  private begun = START;

  /** Adds a key, given as its beginning and the rest, and answers whether it may have been added before. */
  mark(beginning: string, rest: string): boolean {
    if (beginning !== this.beginning) [this.beginning, this.begun] = [beginning, hashed(START, beginning)];
    const { first, second } = hashed(this.begun, rest);
    const words = (this.words ??= new Uint32Array(WORDS));
    const block = (((first ^ (first >>> 15)) >>> 0) % (WORDS / WORDS_PER_BLOCK)) * WORDS_PER_BLOCK;
    let bits = second | 1;
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

/** Two hashes of a text: FNV-1a, and one with another multiplier. The first says the block, the second which bits of it. */
interface Hashes {
  readonly first: number;
  readonly second: number;
}

const START: Hashes = { first: 0x811c9dc5, second: 0x9e3779b9 };

/** The hashes of a text that goes on with these characters. */
function hashed(before: Hashes, text: string): Hashes {
  let { first, second } = before;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x5bd1e995);
    second ^= second >>> 13;
  }
  return { first, second };
}
