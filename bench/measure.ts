/** Time and memory. */

/** How often the short measurements are repeated; the median of these counts. */
export const REPEATS = 3;
/** A measurement that has taken this long is not repeated: its length evens out what a short one could hit. */
const LONG_SECONDS = 3;

/** How long something took: by the clock, and of the processor in all threads of this process, which a busy machine changes less. */
export interface Taken {
  readonly seconds: number;
  readonly cpuSeconds: number;
}

/** Does some work and tells how long it took. */
export async function timed<T>(work: () => T | Promise<T>): Promise<Taken & { readonly value: T }> {
  const [from, cpuFrom] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const { user, system } = process.cpuUsage(cpuFrom);
  return { value, seconds: (performance.now() - from) / 1_000, cpuSeconds: (user + system) / 1e6 };
}

/** Does the same work several times over, once where it is long: the median of how long it took, and what came of it first. */
export async function timedMedian<T>(
  work: () => T | Promise<T>,
): Promise<{ readonly value: T; readonly seconds: number; readonly repeats: number }> {
  const first = await timed(work);
  const seconds = [first.seconds];
  while (seconds.length < REPEATS && first.seconds < LONG_SECONDS) seconds.push((await timed(work)).seconds);
  return { value: first.value, seconds: median(seconds), repeats: seconds.length };
}

/** The middle one; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  if (low === undefined || high === undefined) throw new RangeError('there is no median of nothing');
  return (low + high) / 2;
}

/** The most memory that this process has ever held, in MiB. */
export function peakMib(): number {
  return process.resourceUsage().maxRSS / 1_024;
}
