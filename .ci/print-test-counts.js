// Prints `N passed, N failed` from the JSON result that the test runner itself wrote.
import { readFileSync } from 'node:fs';

const result = JSON.parse(readFileSync(process.argv[2], 'utf8'));
console.log(`${result.numPassedTests} passed, ${result.numFailedTests} failed`);
