/**
 * Chance that can be repeated: every stream of numbers is derived from the seed and a key ("E1007/breakage/2026-03"), so that the
 * same seed gives the same bytes and a change in one place leaves all others as they were. Whole numbers only.
 */

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

/** FNV-1a over the code units of a text: 32 bits to start a stream from. */
function hashOf(text: string): number {
  let hash = FNV_OFFSET;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), FNV_PRIME);
  return hash >>> 0;
}

/** A stream of pseudo-random whole numbers (mulberry32). */
export class Random {
  private constructor(private state: number) {}

  static from(seed: number, key: string): Random {
    return new Random(hashOf(`${seed}/${key}`));
  }

  private next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  }

  /** 0, 1 … up to but without `limit`. */
  below(limit: number): number {
    return this.next() % limit;
  }

  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** From -1000 to 1000, the middle the likeliest: the sum of two dice, so that there are no far-off values. */
  deviation(): number {
    return this.between(-500, 500) + this.between(-500, 500);
  }

  /** True about so many times in a thousand. */
  chance(perMille: number): boolean {
    return this.below(1000) < perMille;
  }

  pick<T>(choices: readonly T[]): T {
    const chosen = choices[this.below(choices.length)];
    if (chosen === undefined) throw new RangeError('nothing to pick from');
    return chosen;
  }
}

/** How good somebody is at everything they do, for good: -1000 to 1000. */
export function lastingQuality(seed: number, subject: string): number {
  return Random.from(seed, `quality/${subject}`).deviation();
}
