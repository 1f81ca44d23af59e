import { expect, it } from '@jest/globals';

import { SeenKeys } from '../../src/ingestion/seen-keys.js';

it('knows every key that it was given, and hardly ever one that it was not', () => {
  const subjects = Array.from({ length: 200_000 }, (_, i) => `E${i}`);
  const seen = new SeenKeys();
  const known = (beginning: string) => subjects.filter((subject) => seen.mark(beginning, subject)).length;
  expect(known('2026-10\nemployee\non-time\ninternal\n\n')).toBeLessThan(20);
  expect(known('2026-10\nemployee\non-time\ninternal\n\n')).toBe(subjects.length);
  expect(known('2026-10\nemployee\non-time\ninternal\n2026-10-01\n')).toBeLessThan(20);
  expect(known('2026-10\nemployee\non-time\ninternal\n\n')).toBe(subjects.length);
});

it('takes a key for the same wherever it is cut in two', () => {
  const seen = new SeenKeys();
  expect(seen.mark('2026-10\n', 'E1')).toBe(false);
  for (const cut of [0, 3, 9]) expect(seen.mark('2026-10\nE1'.slice(0, cut), '2026-10\nE1'.slice(cut))).toBe(true);
  expect(seen.mark('2026-10\n', 'E2')).toBe(false);
});
