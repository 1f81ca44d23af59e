import { expect, it } from '@jest/globals';

import { SeenKeys } from '../../src/metrics/seen-keys.js';

it('knows every key that it was given, and hardly ever one that it was not', () => {
  const keys = Array.from({ length: 200_000 }, (_, i) => `2026-10\nemployee\nE${i}\non-time\ninternal\n`);
  const seen = new SeenKeys();
  expect(seen.mark(keys[0]!)).toBe(false);
  expect(keys.slice(1).filter((key) => seen.mark(key)).length).toBeLessThan(20);
  expect(keys.every((key) => seen.mark(key))).toBe(true);
  const others = keys.map((key) => `${key}2026-10-01`);
  expect(others.filter((key) => seen.mark(key)).length).toBeLessThan(20);
});
