import Sequencer from '@jest/test-sequencer';

/** Suites that take the longest: begun last, one of them would run on while the other worker has nothing left to do. */
const LONGEST = [
  'test/web/pages.test.ts',
  'test/proof/every-column.test.ts',
  'test/access/every-route.test.ts',
  'test/journey/command-line.test.ts',
  'test/engine/compiled-rules-differential.test.ts',
  'test/metrics/resume.test.ts',
  'test/http/main.test.ts',
  'test/metrics/bad-files.test.ts',
  'test/metrics/any-interleaving.test.ts',
  'test/plans/check-never-throws.test.ts',
  'test/http/limits.test.ts',
];

/** The order of the suites: in a fresh clone Jest knows no times yet, and would go by the sizes of the files. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path }) => {
      const found = LONGEST.findIndex((each) => path.endsWith(each));
      return found < 0 ? LONGEST.length : found;
    };
    return [...super.sort(tests)].sort((a, b) => place(a) - place(b));
  }
}
