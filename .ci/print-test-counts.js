// Prints `N passed, N failed` from the JSON result that the test runner itself wrote.
import { readFileSync } from 'node:fs';

const result = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// A test file that cannot even be loaded has no tests to count, and has failed all the same.
const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
console.log(`${result.numPassedTests} passed, ${failed} failed`);
